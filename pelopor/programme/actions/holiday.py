"""Local days off."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.people.models import Agency, Person
from pelopor.programme import queries
from pelopor.programme.models import LocalHoliday
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def add_holiday(*, agency: Agency, day: date, name: str, basis: str, by: Person, at: datetime) -> LocalHoliday:
    """Put a local day off on record. Windows that run already keep the end that was announced.

    Raises:  RuleBroken("holiday.known") for a day that is off already, here or in the nation.
    """
    if day in queries.days_off(agency):
        raise RuleBroken("holiday.known")
    try:
        with transaction.atomic():
            made = LocalHoliday.objects.create(agency=agency, day=day, name=name.strip(), basis=basis.strip(), made_by=by, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("holiday.known") from twice
    record("programme.holiday_added", agency=agency.public_id, thing=made.public_id, by=by, at=at, day=day.isoformat(), name=made.name)
    return made


@transaction.atomic
def remove_holiday(holiday: LocalHoliday, *, by: Person, at: datetime) -> None:
    """Take a local day off from the record; when somebody else just did, nothing happens."""
    gone, _ = LocalHoliday.objects.filter(pk=holiday.pk).delete()
    if gone:
        day, name = holiday.day.isoformat(), holiday.name
        record("programme.holiday_removed", agency=holiday.agency.public_id, thing=holiday.public_id, by=by, at=at, day=day, name=name)
