"""What the task process does for nominations."""

from datetime import datetime

from pelopor.nomination import actions, queries


def due(at: datetime) -> None:
    """Close and tally every nomination whose time is over. One that fails keeps no other from closing; it is raised at the end."""
    failed = None
    for nomination in queries.counting().filter(round__closes_at__lte=at, tally__isnull=True):
        try:
            actions.close(nomination, by=None, at=at)
        except Exception as wrong:  # noqa: BLE001  whatever it is, the next agency's nomination must close
            failed = wrong
    if failed:
        raise failed
