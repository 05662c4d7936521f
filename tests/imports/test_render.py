"""What goes out: the roster, the template and the report of a check; safe to open, and text where a number would lose digits."""

import csv
import io
import zipfile
from datetime import date

import pytest

from pelopor.audit.models import Event
from pelopor.imports import actions, queries, render
from pelopor.imports.reading import read_table
from pelopor.imports.reading.examine import header_of
from pelopor.imports.words import REPORT_HEADERS, report_lines
from pelopor.kit.sheets import as_csv, as_xlsx
from pelopor.people.models import Employment, Person
from pelopor.rules.roster import Change, Differences, Doubt, Entry, Known, Problem, read_rows, text_of
from tests.conftest import NOON
from tests.imports.factories import MARIA, TODAY, YOSEF, Office, office

EVIL = ("=1+1", "+62812", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "''007", "007", "199001012015012901", "III/c", "a'b", "'a", "1,5", "")
"""What a spreadsheet runs, turns into a figure, or eats the first sign of; and what it leaves alone."""


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


def exported(dinas: Office) -> list[render.Line]:
    return render.lines_of(queries.roster(dinas.agency, on=TODAY), on=TODAY)


def sheet_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return pack.read("xl/worksheets/sheet1.xml").decode()


def test_the_roster_goes_out_by_name_in_the_columns_that_come_in(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)
    user = Person.objects.get(name="Yosef Nalle").user
    assert user
    type(user).objects.filter(pk=user.pk).update(email="yosef@contoh.invalid")

    assert render.HEADERS == (
        "Nama", "NIP", "NI PPPK", "Unit Kerja", "Jabatan", "Jenis Jabatan", "Status", "Golongan", "Atasan", "Surel", "TMT",
    )  # fmt: skip
    assert exported(dinas) == [
        ("Maria Tefa, S.Kom.", "19900101 201501 2 901", "", "Sekretariat", "Kepala Sekretariat", "Pengawas", "PNS", "III/c", "", "",
         "2022-04-01"),
        ("Yosef Nalle", "", "19920214 2023 21 1 901", "Sekretariat", "Pengelola Keuangan", "Pelaksana", "PPPK", "VII",
         "19900101 201501 2 901", "yosef@contoh.invalid", "2023-03-01"),
    ]  # fmt: skip


def test_a_superior_who_works_elsewhere_stands_by_number_and_one_without_by_name(dinas: Office) -> None:
    other = office("PU")
    other.bring_in(MARIA)
    dinas.bring_in(YOSEF.replace("19900101 201501 2 901", ""))
    Employment.objects.filter(person__name="Yosef Nalle").update(superior=Person.objects.get(name="Maria Tefa, S.Kom."))
    assert [line[8] for line in exported(dinas)] == ["19900101 201501 2 901"]

    Employment.objects.filter(person__name="Yosef Nalle").update(superior=dinas.team)
    assert [line[8] for line in exported(dinas)] == ["Ance Tim"]


def test_an_empty_roster_is_its_header(dinas: Office) -> None:
    assert [list(row.cells) for row in read_table(render.roster_file(exported(dinas), "csv")).rows] == [list(render.HEADERS)]


def test_csv_is_what_a_spreadsheet_opens_by_a_double_click() -> None:
    assert as_csv(["Nama", "Unit"], [("Zoé; “A”", 'B "C"')]) == '\ufeffNama;Unit\r\n"Zoé; “A”";"B ""C"""\r\n'.encode()


