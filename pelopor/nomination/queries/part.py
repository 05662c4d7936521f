"""What somebody may do in a nomination."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from pelopor.nomination.models import Group, Nomination
from pelopor.nomination.queries.group import group_of
from pelopor.nomination.queries.names import nominables
from pelopor.nomination.queries.nomination import nomination_of
from pelopor.participation.queries import roll_of
from pelopor.people.models import Person
from pelopor.people.queries import employment_of
from pelopor.programme.models import Cycle
from pelopor.programme.queries import rules_of
from pelopor.rules import nomination as rules
from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import Electorate


@dataclass(frozen=True)
class Part:
    """What somebody may do in the nomination of a cycle, and what keeps them from it: by public facts only."""

    opened: bool
    why_not: RuleBroken | None  # keeps from nominating
    why_unnamed: RuleBroken | None  # keeps from being named
    group: Group | None = None  # with which they are named, or were asked to be


def part_in(cycle: Cycle, person: Person, *, at: datetime) -> Part:
    """Whether `person` takes part in the nomination of `cycle`; once it is open, the frozen lists decide."""
    employment = employment_of(person, on=at.date())
    status = employment.status if employment and employment.agency_id == cycle.agency_id else None
    electorate, nomination = rules_of(cycle).electorate, nomination_of(cycle)
    why_not = why_unnamed = None
    if nomination is None:
        on_roll, listed = rules.may_nominate(status, electorate=electorate), rules.may_stand(status, electorate=electorate)
    else:
        on_roll, listed = roll_of(nomination.round).filter(person=person).exists(), _is_named(nomination, person)
    if not on_roll:
        why_not = _barred(status, electorate) or RuleBroken("roll.absent")
    if not listed:
        why_unnamed = RuleBroken("stand.status" if status else "voter.no_employment")
    return Part(nomination is not None, why_not, why_unnamed, group_of(cycle, person))


def _is_named(nomination: Nomination, person: Person) -> bool:
    """Whether `person` is on the frozen list, alone or with a group."""
    return nominables(nomination).filter(Q(person=person) | Q(group__members__person=person)).exists()


def _barred(status: str | None, electorate: Electorate) -> RuleBroken | None:
    try:
        rules.check_may_nominate(status, electorate=electorate)
    except RuleBroken as no:
        return no
    return None
