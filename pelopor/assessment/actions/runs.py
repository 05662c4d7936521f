"""Holding a stage run while a deed is done to it."""

from pelopor.programme.actions import locked
from pelopor.programme.models import StageRun
from pelopor.rules.errors import RuleBroken


def hold(run: StageRun) -> StageRun:
    """The run, locked as programme.actions.locked says, so that two deeds on one cycle follow each other.

    Raises:  RuleBroken("assessment.closed") when the run has ended.
    """
    held = locked(run)
    if held.closed_at is not None:
        raise RuleBroken("assessment.closed")
    return held
