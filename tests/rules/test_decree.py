import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.decree import WORDS, Decree, Member, closes, closing_clause, compose, in_rank
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.clauses import RANK, Law
from pelopor.rules.papers.frame import Letterhead
from pelopor.rules.papers.layout import Grid, Pairs
from pelopor.rules.papers.sheet import Sheet
from tests.rules.texts import NTT

HEAD = "Kepala Dinas Kesehatan Provinsi Nusa Tenggara Timur"
TITLE = "Penetapan Agen Perubahan pada Dinas Kesehatan Provinsi Nusa Tenggara Timur Tahun 2026"


def member(name: str, **changes: str) -> Member:
    return Member(
        **{"name": name, "number": "", "grade": "III/c", "position": "Perawat", "unit": "UPTD", "role": "Agen Perubahan", **changes}
    )


def decree(**changes: Any) -> Decree:
    facts: dict[str, Any] = {
        "letterhead": Letterhead("Pemerintah Provinsi NTT", "Dinas Kesehatan Provinsi Nusa Tenggara Timur", "Jalan Palapa, Kupang"),
        "head_title": HEAD, "place": "Kupang", "paper_size": "F4", "year": 2026, "laws": reversed(NTT.recalling),
        "members": [member("Yuliana"), member("Agustina"), member("Melkianus")], "term_months": NTT.term.months,
        "signer_name": "dr. Maria Nahak", "signer_grade": "Pembina Utama Muda",
        **changes,
    }  # fmt: skip
    return compose(**facts)


def test_considerations_end_with_the_clause_that_gathers_the_letters_before_it() -> None:
    made = decree()

    assert all(letter.startswith("bahwa ") for letter in made.considering)
    assert made.considering[-1] == (
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan {HEAD} tentang {TITLE}"
    )


def test_the_closing_clause_lists_as_many_letters_as_there_are() -> None:
    made = decree(clauses={"considering": "bahwa satu;\nbahwa dua\n\nbahwa tiga"})

    assert made.considering[:3] == ("bahwa satu", "bahwa dua", "bahwa tiga")
    assert "huruf a, huruf b, dan huruf c, perlu" in made.considering[3]
    assert closing_clause(1, "X", "Y") == (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan X tentang Y"
    )


def test_members_of_a_group_stand_together_in_the_place_of_its_name() -> None:
    group = [member(name, group="Loket Ramah") for name in ("Zakarias", "Agnes")]
    made = decree(members=[member("Yuliana"), group[0], member("Agustina"), group[1]])

    assert [(one.group, one.name) for one in made.members] == [
        ("", "Agustina"), ("Loket Ramah", "Agnes"), ("Loket Ramah", "Zakarias"), ("", "Yuliana"),
    ]  # fmt: skip
    assert Decree.from_dict(made.to_dict()) == made
    kept = made.to_dict()
    older = [{key: value for key, value in one.items() if key != "group"} for one in kept["members"]]
    assert {one.group for one in Decree.from_dict({**kept, "members": older}).members} == {""}


def test_closes_sees_a_missing_letter_and_a_missing_clause() -> None:
    assert closes(["bahwa satu", closing_clause(1, "X", "Y")])
    assert not closes(["bahwa satu", "bahwa dua", closing_clause(1, "X", "Y")])
    assert not closes(["bahwa satu", "bahwa dua"])
    assert not closes([closing_clause(0, "X", "Y")])
    assert not closes([])


def test_laws_are_recalled_by_rank_then_year() -> None:
    assert decree().recalling == NTT.recalling
    assert in_rank([Law("SE", 2021, "e"), Law("PP", 2021, "d"), Law("Permen", 2014, "p"), Law("UU", 2023, "u"), Law("PP", 2004, "c")]) == (
        Law("UU", 2023, "u"), Law("PP", 2004, "c"), Law("PP", 2021, "d"), Law("Permen", 2014, "p"), Law("SE", 2021, "e"),
    )  # fmt: skip


@given(st.lists(st.builds(Law, st.sampled_from(RANK), st.integers(1945, 2030), st.just("x"))))
def test_in_rank_never_puts_a_lower_or_later_law_first(laws: list[Law]) -> None:
    made = in_rank(laws)

    assert [(RANK.index(law.kind), law.year) for law in made] == sorted((RANK.index(law.kind), law.year) for law in laws)


