"""The head's choice."""

from collections.abc import Collection, Sequence

from pelopor.rules.assessment import Bracket
from pelopor.rules.errors import RuleBroken


def departs_from_rank(chosen: Collection[str], brackets: Sequence[Bracket]) -> bool:
    """Whether somebody is passed over: a chosen one stands in a lower bracket than one who is not chosen.

    Inside a bracket nobody is passed over: they cannot be told apart.
    Source:  measurement 3: a pick below rank 3 asks for a written reason; brackets are shown so that he is not misled.
    """
    places = {key: bracket.place for bracket in brackets for key in bracket.keys}
    lowest = max((places[key] for key in chosen), default=0)
    return any(place < lowest for key, place in places.items() if key not in chosen)


def check_choice(chosen: Sequence[str], *, proposal: Sequence[Bracket], size: int, reason: str, reason_needed: bool = True) -> None:
    """Whom the head may choose: exactly `size` of those proposed (all of them when fewer were), a departure from rank with a reason.

    Raises:  RuleBroken("choice.size"), ("choice.unknown"), ("choice.reason").
    Source:  seed deck, selection page: the head picks 3 for the SK; the ranking is material for consideration.
    """
    proposed = {key for bracket in proposal for key in bracket.keys}
    if not set(chosen) <= proposed:
        raise RuleBroken("choice.unknown")
    wanted = min(size, len(proposed))
    if len(set(chosen)) != wanted or len(chosen) != wanted:
        raise RuleBroken("choice.size", size=wanted)
    if reason_needed and departs_from_rank(chosen, proposal) and not reason.strip():
        raise RuleBroken("choice.reason")
