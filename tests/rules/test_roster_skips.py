import pytest

from pelopor.rules.roster import Cell, Row, Skipped, Table
from pelopor.rules.roster.columns import guess_header
from pelopor.rules.roster.skips import filled_in, skipped_rows
from tests.rules.rosters import HEAD, MARIA, YOSEF, read, table_of, told


@pytest.mark.parametrize(("cell", "filled"), [(None, False), ("", False), (" \t", False), ("x", True), (0, True), (False, True)])
def test_blanks_are_nothing_and_zero_is_something(cell: Cell, filled: bool) -> None:
    assert filled_in(cell) is filled


@pytest.mark.parametrize(
    "row",
    [
        {"Nama": "Jumlah", "Status": "240"},
        {"Nama": "TOTAL PEGAWAI", "NIP": 240},
        {"Nama": "Subtotal:", "NIP": "240", "Unit Kerja": "Sekretariat"},
        {"Nama": "Jumlah", "NIP": 240.0, "NI PPPK": 17},
    ],
)
def test_a_total_is_left_out_and_told(row: dict[str, Cell]) -> None:
    roster = read(table_of(MARIA, row, YOSEF))

    assert (roster.skipped, told(roster), len(roster.entries)) == ((Skipped(3, "row.total"),), [], 2)


@pytest.mark.parametrize("row", [MARIA | {"Nama": "Jumlahiah"}, MARIA | {"Nama": "Total Abdi"}])
def test_a_person_whose_name_begins_like_a_total_is_kept(row: dict[str, Cell]) -> None:
    assert read(table_of(row)).skipped == ()


def test_a_header_that_is_repeated_on_each_page_is_left_out() -> None:
    again = {name: name.upper() for name in HEAD}

    assert read(table_of(MARIA, again, YOSEF)).skipped == (Skipped(3, "row.header"),)
    assert read(table_of(MARIA, again | {"Nama": 7}, YOSEF)).skipped == ()


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], ["1", "2", "3", " 4 "], [1.0, 2.0, 3.0]])
def test_the_row_that_numbers_the_columns_is_left_out(numbers: list[Cell]) -> None:
    cells = dict(zip(HEAD, numbers, strict=False))

    assert read(table_of(cells, MARIA)).skipped == (Skipped(2, "row.numbering"),)


def test_numbers_further_below_are_no_numbering() -> None:
    assert told(read(table_of(MARIA, {"Nama": 1, "NIP": 2, "Unit Kerja": 3}, MARIA)))


def test_what_stands_below_the_people_is_left_out() -> None:
    roster = read(
        table_of(
            MARIA, YOSEF, {"Jabatan": "Kupang, 24 November 2026"}, {"NIP": "Mengetahui,", "Jabatan": "Kepala Dinas"}, {"Jabatan": "Nama"}
        )
    )

    assert roster.skipped == (Skipped(4, "row.footer"), Skipped(5, "row.footer"), Skipped(6, "row.footer"))
    assert (len(roster.entries), told(roster)) == (2, [])


def test_an_incomplete_last_person_is_a_fault_and_not_left_out() -> None:
    roster = read(table_of(MARIA, {"Nama": "Yosef Nalle", "Unit Kerja": "Sekretariat"}))

    assert roster.skipped == ()
    assert [(line, column, code) for line, column, _, code in told(roster)] == [
        (3, "status", "cell.empty"), (3, "number", "number.none"), (3, "position", "cell.empty"), (3, "position_class", "cell.empty"),
    ]  # fmt: skip


def test_rows_without_anything_in_the_known_columns_are_blank() -> None:
    head = ("No", *HEAD)
    table = Table([Row(1, head), Row(2, [1, *MARIA.values()]), Row(3, [2, " "]), Row(9, [3])])
    header = guess_header(table.rows)
    assert header

    assert skipped_rows(table.rows[1:], header, table.row_at(1)) == {3: "row.blank", 9: "row.blank"}
