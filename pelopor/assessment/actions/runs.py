"""Holding a stage run while a deed is done to it."""

from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.errors import RuleBroken


def hold(run: StageRun) -> StageRun:
    """The run as it is now, its cycle locked until the transaction ends, so that two deeds on one cycle follow each other.

    Raises:  RuleBroken("assessment.closed") when the run has ended.
    """
    Cycle.objects.select_for_update().get(pk=run.cycle_id)
    held = StageRun.objects.select_related("cycle__agency").get(pk=run.pk)
    if held.closed_at is not None:
        raise RuleBroken("assessment.closed")
    return held
