"""Series of numbers: pattern, place, gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.numbering import Taken, check_pattern, number_at, place_of, take

PATTERN = "188/{urut}/Kep-DINKES/{tahun}"


@pytest.mark.parametrize("pattern", ["188/{urut}", "{tahun}", "{urut}/{urut}/{tahun}", "{urut}/{tahun}/{unit}", "{urut}/{tahun}/}"])
def test_a_pattern_names_place_and_year_once_and_nothing_else(pattern: str) -> None:
    with pytest.raises(RuleBroken, match=r"series\.pattern"):
        check_pattern(pattern)


def test_a_pattern_may_order_them_as_it_likes() -> None:
    for pattern in (PATTERN, "{tahun}.{urut}", "816.2/1/{urut}/BKD.3.2 Tahun {tahun}"):
        check_pattern(pattern)


def test_a_number_of_another_form_has_no_place_in_the_series() -> None:
    numbers = [
        "188/7/Kep-DINKES/2026",
        " 188/7/Kep-DINKES/2026 ",
        "188/7/Kep-DINKES/2025",
        "188/07/Kep-DINKES/2026",
        "188/x/Kep-DINKES/2026",
    ]

    assert [place_of(number, PATTERN, year=2026) for number in numbers] == [7, 7, None, None, None]


@given(
    place=st.integers(1, 999_999_999), year=st.integers(2020, 2100), pattern=st.sampled_from([PATTERN, "{tahun}.{urut}", "{urut}{tahun}x"])
)
def test_a_number_leads_back_to_its_place(place: int, year: int, pattern: str) -> None:
    assert place_of(number_at(pattern, place=place, year=year), pattern, year=year) == place


def test_places_passed_over_are_skipped_and_a_gap_can_be_filled() -> None:
    assert [take(place, last=4, gaps=frozenset({2})) for place in (5, 8, 2)] == [Taken(5, ()), Taken(8, (5, 6, 7)), Taken(2, ())]


def test_a_place_that_was_given_is_not_given_again() -> None:
    with pytest.raises(RuleBroken, match=r"series\.passed"):
        take(3, last=4, gaps=frozenset({2}))


def test_a_place_far_beyond_the_last_is_taken_for_a_slip_of_the_hand() -> None:
    assert len(take(205, last=4, gaps=frozenset()).skipped) == 200
    with pytest.raises(RuleBroken, match=r"series\.far"):
        take(206, last=4, gaps=frozenset())