def test_the_six_dicta_name_the_annex_the_roles_the_term_the_report_the_budget_and_the_day() -> None:
    first, second, third, fourth, fifth, sixth = decree(budget="APBD Provinsi", report_every="semester").decides

    assert "tercantum dalam Lampiran" in first
    assert "katalis, penggerak perubahan, pemberi solusi, mediator, dan penghubung" in second
    assert "a. melakukan internalisasi" in second
    assert "d. bertukar pengetahuan" in second
    assert "12 (dua belas) bulan" in third
    assert f"kepada {HEAD} secara berkala setiap semester" in fourth
    assert fifth.endswith("dibebankan pada APBD Provinsi.")
    assert sixth == "Keputusan ini mulai berlaku pada tanggal ditetapkan."
    assert len(WORDS) == 6


def test_another_name_of_the_role_runs_through_the_whole_decree() -> None:
    made = decree(role="Duta Perubahan")

    assert made.title.startswith("Penetapan Duta Perubahan pada")
    assert "Agen Perubahan" not in " ".join((*made.considering, *made.decides))


def test_members_of_the_annex_stand_by_name() -> None:
    assert [one.name for one in decree().members] == ["Agustina", "Melkianus", "Yuliana"]


def test_number_and_day_come_from_the_registry() -> None:
    made = decree().numbered(" 188/19/2026 ", date(2026, 12, 2))

    made.check()
    assert (made.number, made.date) == ("188/19/2026", date(2026, 12, 2))


def test_a_decree_goes_through_json_unchanged() -> None:
    for made in (decree(noting=["Berita Acara"], copies=["Inspektur"]), decree().numbered("1", date(2026, 12, 2))):
        assert Decree.from_dict(json.loads(json.dumps(made.to_dict()))) == made


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"considering": ("bahwa satu",)}, "decree.considering"),
        ({"considering": ("bahwa satu", "bahwa dua")}, "decree.considering"),
        ({"recalling": ()}, "decree.recalling"),
        ({"recalling": tuple(reversed(NTT.recalling))}, "decree.recalling"),
        ({"recalling": (Law("SE", 2021, "x"),)}, "decree.recalling"),
        ({"decides": ("satu",) * 5}, "decree.decides"),
        ({"decides": ("satu",) * 5 + (" ",)}, "decree.decides"),
        ({"members": ()}, "decree.members"),
        ({"members": (member("Yuliana"), member("Yuliana"))}, "decree.members"),
        ({"signer_name": " "}, "decree.signer"),
        ({"number": "188/1"}, "decree.numbered"),
        ({"date": date(2026, 12, 2)}, "decree.numbered"),
    ],
)
def test_a_decree_that_misses_a_part_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        replace(decree(), **changes).check()

    assert no.value.code == code


def test_compose_refuses_what_makes_no_decree() -> None:
    with pytest.raises(RuleBroken, match=r"decree\.members"):
        decree(members=[])


def test_two_people_of_one_name_may_both_be_appointed() -> None:
    assert len(decree(members=[member("Yuliana"), member("Yuliana", unit="Sekretariat")]).members) == 2


def test_the_decree_is_a_body_and_an_annex_on_landscape_pages() -> None:
    made = decree().numbered("188/1", date(2026, 12, 16)).layout(Sheet())

    body, annex = made.sections
    assert (body.landscape, annex.landscape, made.foot) == (False, True, False)
    assert [type(block).__name__ for block in body.blocks] == ["Top", "Title", *["Part"] * 2, "Title", *["Part"] * 7, "Signs"]
    assert annex.blocks[0] == Pairs(
        (
            ("", "LAMPIRAN"), ("", f"KEPUTUSAN {HEAD.upper()}"), ("NOMOR", "188/1"), ("TANGGAL", "16 Desember 2026"),
            ("TENTANG", decree().title.upper()),
        ),
        right=True,
    )  # fmt: skip
    assert annex.blocks[-1] == body.blocks[-1]


def test_the_annex_letters_the_members_of_a_group_below_its_name_and_shows_numbers_only_when_asked() -> None:
    people = [member("Agnes", number="1", group="Loket"), member("Budi", number="2", group="Loket"), member("Zet", number="3")]

    shown = decree(members=people, show_numbers=True).layout(Sheet()).sections[1].blocks[2]
    hidden = decree(members=people).layout(Sheet()).sections[1].blocks[2]

    assert isinstance(shown, Grid) and isinstance(hidden, Grid)
    assert [row[:3] for row in shown.rows] == [
        ("1", "Loket (kelompok)"), ("", "a. Agnes", "1"), ("", "b. Budi", "2"), ("2", "Zet", "3"),
    ]  # fmt: skip
    assert [row[:3] for row in hidden.rows][1:] == [("", "a. Agnes", "III/c"), ("", "b. Budi", "III/c"), ("2", "Zet", "III/c")]
