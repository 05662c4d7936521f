"""Rows of a roster file that are no people: totals, repeated headers, numbered columns, blanks, and what stands below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pelopor.rules.roster.columns import LEAST_FOUND, Header, plain
from pelopor.rules.roster.table import Cell, Row

TOTALS = ("total", "jumlah", "subtotal", "grand total", "sub total")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person. why: "row.total", "row.footer", "row.header", "row.numbering", "row.blank"."""

    line: int
    why: str


def filled_in(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def skipped_rows(body: Sequence[Row], header: Header, named: Row | None) -> dict[int, str]:
    """Rows that are no people, by line: totals, repeated headers, the row that numbers the columns, blanks, what stands below."""
    names = _texts(named, header.mapping) if named else []
    found: dict[int, str] = {}
    for place, row in enumerate(body):
        if why := _why_skipped(row, header.mapping, names, first=place == 0):
            found[row.line] = why
    for row in reversed(body):
        if row.line not in found:
            if not _is_footer(row, header.mapping):
                break
            found[row.line] = "row.footer"
    return dict(sorted(found.items()))


def _why_skipped(row: Row, mapping: Mapping[str, int], names: Sequence[str], *, first: bool) -> str:
    filled = [cell for cell in row.cells if filled_in(cell)]
    if not any(place < len(row.cells) and filled_in(row.cells[place]) for place in mapping.values()):
        return "row.blank"
    if first and len(filled) >= LEAST_FOUND and [_small(cell) for cell in filled] == list(range(1, len(filled) + 1)):
        return "row.numbering"
    head = next((cell for cell in filled if isinstance(cell, str)), "")
    if plain(head).startswith(TOTALS) and not _number_text(row, mapping):
        return "row.total"
    return "row.header" if names and _texts(row, mapping) == names else ""


def _texts(row: Row, mapping: Mapping[str, int]) -> list[str]:
    """The words in the mapped cells, for telling a repeated header; empty when one of them is no text."""
    cells = [row.cells[place] if place < len(row.cells) else "" for place in mapping.values()]
    return [plain(cell) for cell in cells if isinstance(cell, str)] if all(isinstance(cell, str) for cell in cells) else []


def _small(cell: Cell) -> int | None:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else None


def _number_text(row: Row, mapping: Mapping[str, int]) -> bool:
    places = [mapping[key] for key in ("number", "number_pppk") if key in mapping]
    return any(place < len(row.cells) and filled_in(row.cells[place]) for place in places)


def _is_footer(row: Row, mapping: Mapping[str, int]) -> bool:
    """Whether a row at the end is place, date, title and name of the signer, or a note: two cells at most, and no person."""
    filled = {key for key, place in mapping.items() if place < len(row.cells) and filled_in(row.cells[place])}
    return len(filled) <= 2 and not ("name" in filled and filled & {"number", "number_pppk"})
