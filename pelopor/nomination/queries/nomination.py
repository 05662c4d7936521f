"""Which nominations there are."""

from copy import copy
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.db.models import QuerySet

from pelopor.nomination.models import Nomination
from pelopor.participation.queries import STATE, edition_of, fresh
from pelopor.people.models import Person
from pelopor.people.queries import visible_agencies
from pelopor.programme.models import Cycle
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import Ruleset


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


def nomination_of(cycle: Cycle) -> Nomination | None:
    """The nomination that counts in `cycle`."""
    return Nomination.objects.filter(run__cycle=cycle, run__void=False).select_related("run__cycle__agency", "round").first()


def ruleset_of(nomination: Nomination) -> Ruleset:
    return rules_of(nomination.run.cycle)


def next_edition(nomination: Nomination, code: str) -> int:
    """The edition that a change under this secret must have; the holder learns that and nothing else.

    Raises:  RuleBroken("code.unknown") when nothing was handed in under it.
    """
    edition = edition_of(nomination.round, code)
    if not edition:
        raise RuleBroken("code.unknown")
    return edition + 1
