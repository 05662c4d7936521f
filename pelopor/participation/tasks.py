"""What the task process does for slips."""

from datetime import datetime

from pelopor.participation import actions
from pelopor.participation.queries import open_rounds, turnout


def due(at: datetime) -> None:
    """Stir when it is time, and tell the audit of turnout in steps of ten points."""
    actions.stir_due(at)
    for round in open_rounds(at=at).select_related("agency"):
        if step := turnout(round):
            actions.record_turnout(round, step=step, at=at)
