"""Pages of papers and code letters, by noun."""

from pelopor.documents.views.initials import initial, steps, take_back
from pelopor.documents.views.letters import letter, letters
from pelopor.documents.views.paper import check, file, number, scan, sign

__all__ = ["check", "file", "initial", "letter", "letters", "number", "scan", "sign", "steps", "take_back"]
