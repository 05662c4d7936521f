"""What the task process does for nominations."""

from datetime import datetime

from pelopor.nomination import actions
from pelopor.nomination.models import Nomination


def due(at: datetime) -> None:
    """Close and tally every nomination whose time is over."""
    for nomination in Nomination.objects.filter(round__closes_at__lte=at, tally__isnull=True, run__void=False).select_related(
        "round__agency"
    ):
        actions.close(nomination, by=None, at=at)
