import datetime as dt

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Cell, Entry, Header, Row, Table, check_mapping, read_rows, rows
from tests.rules.rosters import HEAD, MARIA, TODAY, YOSEF, read, table_of, told

MIDNIGHT = dt.datetime.fromisoformat("2026-01-01")


def fault_of(column: str, value: Cell, **others: Cell) -> list[tuple[str, str, str, bool, dict[str, object]]]:
    """The faults of Maria's row with one cell changed, as (column, value, code, whether it blocks, facts)."""
    roster = read(table_of(MARIA | {column: value} | others))
    assert bool(roster.entries) is not roster.blocked
    return [(one.column, one.value, one.code, one.blocks, dict(one.facts)) for one in roster.problems]


def test_a_row_is_read_whole() -> None:
    roster = read(table_of(MARIA, YOSEF))

    assert roster.problems == ()
    assert roster.entries == (
        Entry(2, "Maria Tefa, S.Kom.", "nip", "199001012015012901", "Sekretariat", "Analis", "fungsional", "pns", "III/c", "",
              "maria@contoh.invalid", dt.date(2022, 4, 1)),
        Entry(3, "Yosef Nalle", "ni_pppk", "199202142023211901", "Sekretariat", "Analis", "fungsional", "pppk", "VII",
              "199001012015012901", "", dt.date(2022, 4, 1)),
    )  # fmt: skip


def test_what_a_file_has_no_column_for_is_unknown_and_not_empty() -> None:
    (entry,) = read(table_of(MARIA, head=HEAD[:7])).entries

    assert (entry.grade, entry.superior, entry.email, entry.since) == (None, None, "", None)


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("Nama", "", ("name", "", "cell.empty", True, {})),
        ("Nama", "123", ("name", "123", "cell.letters", True, {})),
        ("Nama", "A" * 201, ("name", "A" * 60, "cell.long", True, {"most": 200})),
        ("Surel", "A" * 301, ("email", "A" * 60, "cell.long", True, {"most": 300})),
        ("Unit Kerja", "=A1", ("unit", "=A1", "cell.formula", True, {})),
        ("Unit Kerja", "#N/A", ("unit", "#N/A", "cell.error", True, {})),
        ("Jabatan", dt.date(2026, 1, 1), ("position", "2026-01-01", "cell.date", True, {})),
        ("Jabatan", MIDNIGHT, ("position", "2026-01-01", "cell.date", True, {})),
        ("Jabatan", 12.0, ("position", "12", "cell.letters", True, {})),
        ("Jenis Jabatan", 9.0, ("position_class", "9", "class.number", True, {})),
        ("Jenis Jabatan", "Bos", ("position_class", "Bos", "class.unknown", True, {})),
        ("Status", "Tetap", ("status", "Tetap", "status.unknown", True, {})),
        ("Gol.", "3c", ("grade", "3c", "grade.unknown", True, {})),
        ("Surel", "maria", ("email", "maria", "email.form", True, {})),
        ("TMT", "1/2/22", ("since", "1/2/22", "date.form", True, {})),
        ("TMT", "31-02-2022", ("since", "31-02-2022", "date.day", True, {})),
        ("TMT", "25/11/2026", ("since", "2026-11-25", "date.later", True, {"day": "24 November 2026"})),
        ("TMT", "1939-01-01", ("since", "1939-01-01", "date.early", True, {"year": 1940})),
        ("NIP", "", ("number", "", "number.none", True, {})),
        ("NIP", "..", ("number", "..", "number.none", True, {})),
        ("NI PPPK", "199202142023211901", ("number", "19900101 201501 2 901 / 199202142023211901", "number.two", True, {})),
        ("NIP", 199001012015012901.0, ("number", "1.99001012015013e+17", "number.as_number", True, {})),
        ("NIP", 1234, ("number", "1234", "number.as_number", True, {})),
        ("NIP", "1,99001E+17", ("number", "1,99001E+17", "number.lost", True, {})),
        ("NIP", "199001012015012000", ("number", "199001012015012000", "number.lost", True, {})),
        ("Atasan", 199001012015012901.0, ("superior", "1.99001012015013e+17", "number.as_number", True, {})),
        ("Atasan", "1,99E+17", ("superior", "1,99E+17", "number.lost", True, {})),
        ("NIP", "19900101201501290", ("number", "19900101201501290", "number.length", False, {})),
        ("NIP", "131415926", ("number", "131415926", "number.old", False, {})),
        ("NIP", "199013012015012901", ("number", "199013012015012901", "number.birth", False, {})),
        ("NIP", "199001012015132901", ("number", "199001012015132901", "number.appointed", False, {})),
        ("NIP", "19900101X015012901", ("number", "19900101X015012901", "number.characters", False, {})),
    ],
)  # fmt: skip
def test_every_fault_tells_its_column_value_and_code(
    column: str, value: Cell, fault: tuple[str, str, str, bool, dict[str, object]]
) -> None:
    assert fault_of(column, value) == [fault]


def test_an_identity_number_is_refused_and_not_shown() -> None:
    assert fault_of("NIP", "5371010101900001", **{"Status": "Honorer", "Gol.": ""}) == [("number", "", "number.nik", True, {})]


