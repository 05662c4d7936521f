"""From the bytes of a file to its rows: every form that is read, every fault that is told, everything that is refused."""

import codecs
import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from xlsxwriter import Workbook

from pelopor.imports.reading import kind_of, limits, parts, read_table, sheet_names
from pelopor.imports.reading.examine import header_of
from pelopor.imports.reading.parts import place_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Row, Skipped, Table, read_rows
from tests.conftest import sure
from tests.imports.books import LINKS, MAIN, WORKSHEET, book, links, packed, raw, said, written
from tests.imports.factories import TODAY

HEAD = ("Nama", "NIP", "Unit Kerja", "Jabatan", "Jenis Jabatan", "Status", "TMT")
MARIA = ("Maria Tefa", "199001012015012901", "Sekretariat", "Analis", "Fungsional", "PNS", "2022-04-01")
YOSEF = ("Yosef Nalle", "199202142015011901", "Sekretariat", "Analis", "Fungsional", "PNS", "2022-04-01")


def joined(*rows: tuple[str, ...], sign: str = ",", end: str = "\r\n") -> str:
    return end.join(sign.join(row) for row in rows)


def rows_of(data: bytes, sheet: str = "") -> list[tuple[int, list[object]]]:
    return [(row.line, list(row.cells)) for row in read_table(data, sheet).rows]


def refused(data: bytes, sheet: str = "") -> tuple[str, dict[str, object]]:
    with pytest.raises(RuleBroken) as no:
        read_table(data, sheet)
    return no.value.code, dict(no.value.facts)


def faults(data: bytes) -> list[tuple[int, str, str, str]]:
    """What is wrong with the rows of a file, as (line, column, value, code)."""
    table = read_table(data)
    roster = read_rows(table, header_of(table), as_of=TODAY)
    return [(one.line, one.column, one.value, one.code) for one in roster.problems]


# --- CSV


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_are_cut_at_comma_semicolon_or_tab(sign: str) -> None:
    data = joined(HEAD, MARIA, sign=sign).encode()

    assert rows_of(data) == [(1, list(HEAD)), (2, list(MARIA))]


def test_commas_inside_cells_do_not_cut_a_file_of_semicolons() -> None:
    data = b"Daftar, per 24 November, lengkap\nNama;NIP;Jabatan\n" + b"Tefa, Maria, S.Kom., M.M.;1;Analis\n" * 9

    assert rows_of(data)[1:3] == [(2, ["Nama", "NIP", "Jabatan"]), (3, ["Tefa, Maria, S.Kom., M.M.", "1", "Analis"])]


def test_without_known_columns_the_sign_that_cuts_most_lines_alike_wins() -> None:
    data = b"a,b,c;d\ne,f,g;h\ni;j\nk,l;m\nn;o\n"

    assert rows_of(data) == [(1, ["a,b,c", "d"]), (2, ["e,f,g", "h"]), (3, ["i", "j"]), (4, ["k,l", "m"]), (5, ["n", "o"])]


@pytest.mark.parametrize(
    ("coding", "bom"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
)
def test_letters_are_read_in_every_coding_that_rosters_come_in(coding: str, bom: bytes) -> None:
    data = bom + "Nama;Unit\r\nZoé “Ance” Müller;Rote – Ndao\r\n".encode(coding)

    assert rows_of(data) == [(1, ["Nama", "Unit"]), (2, ["Zoé “Ance” Müller", "Rote – Ndao"])]


@pytest.mark.parametrize("data", [b"Nama;\x81", codecs.BOM_UTF16_LE + b"N\x00a", codecs.BOM_UTF8 + b"Nama \xff"])
def test_letters_in_no_known_coding_are_refused(data: bytes) -> None:
    assert refused(data) == ("file.encoding", {})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_told_as_it_stands_in_the_file_also_below_breaks_inside_cells(end: str) -> None:
    data = end.join(["Nama;NIP", '"Maria', 'Tefa";1', "", " ; ", "Yosef;2", "", ""]).encode()

    assert rows_of(data) == [(1, ["Nama", "NIP"]), (2, [f"Maria{end}Tefa", "1"]), (6, ["Yosef", "2"])]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b'a;b\nc;"d\ne;f\n', 2), (b'a;b\n\n"c"d;e\n', 3), (b'"a', 1), (b'sep=;\na;b\nc;"d', 3), (b'a;b\n"c\nc";"d\n', 2)],
)
def test_a_quotation_mark_without_its_other_is_told_with_its_line(data: bytes, line: int) -> None:
    assert refused(data) == ("file.quotes", {"line": line})


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_first_line_that_names_the_separator_is_obeyed_and_no_row(sign: str) -> None:
    data = f"SEP={sign}\r\nNama{sign}a;b,c\r\n".encode()

    assert rows_of(data)[0] == (2, list(f"Nama{sign}a;b,c".split(sign)))


