from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.spelling import clock, day_in_words, decimal, enumerated, in_words, long_date, number_and_words, zone_of

WORTH = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip


def worth(words: str) -> int:
    """Reads the words back, by another way than they were written."""
    total = part = last = 0
    for word in words.split():
        match word:
            case "belas":
                part, last = part + 10 + last, 0
            case "puluh":
                part, last = part + 10 * last, 0
            case "ratus":
                part, last = part + 100 * last, 0
            case "ribu" | "juta" | "miliar":
                total, part, last = total + (part + last) * {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}[word], 0, 0
            case "seribu":
                total, part, last = total + 1000, 0, 0
            case _:
                part, last = part + last, WORTH[word]
    return total + part + last


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (21000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_001, "satu juta seribu satu"),
        (2_000_000_000, "dua miliar"),
    ],
)
def test_numbers_in_words(n: int, words: str) -> None:
    assert in_words(n) == words


@given(st.integers(0, 10**12 - 1))
def test_the_words_of_a_number_read_back_as_the_number(n: int) -> None:
    assert worth(in_words(n)) == n


@pytest.mark.parametrize("n", [-1, 10**12])
def test_numbers_out_of_range_are_refused(n: int) -> None:
    with pytest.raises(RuleBroken, match=r"spelling\.range"):
        in_words(n)


def test_a_day_in_words_and_in_figures() -> None:
    day = date(2026, 11, 27)

    assert day_in_words(day) == "Jumat, tanggal dua puluh tujuh bulan November tahun dua ribu dua puluh enam"
    assert long_date(day) == "27 November 2026"


def test_a_number_with_its_words() -> None:
    assert number_and_words(12) == "12 (dua belas)"


@pytest.mark.parametrize(("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")])
def test_words_in_a_row(words: list[str], sentence: str) -> None:
    assert enumerated(words) == sentence


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(13, 4), 2, "3,25"),
        (Fraction(10, 3), 2, "3,33"),
        (Fraction(1, 200), 2, "0,01"),
        (Fraction(4), 2, "4,00"),
        (Fraction(-1, 2), 1, "-0,5"),
        (Fraction(-1, 1000), 2, "0,00"),
    ],
)
def test_decimals_round_half_up_with_the_indonesian_comma(value: Fraction, places: int, text: str) -> None:
    assert decimal(value, places) == text


def test_hours_are_written_with_a_full_stop() -> None:
    assert [clock(time(9, 5)), clock(time(13, 30))] == ["09.05", "13.30"]


def test_time_zones_are_called_as_in_indonesia() -> None:
    assert [zone_of(one) for one in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC")] == ["WIB", "WITA", "WIT", "UTC"]
