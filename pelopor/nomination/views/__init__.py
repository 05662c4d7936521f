"""Pages of a nomination, by who uses them."""

from pelopor.nomination.views.candidate import consent, names, programme
from pelopor.nomination.views.group import dissolve, groups, join
from pelopor.nomination.views.slip import ballot, hand_in, may, shell, worker
from pelopor.nomination.views.team import close, fewer, lot, prepare
from pelopor.nomination.views.witness import witness

__all__ = [
    "ballot", "close", "consent", "dissolve", "fewer", "groups", "hand_in", "join", "lot", "may", "names", "prepare", "programme", "shell",
    "witness", "worker",
]  # fmt: skip
