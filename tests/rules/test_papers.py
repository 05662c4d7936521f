"""Papers as data: who signs, and what each kind prints."""

import json
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.clauses import (
    PARTS,
    USUAL,
    Law,
    check_clause,
    considerations,
    dicta,
    filled,
    law_of,
    laws_of,
    lines,
    recalled,
)
from pelopor.rules.papers.frame import Letterhead, copies_to, letterhead_lines, signature
from pelopor.rules.papers.keep import kept, taken
from pelopor.rules.papers.kinds import KINDS, Drawable, read_paper
from pelopor.rules.papers.layout import Grid, Items, Layout, Section, Sign, Signs, Text, Title, item_label, parted
from pelopor.rules.papers.letters import people_grid
from pelopor.rules.papers.meeting import AttendanceList
from pelopor.rules.papers.nomination_minutes import ties_on_paper
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from pelopor.rules.papers.specimen import specimen
from tests.rules import papers
from tests.rules.test_decree import decree

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


LETTERHEAD = Letterhead("Pemerintah Provinsi NTT", "Dinas Kesehatan", "Jalan Palapa, Kupang")


def test_the_letterhead_is_that_of_the_format_else_government_agency_and_address() -> None:
    assert letterhead_lines(Sheet(), LETTERHEAD) == ("PEMERINTAH PROVINSI NTT", "DINAS KESEHATAN", "Jalan Palapa, Kupang")
    assert letterhead_lines(Sheet(), Letterhead("", "Dinas Kesehatan", " ")) == ("DINAS KESEHATAN",)
    assert letterhead_lines(Sheet(head=("RSUD",)), LETTERHEAD) == ("RSUD",)


def test_the_block_of_signature_reads_as_the_format_says() -> None:
    signer = Signer(HEAD, "Maria", "Pembina", "197001012000031001", form="plt")

    assert signature(signer, Sheet(upper=False, grade=False, number=True), before=("Kupang",)).blocks == (
        Sign(("Plt. Kepala Dinas Kesehatan,",), "Maria", ("Kupang",), ("NIP 197001012000031001",)),
    )


def test_copies_are_numbered_below_a_word_and_absent_without_recipients() -> None:
    assert copies_to(()) == []
    assert copies_to(("Gubernur",)) == [Text("Tembusan:", small=True), Items(("Gubernur;",), "1.", small=True)]


@pytest.mark.parametrize("numbering, labels", [("a.", ["a.", "b."]), ("1.", ["1.", "2."]), ("–", ["–", "–"]), ("", ["", ""])])
def test_items_are_lettered_numbered_or_dashed(numbering: str, labels: list[str]) -> None:
    assert [item_label(numbering, place) for place in (0, 1)] == labels


@pytest.mark.parametrize(
    "sheet, code",
    [
        (Sheet(size="A5"), "sheet.size"), (Sheet(face="comic"), "sheet.face"), (Sheet(points=9), "sheet.points"),
        (Sheet(top=9), "sheet.margin"), (Sheet(right=51), "sheet.margin"), (Sheet(head=("a",) * 7), "sheet.head"),
        (Sheet(head=("a", " ")), "sheet.head"),
    ],
)  # fmt: skip
def test_a_format_that_no_printer_can_set_is_refused(sheet: Sheet, code: str) -> None:
    Sheet().check()
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        sheet.check()


def test_titles_are_set_as_the_format_says() -> None:
    assert (Sheet().cased("Nota Dinas"), Sheet(upper=False).cased("Nota Dinas")) == ("NOTA DINAS", "Nota Dinas")


@dataclass(frozen=True)
class Sample:
    """One field of every sort that a paper has."""

    sheet: Sheet
    day: date
    hour: time | None
    rows: tuple[tuple[str, int], ...]
    pair: tuple[str, int]
    loose: Any = None
    later: str = "usual"


def test_what_is_kept_of_a_paper_gives_the_same_paper_back() -> None:
    made = Sample(Sheet(head=("RSUD",)), date(2026, 11, 27), time(9, 30), (("a", 1), ("b", 2)), ("c", 3), {"x": [1]})

    values = json.loads(json.dumps(kept(made)))

    assert (values["day"], values["hour"], taken(Sample, values)) == ("2026-11-27", "09:30:00", made)
    assert taken(Sample, {**values, "hour": None}).hour is None


def test_a_paper_of_another_version_opens_with_what_is_known() -> None:
    values = kept(Sample(Sheet(), date(2026, 11, 27), None, (), ("c", 3)))
    del values["later"]

    assert taken(Sample, {**values, "unheard": 1}).later == "usual"


def test_an_old_paper_keeps_the_format_in_which_it_was_frozen() -> None:
    kept_decree = decree().to_dict()

    paper, sheet = read_paper("decree", {**kept_decree, "paper_size": "A4"})
    assert (paper, sheet) == (replace(decree(), paper_size="A4"), Sheet(size="A4"))
    assert read_paper("decree", {**kept_decree, "sheet": kept(Sheet(points=12))})[1] == Sheet(points=12)


