import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.minutes import Count, Lot, Minutes, Place, Row, drawn, figure, note, opening, view_beside
from pelopor.rules.papers.layout import Grid, Items, Pairs, Signs, Text
from pelopor.rules.papers.sheet import Sheet

KEPT = {
    "agency": "Dinas Kesehatan",
    "government": "Pemerintah Provinsi NTT",
    "title": "Siklus 2026",
    "held_at": "2026-11-27",
    "place": "ruang rapat lantai 2",
    "members": ["Dominikus", "Maria"],
    "counts": {"Yuliana": 40, "Agustina": 51},
    "criteria": ["Tanggung jawab", "Disiplin"],
    "rows": [
        {"name": "Agustina", "locked": ["13/4", None], "agreed": ["13/4", "3"], "mean": "25/8"},
        {"name": "Yuliana", "locked": ["3", "10/3"], "agreed": ["3", "10/3"], "mean": "19/6"},
    ],
    "brackets": [{"place": 1, "names": ["Agustina", "Yuliana"]}],
    "proposed": ["Agustina", "Yuliana"],
}
MINUTES = Minutes.from_dict(KEPT)


def test_minutes_open_with_the_date_in_words() -> None:
    assert opening(date(2026, 11, 27), "Kupang", agency="Dinas Kesehatan", title="Siklus 2026") == (
        "Pada hari ini, Jumat, tanggal dua puluh tujuh bulan November tahun dua ribu dua puluh enam, bertempat di Kupang, telah"
        " dilaksanakan assessment calon Agen Perubahan pada Dinas Kesehatan dalam Siklus 2026, dengan hasil sebagai berikut."
    )


def test_the_paper_prints_rounded_figures_shared_places_and_where_the_meeting_departed() -> None:
    printed = MINUTES.printed()

    assert printed["rows"] == [
        {"name": "Agustina", "locked": ["3,25", "–"], "agreed": ["3,25", "3,00"], "mean": "3,13", "changed": [False, True]},
        {"name": "Yuliana", "locked": ["3,00", "3,33"], "agreed": ["3,00", "3,33"], "mean": "3,17", "changed": [False, False]},
    ]
    assert printed["brackets"] == [{"place": "1–2", "names": ["Agustina", "Yuliana"]}]
    assert printed["proposal"] == "Tim mengusulkan 2 (dua) calon kepada pimpinan, ditulis urut abjad."
    assert printed["turnout"] == ""


def test_a_place_held_alone_is_one_number_and_turnout_is_written_twice() -> None:
    alone = replace(MINUTES, brackets=(Place(1, ("Yuliana",)), Place(2, ("Agustina",))), ballots=180, roll=240)

    assert [one["place"] for one in alone.printed()["brackets"]] == ["1", "2"]
    assert alone.printed()["turnout"] == (
        "Pada penjaringan masuk 180 (seratus delapan puluh) suara dari 240 (dua ratus empat puluh) pegawai dalam daftar."
    )


def test_what_followed_fewer_names_stands_beside_the_turnout() -> None:
    fewer = replace(MINUTES, fewer="Penjaringan menghasilkan tiga nama.")

    assert fewer.printed()["turnout"] == "Penjaringan menghasilkan tiga nama."
    assert replace(fewer, ballots=1, roll=2).printed()["turnout"].endswith("dalam daftar. Penjaringan menghasilkan tiga nama.")
    assert Minutes.from_dict(json.loads(json.dumps(fewer.to_dict()))) == fewer


def test_figures_nobody_had_evidence_for_are_a_dash() -> None:
    assert figure(None) == "–"
    assert figure("7/2") == "3,50"


def test_why_the_meeting_departed_from_the_mean_is_one_sentence() -> None:
    assert note("Agustina", 2, before=None, level=3, why="ada bukti baru. ") == "Agustina, K2: dari – menjadi 3, karena ada bukti baru."


def test_the_view_of_the_superior_names_each_criterion() -> None:
    assert view_beside("Markus", [3, None, 4]) == "Markus: K1 3, K2 –, K3 4"


def test_counts_stand_by_name_or_not_at_all() -> None:
    assert MINUTES.counts == (Count("Agustina", 51), Count("Yuliana", 40))
    assert Minutes.from_dict({**KEPT, "counts": None}).counts is None


def test_minutes_go_through_json_unchanged_and_carry_their_printed_words() -> None:
    full = replace(
        MINUTES, ballots=180, roll=240, number="BA/1/2026", witnesses=("Elias", "Siti"), notes=("Disiplin: bukti baru",),
        lots=(Lot("ab" * 32, "3 5 1", "cd" * 16, ("Yuliana", "Agustina")),),
    )  # fmt: skip
    for made in (MINUTES, full, replace(MINUTES, counts=None)):
        kept = json.loads(json.dumps(made.to_dict()))
        assert Minutes.from_dict(kept) == made
        assert kept["printed"] == made.printed()


