"""Codes of letters: hard to guess, easy to type, and only their hash is told."""

import secrets
from datetime import date, datetime
from math import log2
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.sign_in_code import ALPHABET, GROUP, GROUPS, CodeLetter, CodeLetters, code_ends, code_hash, new_code

LOOK_ALIKES = ("0ODQ", "1IL", "2Z", "5S", "8B", "UV")


def test_a_code_has_more_than_sixty_bits_in_groups_for_typing() -> None:
    code = new_code(secrets.choice)

    assert [len(group) for group in code.split("-")] == [GROUP] * GROUPS
    assert set(code) <= {*ALPHABET, "-"}
    assert GROUP * GROUPS * log2(len(ALPHABET)) > 60


def test_of_what_looks_alike_the_alphabet_holds_one() -> None:
    assert [sum(letter in ALPHABET for letter in group) for group in LOOK_ALIKES] == [1, 0, 1, 1, 1, 1]
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_every_letter_of_a_code_is_drawn_by_the_given_chance() -> None:
    letters = iter("ABCDEFGHJKMNPQRS")

    assert new_code(lambda _: next(letters)) == "ABCD-EFGH-JKMN-PQRS"


def test_a_code_is_the_same_however_it_is_typed() -> None:
    ways = ("8KM5-3XRA-W9TD-EV42", "8km53xraw9tdev42", " 8KM5 3XRA–W9TD.EV42\n", "BKMS-3XRA-W9TO-EU4Z")

    assert len({code_hash(way) for way in ways}) == 1
    assert code_hash("8KM5-3XRA-W9TD-EV43") != code_hash(ways[0])


@given(st.text())
def test_anything_typed_has_a_hash(typed: str) -> None:
    assert len(code_hash(typed)) == 64


def test_a_code_holds_to_the_end_of_the_thirtieth_day_after() -> None:
    zone = ZoneInfo("Asia/Makassar")

    assert code_ends(datetime(2026, 11, 24, 12, 0, tzinfo=zone)) == datetime(2026, 12, 25, 0, 0, tzinfo=zone)


def test_letters_are_plain_values_for_the_printer() -> None:
    site = "https://contoh.invalid"

    letters = CodeLetters("Dinas Kesehatan", f"{site}/kode/", date(2026, 12, 24), "F4", (CodeLetter("Ance", "Sekretariat", "A"),))

    assert letters.to_dict() == {
        "agency": "Dinas Kesehatan", "page": f"{site}/kode/", "date": "2026-12-24", "paper_size": "F4",
        "letters": ({"name": "Ance", "unit": "Sekretariat", "code": "A"},), "title": "Surat kode masuk, Dinas Kesehatan",
    }  # fmt: skip
