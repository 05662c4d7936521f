"""Pages of papers and code letters, by noun."""

from pelopor.documents.views.letters import letter, letters
from pelopor.documents.views.paper import check, file, number, scan, sign

__all__ = ["check", "file", "letter", "letters", "number", "scan", "sign"]