@pytest.mark.parametrize("first", ["sep=|", "sep=;;", "sep=", "sep=;"])
def test_a_first_line_that_names_no_separator_is_a_row(first: str) -> None:
    assert rows_of(first.encode()) == [(1, first.split(";") if ";" in first else [first])]


@pytest.mark.parametrize(
    ("limit", "value", "rows", "refusal"),
    [
        ("MOST_LINES", 2, [("a", "b")] * 3, ("file.rows", {"most": 200_000})),
        ("MOST_COLUMNS", 2, [("a", "b"), ("a", "b", "c")], ("file.columns", {"most": 2})),
        ("MOST_CELLS", 8, [("a", "b")] * 5, ("file.cells", {"most": 8})),
    ],
)
@pytest.mark.parametrize("make", [lambda *rows: joined(*rows).encode(), book], ids=["csv", "xlsx"])
def test_more_than_is_read_is_refused_with_the_limit(
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
    rows: list[tuple[str, ...]],
    refusal: tuple[str, dict[str, object]],
    make: Callable[..., bytes],
) -> None:
    monkeypatch.setattr(limits, limit, value)

    assert len(rows_of(make(*rows[:-1]))) == len(rows) - 1
    assert refused(make(*rows)) == refusal


# --- What kind of file it is


def open_document(kind: str) -> bytes:
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"), (b" \r\n\t ", "file.empty"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "file.xls"), (COMPOUND + "WordDocument".encode("utf-16-le"), "file.document"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "file.password"),
        (open_document("spreadsheet"), "file.ods"), (open_document("text"), "file.ods"),
        (packed({"[Content_Types].xml": "x", "xl/workbook.bin": b"x"}), "file.xlsb"),
        (packed({"[Content_Types].xml": "x", "word/document.xml": "x"}), "file.document"),
        (packed({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "file.document"),
        (packed({"daftar.csv": "Nama;NIP"}), "file.packed"), (packed({}), "file.packed"), (packed({"mimetype": "a" * 200}), "file.packed"),
        (b"Rar!\x1a\x07\x01\x00", "file.packed"), (b"7z\xbc\xaf\x27\x1c", "file.packed"), (b"\x1f\x8b\x08\x00", "file.packed"),
        (b"\n%PDF-1.7\n", "file.pdf"), (b"\x89PNG\r\n\x1a\n\x00\x00", "file.picture"), (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file.picture"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><table>", "file.markup"), (b"<table><tr><td>Nama", "file.markup"),
        (b'<?xml version="1.0"?><Workbook/>', "file.markup"), (b"<HTML>", "file.markup"), (b"<style>td{}", "file.markup"),
        (b"MZ\x90\x00\x03", "file.binary"), (b"Nama;NIP\x00", "file.binary"), (b"\x01" * 21, "file.binary"),
        ("Nama;NIP".encode("utf-16-le"), "file.binary"),
        (raw(said("a"))[:300], "file.broken"), (b"PK\x03\x04", "file.broken"),
    ],
)  # fmt: skip
def test_a_wrong_kind_of_file_is_named_by_its_content_whatever_its_name_says(data: bytes, code: str) -> None:
    assert refused(data) == (code, {})
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        sheet_names(data)