def test_the_layout_names_each_block_for_the_writers() -> None:
    made = Layout("Judul", (Section((Text("a"), Title(("b",))), landscape=True),), foot=True).to_dict()

    assert made == {
        "title": "Judul",
        "foot": True,
        "sections": [
            {
                "landscape": True,
                "blocks": [
                    {"block": "text", "text": "a", "small": False, "strong": False},
                    {"block": "title", "lines": ("b",), "strong": False},
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    "paper, code",
    [
        (replace(papers.MEMO, to=" "), "letter.to"),
        (replace(papers.MEMO, subject=""), "letter.subject"),
        (replace(papers.MEMO, texts=()), "letter.text"),
        (replace(papers.MEMO, texts=("a", " ")), "letter.text"),
        (replace(papers.MEMO, signer=Signer(HEAD, "")), "signer.name"),
        (replace(papers.INVITATION, to=()), "letter.to"),
        (replace(papers.INVITATION, agenda=()), "meeting.agenda"),
        (replace(papers.INVITATION, venue=" "), "meeting.venue"),
        (replace(papers.INVITATION, number=""), "letter.numbered"),
        (replace(papers.ANNOUNCEMENT, date=None), "letter.numbered"),
        (replace(papers.ANNOUNCEMENT, people=()), "announcement.people"),
        (replace(papers.STUDY_NOTE, candidates=()), "note.candidates"),
        (replace(papers.STUDY_NOTE, author=" "), "note.author"),
        (replace(papers.MEETING, venue=""), "meeting.venue"),
        (replace(papers.MEETING, agenda=("a", "")), "meeting.agenda"),
        (replace(papers.ATTENDANCE, invited=()), "attendance.invited"),
        (replace(papers.ATTENDANCE, present=()), "attendance.present"),
        (replace(papers.ATTENDANCE, present=("Orang lain",)), "attendance.present"),
        (replace(papers.NOTES, present=()), "attendance.present"),
        (replace(papers.NOTES, agreed=()), "notes.agreed"),
        (replace(papers.NOTES, chair=""), "notes.people"),
        (replace(papers.PACT, name=" "), "pact.name"),
        (replace(papers.PACT, promises=()), "pact.promises"),
        (replace(papers.NOMINATION_MINUTES, witnesses=("Satu",)), "nomination_minutes.witnesses"),
        (replace(papers.NOMINATION_MINUTES, ballots=241), "nomination_minutes.ballots"),
        (replace(papers.NOMINATION_MINUTES, tally_hash=""), "nomination_minutes.hash"),
        (replace(papers.NOMINATION_MINUTES, counts=None), "nomination_minutes.salt"),
        (replace(papers.NOMINATION_MINUTES, salt=""), "nomination_minutes.salt"),
    ],
)
def test_a_paper_that_misses_a_part_is_refused(paper: Drawable, code: str) -> None:
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        paper.check()


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_paper_of_every_kind_passes_and_comes_back_as_it_was_kept(kind: str) -> None:
    paper, sheet = read_paper(kind, papers.SAMPLES[kind])

    paper.check()

    assert sheet == Sheet()
    assert kept(read_paper(kind, json.loads(json.dumps(papers.SAMPLES[kind])))[0]) == kept(paper)


def test_counts_that_the_ruleset_keeps_back_leave_neither_votes_nor_salt() -> None:
    text = str(replace(papers.NOMINATION_MINUTES, counts=None, salt="", lots=()).layout(Sheet()))

    assert ("tidak dimuat dalam berita acara" in text, "51" in text, "Garam" in text) == (True, False, False)


def test_the_minutes_of_the_nomination_open_with_the_date_in_words() -> None:
    assert papers.NOMINATION_MINUTES.opening().startswith(
        "Pada hari ini, Rabu, tanggal enam belas bulan Desember tahun dua ribu dua puluh enam, bertempat di Kupang, dua orang saksi"
    )


def test_the_note_tells_what_is_on_record_and_no_votes() -> None:
    assert len(papers.STUDY_NOTE.facts()) == 4
    assert replace(papers.STUDY_NOTE, ballots=None).facts() == papers.STUDY_NOTE.facts()[1:]
    assert "Tidak ada hal lain" in str(replace(papers.STUDY_NOTE, note=" \n").layout(Sheet()))


def test_people_stand_by_name_in_announcements_and_notes() -> None:
    assert [row[1] for row in people_grid(papers.PEOPLE).rows] == ["Agustina", "Yuliana"]


def test_both_papers_of_a_meeting_have_one_head() -> None:
    assert papers.MEETING.rows() == (
        ("Acara", "Rapat assessment"), ("Hari, tanggal", "Rabu, 16 Desember 2026"), ("Pukul", "09.30 WITA"), ("Tempat", "Ruang rapat"),
    )  # fmt: skip


def test_the_list_has_room_to_sign_before_the_meeting_and_says_afterwards_who_was_there() -> None:
    def last(paper: AttendanceList) -> list[str]:
        (grid,) = (block for block in paper.layout(Sheet()).sections[0].blocks if isinstance(block, Grid))
        return [grid.head[-1], *(row[-1] for row in grid.rows)]

    assert last(papers.ATTENDANCE) == ["Tanda tangan", "1.\n ", "2.\n "]
    assert last(replace(papers.ATTENDANCE, present=("Maria",))) == ["Kehadiran", "tidak hadir", "hadir"]


FACTS = {"instansi": "Dinas", "peran": "Agen", "jabatan": "Kepala", "tahun": "2026", "masa": "12", "laporan": "triwulan", "biaya": "APBD"}
LAWS = "Undang-Undang Nomor 20 Tahun 2023 tentang ASN;\nPeraturan Gubernur NTT Nomor 61 Tahun 2019 tentang Kode Etik"


@pytest.mark.parametrize("part", PARTS)
def test_the_usual_wording_of_every_part_passes_its_own_check(part: str) -> None:
    check_clause(part, USUAL.get(part, LAWS))


@pytest.mark.parametrize(
    "part, text, code",
    [
        ("judul", "a", "clause.part"),
        ("keenam", " ;\n", "clause.text"),
        ("keempat", "Lapor kepada {atasan}.", "clause.place"),
        ("kesatu", "Menetapkan pegawai.", "clause.needs"),
        ("ketiga", "Jangka waktu setahun.", "clause.needs"),
        ("considering", "bahwa satu\nkarena dua", "clause.bahwa"),
        ("recalling", "Surat Edaran Nomor 1 Tahun 2020", "clause.law"),
        ("recalling", "Undang-Undang tentang ASN", "clause.law"),
    ],
)
def test_a_wording_that_no_decree_can_be_composed_with_is_refused(part: str, text: str, code: str) -> None:
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        check_clause(part, text)


@pytest.mark.parametrize(
    "line, kind, year",
    [
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD", 1945),
        ("Undang-Undang Nomor 20 Tahun 2023 tentang ASN", "UU", 2023),
        ("Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin", "PP", 2021),
        ("Peraturan Menteri PANRB Nomor 27 Tahun 2014", "Permen", 2014),
        ("peraturan daerah Nomor 1 tahun 2020", "Perda", 2020),
    ],
)
def test_kind_and_year_of_a_rule_are_read_from_how_it_is_written(line: str, kind: str, year: int) -> None:
    assert law_of(line) == Law(kind, year, line)


def test_an_agency_that_words_a_part_is_asked_for_no_other() -> None:
    own = {"keenam": "Keputusan ini berlaku sejak\n tahun {tahun}.", "considering": "bahwa {instansi} berubah;\n\nbahwa {lain} tetap"}

    assert considerations(own, FACTS) == ("bahwa Dinas berubah", "bahwa {lain} tetap")
    assert dicta(own, FACTS)[5] == "Keputusan ini berlaku sejak tahun 2026."
    assert dicta(own, FACTS)[:5] == dicta({}, FACTS)[:5]
    assert [line.startswith("bahwa ") for line in considerations({}, FACTS)] == [True, True]
    assert filled("{peran} {x}", FACTS) == "Agen {x}"


def test_the_basis_is_the_agencys_own_list_or_that_of_the_ruleset() -> None:
    own = laws_of(LAWS)

    assert [(one.kind, one.year) for one in own] == [("UU", 2023), ("Pergub", 2019)]
    assert (recalled({"recalling": LAWS}, ()), recalled({}, own)) == (own, own)
    assert lines(" a; \n;\n b") == ("a", "b")


def test_the_rule_for_a_tie_is_said_in_the_order_of_its_steps() -> None:
    assert ties_on_paper(5, 7, ("extend", "lot")) == (
        "Yang maju paling sedikit 5 (lima) nama dengan suara terbanyak. Bila suara pada urutan terakhir sama: semua yang sama suaranya"
        " dengan urutan terakhir ikut, selama jumlahnya tidak melebihi 7 (tujuh) nama; selebihnya ditentukan dengan undian di hadapan umum."
    )
    assert ties_on_paper(4, 4, ("extend",)) == "Yang maju paling sedikit 4 (empat) nama dengan suara terbanyak."


def test_the_specimen_is_a_whole_decree_in_the_agencys_own_words() -> None:
    signer = Signer(HEAD, "", form="plt")
    made = specimen(letterhead=LETTERHEAD, place="Kupang", year=2026, signer=signer, clauses={"keenam": "Berlaku {tahun}."})

    assert (made.decides[5], made.signer.titles(), made.signer_name) == (
        "Berlaku 2026.",
        ("Plt. KEPALA DINAS KESEHATAN,",),
        "Nama Pimpinan",
    )
    named = specimen(letterhead=LETTERHEAD, place="Kupang", year=2026, signer=replace(signer, name="Maria"), clauses={})
    assert named.signer_name == "Maria"


def test_a_fingerprint_is_printed_in_groups_that_a_line_can_break_between() -> None:
    assert parted("ab" * 20) == f"{'ab' * 8} {'ab' * 8} {'ab' * 4}"
    assert parted("") == ""


def test_both_names_below_a_pact_stand_on_one_line() -> None:
    (signs,) = (block for block in papers.PACT.layout(Sheet()).sections[0].blocks if isinstance(block, Signs))

    assert len({len(one.before) + len(one.titles) for one in signs.blocks}) == 1
