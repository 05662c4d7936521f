"""Ballots: checked against the list and handed in."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from pelopor.nomination import queries
from pelopor.nomination.models import Nomination
from pelopor.participation import actions as slips
from pelopor.participation.queries import marks_of, read_ticket
from pelopor.rules import nomination as rules

Received = slips.Received


def hand_in(
    nomination: Nomination,
    *,
    ticket: str,
    secret: str,
    edition: int,
    names: Sequence[str],
    criteria: Mapping[str, Sequence[str]],
    at: datetime,
) -> Received:
    """Hand in a ballot. No session and no person reach this deed; a name of one's own is known by the ticket's mark.

    Raises:  what rules.check_ballot and participation.hand_in raise.
    """
    ruleset = queries.ruleset_of(nomination)
    ballot = rules.Ballot(frozenset(names), {key: frozenset(words) for key, words in criteria.items() if words})
    own, own_group = None, None
    if not ruleset.nomination.self_naming and nomination.round.salt is not None:
        own, own_group = _own(nomination, ticket, ballot.names)
    rules.check_ballot(
        ballot, listed=queries.listed(nomination), most_names=ruleset.nomination.most_names,
        criteria={criterion.key for criterion in ruleset.ratings}, own=own, own_group=own_group, self_naming=ruleset.nomination.self_naming,
    )  # fmt: skip
    content = {"names": sorted(ballot.names), "criteria": {key: sorted(words) for key, words in sorted(ballot.criteria.items())}}
    return slips.hand_in(round=nomination.round, ticket=ticket, secret=secret, edition=edition, content=content, at=at)


def _own(nomination: Nomination, ticket: str, names: Collection[str]) -> tuple[str | None, str | None]:
    """Which of these names is the voter's own, and which is of a group that the voter is a member of; known by the ticket's mark."""
    mark = read_ticket(ticket, round=nomination.round).mark
    groups = {name: queries.members(nomination)[name] for name in names if name in queries.members(nomination)}
    marks = marks_of(nomination.round, {*names, *(person for people in groups.values() for person in people)})
    own = next((name for name, set_ in marks.items() if set_ == mark), None)
    return own, next((group for group, people in groups.items() if own in people), None)


def check_names(nomination: Nomination, *, names: Sequence[str]) -> None:
    """Refuse more names than a ballot may hold, before the page asks for reasons.

    Raises:  RuleBroken("ballot.names").
    """
    ruleset = queries.ruleset_of(nomination)
    rules.check_ballot(
        rules.Ballot(frozenset(names)), listed=set(names), most_names=ruleset.nomination.most_names, criteria=(), own=None, self_naming=True
    )
