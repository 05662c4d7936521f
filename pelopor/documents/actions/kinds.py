"""Deeds on papers of every kind but the decree: freezing one at once, drafting a letter that the registry numbers."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.documents.actions.initials import ask_for_number
from pelopor.documents.actions.paper import address_of, write_draft
from pelopor.documents.models import Paper
from pelopor.documents.queries import sheet_of
from pelopor.documents.render import pdf
from pelopor.kit.ids import new_id
from pelopor.people.models import Agency, Person
from pelopor.people.queries import head_on
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.kinds import Drawable
from pelopor.rules.papers.signer import Signer


@transaction.atomic
def freeze(
    kind: str, paper: Drawable, *, agency: Agency, subject: str, part: str = "", on: date, signers: str, by: Person, at: datetime
) -> Paper:
    """Draw a paper and freeze it with its hash at once; a part of the deed that gives rise to it, which records the rest.

    Args:    part: public id of whose it is, where the subject has one for each. on: its day. signers: whose names stand below it.
    Raises:  RuleBroken("paper.frozen") when the subject has one of this kind; what check of the paper raises.
    """
    paper.check()
    made = _made(kind, paper, agency=agency, subject=subject, by=by, at=at)
    made.part, made.state, made.date, made.signer_name = part, "frozen", on, signers[:200]
    drawn = pdf.render(kind, made.content, check_address=address_of(made))
    made.sha256 = sha256(drawn).hexdigest()
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise RuleBroken("paper.frozen") from twice
    made.file.save(f"{made.public_id}.pdf", ContentFile(drawn), save=False)
    made.save(update_fields=["file"])
    record("documents.frozen", agency=agency.public_id, thing=made.public_id, by=by, at=at, title=made.title, hash=made.sha256)
    return made


@transaction.atomic
def draft_letter(kind: str, paper: Drawable, *, agency: Agency, subject: str, signer: Signer, by: Person, at: datetime) -> Paper:
    """Write the draft of a letter, or write it anew while it has no number, and let it wait for the registry.

    Raises:  RuleBroken("paper.frozen") once it has a number; what check of the paper raises.
    """
    paper.check()
    made = _made(kind, paper, agency=agency, subject=subject, by=by, at=at)
    head = head_on(agency, at.date())
    fields = {
        "title": made.title, "content": made.content, "signer_name": signer.name, "signer_title": signer.head_title,
        "signer_form": signer.form, "signer_basis": head.basis if head and signer.form else "", "made_by": by,
    }  # fmt: skip
    found = write_draft(kind, agency=agency, subject=subject, fields=fields, at=at)
    ask_for_number(found, at=at)
    record("documents.drafted", agency=agency.public_id, thing=found.public_id, by=by, at=at, title=found.title)
    return found


def _made(kind: str, paper: Any, *, agency: Agency, subject: str, by: Person, at: datetime) -> Paper:
    """The paper before it is saved, with the format of the agency in its content."""
    sheet = sheet_of(agency)
    facts = paper.to_dict() if hasattr(paper, "to_dict") else kept(paper)
    return Paper(
        agency=agency, subject=subject, kind=kind, title=paper.layout(sheet).title[:300], content={**facts, "sheet": kept(sheet)},
        template_version=pdf.VERSION, check_code=new_id(), made_by=by, made_at=at,
    )  # fmt: skip
