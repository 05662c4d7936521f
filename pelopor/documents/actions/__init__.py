"""Deeds on papers, initials and code letters, by noun."""

from pelopor.documents.actions.copies import send_copy
from pelopor.documents.actions.format import set_sheet, word_clause
from pelopor.documents.actions.initials import give, send_back, set_steps
from pelopor.documents.actions.kinds import draft_letter, freeze
from pelopor.documents.actions.letters import ask_for_letters, print_letter, print_letters
from pelopor.documents.actions.paper import address_of, draft, number, publish, take_back, void_of
from pelopor.documents.actions.series import set_series
from pelopor.documents.actions.signature import approve, ask_for_certified, sign_certified, sign_in_ink

__all__ = [
    "address_of", "approve", "ask_for_certified", "ask_for_letters", "draft", "draft_letter", "freeze", "give", "number", "print_letter",
    "print_letters", "publish", "send_back", "send_copy", "set_series", "set_sheet", "set_steps", "sign_certified", "sign_in_ink",
    "take_back", "void_of", "word_clause",
]  # fmt: skip
