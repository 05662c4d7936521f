"""From how many people on something may be shown, and how coarsely."""

from pelopor.rules.errors import RuleBroken

LEAST_GROUP = 15
"""People on a roll below which no turnout is shown and slips are not kept or recounted apart. Unit: people."""

LEAST_SHOWN = 5
"""How often a criterion must have been ticked for a person before the count is shown. Unit: ballots."""

STEP = 10
"""Turnout is told in steps of this many points, so that one slip more is not seen. Unit: percent points."""


def turnout_step(done: int, roll: int) -> int | None:
    """Turnout rounded down to a step of ten points, as the audit and the pages may tell it.

    Returns: percent of the roll, 0 to 100; None for a roll below 15.
    Raises:  RuleBroken("turnout.over") when more took part than stand on the roll.
    Source:  decided: live turnout to the person would tell, by difference, who took part when (secrecy protocol).
    """
    if done > roll:
        raise RuleBroken("turnout.over", done=done, roll=roll)
    if roll < LEAST_GROUP:
        return None
    return done * 100 // roll // STEP * STEP


def shown_count(count: int) -> int | None:
    """A count per person and criterion as it may be shown; None below 5.

    Returns: unit: ballots.
    Source:  decided: a criterion that one or two ticked tells who wrote it (secrecy protocol).
    """
    return count if count >= LEAST_SHOWN else None


def may_recount(slips: int) -> bool:
    """Whether witnesses may recount: only among 15 slips or more.

    Source:  decided: among fewer, single ballots are recognised (secrecy protocol).
    """
    return slips >= LEAST_GROUP
