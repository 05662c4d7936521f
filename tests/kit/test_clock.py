"""The clock at the edge."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from pelopor.kit.clock import now
from tests.conftest import Clock


def test_the_day_is_that_of_the_place_also_before_eight_in_the_morning(clock: Clock) -> None:
    clock.at = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # 06.30 on the 25th in WITA, 07.30 in WIT

    assert now().date() == date(2026, 11, 25)
    with timezone.override(ZoneInfo("Asia/Jayapura")):
        assert now().isoformat() == "2026-11-25T07:30:00+09:00"
    with timezone.override(UTC):
        assert now().date() == date(2026, 11, 24)
