import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.person_numbers import PersonNumber, bare, detect, grouped, lost_digits, read_number

NIP = "198503122010011004"  # invented
PPPK = "199001012022211005"  # invented: first appointed 2022, 21 where a NIP has a month


@pytest.mark.parametrize("text", [NIP, "19850312 201001 1 004", " 19850312.201001-1-004 ", "\u00a019850312 201001 1 004'"])
def test_a_nip_is_read_with_or_without_its_spaces(text: str) -> None:
    assert read_number(text, status="pns") == PersonNumber("nip", NIP)


def test_what_stands_between_the_groups_of_a_number_is_left_out() -> None:
    assert bare(" 19850312.201001-1\u00a0004'") == NIP
    assert bare("THL-017") == "THL017"


def test_a_contract_number_is_read_by_its_own_layout() -> None:
    assert read_number(PPPK, status="pppk") == PersonNumber("ni_pppk", PPPK)
    assert read_number(PPPK, status="pns").warnings == ("number.appointed",)


@pytest.mark.parametrize(
    ("text", "kind"), [(NIP, "nip"), (PPPK, "ni_pppk"), ("131415926", "nip"), ("K-17", "local"), ("1985", "local"), ("", "local")]
)
def test_the_kind_is_seen_from_the_number_where_no_status_says_it(text: str, kind: str) -> None:
    assert detect(text) == kind
    assert read_number(text).kind == kind


def test_a_number_of_the_office_itself_is_kept_as_it_is() -> None:
    assert read_number(" THL-017 ", status="non_asn") == PersonNumber("local", "THL-017")


@pytest.mark.parametrize(
    ("text", "status", "warnings"),
    [
        ("131415926", "pns", ("number.old",)),
        ("131415926", "pppk", ("number.length",)),
        (NIP[:-1], "pns", ("number.length",)),
        ("1.98503E+17", "pns", ("number.characters",)),
        ("١٩٨٥", "pns", ("number.characters",)),
        ("198513122010011004", "pns", ("number.birth",)),
        ("198502302010011004", "cpns", ("number.birth",)),
        ("198503121999011004", "pns", ("number.appointed",)),
        ("198503122010131004", "pns", ("number.appointed",)),
        ("198503122010013004", "pns", ("number.sex",)),
        ("198503122010011000", "pns", ("number.sequence",)),
        ("198503122010001000", "pppk", ("number.appointed", "number.contracts", "number.sequence")),
        ("999999999999999000", "pns", ("number.birth", "number.appointed", "number.sex", "number.sequence")),
    ],
)
def test_doubts_are_told_and_never_refused(text: str, status: str, warnings: tuple[str, ...]) -> None:
    assert read_number(text, status=status).warnings == warnings


@given(st.text(max_size=25), st.sampled_from(["pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn", None, "x"]))
def test_any_text_is_read_without_a_fault(text: str, status: str | None) -> None:
    made = read_number(text, status=status)

    assert grouped(made).replace(" ", "") == made.digits.replace(" ", "")
    assert lost_digits(text) in {True, False}


def test_numbers_are_written_in_their_groups() -> None:
    assert grouped(read_number(NIP)) == "19850312 201001 1 004"
    assert grouped(read_number(PPPK)) == "19900101 2022 21 1 005"
    assert grouped(read_number("131415926")) == "131415926"
    assert grouped(PersonNumber("local", "THL 17")) == "THL 17"


@pytest.mark.parametrize("text", ["1,98503E+17", "1.98503E17", "198503122010011000", "19850312 201001 1 000"])
def test_a_number_that_a_spreadsheet_has_spoilt_is_seen(text: str) -> None:
    assert lost_digits(text)


@pytest.mark.parametrize("text", [NIP, PPPK, "131415926", "E-17", "THL 17", "", "1000"])
def test_whole_numbers_are_not_called_spoilt(text: str) -> None:
    assert not lost_digits(text)