@pytest.mark.parametrize(
    "data", [b"BMKG;NIP", b"RIFF;a", b"MM;a", b"Maria\x0bTefa;1\x1a", b"\x01" * 20, codecs.BOM_UTF16_LE + "Nama".encode("utf-16-le")]
)
def test_a_text_is_a_text_also_when_it_begins_like_a_picture_or_holds_stray_characters(data: bytes) -> None:
    assert (kind_of(data), sheet_names(data)) == ("csv", [])


# --- XLSX


def test_the_first_used_cell_may_stand_anywhere_and_lines_are_those_of_the_file() -> None:
    assert rows_of(book(HEAD, (), MARIA, top=4, left=2)) == [(5, ["", "", *HEAD]), (7, ["", "", *MARIA])]


def test_cells_keep_their_kind() -> None:
    day, moment = dt.date(2022, 4, 1), dt.datetime.fromisoformat("2022-04-01T08:30:00")

    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["001", 12, 1.5, True])
        sheet.write(0, 4, day, made.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write(0, 5, moment, made.add_format({"num_format": "yyyy-mm-dd hh:mm"}))

    assert rows_of(written(write)) == [(1, ["001", 12.0, 1.5, True, day, moment])]


def test_titles_above_the_header_and_what_stands_below_the_people_is_left_out() -> None:
    rows = (
        ("DINAS KESEHATAN",), ("Daftar Pegawai per 24 November 2026",), (), HEAD, ("1", "2", "3", "4", "5", "6", "7"), MARIA, HEAD, YOSEF,
        ("Jumlah", "2"), (), ("", "", "", "Kupang, 24 November 2026"), ("", "", "", "Kepala Dinas"), (" ", "", " "),
    )  # fmt: skip
    for data in (book(*rows), joined(*rows, sign=";").encode()):
        table = read_table(data)
        roster = read_rows(table, header_of(table), as_of=TODAY)

        assert [(entry.line, entry.name) for entry in roster.entries] == [(6, "Maria Tefa"), (8, "Yosef Nalle")]
        assert roster.problems == ()
        assert [one for one in roster.skipped if one.why != "row.blank"] == [
            Skipped(5, "row.numbering"), Skipped(7, "row.header"), Skipped(9, "row.total"), Skipped(11, "row.footer"),
            Skipped(12, "row.footer"),
        ]  # fmt: skip


@pytest.mark.parametrize("make", [book, lambda *rows: joined(*rows).encode()], ids=["xlsx", "csv"])
def test_a_table_without_people_is_told_apart_from_one_without_a_header(make: Callable[..., bytes]) -> None:
    table = read_table(make(HEAD))
    with pytest.raises(RuleBroken, match=r"roster\.no_rows"):
        read_rows(table, header_of(table), as_of=TODAY)
    with pytest.raises(RuleBroken, match=r"roster\.no_header"):
        header_of(read_table(make(MARIA)))
    with pytest.raises(RuleBroken, match=r"roster\.no_rows"):
        header_of(Table([]))


def test_an_empty_sheet_has_no_rows() -> None:
    assert read_table(book()) == Table([], {})


def test_formulas_errors_and_merged_cells_are_told_with_their_place() -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        for line, row in enumerate((HEAD, MARIA, YOSEF, (*YOSEF[:2], "", *YOSEF[3:]))):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 3, "=A1", None, "Analis")
        sheet.write_formula(2, 4, "=NA()", None, "#N/A")
        sheet.merge_range(2, 2, 3, 2, "Sekretariat")
        sheet.merge_range(9, 0, 9, 3, "")
        sheet.write_row(0, 8, ["Usia", "Catatan"])
        sheet.write_formula(1, 8, "=1+1", None, 2)

    data = written(write)

    assert read_table(data).faults == {
        (2, 3): "cell.formula", (3, 4): "cell.error", (3, 2): "cell.merged", (4, 2): "cell.merged", (2, 8): "cell.formula",
    }  # fmt: skip
    assert faults(data) == [
        (2, "position", "Analis", "cell.formula"), (3, "unit", "Sekretariat", "cell.merged"), (3, "position_class", "#", "cell.error"),
        (4, "unit", "", "cell.merged"),
    ]  # fmt: skip


