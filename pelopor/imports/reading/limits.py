"""How much of a file is read. A larger one is refused with a sentence, before it is read."""

from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster.rows import MOST_ROWS

MOST_LINES = MOST_ROWS + 1_000  # with titles above the people, totals and signatures below
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000
"""Lines times columns: what a reader of spreadsheets keeps in memory, empty or not."""
MOST_FAULTS = 1_000_000
"""Cells with formulas, errors or merged ones."""
MOST_UNPACKED = 400 * 1024 * 1024
"""All parts of a spreadsheet together, unpacked. Unit: bytes."""
MOST_PARTS = 2_000
MOST_SHEETS = 100


def within_limits(rows: int, columns: int, cells: int) -> None:
    """Raises:  RuleBroken("file.rows"), ("file.columns"), ("file.cells")."""
    if rows > MOST_LINES:
        raise RuleBroken("file.rows", most=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise RuleBroken("file.columns", most=MOST_COLUMNS)
    if cells > MOST_CELLS:
        raise RuleBroken("file.cells", most=MOST_CELLS)
