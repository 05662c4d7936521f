"""The list of names, who may be on it, and those who were called up from it."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from pelopor.nomination.models import Candidate, GroupMember, Nominable, Nomination
from pelopor.people.models import Agency, Employment, Person
from pelopor.people.queries import main_employments
from pelopor.programme.queries import reached, rules_of
from pelopor.rules import nomination as rules
from pelopor.rules.ruleset import Ruleset

KEY = Coalesce("person__public_id", "group__public_id")
NAME = Coalesce("person__name", "group__name")


def electorate(agency: Agency, ruleset: Ruleset, *, at: datetime) -> list[Person]:
    """Who may hand in a ballot today, by name."""
    roster = main_employments(agency, on=at.date())
    return [row.person for row in roster if rules.may_nominate(row.status, electorate=ruleset.electorate)]


def eligible(agency: Agency, ruleset: Ruleset, *, at: datetime) -> list[Employment]:
    """Who may be named today, by public facts only, by name."""
    return [row for row in main_employments(agency, on=at.date()) if rules.may_stand(row.status, electorate=ruleset.electorate)]


def nominables(nomination: Nomination) -> QuerySet[Nominable]:
    """The frozen list of people and groups that may be named, by name."""
    return Nominable.objects.filter(nomination=nomination).select_related("person", "group").order_by("name", "pk")


@lru_cache(maxsize=256)
def _listed(nomination: int, names_hash: str) -> frozenset[str]:
    return frozenset(Nominable.objects.filter(nomination=nomination).values_list(KEY, flat=True))


def listed(nomination: Nomination) -> frozenset[str]:
    """Public ids of everybody and every group on the frozen list; read once, the hash says that it is the same."""
    return _listed(nomination.pk, nomination.names_hash)


@lru_cache(maxsize=256)
def _members(nomination: int, names_hash: str) -> Mapping[str, frozenset[str]]:
    groups = Nominable.objects.filter(nomination=nomination, group__isnull=False).values("group")
    found: dict[str, set[str]] = {}
    for group, person in GroupMember.objects.filter(group__in=groups).values_list("group__public_id", "person__public_id"):
        found.setdefault(group, set()).add(person)
    return {group: frozenset(people) for group, people in found.items()}


def members(nomination: Nomination) -> Mapping[str, frozenset[str]]:
    """Public ids of the members of each group on the frozen list, by the group's; read once, like `listed`."""
    return _members(nomination.pk, nomination.names_hash)


def units_of(nomination: Nomination) -> Mapping[str, str]:
    """Unit by public id of everybody on the frozen list; the tie rule "order" reads it."""
    return dict(Nominable.objects.filter(nomination=nomination).values_list(KEY, "unit"))


def candidates(nomination: Nomination) -> QuerySet[Candidate]:
    """Everybody called up so far, by name; with their people."""
    return with_people(Candidate.objects.filter(nomination=nomination)).order_by(NAME, "pk")


def with_people(found: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Candidates with whom they are and, of groups, the members and the leader: three queries, however many there are."""
    return found.select_related("person", "group__leader").prefetch_related("group__members__person")


def published_names(nomination: Nomination) -> list[Nominable]:
    """Those who stand, alphabetically and without counts; nobody before publication."""
    if nomination.published_at is None:
        return []
    return list(standing_names(nomination))


def standing_names(nomination: Nomination) -> QuerySet[Nominable]:
    """What the list of names shows of those who stand, by name."""
    standing = Candidate.objects.filter(nomination=nomination, stands=True)
    either = Q(person__in=standing.values("person")) | Q(group__in=standing.values("group"))
    return nominables(nomination).filter(either)


def takes_programme(candidate: Candidate) -> bool:
    """Whether a short programme can be handed in: agreed to stand, the assessment has not begun, and not known to be out.

    Before the names are published nobody learns here that they are out.
    """
    nomination = candidate.nomination
    out = candidate.stands is False and nomination.published_at is not None
    return candidate.consent is True and not out and "study.released" not in reached(nomination.run.cycle)


def programme_of(nomination: Nomination, person: Person) -> Candidate | None:
    """The candidate for whom `person` may hand in a short programme now, where the ruleset asks for one."""
    if rules_of(nomination.run.cycle).study.programme != "asked":
        return None
    mine = with_people(Candidate.objects.filter(nomination=nomination).select_related("nomination__run__cycle"))
    found = mine.filter(Q(person=person) | Q(group__leader=person)).first()
    return found if found and takes_programme(found) else None
