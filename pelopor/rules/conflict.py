"""Conflicts of interest of assessors: what they declare, what the records say, and who is left to score a candidate."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pelopor.rules.errors import RuleBroken

Key = str

NONE = "none"
GROUNDS = (NONE, "kin", "interest", "other")
"""What an assessor declares about a candidate: nothing, kin (keluarga sedarah atau semenda), one same appointment, or another ground."""


@dataclass(frozen=True)
class Spell:
    """Where somebody worked. to: the day after the last; None while it lasts. superior: key of a person, or nothing."""

    unit: Key
    unit_name: str
    since: date
    to: date | None
    superior: Key = ""


@dataclass(frozen=True)
class Tie:
    """A fact on record between an assessor and a candidate. kind: "unit", "above" (the assessor was the superior) or "below"."""

    kind: str
    unit_name: str
    since: date
    to: date | None


def check_ground(ground: str, words: str) -> None:
    """Refuse a ground that is none, and "other" without words.

    Raises:  RuleBroken("conflict.ground"); RuleBroken("conflict.words").
    Source:  UU 30/2014 Pasal 43: kin, earlier relations at work, and others that bear on a decision, in writing.
    """
    if ground not in GROUNDS:
        raise RuleBroken("conflict.ground")
    if ground == "other" and not words.strip():
        raise RuleBroken("conflict.words")


def ties(assessor: Key, mine: Sequence[Spell], candidate: Key, theirs: Sequence[Spell]) -> tuple[Tie, ...]:
    """What the records say of the two: the same unit at the same time, and who was whose superior; latest first.

    Facts to read before declaring, not conflicts: in a small agency everybody has shared a unit with somebody.

    Args:    mine, theirs: dated employments. assessor, candidate: the keys by which spells name superiors.
    Source:  UU 30/2014 Pasal 43 (earlier relations at work); decided: the page shows them so that nobody has to remember.
    """
    shared = {
        Tie("unit", own.unit_name, max(own.since, other.since), _first(own.to, other.to))
        for own in mine
        for other in theirs
        if own.unit == other.unit and _overlap(own, other)
    }
    above = {Tie("above", other.unit_name, other.since, other.to) for other in theirs if other.superior == assessor}
    below = {Tie("below", own.unit_name, own.since, own.to) for own in mine if own.superior == candidate}
    return tuple(
        sorted(shared | above | below, key=lambda tie: (tie.to is not None, -(tie.to or date.max).toordinal(), tie.kind, tie.since))
    )


def lacking(team: Mapping[Key, Collection[Key]], candidates: Sequence[Key], *, least: int) -> tuple[Key, ...]:
    """Candidates whom fewer than `least` assessors of the team may score, in the order given.

    Args:    team: by assessor the candidates whom they score; a pair removed by a conflict is not there. least: people.
    Source:  ruleset assessment.least_assessors; UU 30/2014 Pasal 45: who has a conflict is replaced.
    """
    return tuple(one for one in candidates if sum(one in theirs for theirs in team.values()) < least)


def _first(one: date | None, other: date | None) -> date | None:
    ends = [end for end in (one, other) if end is not None]
    return min(ends, default=None)


def _overlap(one: Spell, other: Spell) -> bool:
    return (one.to is None or other.since < one.to) and (other.to is None or one.since < other.to)
