"""Deeds on papers and code letters, by noun."""

from pelopor.documents.actions.letters import ask_for_letters, print_letter, print_letters
from pelopor.documents.actions.paper import address_of, draft, freeze_minutes, number, publish, sign, void_of

__all__ = [
    "address_of", "ask_for_letters", "draft", "freeze_minutes", "number", "print_letter", "print_letters", "publish", "sign", "void_of",
]  # fmt: skip
