"""Rows of a roster file that are no people: totals, repeated headers, numbered columns, blanks, and what stands below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pelopor.rules.roster.columns import LEAST_FOUND, Header, plain
from pelopor.rules.roster.table import Cell, Row

TOTALS = ("total ", "jumlah ", "subtotal ", "sub total ", "grand total ")
NUMBERS = frozenset(("number", "number_pppk"))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person. why: "row.total", "row.footer", "row.header", "row.numbering", "row.blank"."""

    line: int
    why: str


def filled_in(cell: Cell) -> bool:
    """Whether a cell holds anything but blanks.

    Source:  decided: a cell of blanks looks empty, so it is.
    """
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def skipped_rows(body: Sequence[Row], header: Header, named: Row | None) -> dict[int, str]:
    """Rows that are no people, by line: totals, repeated headers, the row that numbers the columns, blanks, what stands below.

    Args:    named: the row of the header.
    Source:  decided: what rosters hold beside people, each told to whoever brings the file in.
    """
    names = _mapped(named, header.mapping) if named else {}
    found: dict[int, str] = {}
    for place, row in enumerate(body):
        if why := _why_skipped(_mapped(row, header.mapping), row, names, first=place == 0):
            found[row.line] = why
    for row in reversed(body):
        if row.line not in found:
            if not _is_footer(_mapped(row, header.mapping)):
                break
            found[row.line] = "row.footer"
    return dict(sorted(found.items()))


def _mapped(row: Row, mapping: Mapping[str, int]) -> dict[str, Cell]:
    """The filled cells of the columns that are known."""
    return {key: row.cells[place] for key, place in mapping.items() if place < len(row.cells) and filled_in(row.cells[place])}


def _why_skipped(cells: Mapping[str, Cell], row: Row, names: Mapping[str, Cell], *, first: bool) -> str:
    if not cells:
        return "row.blank"
    if first and _numbers_columns(row):
        return "row.numbering"
    if _is_total(cells, row):
        return "row.total"
    return "row.header" if cells.keys() == names.keys() and all(_same(cells[key], names[key]) for key in names) else ""


def _numbers_columns(row: Row) -> bool:
    """1, 2, 3, ... below the header."""
    filled = [cell for cell in row.cells if filled_in(cell)]
    return len(filled) >= LEAST_FOUND and all(_count(cell) == place for place, cell in enumerate(filled, 1))


def _is_total(cells: Mapping[str, Cell], row: Row) -> bool:
    """ "Jumlah" as the first word, and no number of a person: a count may stand in its column."""
    head = next((cell for cell in row.cells if isinstance(cell, str) and cell.strip()), "")
    return f"{plain(head)} ".startswith(TOTALS) and all(_count(cells[key]) is not None for key in NUMBERS & cells.keys())


def _same(cell: Cell, name: Cell) -> bool:
    return cell == name or (isinstance(cell, str) and isinstance(name, str) and plain(cell) == plain(name))


def _count(cell: Cell) -> int | None:
    """A whole number of at most six digits, as a figure or as text; None for anything else."""
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def _is_footer(cells: Mapping[str, Cell]) -> bool:
    """Place and date, title, name and number of the signer, or a note: one or two cells, not a name with something beside it."""
    return len(cells) <= 2 and not ("name" in cells and len(cells) > 1)