def test_merged_titles_and_merged_cells_beside_the_table_are_no_fault() -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.merge_range(0, 0, 0, 6, "DINAS KESEHATAN")
        sheet.write_row(2, 0, HEAD)
        sheet.write_row(3, 0, MARIA)
        sheet.merge_range(3, 8, 5, 9, "Catatan")

    assert faults(written(write)) == []


def test_a_row_of_errors_is_told_and_not_taken_for_a_blank_one() -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(2, 1, HEAD)
        sheet.write_row(3, 1, MARIA)
        for place in range(1, 7):
            sheet.write_formula(5, place, "=VLOOKUP(A9,A1,1)", None, "#REF!")
            sheet.write_formula(6, place, '=IF(A9="","",A9)', None, "")

    columns = ("name", "number", "unit", "position", "position_class", "status")
    assert faults(written(write)) == [(6, column, "#", "cell.error") for column in columns]


def test_a_pasted_error_is_told() -> None:
    data = raw('<row r="2"><c r="B2" t="inlineStr"><is><t>Nama</t></is></c><c r="C2" t="e"><v>#REF!</v></c></row>')

    assert read_table(data) == Table([Row(2, ["", "Nama", "#"])], {(2, 2): "cell.error"})


def test_cells_without_addresses_and_elements_with_a_prefix_are_counted_alike() -> None:
    plain_ones = "<row><c><v>1</v></c><c><f>A1</f><v>2</v></c></row><row/><row><c><f>A1</f></c></row>"
    prefixed = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="3"><x:c r="B3"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert read_table(raw(plain_ones)).faults == {(1, 1): "cell.formula", (3, 0): "cell.formula"}
    assert read_table(raw("", **{"xl/worksheets/sheet1.xml": prefixed})).faults == {(3, 1): "cell.formula"}


@pytest.mark.parametrize(
    ("number", "value", "code"),
    [
        (199001012015012901, "1.99001012015013e+17", "number.as_number"), (198.0, "198", "number.as_number"),
        ("1,99E+17", "1,99E+17", "number.lost"), ("199001012015012000", "199001012015012000", "number.lost"),
        ("5371010101900001", "", "number.nik"), ("", "", "number.none"),
    ],
)  # fmt: skip
def test_a_number_that_a_spreadsheet_may_have_spoilt_is_told_and_never_repaired(number: object, value: str, code: str) -> None:
    status = "Non-ASN" if code == "number.nik" else "PNS"  # sixteen digits of a PNS are a NIP of the wrong length

    assert faults(book(HEAD, (MARIA[0], number, *MARIA[2:5], status))) == [(2, "number", value, code)]


def test_a_number_cell_shown_as_a_day_is_told() -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, MARIA[:6])
        sheet.write(1, 1, dt.date(2022, 4, 1), made.add_format({"num_format": "dd/mm/yyyy"}))

    assert faults(written(write)) == [(2, "number", "2022-04-01", "cell.date")]


def test_a_number_kept_as_text_keeps_its_leading_zeros() -> None:
    table = read_table(book(HEAD, ("Ina Loe", "0017", *MARIA[2:5], "Non-ASN")))
    (entry,) = read_rows(table, header_of(table), as_of=TODAY).entries

    assert (entry.kind, entry.number) == ("local", "0017")


