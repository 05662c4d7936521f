"""From the bytes of a roster file to a table of cells. Reads only; nothing is written, nothing is repaired.

A file is typed by its content, never by its name. What cannot be read is refused by RuleBroken("file.…") with a sentence.
"""

from pelopor.imports.reading.kinds import kind_of
from pelopor.imports.reading.tables import read_table, sheet_names

__all__ = ["kind_of", "read_table", "sheet_names"]
