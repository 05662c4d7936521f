"""Pages of papers and code letters, by noun."""

from pelopor.documents.views.initials import initial, steps, take_back
from pelopor.documents.views.letters import letter, letters
from pelopor.documents.views.paper import check, file, number, scan, sign
from pelopor.documents.views.register import series

__all__ = ["check", "file", "initial", "letter", "letters", "number", "scan", "series", "sign", "steps", "take_back"]
