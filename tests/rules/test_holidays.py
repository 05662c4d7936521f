from datetime import date

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.holidays import Calendar, Holiday, read_calendar
from pelopor.rules.ruleset import Text

GOOD = """
year = 2031
source = "Keputusan contoh"
sure = "decided"
holidays = [{ day = 2031-12-25, id = "Natal", en = "Christmas" }]
leave = [{ day = 2031-12-24, id = "Cuti bersama Natal", en = "Joint leave" }]
"""


def test_a_calendar_is_read_by_day_with_its_source() -> None:
    assert read_calendar(GOOD) == Calendar(
        2031, "Keputusan contoh", "decided",
        (
            Holiday(date(2031, 12, 24), Text("Cuti bersama Natal", "Joint leave"), leave=True),
            Holiday(date(2031, 12, 25), Text("Natal", "Christmas"), leave=False),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("good", "bad", "key"),
    [
        ("year = 2031", 'year = "2031"', "year"),
        ('source = "Keputusan contoh"', 'source = " "', "source"),
        ('source = "Keputusan contoh"', "source = 1", "source"),
        ('sure = "decided"', 'sure = "surely"', "sure"),
        ("leave = [{", "leav = [{", "leave"),
        ("2031-12-25", "2030-12-25", "holidays[0].day"),
        ("2031-12-24", "2031-12-24T10:00:00", "leave[0].day"),
        ("2031-12-24", '"24-12-2031"', "leave[0].day"),
        ('en = "Christmas"', "en = 1", "holidays[0]"),
        ('{ day = 2031-12-25, id = "Natal", en = "Christmas" }', "1", "holidays[0]"),
        ("2031-12-24", "2031-12-25", "day"),
    ],
)
def test_a_wrong_calendar_names_the_key(good: str, bad: str, key: str) -> None:
    with pytest.raises(RuleBroken, match=r"calendar\.value") as no:
        read_calendar(GOOD.replace(good, bad, 1))

    assert no.value.facts == {"key": key}


def test_a_calendar_that_is_no_toml_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"calendar\.value"):
        read_calendar("year =")
