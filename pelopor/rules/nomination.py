"""Ballots, who may take part and be named, the shortlist and what decides its ties."""

import hashlib
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pelopor.rules.errors import RuleBroken

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Ballot:
    """What one person hands in: at most k opaque keys of people, and the criteria ticked for each. The order means nothing."""

    names: frozenset[str]
    criteria: Mapping[str, frozenset[str]]


def read_ballot(names: Sequence[str], criteria: Mapping[str, Collection[str]], *, most: int, may_be_named: Collection[str], ratings: Collection[str]) -> Ballot:
    """The ballot in what was sent, or a no.

    Raises:  RuleBroken("ballot.most") above `most` names; ("ballot.unknown") for somebody who is not on the frozen list;
             ("ballot.criteria") for a criterion that is not rateable or for somebody not named. A blank ballot is a ballot.
    Source:  seed deck, selection page: each names at most 3 by the criteria; measurement 4: a name repeated counts once.
    """
    chosen = frozenset(names)
    if len(chosen) > most:
        raise RuleBroken("ballot.most", most=most)
    if not chosen <= set(may_be_named):
        raise RuleBroken("ballot.unknown")
    if not criteria.keys() <= chosen or any(not set(ticks) <= set(ratings) for ticks in criteria.values()):
        raise RuleBroken("ballot.criteria")
    return Ballot(chosen, {key: frozenset(ticks) for key, ticks in criteria.items() if ticks})


def bar_to_nominate(status: str | None, *, may_nominate: Collection[str]) -> str | None:
    """Why somebody may not hand in a ballot: "not_employed", "status", or None when they may. Public facts only.

    Source:  ruleset electorate.may_nominate.
    """
    if status is None:
        return "not_employed"
    return None if status in may_nominate else "status"


def bar_to_stand(status: str | None, *, may_stand: Collection[str], same_agency: bool) -> str | None:
    """Why a name may not be put on a ballot: "agency", "status", or None. Discipline is never asked here: a refusal would tell.

    Source:  seed deck, Agent of Change page (PNS); issue: public facts only bar a name at this point.
    """
    if not same_agency or status is None:
        return "agency"
    return None if status in may_stand else "status"


@dataclass(frozen=True)
class Standing:
    """One person's votes; unit: ballots."""

    key: str
    votes: int


@dataclass(frozen=True)
class Shortlist:
    """chosen go on; undecided tie for the `places` that are left. Inside equal votes the order means nothing."""

    chosen: tuple[Standing, ...]
    undecided: tuple[Standing, ...]
    places: int


def standings(votes: Mapping[str, int], keys: Collection[str] | None = None) -> tuple[Standing, ...]:
    """Votes of `keys` (all when none are given), most first; equal votes by key, which means nothing.

    Source:  seed deck, selection page: top 5 of the vote.
    """
    wanted = votes if keys is None else {key: votes[key] for key in keys}
    return tuple(Standing(key, n) for key, n in sorted(wanted.items(), key=lambda item: (-item[1], item[0])))


def count(ballots: Iterable[Collection[str]]) -> dict[str, int]:
    """Votes per person: one ballot gives a person at most one vote.

    Source:  measurement 4: winners by plain count; a name repeated counts once.
    """
    return dict(Counter(key for ballot in ballots for key in set(ballot)))


def shortlist(votes: Mapping[str, int], *, size: int, limit: int, extend: bool = True) -> Shortlist:
    """Those who go on to the study: the first `size` places by number of ballots naming them.

    Everybody tied with the last place goes on while the list stays within `limit` and `extend` is a rule; otherwise the
    tied are `undecided` and the ruleset's next step (agreed order, public lot) decides among them.

    Raises:  RuleBroken("shortlist.size") unless 1 <= size <= limit.
    Source:  seed deck, selection page: the top 5 go on. It is silent on ties: ADR 5.
    """
    if not 1 <= size <= limit:
        raise RuleBroken("shortlist.size", size=size, limit=limit)
    line = sorted(votes.values(), reverse=True)[:size][-1] if votes else 0
    above = {key for key, n in votes.items() if n > line}
    tied = {key for key, n in votes.items() if n == line}
    if len(above) + len(tied) <= (limit if extend else size):
        return Shortlist(standings(votes, above | tied), (), 0)
    return Shortlist(standings(votes, above), standings(votes, tied), size - len(above))


def by_order(undecided: Sequence[Standing], *, places: int, represented: Collection[str], unit_of: Mapping[str, str]) -> Shortlist:
    """The agreed order: among the tied, those whose unit is not yet on the list come first; who then still ties stays undecided.

    Source:  measurement 4: agreed order of criteria, e.g. unit not yet represented; ADR 5.
    """
    fresh = tuple(s for s in undecided if unit_of[s.key] not in represented)
    others = tuple(s for s in undecided if unit_of[s.key] in represented)
    if len(fresh) > places:
        return Shortlist((), fresh, places)
    left = places - len(fresh)
    if left in (0, len(others)):
        return Shortlist(fresh + others[:left], (), 0)
    return Shortlist(fresh, others, left)


def commit_lot(tally: str, secret: str) -> str:
    """The hash that is published before the draw: SHA-256(tally | 128 random bits as hexadecimal).

    Source:  secrecy.md: the hash is published, then the seed is drawn in public, then the bits are printed.
    """
    return hashlib.sha256(f"{tally}|{secret}".encode()).hexdigest()


def draw_lot(keys: Collection[str], *, places: int, secret: str, seed: str) -> tuple[str, ...]:
    """Who wins the lot: keys by SHA-256(secret | seed | key), the first `places`. Anybody can repeat it by hand.

    Raises:  RuleBroken("lot.seed") without a seed; ("lot.places") unless 0 < places < number of keys.
    Source:  secrecy.md, measurement 4: a public lot; never seniority or database order.
    """
    if not seed.strip():
        raise RuleBroken("lot.seed")
    if not 0 < places < len(set(keys)):
        raise RuleBroken("lot.places", places=places)
    return tuple(sorted(set(keys), key=lambda key: hashlib.sha256(f"{secret}|{seed.strip()}|{key}".encode()).hexdigest())[:places])


def next_in_line(votes: Mapping[str, int], *, called: Collection[str]) -> tuple[str, ...]:
    """Who is called up next: those with the most votes among the uncalled. More than one key means a tie: all of them.

    Source:  domain dossier 8.11: next name called up; ties are never cut by order.
    """
    left = {key: n for key, n in votes.items() if key not in called}
    if not left:
        return ()
    most = max(left.values())
    return tuple(sorted(key for key, n in left.items() if n == most))


def turnout_reached(handed_in: int, roll: int, *, floor: int) -> bool:
    """Whether at least `floor` percent of the roll handed in; below it the result is advice to Tim RB.

    Source:  measurement 4: turnout floor, else the result goes to Tim RB as advice.
    """
    return handed_in * 100 >= floor * roll