def test_nothing_in_a_csv_file_is_run_or_turned_into_a_figure() -> None:
    data = as_csv(["Isi"], [(text,) for text in EVIL])
    (_, *cells) = [row[0] if row else "" for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")]

    assert cells == [
        "'=1+1", "'+62812", "'-5", "'@SUM(A1)", "'\tx", "'\rx", "''=1", "'''007", "'007", "'199001012015012901", "III/c", "a'b", "'a",
        "1,5", "",
    ]  # fmt: skip
    assert [text_of(cell) for cell in cells] == [text.strip() for text in EVIL]


def test_every_cell_of_a_workbook_is_text_and_none_a_formula() -> None:
    data = as_xlsx(["Isi"], [(text,) for text in EVIL], sheet="Isi")
    xml = sheet_xml(data)

    assert ("<f>" in xml, xml.count('t="s"'), xml.count("<v>")) == (False, len(EVIL), len(EVIL))
    kept = {row.line: row.cells[0] for row in read_table(data).rows}
    assert [text_of(kept.get(line, "")) for line in range(2, len(EVIL) + 2)] == [text.strip() for text in EVIL]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_number_stays_text_with_all_its_digits(kind: str) -> None:
    line = ("Ina Loe", "0017", "", "Sekretariat", "Pramubakti", "Pelaksana", "Non-ASN", "", "", "", "")
    table = read_table(render.roster_file([line, ("Nona Loe", "9" * 20, *line[2:])], kind))

    assert [entry.number for entry in read_rows(table, header_of(table), as_of=TODAY).entries] == ["0017", "9" * 20]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_holds_two_invented_people_without_a_fault(kind: str) -> None:
    table = read_table(render.template_file(kind))
    roster = read_rows(table, header_of(table), as_of=TODAY)

    assert roster.problems == ()
    assert [(entry.name, entry.kind, entry.number, entry.superior) for entry in roster.entries] == [
        ("Maria Contoh, S.Kom.", "nip", "199001012015012901", ""),
        ("Yosef Contoh", "ni_pppk", "199202142023211901", "19900101 201501 2 901"),
    ]


def test_the_report_tells_every_problem_doubt_and_difference() -> None:
    entry = Entry(5, "=Ance", "nip", "1", "Sekretariat", "Analis", "fungsional", "pns")
    known = Known(1, "Ance", "nip", "2", here=True, unit="Bidang Umum", position="Staf", status="cpns")
    differences = Differences(
        new=[Change(entry, None)], changed=[Change(entry, known, ("position", "status"))], moved=[Change(entry, known, ("unit",))],
        left=[known], doubtful=[Doubt(entry, known, "doubt.new_number")],
    )  # fmt: skip
    problems = [Problem(3, "number", "007", "number.twice", facts={"first": 2}), Problem(4, "", "x", "row.alone")]

    assert list(report_lines(problems, differences)) == [
        ("3", "NIP", "007", "Nomor ini juga ada pada baris 2.", "Hapus baris yang ganda atau perbaiki nomornya."),
        ("4", "", "x", "Baris ini hanya berisi satu sel.", "Lengkapi atau hapus baris ini."),
        ("5", "", "=Ance", "Baris 5: =Ance (Sekretariat) bernomor baru. Apakah ini Ance (Bidang Umum) yang sudah tercatat?",
         "Jawab di halaman impor."),
        ("5", "", "=Ance, Sekretariat", "Baru", ""),
        ("5", "", "=Ance, Sekretariat", "Berubah: Jabatan, sebelumnya Staf; Status, sebelumnya CPNS", ""),
        ("5", "", "=Ance, Sekretariat", "Pindah: Unit kerja, sebelumnya Bidang Umum", ""),
        ("", "", "Ance, Bidang Umum", "Tidak ada dalam berkas", ""),
    ]  # fmt: skip
    data = as_xlsx([str(title) for title in REPORT_HEADERS], report_lines(problems, differences), sheet="Laporan")
    assert [row.cells[2] for row in read_table(data).rows][1:4] == ["007", "x", "'=Ance"]


@pytest.mark.parametrize(("code", "name"), [("DK", "pegawai-DK-2026-11-24.csv"), ("a/../b é", "pegawai-a----b---2026-11-24.csv")])
def test_a_name_of_a_file_holds_nothing_but_letters_digits_and_dashes(code: str, name: str) -> None:
    assert render.name_of("pegawai", code, date(2026, 11, 24), "csv") == name


def test_giving_out_is_recorded_with_how_many_and_as_what(dinas: Office) -> None:
    actions.exported(dinas.agency, rows=7, kind="csv", by=dinas.team, at=NOON)

    assert list(Event.objects.values_list("kind", "actor_name", "facts")) == [
        ("imports.roster_exported", "Ance Tim", {"rows": 7, "file": "csv"})
    ]
