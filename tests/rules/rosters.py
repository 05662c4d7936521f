"""Rows of rosters for the tests: a table from lists of cells, read below its header."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pelopor.rules.roster import Cell, Known, Roster, Row, Table, guess_header, read_rows

TODAY = date(2026, 11, 24)
HEAD = ("Nama", "NIP", "NI PPPK", "Unit Kerja", "Jabatan", "Jenis Jabatan", "Status", "Gol.", "Atasan", "Surel", "TMT")
MARIA = {
    "Nama": "Maria Tefa, S.Kom.", "NIP": "19900101 201501 2 901", "NI PPPK": "", "Unit Kerja": "Sekretariat", "Jabatan": "Analis",
    "Jenis Jabatan": "Fungsional", "Status": "PNS", "Gol.": "III/c", "Atasan": "", "Surel": "maria@contoh.invalid", "TMT": "2022-04-01",
}  # fmt: skip
YOSEF = MARIA | {
    "Nama": "Yosef Nalle", "NIP": "", "NI PPPK": "199202142023211901", "Status": "PPPK", "Gol.": "VII", "Surel": "",
    "Atasan": "199001012015012901",
}  # fmt: skip


def table_of(*rows: Mapping[str, Cell], head: tuple[str, ...] = HEAD, faults: dict[tuple[int, int], str] | None = None) -> Table:
    """The header on line 1, the rows below it."""
    return Table([Row(1, head), *(Row(line, [row.get(name, "") for name in head]) for line, row in enumerate(rows, 2))], faults or {})


def read(table: Table, *, as_of: date = TODAY) -> Roster:
    header = guess_header(table.rows)
    assert header
    return read_rows(table, header, as_of=as_of)


def told(roster: Roster) -> list[tuple[int, str, str, str]]:
    """Every fault as (line, column, value, code)."""
    return [(problem.line, problem.column, problem.value, problem.code) for problem in roster.problems]


def known_of(roster: Roster, **changes: Any) -> list[Known]:
    """The people of a roster as if they were on record, the key being the line. A superior is nobody."""
    return [
        replace(
            Known(
                entry.line, entry.name, entry.kind, entry.number, True, "", entry.unit, entry.position, entry.position_class,
                entry.status, entry.grade or "", None, entry.email,
            ),
            **changes,
        )
        for entry in roster.entries
    ]  # fmt: skip
