"""Opening an agency: its first people and their roles, the codes by which they come in, and the roster that waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from pelopor.imports.actions import ask_for_roster
from pelopor.people.actions import IssuedCode, grant, issue_codes, known_or_new, open_agency
from pelopor.people.models import Agency
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


@dataclass(frozen=True)
class First:
    """One of the first people of an agency."""

    role: Role
    name: str
    login: str  # a number or an e-mail
    basis: str  # the document that gives the role
    until: date


@transaction.atomic
def open_with(agency: Agency, first: Sequence[First], *, at: datetime) -> list[IssuedCode | None]:
    """Open `agency`: all of it or nothing. Gives each one's code; somebody who can sign in already keeps the password and gets none.

    Args:    first: an administrator, and somebody of the Tim RB, who are two people: whoever prints code letters does not run
             the selection alone.
    Raises:  RuleBroken("opening.one_person") when one person is to hold two roles; what the deeds of people raise.
    """
    open_agency(agency, at=at)
    people = [known_or_new(name=one.name, login=one.login, on=at.date()) for one in first]
    if len(set(people)) < len(people):
        raise RuleBroken("opening.one_person")
    for one, person in zip(first, people, strict=True):
        grant(person=person, agency=agency, role=one.role, basis=one.basis, valid_from=at.date(), valid_to=one.until, by=None, at=at)
    ask_for_roster(agency, at=at)
    waiting = [person for person in people if person.user and not person.user.has_usable_password()]
    issued = issue_codes(people=waiting, agency=agency, unit=None, by=None, at=at) if waiting else []
    codes = {one.person: one for one in issued}
    return [codes.get(person) for person in people]
