"""Deeds about people: accounts, roles, standing."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.kit.search import fold
from pelopor.people.models import Agency, Employment, Person, PersonNumber, RoleGrant, Standing, User
from pelopor.people.queries import employment_of, grants_on, holders, user_by_login
from pelopor.rules.access import BY_OTHERS, GRANTED, Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.person_numbers import bare, read_number


@transaction.atomic
def open_agency(agency: Agency, *, at: datetime) -> Agency:
    """Put a new agency on record.

    Raises:  RuleBroken("agency.code_used") when another has its code.
    """
    try:
        with transaction.atomic():
            agency.save(force_insert=True)
    except IntegrityError as used:
        raise RuleBroken("agency.code_used", taken=agency.code) from used
    record("people.agency_opened", agency=agency.public_id, by=None, at=at, name=agency.name)
    return agency


@transaction.atomic
def known_or_new(*, name: str, login: str, on: date) -> Person:
    """Whoever signs in by this number or e-mail; else a new person with an account and no password. What they are given records it.

    Raises:  RuleBroken("person.other_name") when the number or e-mail is that of somebody with another name.
    """
    user = user_by_login(login, on=on)
    if user is not None:
        if fold(user.person.name) != fold(name):
            raise RuleBroken("person.other_name", login=login, known=user.person.name)
        return user.person
    by_email = "@" in login
    user = User.objects.create(email=login.strip() if by_email else "", password=make_password(None))
    person = Person.objects.create(name=name, search=fold(name)[:220], user=user)
    if not by_email:
        PersonNumber.objects.create(person=person, kind=read_number(login).kind, value=bare(login), valid_from=on)
    return person


@transaction.atomic
def grant(
    *, person: Person, agency: Agency, role: Role, basis: str, valid_from: date, valid_to: date, by: Person | None, at: datetime
) -> RoleGrant:
    """Give `person` a role by function in `agency`, on a basis, until an end. Given twice, it is one grant.

    Raises:  RuleBroken("grant.derived") for a role that follows from employments; ("grant.own") for one that nobody gives
             to themself; ("grant.basis") without a basis; ("grant.dates") when it would end before it begins.
    """
    if role not in GRANTED:
        raise RuleBroken("grant.derived", role=role.value)
    if person == by and role in BY_OTHERS:
        raise RuleBroken("grant.own")
    if not basis.strip():
        raise RuleBroken("grant.basis")
    if valid_to <= valid_from:
        raise RuleBroken("grant.dates")
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # who presses twice waits here
    given, made = RoleGrant.objects.get_or_create(
        person=person, agency=agency, role=role.value, basis=basis, valid_from=valid_from, valid_to=valid_to, defaults={"granted_by": by}
    )
    if not made:
        return given
    record("people.role_granted", agency=agency.public_id, thing=given.public_id, by=by, at=at, person=person.name, role=role.value,
           basis=basis, until=valid_to.isoformat())  # fmt: skip
    return given


@transaction.atomic
def appoint_acting(
    *, person: Person, agency: Agency, form: str, basis: str, valid_from: date, valid_to: date, by: Person, at: datetime
) -> None:
    """Let `person` act for the head of `agency`, on a document, for some days: an acting employment and the role of head.

    Args:    form: "plt" where the post is vacant, "plh" while the head is away.
    Raises:  RuleBroken("acting.unemployed") for somebody without a post; ("acting.head") for who holds the role of head already;
             what grant raises: "grant.own", "grant.basis", "grant.dates".
    Source:  UU 30/2014 Pasal 14: who acts for an official by mandate, and for how long.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # who presses twice waits here
    post = employment_of(person, on=at.date())
    if post is None:
        raise RuleBroken("acting.unemployed")
    if grants_on(valid_from).filter(person=person, agency=agency, role=Role.HEAD.value).exists():
        raise RuleBroken("acting.head")
    grant(person=person, agency=agency, role=Role.HEAD, basis=basis, valid_from=valid_from, valid_to=valid_to, by=by, at=at)
    Employment.objects.create(
        person=person, agency=agency, unit=post.unit, position=agency.head_title, position_class=post.position_class, status=post.status,
        grade=post.grade, acting=form, basis=basis, valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip


@transaction.atomic
def end_grant(given: RoleGrant, *, on: date | None = None, by: Person, at: datetime) -> None:
    """End a grant today, or on another day; one that has not begun by then ends the day it begins, unused.

    Raises:  RuleBroken("grant.ended") when it has ended already; ("grant.last") for the last administrator of the agency.
    """
    agency, today = given.agency, on or at.date()
    if given.role == Role.ADMINISTRATOR and not holders(Role.ADMINISTRATOR, agency, on=today).exclude(pk=given.person_id).exists():
        raise RuleBroken("grant.last")
    lasting = RoleGrant.objects.filter(pk=given.pk, valid_to__gt=today)  # of two who end it at once, one does
    unused = given.valid_from >= today
    if not (lasting.delete()[0] if unused else lasting.update(valid_to=today)):
        raise RuleBroken("grant.ended")
    record("people.role_ended", agency=agency.public_id, thing=given.public_id, by=by, at=at, person=given.person.name,
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