@pytest.mark.parametrize("text", ["2022-04-01", "1/4/2022", "01-04-2022", "1 April 2022"])
def test_a_day_is_read_in_four_forms_from_either_kind_of_file_and_as_a_date_cell(text: str) -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, MARIA[:6])
        sheet.write(1, 6, dt.date(2022, 4, 1), made.add_format({"num_format": "d mmm yyyy"}))

    for data in (book(HEAD, (*MARIA[:6], text)), joined(HEAD, (*MARIA[:6], text)).encode(), written(write)):
        table = read_table(data)
        assert [entry.since for entry in read_rows(table, header_of(table), as_of=TODAY).entries] == [dt.date(2022, 4, 1)]


@pytest.mark.parametrize(
    ("day", "value", "code"), [(44652, "44652", "date.form"), ("04/13/2022", "04/13/2022", "date.day"), ("1-4-22", "1-4-22", "date.form")]
)
def test_a_day_in_no_known_form_is_told(day: object, value: str, code: str) -> None:
    assert faults(book(HEAD, (*MARIA[:6], day))) == [(2, "since", value, code)]


# --- Sheets


def test_hidden_sheets_are_not_offered_and_a_sheet_is_read_by_its_name() -> None:
    def write(made: Workbook) -> None:
        for name in ("Sampul", "Rahasia", "Pegawai & PPPK", "Grafik"):
            made.add_worksheet(name).write(0, 0, f"di {name}")
        sure(made.get_worksheet_by_name("Rahasia")).hide()
        sure(made.get_worksheet_by_name("Grafik")).very_hidden()
        chart = sure(made.add_chart({"type": "line"}))
        chart.add_series({"values": "=Sampul!$A$1:$A$2"})
        made.add_chartsheet("Bagan").set_chart(chart)

    data = written(write)

    assert sheet_names(data) == ["Sampul", "Pegawai & PPPK"]
    assert (rows_of(data), rows_of(data, "Pegawai & PPPK")) == ([(1, ["di Sampul"])], [(1, ["di Pegawai & PPPK"])])
    assert refused(data, "Rahasia") == ("file.sheet", {"sheet": "Rahasia"})


def test_when_every_sheet_is_hidden_they_are_offered() -> None:
    hidden = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="A" state="hidden" r:id="rId1"/></sheets></workbook>'

    assert sheet_names(raw(said("a"), **{"xl/workbook.xml": hidden})) == ["A"]


def test_a_sheet_may_be_told_by_a_whole_path() -> None:
    whole = links((WORKSHEET, "/xl/worksheets/sheet1.xml"))

    assert rows_of(raw(said("a"), **{"xl/_rels/workbook.xml.rels": whole})) == [(1, ["a"])]


# --- Damage and malice


