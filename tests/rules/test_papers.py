"""Papers as data: who signs, and what each kind prints."""

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.signer import Signer

HEAD = "Kepala Dinas Kesehatan"


@pytest.mark.parametrize(
    "form, lines",
    [
        ("", ("KEPALA DINAS KESEHATAN,",)),
        ("plt", ("Plt. KEPALA DINAS KESEHATAN,",)),
        ("plh", ("Plh. KEPALA DINAS KESEHATAN,",)),
        ("an", ("a.n. KEPALA DINAS KESEHATAN,", "SEKRETARIS,")),
    ],
)
def test_the_block_says_in_whose_place_somebody_signs(form: str, lines: tuple[str, ...]) -> None:
    signer = Signer(HEAD, "Maria Nahak", form=form, own_title="Sekretaris")

    signer.check()

    assert signer.titles() == lines


def test_titles_keep_their_letters_where_the_agency_sets_no_capitals() -> None:
    assert Signer(HEAD, "Maria", form="plh").titles(upper=False) == ("Plh. Kepala Dinas Kesehatan,",)


@pytest.mark.parametrize(
    "wanted, lines",
    [
        ({}, ("Pembina (IV/a)",)),
        ({"number": True}, ("Pembina (IV/a)", "NIP 197001012000031001")),
        ({"grade": False, "number": True}, ("NIP 197001012000031001",)),
        ({"grade": False}, ()),
    ],
)
def test_rank_and_number_stand_below_the_name_as_the_format_asks(wanted: dict[str, bool], lines: tuple[str, ...]) -> None:
    assert Signer(HEAD, "Maria", "Pembina (IV/a)", "197001012000031001").under(**wanted) == lines


def test_what_is_not_known_of_a_signer_leaves_no_empty_line() -> None:
    assert Signer(HEAD, "Maria").under(number=True) == ()


@pytest.mark.parametrize(
    "signer, code",
    [
        (Signer(HEAD, " "), "signer.name"),
        (Signer(HEAD, "Maria", form="ad"), "signer.form"),
        (Signer(HEAD, "Maria", form="an", own_title=" "), "signer.own_title"),
    ],
)
def test_a_signer_is_refused_without_name_form_or_own_post(signer: Signer, code: str) -> None:
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        signer.check()
