"""Pages of the decision, by noun: the choice, objections, the decree, those who were appointed."""

from pelopor.decision.views.agents import agent, agents, end, handover, invest, investiture_proof, replace, stay
from pelopor.decision.views.announcement import announce
from pelopor.decision.views.choice import choose, chosen
from pelopor.decision.views.decree import draft, preview, publish, revoke
from pelopor.decision.views.objections import answer, close, object_to, objections, proof

__all__ = [
    "agent",
    "agents",
    "announce",
    "answer",
    "choose",
    "chosen",
    "close",
    "draft",
    "end",
    "handover",
    "invest",
    "investiture_proof",
    "object_to",
    "objections",
    "preview",
    "proof",
    "publish",
    "replace",
    "revoke",
    "stay",
]  # fmt: skip