@pytest.mark.parametrize(
    "data",
    [
        raw(said("a"), before='<!DOCTYPE x [<!ENTITY a "b">]>'),
        raw('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', **{"xl/sharedStrings.xml": "<!DOCTYPE x []><sst><si><t>a</t></si></sst>"}),
        raw("", **{"xl/workbook.xml": "<!DOCTYPE x []><workbook/>"}), raw("", **{"xl/workbook.xml": "<workbook>"}),
        raw('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), raw('<row r="1"><c r="7"><v>1</v></c></row>'),
        raw('<row r="1"><c r="A"><v>1</v></c></row>'), raw("<row><c>"), raw("", after='<mergeCell ref="A1:B"/>'),
        raw("", **{"_rels/.rels": links((WORKSHEET, "x"))}), raw("", **{"xl/_rels/workbook.xml.rels": links()}),
        raw("", **{"xl/_rels/workbook.xml.rels": links((WORKSHEET, "none.xml"))}),
        raw(said("a")).replace(b"[Content_Types].xml", b"[Content_Types].xmm", 1),
    ],
)  # fmt: skip
def test_a_damaged_or_forged_workbook_is_refused(data: bytes) -> None:
    assert refused(data) == ("file.broken", {})


def test_a_workbook_of_charts_alone_is_no_table() -> None:
    assert refused(raw("", **{"xl/_rels/workbook.xml.rels": links((f"{LINKS}/chartsheet", "x.xml"))})) == ("file.packed", {})


def test_a_part_that_is_locked_is_a_password() -> None:
    data = bytearray(raw(said("a")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rfind(sign)
        data[at + place] |= 1

    assert refused(bytes(data)) == ("file.password", {})


def test_a_part_that_unpacks_to_more_than_it_claims_is_refused() -> None:
    data = bytearray(raw(said("a"), **{"unused.xml": "a" * 5_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")

    assert refused(bytes(data)) == ("file.broken", {})


def test_a_workbook_that_unpacks_to_more_than_a_roster_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = raw(said("a" * 10_000))
    monkeypatch.setattr(parts, "MOST_UNPACKED", 10_000)
    assert refused(data) == ("file.bomb", {})

    monkeypatch.setattr(parts, "MOST_UNPACKED", 100_000)
    assert rows_of(data) == [(1, ["a" * 10_000])]
    for limit, code in (("MOST_PARTS", "file.bomb"), ("MOST_SHEETS", "file.bomb")):
        with monkeypatch.context() as patch:
            patch.setattr(parts, limit, 0)
            assert refused(data) == (code, {})


def test_a_text_kept_once_and_used_in_many_cells_is_weighed_by_the_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_UNPACKED", 20_000)
    strings = f"<si><t>b</t></si><si><r><t>{'a' * 900}</t></r><r><t>{'a' * 100}</t></r></si>"

    def pointing(times: int, *, at: int) -> bytes:
        cells = f'<c t="s"><v>{at}</v></c>' * times
        return raw(f'<row r="1">{cells}<c t="s"><v/></c><c><v>1</v></c></row>', strings=strings)

    assert refused(pointing(21, at=1)) == ("file.bomb", {})
    assert rows_of(pointing(19, at=1))[0][1][:19] == ["a" * 1_000] * 19
    assert rows_of(pointing(60, at=0))[0][1][:60] == ["b"] * 60


def test_a_cell_far_away_is_refused_before_the_sheet_is_unfolded() -> None:
    assert refused(raw(f'{said("a")}<row r="1048576"><c r="A1048576"><v>1</v></c></row>')) == ("file.rows", {"most": 200_000})
    assert refused(raw(said("a", "XFD1"))) == ("file.columns", {"most": 200})
    assert rows_of(raw(f'{said("a")}<row r="1048576"><c r="XFD1048576" s="1"/></row>')) == [(1, ["a"])]


def test_merged_cells_are_followed_only_as_far_as_values_reach_and_no_further_than_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = raw(said("a") + '<row r="2"><c r="B2"><v>1</v></c></row>', after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert read_table(data).faults == dict.fromkeys([(1, 0), (1, 1), (2, 0), (2, 1)], "cell.merged")

    monkeypatch.setattr(parts, "MOST_FAULTS", 3)
    assert refused(data) == ("file.cells", {"most": 3})


@pytest.mark.parametrize(("reference", "place"), [("A1", (1, 0)), ("z10", (10, 25)), ("AA7", (7, 26)), ("XFD1048576", (1048576, 16383))])
def test_an_address_of_a_cell_is_a_line_and_a_column(reference: str, place: tuple[int, int]) -> None:
    assert place_of(reference) == place


@pytest.mark.parametrize("reference", ["", "7", "A", "-1"])
def test_what_is_no_address_of_a_cell_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match=r"^-?$|invalid literal"):
        place_of(reference)


def test_rows_say_their_own_line() -> None:
    table = Table([Row(3, ["a"]), Row(7, ["b"])])

    assert (table.row_at(7), table.row_at(4)) == (Row(7, ["b"]), None)


def test_an_archive_with_two_parts_of_one_name_is_read_as_the_last_one_says() -> None:
    out = io.BytesIO(raw(said("a")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as pack:
        pack.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{said("b")}</sheetData></worksheet>')

    assert rows_of(out.getvalue()) == [(1, ["b"])]
