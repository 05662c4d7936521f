"""Working days. Holidays are data that is passed in."""

from collections.abc import Collection
from datetime import date, timedelta

from pelopor.rules.errors import RuleBroken


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday, unless a holiday.

    Source:  Perpres 21/2023 (five working days a week), general knowledge; holidays are data.
    """
    return day.weekday() < 5 and day not in holidays


def add_working_days(day: date, n: int, holidays: Collection[date] = ()) -> date:
    """The n-th working day after `day`; with n = 0 the day itself.

    Raises:  RuleBroken("workdays.negative") below 0.
    Source:  ruleset objection.working_days.
    """
    if n < 0:
        raise RuleBroken("workdays.negative", n=n)
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day, holidays)
    return day
