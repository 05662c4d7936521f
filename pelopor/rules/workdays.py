"""Working days. Holidays and collective leave change by joint ministerial decree each year, so they come in as data."""

from collections.abc import Collection
from datetime import date, timedelta

from pelopor.rules.errors import RuleBroken

SATURDAY = 5
YEAR = 366
"""How far from the day of the act a day on a paper may lie. Unit: days."""


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday, and no holiday.

    Source:  Perpres 21/2023: five working days a week, Monday to Friday.
    """
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, n: int, holidays: Collection[date] = ()) -> date:
    """The last of `n` working days after `day`, which does not count itself; `day` for none.

    Raises:  RuleBroken("workdays.negative") below 0.
    Source:  ruleset objection.working_days; the day of the act does not count: decided, as for terms in UU 30/2014.
    """
    if n < 0:
        raise RuleBroken("workdays.negative", n=n)
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day, holidays)
    return day


def within_a_year(day: date, *, of: date) -> bool:
    """Whether `day` lies no more than a year before or after `of`: what lies further is a mistyped year, which no paper can lose again.

    Source:  decided: the day of a paper or the start of a term is near the act that writes it.
    """
    return abs((day - of).days) <= YEAR
