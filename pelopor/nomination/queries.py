"""Reads of nominations. The tally leaves this part only through opened_tally."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet

from pelopor.nomination.models import Candidate, Lot, Nominable, Nomination, Witness
from pelopor.participation.queries import STATE, edition_of, fresh, roll_of
from pelopor.people.models import Agency, Employment, Person
from pelopor.people.queries import employment_of, main_employments, visible_agencies
from pelopor.programme.models import Cycle
from pelopor.programme.queries import current_run, reached, rules_of
from pelopor.rules import nomination as rules
from pelopor.rules.errors import RuleBroken
from pelopor.rules.privacy import shown_count
from pelopor.rules.programme import Stage
from pelopor.rules.ruleset import Electorate, Ruleset


def visible_nominations(person: Person, *, at: datetime) -> QuerySet[Nomination]:
    """Nominations of agencies in which `person` holds any role; those of a voided run explain themselves no more."""
    agencies = visible_agencies(person, at=at)
    return Nomination.objects.filter(run__cycle__agency__in=agencies, run__void=False).select_related("run__cycle__agency", "round__agency")


def counting() -> QuerySet[Nomination]:
    """Nominations that count: not of a run that a back-move voided."""
    return Nomination.objects.filter(run__void=False).select_related("run__cycle__agency", "round__agency")


LIVE = f"""SELECT {STATE}, nomination_nomination.names_hash, programme_cycle.ruleset_hash, people_agency.name, people_agency.time_zone,
    participation_round.closes_at FROM nomination_nomination
    JOIN programme_stagerun ON programme_stagerun.id = nomination_nomination.run_id AND NOT programme_stagerun.void
    JOIN programme_cycle ON programme_cycle.id = programme_stagerun.cycle_id
    JOIN people_agency ON people_agency.id = programme_cycle.agency_id
    JOIN participation_round ON participation_round.id = nomination_nomination.round_id
    WHERE nomination_nomination.public_id = %s"""  # noqa: S608  STATE is a constant


def live(public_id: str) -> Nomination | None:
    """The nomination that counts under this id, for the pages of a ballot: what is frozen of it comes from memory.

    One query, whatever the load; what a closing changes, the salt of the marks first, is read anew each time.
    """
    with connection.cursor() as cursor:
        cursor.execute(LIVE, [public_id])
        found = cursor.fetchone()
    if found is None:
        return None
    salt, closed, *stamp = found
    made = copy(_frozen(public_id, str(stamp)))
    made.round = fresh(made.round, salt=salt, closed=closed)
    return made


@lru_cache(maxsize=256)
def _frozen(public_id: str, stamp: str) -> Nomination:
    found = counting().get(public_id=public_id)
    found.round.salt = None  # destroyed at closing: never kept in memory
    return found


@lru_cache(maxsize=256)
def _listed(nomination: int, names_hash: str) -> frozenset[str]:
    return frozenset(Nominable.objects.filter(nomination=nomination).values_list("person__public_id", flat=True))


def listed(nomination: Nomination) -> frozenset[str]:
    """Public ids of everybody on the frozen list; read once, the hash says that it is the same."""
    return _listed(nomination.pk, nomination.names_hash)


def nomination_of(cycle: Cycle) -> Nomination | None:
    """The nomination that counts in `cycle`."""
    return Nomination.objects.filter(run__cycle=cycle, run__void=False).select_related("run__cycle__agency", "round").first()


def ruleset_of(nomination: Nomination) -> Ruleset:
    return rules_of(nomination.run.cycle)


def candidates(nomination: Nomination) -> QuerySet[Candidate]:
    """Everybody called up so far, by name."""
    return Candidate.objects.filter(nomination=nomination).select_related("person").order_by("person__name", "pk")


def published_names(nomination: Nomination) -> list[Nominable]:
    """Those who stand, alphabetically and without counts; nobody before publication."""
    if nomination.published_at is None:
        return []
    standing = Candidate.objects.filter(nomination=nomination, stands=True).values("person")
    return list(Nominable.objects.filter(nomination=nomination, person__in=standing).order_by("name", "pk"))


def electorate(agency: Agency, ruleset: Ruleset, *, at: datetime) -> list[Person]:
    """Who may hand in a ballot today, by name."""
    roster = main_employments(agency, on=at.date())
    return [row.person for row in roster if rules.may_nominate(row.status, electorate=ruleset.electorate)]


def eligible(agency: Agency, ruleset: Ruleset, *, at: datetime) -> list[Employment]:
    """Who may be named today, by public facts only, by name."""
    return [row for row in main_employments(agency, on=at.date()) if rules.may_stand(row.status, electorate=ruleset.electorate)]


@dataclass(frozen=True)
class Part:
    """What somebody may do in the nomination of a cycle, and what keeps them from it: by public facts only."""

    opened: bool
    why_not: RuleBroken | None  # keeps from nominating
    why_unnamed: RuleBroken | None  # keeps from being named


def part_in(cycle: Cycle, person: Person, *, at: datetime) -> Part:
    """Whether `person` takes part in the nomination of `cycle`; once it is open, the frozen lists decide."""
    employment = employment_of(person, on=at.date())
    status = employment.status if employment and employment.agency_id == cycle.agency_id else None
    electorate, nomination = rules_of(cycle).electorate, nomination_of(cycle)
    why_not = why_unnamed = None
    if nomination is None:
        on_roll, listed = rules.may_nominate(status, electorate=electorate), rules.may_stand(status, electorate=electorate)
    else:
        on_roll, listed = roll_of(nomination.round).filter(person=person).exists(), nominables(nomination).filter(person=person).exists()
    if not on_roll:
        why_not = _barred(status, electorate) or RuleBroken("roll.absent")
    if not listed:
        why_unnamed = RuleBroken("stand.status" if status else "voter.no_employment")
    return Part(nomination is not None, why_not, why_unnamed)


def _barred(status: str | None, electorate: Electorate) -> RuleBroken | None:
    try:
        rules.check_may_nominate(status, electorate=electorate)
    except RuleBroken as no:
        return no
    return None


def nominables(nomination: Nomination) -> QuerySet[Nominable]:
    """The frozen list of people who may be named, by name."""
    return Nominable.objects.filter(nomination=nomination).select_related("person").order_by("name", "pk")


def next_edition(nomination: Nomination, code: str) -> int:
    """The edition that a change under this secret must have; the holder learns that and nothing else.

    Raises:  RuleBroken("code.unknown") when nothing was handed in under it.
    """
    edition = edition_of(nomination.round, code)
    if not edition:
        raise RuleBroken("code.unknown")
    return edition + 1


def units_of(nomination: Nomination) -> Mapping[str, str]:
    """Unit by public id of everybody on the frozen list; the tie rule "order" reads it."""
    return dict(Nominable.objects.filter(nomination=nomination).values_list("person__public_id", "unit"))


def lot_waits(nomination: Nomination) -> bool:
    """Whether a public lot must be drawn before the list is complete."""
    return nomination.lots.filter(drawn_at__isnull=True).exists()


def drawn_lots(nomination: Nomination) -> list[Lot]:
    """The lots that were drawn, in their order."""
    return list(nomination.lots.filter(drawn_at__isnull=False).order_by("pk"))


def drawn_order(nomination: Nomination) -> tuple[str, ...]:
    """Public ids of people as lots put them, the latest lot first: its order holds on for those who lost it."""
    return tuple(dict.fromkeys(key for lot in reversed(drawn_lots(nomination)) for key in lot.order))


def witness_of(nomination: Nomination, person: Person) -> Witness | None:
    return Witness.objects.filter(nomination=nomination, person=person).select_related("nomination__run__cycle__agency").first()


def may_open(nomination: Nomination) -> bool:
    """Whether the tally may be opened: all scores are locked."""
    return "scores.locked" in reached(nomination.run.cycle)


def unopened(nomination: Nomination) -> QuerySet[Witness]:
    """Witnesses who have not opened the tally in the assessment that counts; after a way back to it they open it anew."""
    assess = current_run(nomination.run.cycle, Stage.ASSESS)
    yet = Q(opened_at__isnull=True) | (Q(opened_at__lt=assess.opened_at) if assess else Q())
    return Witness.objects.filter(yet, nomination=nomination).select_related("person").order_by("person__name", "pk")


def opened_tally(nomination: Nomination) -> Mapping[str, int] | None:
    """Votes by public id of the person, once both witnesses opened the tally after the scores were locked; None before."""
    if not may_open(nomination) or unopened(nomination).exists() or Witness.objects.filter(nomination=nomination).count() < 2:
        return None
    tally: Mapping[str, int] | None = nomination.tally
    return tally


def opened_votes(nomination: Nomination) -> list[tuple[str, int]]:
    """Name and votes of everybody who was named, by name, once the tally is open; nobody before."""
    tally = opened_tally(nomination) or {}
    return [(row.name, tally[row.person.public_id]) for row in nominables(nomination) if row.person.public_id in tally]


def opened_criteria(nomination: Nomination) -> list[tuple[str, str, int]]:
    """Name, criterion and how many ballots ticked it, from five on, once the tally is open; nobody before."""
    if opened_tally(nomination) is None:
        return []
    names = dict(nominables(nomination).values_list("person", "name"))
    counts = nomination.criterion_counts.values_list("person", "criterion", "count")
    return sorted((names[person], word, shown) for person, word, number in counts if (shown := shown_count(number)) is not None)