def test_whole_minutes_pass() -> None:
    MINUTES.check()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"members": ()}, "minutes.members"),
        ({"place": " "}, "minutes.place"),
        ({"rows": ()}, "minutes.rows"),
        ({"brackets": (Place(1, ("Agustina",)),)}, "minutes.brackets"),
        ({"brackets": (Place(1, ("Agustina", "Yuliana", "Yuliana")),)}, "minutes.brackets"),
        ({"proposed": ()}, "minutes.proposed"),
        ({"proposed": ("Marselinus",)}, "minutes.proposed"),
        ({"criteria": ("Tanggung jawab",)}, "minutes.figures"),
        ({"rows": (Row("Agustina", ("1",), ("1", "2"), "1"), Row("Yuliana", ("1", "1"), ("1", "2"), "1"))}, "minutes.figures"),
    ],
)
def test_minutes_that_miss_a_part_or_contradict_themselves_are_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        replace(MINUTES, **changes).check()

    assert no.value.code == code


def test_the_minutes_are_laid_out_with_both_figures_where_the_meeting_changed_one() -> None:
    whole = replace(
        MINUTES, ballots=2, roll=4, notes=("Agustina, K2: ...",), witnesses=("Saksi 1",), counts=(Count("Agustina", 51),),
        rows=(replace(MINUTES.rows[0], position="Perawat", unit="UPTD", beside="Atasan: K1 3"), MINUTES.rows[1]),
    )  # fmt: skip

    (pages,) = whole.layout(Sheet()).sections
    grids = [block for block in pages.blocks if isinstance(block, Grid)]

    assert [grid.head for grid in grids] == [("No.", "Nama", "K1", "K2", "Nilai"), ("Peringkat", "Nama"), ("Nama", "Suara")]
    assert grids[0].rows == (("1", "Agustina\nPerawat, UPTD", "3,25", "– / 3,00", "3,13"), ("2", "Yuliana", "3,00", "3,33", "3,17"))
    assert [block.texts for block in pages.blocks if isinstance(block, Items)] == [
        ("Agustina: oleh Atasan: K1 3.",), ("Agustina, K2: ...",), ("Agustina", "Yuliana"),
    ]  # fmt: skip
    assert isinstance(pages.blocks[-1], Signs)
    assert [(one.titles, one.name) for one in pages.blocks[-1].blocks] == [
        (("Penilai,",), "Dominikus"), (("Penilai,",), "Maria"), (("Saksi,",), "Saksi 1"),
    ]  # fmt: skip


def test_minutes_without_turnout_notes_or_counts_leave_no_empty_lines() -> None:
    (pages,) = replace(MINUTES, counts=None).layout(Sheet()).sections

    assert [type(block).__name__ for block in pages.blocks] == [
        "Top", "Title", "Text", "Text", "Text", "Grid", "Text", "Text", "Text", "Grid", "Text", "Items", "Text", "Signs",
    ]  # fmt: skip


def test_a_lot_is_printed_with_all_that_draws_it_again_and_its_bits_only_beside_the_counts() -> None:
    lot = Lot("ab12", "17", "ff", ("Budi", "Agnes"))

    assert drawn(lot)[-1] == Pairs((("Sidik", "ab12"), ("Hasil undian", "17"), ("Rahasia sidik", "ff"), ("Urutan", "Budi, Agnes")))
    assert drawn(replace(lot, secret=""))[-1] == Pairs((("Sidik", "ab12"), ("Hasil undian", "17"), ("Urutan", "Budi, Agnes")))
    assert any(block == drawn(lot)[-1] for block in replace(MINUTES, lots=(lot,)).layout(Sheet()).sections[0].blocks)


def test_recusals_potential_and_the_rules_that_decided_stand_on_the_paper_and_are_kept() -> None:
    recusals, potential, applied = ("Tim 1 tidak menilai Yuliana.",), ("Agustina: cepat belajar.",), ("Sesuai aturan.",)
    more = replace(MINUTES, recusals=recusals, potential=potential, applied=applied)
    blocks = more.layout(Sheet()).sections[0].blocks

    assert Minutes.from_dict(more.to_dict()) == more
    assert {recusals, potential} <= {block.texts for block in blocks if isinstance(block, Items)}
    assert "Sesuai aturan." in {block.text for block in blocks if isinstance(block, Text)}
