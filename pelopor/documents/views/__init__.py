"""Pages of papers and code letters, by noun."""

from pelopor.documents.views.format import clause, clauses, format
from pelopor.documents.views.initials import initial, steps, take_back
from pelopor.documents.views.letters import letter, letters
from pelopor.documents.views.paper import check, docx, file, number, scan
from pelopor.documents.views.register import archive, copies, register, series
from pelopor.documents.views.signing import approve, certify, sign, upload

__all__ = [
    "approve", "archive", "certify", "check", "clause", "clauses", "copies", "docx", "file", "format", "initial", "letter", "letters",
    "number", "register", "scan", "series", "sign", "steps", "take_back", "upload",
]  # fmt: skip
