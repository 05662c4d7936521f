"""The roster of an agency: which columns it has, what a row must hold, and how a new roster differs from the old one.

Plain values only; reading files (imports/reading) and writing rows (imports/actions) happen elsewhere.
"""

from pelopor.rules.roster.columns import COLUMNS, REQUIRED, Header, column_for, guess_header, guess_mapping
from pelopor.rules.roster.compare import CHOICES, Change, Differences, Doubt, Known, compare, name_key
from pelopor.rules.roster.rows import Entry, Problem, Roster, check_mapping, read_rows
from pelopor.rules.roster.skips import Skipped
from pelopor.rules.roster.table import Cell, Row, Table
from pelopor.rules.roster.values import read_class, read_date, read_email, read_grade, read_status, safe_text, text_of

__all__ = [
    "CHOICES", "COLUMNS", "REQUIRED", "Cell", "Change", "Differences", "Doubt", "Entry", "Header", "Known", "Problem", "Roster", "Row",
    "Skipped", "Table", "check_mapping", "column_for", "compare", "guess_header", "guess_mapping", "name_key", "read_class", "read_date",
    "read_email", "read_grade", "read_rows", "read_status", "safe_text", "text_of",
]  # fmt: skip
