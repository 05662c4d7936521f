"""What may be shown while a round is open."""

LEAST_GROUP = 15
"""People on the roll from which a group's slips are kept together and its turnout is shown in steps. Source: secrecy.md."""


def turnout_step(done: int, roll: int, *, least: int = LEAST_GROUP) -> int | None:
    """Turnout in full steps of ten percent, rounded down; None for a roll below `least`, where a step would tell who came.

    Source:  secrecy.md, handing in 8: turnout in steps of 10 points, only for groups of 15 or more.
    """
    if roll < least:
        return None
    return done * 100 // roll // 10 * 10
