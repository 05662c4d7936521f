"""Deeds about people: accounts, roles, standing."""

from datetime import date, datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.people.models import Agency, Person, RoleGrant, Standing
from pelopor.rules.access import GRANTED, Role
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def grant(
    *, person: Person, agency: Agency, role: Role, basis: str, valid_from: date, valid_to: date, by: Person | None, at: datetime
) -> RoleGrant:
    """Give `person` a role by function in `agency`, on a basis, until an end.

    Raises:  RuleBroken("grant.derived") for a role that follows from employments; ("grant.basis") without a basis;
             ("grant.dates") when it would end before it begins.
    """
    if role not in GRANTED:
        raise RuleBroken("grant.derived", role=role.value)
    if not basis.strip():
        raise RuleBroken("grant.basis")
    if valid_to <= valid_from:
        raise RuleBroken("grant.dates")
    given = RoleGrant.objects.create(
        person=person, agency=agency, role=role.value, basis=basis, valid_from=valid_from, valid_to=valid_to, granted_by=by
    )
    record("people.role_granted", agency=agency.public_id, thing=given.public_id, by=by, at=at, person=person.name, role=role.value,
           basis=basis, until=valid_to.isoformat())  # fmt: skip
    return given


@transaction.atomic
def end_grant(given: RoleGrant, *, by: Person, at: datetime) -> None:
    """End a grant today; one that has not begun ends the day it begins, unused.

    Raises:  RuleBroken("grant.ended") when it has ended already.
    """
    day = max(at.date(), given.valid_from)
    if given.valid_to <= at.date():
        raise RuleBroken("grant.ended")
    if day == given.valid_from:
        given.delete()
    else:
        given.valid_to = day
        given.save(update_fields=["valid_to"])
    record("people.role_ended", agency=given.agency.public_id, thing=given.public_id, by=by, at=at, person=given.person.name,
           role=given.role)  # fmt: skip


@transaction.atomic
def answer_standing(
    *, person: Person, agency: Agency, asked_for: str, discipline_clear: bool, performance: str, by: Person, at: datetime
) -> Standing:
    """Keep the personnel officer's predicates about `person`. The audit says that an answer was given, not which."""
    standing, _ = Standing.objects.update_or_create(
        person=person, asked_for=asked_for,
        defaults={
            "agency": agency, "discipline_clear": discipline_clear, "performance": performance, "on_date": at.date(), "confirmed_by": by,
        },
    )  # fmt: skip
    return standing
