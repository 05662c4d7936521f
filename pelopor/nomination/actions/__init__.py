"""Deeds of a nomination: register groups, open, close and tally once, draw the lot, ask consent, publish, open the tally."""

from pelopor.nomination.actions.ballot import Received, check_names, hand_in
from pelopor.nomination.actions.candidate import answer_consent, publish, record_gates
from pelopor.nomination.actions.closing import close
from pelopor.nomination.actions.fewer import answer_fewer
from pelopor.nomination.actions.group import answer_group, dissolve_group, register_group
from pelopor.nomination.actions.lot import draw_lot
from pelopor.nomination.actions.opening import open_nomination
from pelopor.nomination.actions.programme import hand_in_programme
from pelopor.nomination.actions.witness import ask_witnesses, open_tally

__all__ = [
    "Received", "answer_consent", "answer_fewer", "answer_group", "ask_witnesses", "check_names", "close", "dissolve_group", "draw_lot",
    "hand_in", "hand_in_programme", "open_nomination", "open_tally", "publish", "record_gates", "register_group",
]  # fmt: skip
