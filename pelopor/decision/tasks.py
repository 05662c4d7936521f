"""What the task process does for decisions: let the team close a window of objections that has ended."""

from datetime import datetime

from pelopor.decision import queries
from pelopor.duties import actions as duties
from pelopor.rules.access import Role


def due(at: datetime) -> None:
    """Make the duty of closing for every window that has ended; made twice, it is one duty."""
    for window in queries.ended_windows(at=at):
        run = window.run
        duties.add("objections.close", agency=run.cycle.agency, subject=run.public_id, url=("decision:close", [run.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
