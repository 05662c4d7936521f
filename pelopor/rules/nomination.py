"""Who may nominate and be named, what a ballot may hold, and how ballots become a short list."""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import Electorate, NominationRules

Key = str  # the opaque key of a person or a group; never a name or number

SECRET_BYTES = 16
"""128 bits, hidden in the commitment of a lot until it is drawn."""


@dataclass(frozen=True)
class Ballot:
    """What one slip of a nomination says: the people named, and for each the criteria for which. Blank is a ballot."""

    names: frozenset[Key]
    criteria: Mapping[Key, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """Unit of votes: ballots."""

    key: Key
    votes: int


@dataclass(frozen=True)
class Shortlist:
    """Who goes on. `places` are left for the `undecided`, who tie for them; inside equal votes the order means nothing."""

    chosen: tuple[Standing, ...]
    undecided: tuple[Standing, ...] = ()
    places: int = 0

    @property
    def keys(self) -> frozenset[Key]:
        return frozenset(standing.key for standing in self.chosen)

    @property
    def tied(self) -> frozenset[Key]:
        return frozenset(standing.key for standing in self.undecided)


@dataclass(frozen=True)
class Colleague:
    """The public facts of a person that bear on a nomination; discipline is not one of them."""

    key: Key
    agency: str
    status: str | None  # of the main employment; None without one


def check_may_nominate(status: str | None, *, electorate: Electorate) -> None:
    """Refuse a voter whose status of employment has no part in the nomination.

    Raises:  RuleBroken("voter.no_employment") without an employment here; RuleBroken("voter.status") with the status.
    Source:  ruleset electorate.may_nominate; seed deck, selection page: each individual proposes.
    """
    if status is None:
        raise RuleBroken("voter.no_employment")
    if status not in electorate.may_nominate:
        raise RuleBroken("voter.status", status=status)


def may_nominate(status: str | None, *, electorate: Electorate) -> bool:
    """Whether somebody of this status takes part.

    Source:  ruleset electorate.may_nominate.
    """
    return status in electorate.may_nominate


def may_stand(status: str | None, *, electorate: Electorate) -> bool:
    """Whether somebody of this status may be named.

    Source:  ruleset electorate.may_stand; seed deck, Agent of Change page, criterion 1.
    """
    return status in electorate.may_stand


def bars(voter: Colleague, named: Colleague, *, electorate: Electorate, self_naming: bool) -> tuple[str, ...]:
    """Why `voter` may not put down `named`; empty when nothing bars it.

    Returns: codes, in this order: "named.self", "named.agency", "named.status". Only public facts bar a name here:
             a refusal must tell nothing about discipline or performance, which are gates of the study.
    Source:  ruleset electorate.may_stand, nomination.self_naming; seed deck, Agent of Change page.
    """
    found = {
        "named.self": voter.key == named.key and not self_naming,
        "named.agency": voter.agency != named.agency,
        "named.status": not may_stand(named.status, electorate=electorate),
    }
    return tuple(code for code, barred in found.items() if barred)


def check_ballot(
    ballot: Ballot, *, listed: Collection[Key], most_names: int, criteria: Collection[str], own: Key | None, self_naming: bool,
    own_group: Key | None = None,
) -> None:  # fmt: skip
    """Refuse a ballot that the rules do not allow. A blank one is allowed.

    Args:    listed: keys that may be named, frozen at opening. criteria: keys of the ratings. own: the voter's key, if known.
             own_group: of the group that the voter is a member of, if known.
    Raises:  RuleBroken of "ballot.names" (given, most), "ballot.unlisted" (count), "ballot.self", "ballot.own_group",
             "ballot.criteria" (word).
    Source:  ruleset nomination.most_names and nomination.self_naming; seed deck, selection page: at most 3 names, by the criteria.
    """
    if len(ballot.names) > most_names:
        raise RuleBroken("ballot.names", given=len(ballot.names), most=most_names)
    if unlisted := ballot.names - set(listed):
        raise RuleBroken("ballot.unlisted", count=len(unlisted))
    if own in ballot.names and not self_naming:
        raise RuleBroken("ballot.self")
    if own_group in ballot.names and not self_naming:
        raise RuleBroken("ballot.own_group")
    said = set().union(*ballot.criteria.values())
    if strange := sorted(said - set(criteria)) or sorted(set(ballot.criteria) - ballot.names):
        raise RuleBroken("ballot.criteria", word=strange[0])


def count(ballots: Iterable[Collection[Key]]) -> dict[Key, int]:
    """Votes per person: on how many ballots the person stands. One ballot gives a person at most one vote.

    Returns: key to votes, by key. Unit of votes: ballots.
    Source:  seed deck, selection page: the result of the vote. Order on a ballot carries no weight: it asks for names, not ranks.
    """
    return dict(sorted(Counter(key for ballot in ballots for key in set(ballot)).items()))


def standings(votes: Mapping[Key, int], keys: Collection[Key] | None = None) -> tuple[Standing, ...]:
    """People by falling votes, equal votes by key, which means nothing.

    Returns: all of `votes`, or only `keys`. Unit of votes: ballots.
    Source:  seed deck, selection page: counted by votes.
    """
    among = votes if keys is None else keys
    return tuple(Standing(key, votes[key]) for key in sorted(among, key=lambda key: (-votes[key], key)))


def shortlist(ballots: Iterable[Collection[Key]], *, size: int, limit: int) -> Shortlist:
    """Those who go on to the study: the first `size` places by number of ballots naming them.

    Everybody tied with the last place goes on while the list stays within `limit` (NominationRules.limit);
    otherwise the tied are `undecided`, and the next tie rule decides among them for the places left.

    Args:    ballots: people's keys, one collection a ballot; blank ballots count. size, limit: places, 1 <= size <= limit.
    Returns: chosen and undecided by falling votes, and the places left for the undecided. Unit of votes: ballots.
    Raises:  RuleBroken("shortlist.size") unless 1 <= size <= limit.
    Source:  seed deck, selection page: the top 5 go on; ruleset nomination.finalists, .finalists_limit and .ties for the rest.
    """
    return cut(count(ballots), size=size, limit=limit)


def cut(votes: Mapping[Key, int], *, size: int, limit: int) -> Shortlist:
    """The same as `shortlist`, from votes that are counted already.

    Raises:  RuleBroken("shortlist.size") unless 1 <= size <= limit.
    Source:  as shortlist.
    """
    if not 1 <= size <= limit:
        raise RuleBroken("shortlist.size", size=size, limit=limit)
    named = {key: number for key, number in votes.items() if number > 0}
    line = sorted(named.values(), reverse=True)[:size][-1] if named else 0
    above = {key for key, number in named.items() if number > line}
    tied = {key for key, number in named.items() if number == line}
    if len(above) + len(tied) <= limit:
        return Shortlist(chosen=standings(votes, above | tied))
    return Shortlist(standings(votes, above), standings(votes, tied), size - len(above))


def prefer_new_units(made: Shortlist, *, units: Mapping[Key, str]) -> Shortlist:
    """The tie rule "order": people of a unit that has nobody on the list yet come before the others.

    When they are no more than the places left they go on, and the others tie for what remains; when they are more,
    they alone tie.

    Args:    units: unit of each undecided and chosen person.
    Source:  ruleset nomination.ties, "order": agreed before opening; never seniority, alphabet or number, which sort by age.
    """
    present = {units[key] for key in made.keys}
    fresh = [standing for standing in made.undecided if units[standing.key] not in present]
    others = [standing for standing in made.undecided if units[standing.key] in present]
    if len(fresh) > made.places:
        return Shortlist(made.chosen, tuple(fresh), made.places)
    left = made.places - len(fresh)
    return Shortlist((*made.chosen, *fresh), tuple(others) if left else (), left)


def settle(made: Shortlist, drawn: Sequence[Key]) -> Shortlist:
    """The short list after a lot: the places left go to the first of `drawn`.

    Raises:  RuleBroken("lot.keys") unless exactly the undecided were drawn, each once.
    Source:  ruleset nomination.ties, "lot".
    """
    if sorted(drawn) != sorted(made.tied):
        raise RuleBroken("lot.keys", drawn=len(drawn), tied=len(made.undecided))
    votes = {standing.key: standing for standing in made.undecided}
    return Shortlist((*made.chosen, *(votes[key] for key in drawn[: made.places])))


def by_the_rules(votes: Mapping[Key, int], *, rules: NominationRules, units: Mapping[Key, str]) -> Shortlist:
    """The short list as far as it goes without a lot: extend, then the agreed order, as the ruleset says.

    Returns: with undecided people only when a lot must be drawn.
    Source:  ruleset nomination.finalists, .finalists_limit and .ties.
    """
    made = cut(votes, size=rules.finalists, limit=rules.limit)
    if made.undecided and "order" in rules.ties:
        return prefer_new_units(made, units=units)
    return made


def next_in_line(
    votes: Mapping[Key, int], *, called: Collection[Key], standing: int, rules: NominationRules, drawn: Sequence[Key] = ()
) -> Shortlist:
    """Who is called up for the places that fell free: those next by votes who were not called before.

    Args:    called: everybody called so far. standing: how many of them still stand or have not answered.
             drawn: the order of an earlier lot; it holds for those who lost it.
    Returns: empty while the places are filled; undecided when a new lot must be drawn.
    Source:  decided: a place that falls free by withdrawal or gate goes to the next by votes, so that neither shows.
    """
    free = rules.finalists - standing
    if free <= 0:
        return Shortlist(())
    rest = {key: number for key, number in votes.items() if key not in set(called)}
    made = cut(rest, size=free, limit=max(free, rules.limit - standing))
    if made.undecided and made.tied <= set(drawn):
        return settle(made, [key for key in drawn if key in made.tied])
    return made


def turnout_reached(handed_in: int, roll: int, *, floor: int) -> bool:
    """Whether enough of the roll took part; below the floor the result is advice to the reform team.

    Args:    floor: percent of the roll. handed_in, roll: people.
    Source:  ruleset nomination.turnout_floor.
    """
    return handed_in * 100 >= floor * roll


def canonical(votes: Mapping[Key, int]) -> bytes:
    """The tally as bytes that are the same wherever it is hashed: JSON, by key, without spaces.

    Source:  decided: a hash must be recomputable by anybody who holds the tally.
    """
    return json.dumps(dict(votes), sort_keys=True, separators=(",", ":")).encode()


def commit_lot(votes: Mapping[Key, int], secret: bytes) -> str:
    """What is published before the draw: SHA-256(tally | 128 random bits), in hexadecimal.

    Raises:  RuleBroken("lot.secret") unless there are 16 bytes.
    Source:  ruleset nomination.ties, "lot": the tally is fixed before the seed is drawn in public.
    """
    if len(secret) != SECRET_BYTES:
        raise RuleBroken("lot.secret", bytes=SECRET_BYTES)
    return hashlib.sha256(canonical(votes) + secret).hexdigest()


def draw_lot(tied: Collection[Key], *, votes: Mapping[Key, int], secret: bytes, seed: str) -> tuple[Key, ...]:
    """The order in which the tied are drawn: by SHA-256(commitment | seed | key).

    The seed is what was thrown or drawn before everybody's eyes. Width, case and spacing of its writing do not count.

    Raises:  RuleBroken("lot.seed") for an empty seed; RuleBroken("lot.secret") as commit_lot.
    Source:  ruleset nomination.ties, "lot": no one may know the seed before the commitment, nor change the tally after it.
    """
    plain = " ".join(unicodedata.normalize("NFKC", seed).casefold().split())
    if not plain:
        raise RuleBroken("lot.seed")
    head = f"{commit_lot(votes, secret)}|{plain}|"
    return tuple(sorted(set(tied), key=lambda key: (hashlib.sha256(f"{head}{key}".encode()).digest(), key)))
