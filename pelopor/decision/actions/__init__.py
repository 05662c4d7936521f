"""Deeds of the decision, by noun: the choice, objections, the decree, appointments."""

from pelopor.decision.actions.announcement import announce
from pelopor.decision.actions.appointments import end, hand_over, invest, keep_on, notice_moves, replace
from pelopor.decision.actions.choice import choose, window_end
from pelopor.decision.actions.decree import draft_decree, publish, publish_replacement, revoke
from pelopor.decision.actions.objections import answer_objection, close_objections, raise_objection

__all__ = [
    "announce", "answer_objection", "choose", "close_objections", "draft_decree", "end", "hand_over", "invest", "keep_on", "notice_moves",
    "publish", "publish_replacement", "raise_objection", "replace", "revoke", "window_end",
]  # fmt: skip
