"""Code letters for the first sign-in: printed once and kept nowhere."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from pelopor.documents.render import pdf
from pelopor.duties import actions as duties
from pelopor.people import actions as people
from pelopor.people.models import Agency, Person, Unit
from pelopor.people.queries import holders, in_unit, unit_in, without_letter, without_password
from pelopor.rules.access import Role
from pelopor.rules.sign_in_code import CodeLetter, CodeLetters


@transaction.atomic
def ask_for_letters(agency: Agency, *, at: datetime) -> None:
    """Let code letters wait for the personnel officer, else for the administrator, when somebody can neither sign in nor holds one."""
    if without_letter(agency, at=at).exists():
        officer = holders(Role.PERSONNEL_OFFICER, agency, on=at.date()).exists()
        duties.add(
            "people.issue_codes", agency=agency, subject=agency.public_id, url=("documents:letters", [agency.public_id]),
            role=Role.PERSONNEL_OFFICER if officer else Role.ADMINISTRATOR, at=at,
        )  # fmt: skip


@transaction.atomic
def print_letters(*, agency: Agency, unit: Unit | None, again: bool, by: Person, at: datetime) -> bytes:
    """The PDF of code letters for those of a unit who cannot sign in yet: the codes are nowhere else.

    Args:    unit: None for those with a role who stand on no roster. again: also who holds a letter; that one is void then.
    Raises:  what people.actions.issue_codes raises.
    """
    waiting = without_password(agency, on=at.date()) if again else without_letter(agency, at=at)
    issued = people.issue_codes(people=list(in_unit(waiting, agency, unit, on=at.date())), agency=agency, unit=unit, by=by, at=at)
    return _letters(agency, [(one, unit) for one in issued], by=by, at=at)


@transaction.atomic
def print_letter(*, person: Person, agency: Agency, by: Person, at: datetime) -> bytes:
    """The PDF of a new code letter for one person, whose letter or password was lost.

    Raises:  what people.actions.reissue_code raises.
    """
    issued = people.reissue_code(person=person, agency=agency, by=by, at=at)
    return _letters(agency, [(issued, unit_in(person, agency, on=at.date()))], by=by, at=at)


def _letters(agency: Agency, issued: Sequence[tuple[people.IssuedCode, Unit | None]], *, by: Person, at: datetime) -> bytes:
    if not without_letter(agency, at=at).exists():
        duties.done("people.issue_codes", subject=agency.public_id, by=by, at=at)
    letters = CodeLetters(
        agency=agency.name, page=f"{settings.SITE_URL}{reverse('people_first')}", paper_size=agency.paper_size,
        date=issued[0][0].last_day,
        letters=tuple(CodeLetter(one.person.name, unit.name if unit else "", one.code) for one, unit in issued),
    )  # fmt: skip
    return pdf.render("code_letters", letters.to_dict(), check_address=letters.page)
