from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.workdays import add_working_days, is_working_day, within_a_year

CHRISTMAS = {date(2026, 12, 24), date(2026, 12, 25)}  # collective leave and holiday, given as data


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert [is_working_day(date(2026, 12, day), CHRISTMAS) for day in (23, 24, 25, 26, 27, 28)] == [True, False, False, False, False, True]


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 24), 1, date(2026, 11, 25)),
        (date(2026, 11, 24), 5, date(2026, 12, 1)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
    ],
)
def test_the_day_of_the_act_does_not_count(start: date, n: int, end: date) -> None:
    assert add_working_days(start, n, CHRISTMAS) == end


def test_days_back_are_refused() -> None:
    with pytest.raises(RuleBroken, match=r"workdays\.negative"):
        add_working_days(date(2026, 11, 24), -1)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40), st.sets(st.dates(date(2020, 1, 1), date(2041, 1, 1)), max_size=30))
def test_it_lands_on_a_working_day_with_exactly_so_many_between(start: date, n: int, holidays: set[date]) -> None:
    end = add_working_days(start, n, holidays)
    passed = [start + timedelta(days=day) for day in range(1, (end - start).days + 1)]

    assert is_working_day(end, holidays)
    assert sum(is_working_day(day, holidays) for day in passed) == n


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2025, 11, 23), True), (date(2025, 11, 22), False), (date(2027, 11, 25), True), (date(2027, 11, 26), False),
        (date.min, False), (date.max, False),
    ],
)  # fmt: skip
def test_a_day_within_a_year_is_no_mistyped_one(day: date, near: bool) -> None:
    assert within_a_year(day, of=date(2026, 11, 24)) is near
