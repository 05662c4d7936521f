"""A table as a file gave it, before anybody knows what its columns mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""Text, or what a spreadsheet keeps as a number, a truth or a date. A number is never turned into a person's number."""


@dataclass(frozen=True, slots=True)
class Row:
    """line: as the person sees it in the file, from 1."""

    line: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """The rows of one sheet that hold anything, in order.

    faults: {(line, column from 0): code} of cells that may not be trusted: "cell.formula", "cell.merged", "cell.error".
    """

    rows: Sequence[Row]
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def row_at(self, line: int) -> Row | None:
        return next((row for row in self.rows if row.line == line), None)
