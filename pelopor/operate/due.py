"""What the task process does each time round: every part's `tasks.due`, each on its own."""

import logging
from datetime import datetime

from pelopor.decision import tasks as decision
from pelopor.nomination import tasks as nomination
from pelopor.participation import tasks as participation

log = logging.getLogger("pelopor.tasks")

# Rounds are closed (nomination) before slips are stirred (participation): a closing stirs for itself.
DUE = (nomination.due, participation.due, decision.due)


def run_due(at: datetime) -> list[str]:
    """Run everything that is due at `at`. One that fails is named and does not keep the others from running."""
    failed = []
    for task in DUE:
        try:
            task(at)
        except Exception as wrong:  # noqa: BLE001  whatever it was, the next task must run
            failed.append(task.__module__)
            log.error("%s failed: %s", task.__module__, type(wrong).__name__)  # the type only: texts may hold content
    return failed
