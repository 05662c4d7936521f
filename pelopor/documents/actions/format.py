"""Deeds on how an agency sets its papers and words its decrees. What was drawn before stays as it is."""

from datetime import datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.documents.models import Clause, PaperFormat
from pelopor.people.models import Agency, Person
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.clauses import check_clause
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.sheet import Sheet


@transaction.atomic
def set_sheet(agency: Agency, sheet: Sheet, *, by: Person, at: datetime) -> None:
    """Set the format of the papers that are drawn from now on.

    Raises:  what Sheet.check raises.
    """
    sheet.check()
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)  # of two at once, the second replaces the first
    found = PaperFormat.objects.filter(agency=agency).first()
    edition = found.edition + 1 if found else 1
    PaperFormat.objects.update_or_create(agency=agency, defaults={"sheet": kept(sheet), "edition": edition, "made_by": by, "made_at": at})
    record("documents.format_set", agency=agency.public_id, thing=agency.public_id, by=by, at=at, size=sheet.size, edition=edition)


@transaction.atomic
def word_clause(agency: Agency, *, part: str, text: str, basis: str, after: int, by: Person, at: datetime) -> Clause:
    """Word a part of the agency's decrees anew. An empty text goes back to the usual wording.

    Args:    after: the edition that was read before writing, 0 for none: nobody overwrites what they have not seen.
    Raises:  RuleBroken("clause.basis") without one; ("clause.stale") when somebody was quicker; what check_clause raises.
    """
    text = "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    if text:
        check_clause(part, text)
    if not basis.strip():
        raise RuleBroken("clause.basis")
    newest = Clause.objects.filter(agency=agency, part=part).order_by("-edition").first()
    if (newest.edition if newest else 0) != after:
        raise RuleBroken("clause.stale")
    try:
        with transaction.atomic():
            made = Clause.objects.create(
                agency=agency, part=part, edition=after + 1, text=text, basis=basis.strip(), made_by=by, made_at=at
            )
    except IntegrityError as quicker:
        raise RuleBroken("clause.stale") from quicker
    record("documents.clause_worded", agency=agency.public_id, thing=agency.public_id, by=by, at=at, part=part, basis=basis.strip())
    return made
