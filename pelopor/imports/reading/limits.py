"""How much of a file is read. A larger one is refused with a sentence, before it is read."""

MOST_ROWS = 250_000
MOST_COLUMNS = 200
MOST_CELLS = 8_000_000
MOST_UNPACKED = 500 * 1024 * 1024
"""All parts of a spreadsheet together, unpacked. Unit: bytes."""
MOST_PARTS = 2_000
MOST_SHEETS = 100
