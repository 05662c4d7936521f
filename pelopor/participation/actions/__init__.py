"""Deeds on rounds and slips."""

from pelopor.participation.actions.close import close_round, record_turnout, stir, stir_due
from pelopor.participation.actions.round import open_round
from pelopor.participation.actions.slip import Received, hand_in

__all__ = ["Received", "close_round", "hand_in", "open_round", "record_turnout", "stir", "stir_due"]
