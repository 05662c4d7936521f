"""Deeds on the second factor of one's own account."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import NO_AGENCY, record
from pelopor.kit.sealing import seal, unseal
from pelopor.people.models import Person, SecondFactor, SpareCode, User
from pelopor.people.queries import agency_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.one_time_code import SPARE_CODES, looks_timed, period_of
from pelopor.rules.sign_in_code import code_hash, new_code

FACTOR = "second factor"
"""For what the secret of a second factor is sealed."""


@transaction.atomic
def enrol_factor(person: Person, *, secret: bytes, code: str, at: datetime) -> list[str]:
    """Keep the app that was just set up as the second factor. Returns the spare codes in plain, for the page and nothing else.

    Raises:  RuleBroken("factor.wrong") when the app shows another code; ("factor.twice") when there is one already.
    """
    period = period_of(secret, code, at=at, after=0)
    sealed = seal(secret, purpose=FACTOR)
    try:
        with transaction.atomic():
            factor = SecondFactor.objects.create(user=account_of(person), secret=sealed, used=period, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("factor.twice") from twice
    record("people.factor_enrolled", agency=_recorded_in(person), thing=person.public_id, by=person, at=at)
    return _spare(factor)


@transaction.atomic
def renew_spare_codes(person: Person, *, at: datetime) -> list[str]:
    """Spare codes in place of the earlier ones, which no longer hold.

    Raises:  RuleBroken("factor.none") without a second factor.
    """
    factor = SecondFactor.objects.select_for_update().filter(user=account_of(person)).first()
    if factor is None:
        raise RuleBroken("factor.none")
    factor.spare_codes.all().delete()
    record("people.spare_codes_renewed", agency=_recorded_in(person), thing=person.public_id, by=person, at=at)
    return _spare(factor)


@transaction.atomic
def drop_factor(person: Person, *, at: datetime) -> None:
    """Do without the second factor from now on. Without one, nothing happens."""
    if SecondFactor.objects.filter(user=account_of(person)).delete()[0]:
        record("people.factor_dropped", agency=_recorded_in(person), thing=person.public_id, by=person, at=at)


@transaction.atomic
def use_factor(user: User, *, code: str, at: datetime) -> str:
    """Take a code of the second factor, which serves once. Returns "app" or "spare": which kind it was.

    Raises:  RuleBroken("factor.none") without a second factor; ("factor.wrong") for a code that is not right, or was taken before.
    """
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    if factor is None:
        raise RuleBroken("factor.none")
    if not looks_timed(code):
        if not factor.spare_codes.filter(hash=code_hash(code), used_at__isnull=True).update(used_at=at):
            raise RuleBroken("factor.wrong")
        return "spare"
    secret = unseal(factor.secret, purpose=FACTOR)
    if secret is None:
        raise RuleBroken("factor.sealed")
    factor.used = period_of(secret, code, at=at, after=factor.used)
    factor.save(update_fields=["used"])
    return "app"


def _spare(factor: SecondFactor) -> list[str]:
    codes = [new_code(secrets.choice) for _ in range(SPARE_CODES)]
    SpareCode.objects.bulk_create([SpareCode(factor=factor, hash=code_hash(code)) for code in codes])
    return codes


def account_of(person: Person) -> User:
    """The account of somebody who is signed in."""
    assert person.user is not None
    return person.user


def _recorded_in(person: Person) -> str:
    """Public id of the agency in whose trail a deed on one's own account stands."""
    agency = agency_of(person)
    return agency.public_id if agency else NO_AGENCY
