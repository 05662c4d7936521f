"""The code of the second factor: as RFC 6238 says, within a period either way, and once."""

from datetime import UTC, datetime, timedelta

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.one_time_code import app_address, code_at, letters_of, looks_timed, period_of

SECRET = b"12345678901234567890"
AT = datetime.fromtimestamp(1111111109, UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_code_at_gives_the_last_six_figures_of_the_table_in_rfc_6238(seconds: int, code: str) -> None:
    assert code_at(SECRET, seconds // 30) == code


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_period_of_takes_the_code_of_a_clock_that_is_half_a_minute_off(seconds: int) -> None:
    typed = code_at(SECRET, int((AT + timedelta(seconds=seconds)).timestamp()) // 30)

    assert period_of(SECRET, f" {typed[:3]} {typed[3:]} ", at=AT, after=0) == (1111111109 + seconds) // 30


@pytest.mark.parametrize(
    ("typed", "after"), [("081804", 1111111109 // 30), ("081805", 0), ("", 0), ("²²²²²²", 0), (code_at(SECRET, 37037034), 0)]
)
def test_period_of_refuses_a_code_that_was_taken_before_is_another_or_too_old(typed: str, after: int) -> None:
    with pytest.raises(RuleBroken, match=r"factor\.wrong"):
        period_of(SECRET, typed, at=AT, after=after)


def test_looks_timed_tells_a_phones_code_from_one_on_paper() -> None:
    assert [looks_timed(typed) for typed in ("081 804", "7KMD-3XRA-W9TC-EJ4H", "0818045", "²²²²²²")] == [True, False, False, False]


def test_app_address_is_read_by_the_apps() -> None:
    assert letters_of(SECRET) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert app_address(SECRET, issuer="Pelopor", account="Maria Tefa") == (
        "otpauth://totp/Pelopor:Maria%20Tefa?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pelopor"
    )