def test_the_agencys_own_number_is_kept_for_those_who_are_no_civil_servants() -> None:
    (entry,) = read(table_of(MARIA | {"NIP": "THL-017", "Status": "THL", "Gol.": ""})).entries

    assert (entry.kind, entry.number) == ("local", "THL017")


def test_the_number_of_a_pns_in_the_other_column_warns() -> None:
    assert fault_of("NIP", "", **{"NI PPPK": "199001012015012901"}) == [
        ("number_pppk", "199001012015012901", "number.column", False, {})
    ]  # fmt: skip


def test_a_missing_number_is_told_in_the_only_column_there_is() -> None:
    head = tuple(name for name in HEAD if name != "NIP")

    assert told(read(table_of(MARIA, head=head))) == [(2, "number_pppk", "", "number.none")]


def test_a_grade_is_not_held_against_a_status_that_is_wrong_itself() -> None:
    assert [code for _, _, code, _, _ in fault_of("Status", "Tetap", **{"Gol.": "IX"})] == ["status.unknown"]


@pytest.mark.parametrize("code", ["cell.formula", "cell.merged", "cell.error"])
def test_a_cell_that_may_not_be_trusted_is_refused_whatever_it_says(code: str) -> None:
    roster = read(table_of(MARIA, YOSEF, faults={(2, 3): code, (3, 0): code, (2, 40): code}))

    assert told(roster) == [(2, "unit", "Sekretariat", code), (3, "name", "Yosef Nalle", code)]
    assert roster.entries == ()


def test_every_fault_of_a_row_is_told_at_once() -> None:
    roster = read(table_of(MARIA | {"Nama": "", "NIP": 1.0, "Status": "?", "TMT": "?"}))

    assert [(column, code) for _, column, _, code in told(roster)] == [
        ("number", "number.as_number"), ("since", "date.form"), ("status", "status.unknown"), ("name", "cell.empty"),
    ]  # fmt: skip


def test_a_line_with_one_cell_between_people_is_no_person() -> None:
    assert told(read(table_of(MARIA, {"Nama": "BIDANG II"}, YOSEF))) == [(3, "", "BIDANG II", "row.alone")]


def test_the_same_number_or_e_mail_twice_is_refused_on_the_later_line() -> None:
    roster = read(table_of(MARIA, YOSEF, MARIA | {"Nama": "Ana Lobo"}))

    assert [(one.line, one.column, one.value, one.code, one.blocks, one.facts) for one in roster.problems] == [
        (4, "number", "199001012015012901", "number.twice", True, {"first": 2}),
        (4, "email", "maria@contoh.invalid", "email.twice", True, {"first": 2}),
    ]


def test_the_same_name_in_one_unit_is_doubtful_and_in_two_units_it_is_not() -> None:
    again = YOSEF | {"NI PPPK": "199202142023211902", "Nama": "YOSEF NALLE, S.E."}
    roster = read(table_of(MARIA, YOSEF, again, again | {"NI PPPK": "199202142023211903", "Unit Kerja": "Bidang II"}))

    assert [(one.line, one.column, one.value, one.code, one.blocks, one.facts) for one in roster.problems] == [
        (4, "name", "YOSEF NALLE, S.E.", "name.twice", False, {"first": 3})
    ]
    assert not roster.blocked


def test_rows_that_are_shorter_than_the_header_are_read() -> None:
    table = Table([Row(1, HEAD), Row(2, list(MARIA.values())[:7])])

    assert len(read(table).entries) == 1


def test_reading_stops_at_a_file_that_is_wrong_all_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_PROBLEMS", 2)
    roster = read(table_of(*[MARIA | {"Status": "?"}] * 5))

    assert (len(roster.problems), roster.cut) == (2, True)


def test_a_header_without_people_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"roster\.no_rows"):
        read(table_of())


def test_more_people_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 1)
    with pytest.raises(RuleBroken, match=r"file\.rows") as no:
        read(table_of(MARIA, YOSEF))

    assert no.value.facts == {"most": 1}


def test_a_header_chosen_by_hand_needs_no_known_words() -> None:
    table = Table([Row(1, list("abcdef")), Row(2, ["Maria", "199001012015012901", "Sekretariat", "Analis", "Staf", "PNS"])])
    mapping = {key: place for place, key in enumerate(("name", "number", "unit", "position", "position_class", "status"))}

    assert [entry.name for entry in read_rows(table, Header(1, mapping), as_of=TODAY).entries] == ["Maria"]
    assert [entry.name for entry in read_rows(Table(table.rows[1:]), Header(1, mapping), as_of=TODAY).entries] == ["Maria"]


def test_required_columns_are_asked_for_and_either_number_will_do() -> None:
    assert check_mapping({"name": 0, "unit": 2}) == ("number", "position", "position_class", "status")
    assert check_mapping({"name": 0, "number_pppk": 1, "unit": 2, "position": 3, "position_class": 4, "status": 5}) == ()


def test_one_column_of_the_file_is_not_taken_twice() -> None:
    with pytest.raises(RuleBroken, match=r"roster\.column_twice") as no:
        check_mapping({"name": 0, "unit": 0})

    assert no.value.facts == {"first": "Nama", "second": "Unit Kerja"}
