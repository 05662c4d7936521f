"""Deeds on rosters: take a file in, check it, apply it whole or not at all, give the roster out."""

from pelopor.imports.actions.roster import (
    ask_for_roster,
    bring_in,
    cancel,
    check,
    choose_sheet,
    confirm,
    exported,
    map_columns,
    mark,
    settle,
    summary,
    upload,
)  # fmt: skip
from pelopor.imports.actions.writing import Counts, apply

__all__ = [
    "Counts", "apply", "ask_for_roster", "bring_in", "cancel", "check", "choose_sheet", "confirm", "exported", "map_columns", "mark",
    "settle", "summary", "upload",
]  # fmt: skip
