"""Deeds on the code letters of the first sign-in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.people.actions.factor import drop_factor
from pelopor.people.models import Agency, Person, SignInCode, Unit, User
from pelopor.people.queries import code_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.sign_in_code import code_ends, code_hash, new_code


@dataclass(frozen=True)
class IssuedCode:
    """A code in plain, for the letter and nothing else: the record keeps its hash."""

    person: Person
    code: str
    valid_to: datetime

    @property
    def last_day(self) -> date:
        """The last day on which it can be used."""
        return self.valid_to.date() - timedelta(days=1)


@transaction.atomic
def issue_codes(*, people: Sequence[Person], agency: Agency, unit: Unit | None, by: Person | None, at: datetime) -> list[IssuedCode]:
    """Give each of `people`, of one unit, a code for the first password. Earlier codes of theirs no longer hold.

    Raises:  RuleBroken("code.nobody") for no people; ("code.own") when one of them is `by`; ("code.has_password") when one
             of them can sign in already: reissue_code is for that; ("code.raced") when somebody else did so at the same time.
    """
    if not people:
        raise RuleBroken("code.nobody")
    if any(person.user is None or person.user.has_usable_password() for person in people):
        raise RuleBroken("code.has_password")
    issued = _issue(people, agency, by=by, at=at)
    place = unit.name if unit else agency.name
    record(
        "people.codes_issued", agency=agency.public_id, thing=unit.public_id if unit else "", by=by, at=at, count=len(issued), unit=place
    )
    return issued


@transaction.atomic
def reissue_code(*, person: Person, agency: Agency, by: Person, at: datetime) -> IssuedCode:
    """Give one person a new code, because the letter or the password was lost. Until it is used nobody can sign in as them:
    the password is gone, and so is every session, which rests on it.

    Raises:  RuleBroken("code.own"), ("code.no_account"), ("code.raced").
    """
    if person.user is None:
        raise RuleBroken("code.no_account")
    (issued,) = _issue([person], agency, by=by, at=at)
    User.objects.filter(pk=person.user.pk).update(password=make_password(None))
    record("people.code_reissued", agency=agency.public_id, thing=person.public_id, by=by, at=at, person=person.name)
    return issued


def _issue(people: Sequence[Person], agency: Agency, *, by: Person | None, at: datetime) -> list[IssuedCode]:
    if by in people:
        raise RuleBroken("code.own")
    SignInCode.objects.filter(person__in=people, used_at__isnull=True, voided_at__isnull=True).update(voided_at=at)
    issued = [IssuedCode(person, new_code(secrets.choice), code_ends(at)) for person in people]
    rows = [
        SignInCode(person=one.person, agency=agency, hash=code_hash(one.code), made_at=at, made_by=by, valid_to=one.valid_to)
        for one in issued
    ]
    try:
        with transaction.atomic():
            SignInCode.objects.bulk_create(rows)
    except IntegrityError as race:
        raise RuleBroken("code.raced") from race
    return issued


def use_code(*, login: str, code: str, password: str, at: datetime) -> User:
    """Make a first password with the code of a letter. Of two at once exactly one wins; the other is told when it was used.

    Args:    login: a number or an e-mail, as at sign-in.
    Raises:  RuleBroken("code.wrong") for a number or a code that is not right, whichever; ("code.used") with `when`;
             ("code.voided"); ("code.expired"); ("code.has_password") when the account can be signed in to already.
             ValidationError for a password that is too weak.

    It also ends a second factor: whoever lost the phone has no other way back, and the letter went from hand to hand.
    """
    found = code_of(login, code, on=at.date())
    if found is None or found.person.user is None:
        raise RuleBroken("code.wrong")
    user = found.person.user
    validate_password(password, user)
    hashed = make_password(password)  # before the transaction: it takes long, and others would wait
    with transaction.atomic():
        if not SignInCode.objects.filter(pk=found.pk, used_at__isnull=True, voided_at__isnull=True, valid_to__gt=at).update(used_at=at):
            found.refresh_from_db()
            raise _closed(found)
        if not User.objects.filter(pk=user.pk, password__startswith=UNUSABLE_PASSWORD_PREFIX).update(password=hashed):
            raise RuleBroken("code.has_password")
        drop_factor(found.person, at=at)
        record("people.code_used", agency=found.agency.public_id, thing=found.public_id, by=found.person, at=at)
    user.refresh_from_db()
    return user


def _closed(found: SignInCode) -> RuleBroken:
    """Why a code lets nobody in."""
    if found.used_at:
        return RuleBroken("code.used", when=found.used_at)
    return RuleBroken("code.voided" if found.voided_at else "code.expired")
