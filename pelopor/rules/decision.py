"""What the head's choice must keep to, and when a term ends."""

from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date

from pelopor.rules.assessment import Bracket, Key
from pelopor.rules.errors import RuleBroken


def below_rank(chosen: Collection[Key], proposal: Sequence[Bracket]) -> frozenset[Key]:
    """Those chosen although somebody on a better place was not. People on one place are never below each other.

    Source:  seed deck, selection page: the ranking is material for consideration, not binding.
    """
    passed_over = [bracket.place for bracket in proposal if not set(bracket.keys) <= set(chosen)]
    best = min(passed_over, default=None)
    return frozenset(key for bracket in proposal for key in bracket.keys if key in chosen and best is not None and bracket.place > best)


def split_places(chosen: Collection[Key], proposal: Sequence[Bracket]) -> tuple[int, ...]:
    """Places of whose people some were chosen and some not: between equals something else decided than the scores.

    Source:  ruleset decision.boundary_ties; the seed deck is silent on a tie across the third and the fourth place.
    """
    keys = set(chosen)
    return tuple(bracket.place for bracket in proposal if keys & set(bracket.keys) and set(bracket.keys) - keys)


def places_to_fill(proposal: Sequence[Bracket], *, size: int) -> int:
    """How many the head picks: `size`, or all when fewer were proposed. Unit: people.

    Source:  ruleset decision.chosen; seed deck, selection page: 3.
    """
    return min(size, sum(len(bracket.keys) for bracket in proposal))


def check_choice(
    chosen: Collection[Key], *, proposal: Sequence[Bracket], size: int, reason: str, reason_below_rank: bool = True,
    boundary_ties: str = "free",
) -> None:  # fmt: skip
    """Refuse a choice of another number, from outside the proposal, or without a reason where one is asked for.

    Args:    reason_below_rank: a reason for whoever is chosen below somebody who is not. boundary_ties: "free", or a "reason" for
             a choice among those who share a place.
    Raises:  RuleBroken of "choice.unknown", "choice.size" (given, size), "choice.reason" (count), "choice.reason_tie" (place).
    Source:  ruleset decision.chosen, decision.reason_below_rank and decision.boundary_ties; seed deck, selection page: picks 3 of
             those proposed.
    """
    keys = set(chosen)
    if keys - {key for bracket in proposal for key in bracket.keys}:
        raise RuleBroken("choice.unknown")
    places = places_to_fill(proposal, size=size)
    if len(keys) != len(chosen) or len(keys) != places:
        raise RuleBroken("choice.size", given=len(keys), size=places)
    low = below_rank(keys, proposal)
    if low and reason_below_rank and not reason.strip():
        raise RuleBroken("choice.reason", count=len(low))
    split = split_places(keys, proposal)
    if split and boundary_ties == "reason" and not reason.strip():
        raise RuleBroken("choice.reason_tie", place=split[0])


def term_end(start: date, *, months: int) -> date:
    """The first day on which a term of `months` no longer holds: the same day of a later month, or the month's last.

    Source:  ruleset term.months; seed deck, selection page: the decree states the term.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
