"""Reads of those who score: the team, and the superiors beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from pelopor.assessment.models import Assessor, Declaration, Sheet
from pelopor.assessment.queries.study import people_in, standing_candidates
from pelopor.nomination.models import Candidate
from pelopor.people.models import Agency, Employment, Person
from pelopor.people.queries import holders, superior_of
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules import conflict
from pelopor.rules.access import Role


@dataclass(frozen=True)
class Team:
    """Who would score: the team, and the superior of each candidate (by the candidate's primary key); of a group its leader's."""

    team: tuple[Person, ...]
    superiors: Mapping[int, Person]


def team_for(agency: Agency, candidates: Sequence[Candidate], *, on: date) -> Team:
    """The team by roles, without candidates and heads, and each candidate's superior outside all of these."""
    heads = {person.pk for person in holders(Role.HEAD, agency, on=on)}
    barred = people_in(candidates) | heads
    named = list(holders(Role.ASSESSOR, agency, on=on)) or list(holders(Role.REFORM_TEAM, agency, on=on))
    team = tuple(person for person in named if person.pk not in barred)
    outside = barred | {person.pk for person in team}
    found = {candidate.pk: _superior(candidate.speaker, outside, on=on) for candidate in candidates}
    return Team(team, {key: person for key, person in found.items() if person is not None})


def _superior(person: Person, barred: set[int], *, on: date) -> Person | None:
    """Atasan langsung, or the next one up who is not barred; None where the line ends or turns round."""
    seen = {person.pk}
    above = superior_of(person, on=on)
    while above is not None and above.pk in barred and above.pk not in seen:
        seen.add(above.pk)
        above = superior_of(above, on=on)
    return None if above is None or above.pk in barred or above.pk in seen else above


def assessor_of(run: StageRun, person: Person) -> Assessor | None:
    return Assessor.objects.filter(run=run, person=person).select_related("run__cycle__agency", "person").first()


def team_of(run: StageRun) -> list[Person]:
    """The team that scored, by name."""
    team = Assessor.objects.filter(run=run, part="team").select_related("person")
    return [assessor.person for assessor in team.order_by("person__name", "pk")]


def undeclared(assessor: Assessor) -> bool:
    """Whether the assessor still has to declare about a candidate before a sheet opens."""
    said = Declaration.objects.filter(assessor=assessor, candidate=OuterRef("candidate"))
    return Sheet.objects.filter(~Exists(said), assessor=assessor, assessor__locked_at__isnull=True).exists()


def declarations_of(assessor: Assessor) -> QuerySet[Declaration]:
    """What the assessor declared, candidates by name. For the assessor's own eyes: it holds the words."""
    return _with_candidates(Declaration.objects.filter(assessor=assessor))


def recusals(run: StageRun) -> list[Declaration]:
    """Pairs that a declared conflict removed, by candidate and assessor; their words are not read."""
    made = _with_candidates(Declaration.objects.filter(assessor__run=run).exclude(ground=conflict.NONE).defer("words"))
    return list(made.select_related("assessor__person").order_by(_NAME, "assessor__person__name", "pk"))


_NAME = Coalesce("candidate__person__name", "candidate__group__name")


def _with_candidates(made: QuerySet[Declaration]) -> QuerySet[Declaration]:
    people = made.select_related("candidate__person", "candidate__group").prefetch_related("candidate__group__members__person")
    return people.order_by(_NAME, "pk")


def ties_with(person: Person, candidates: Sequence[Candidate]) -> dict[int, list[tuple[Person, conflict.Tie]]]:
    """What the records say between the person and each candidate, of a group each member, by the candidate's primary key."""
    spells: dict[int, list[conflict.Spell]] = {}
    known = Employment.objects.filter(person__in={person.pk, *people_in(candidates)}).select_related("unit")
    for one in known.order_by("valid_from", "pk"):
        spell = conflict.Spell(str(one.unit_id), one.unit.name, one.valid_from, one.valid_to, str(one.superior_id or ""))
        spells.setdefault(one.person_id, []).append(spell)
    mine = spells.get(person.pk, [])
    return {
        candidate.pk: [
            (one, tie) for one in candidate.people for tie in conflict.ties(str(person.pk), mine, str(one.pk), spells.get(one.pk, []))
        ]
        for candidate in candidates
    }


def lacking(run: StageRun) -> list[Candidate]:
    """Candidates with fewer team assessors left than the ruleset asks for, by name."""
    team: dict[str, set[str]] = {}
    for assessor, candidate in Sheet.objects.filter(assessor__run=run, assessor__part="team").values_list("assessor", "candidate"):
        team.setdefault(str(assessor), set()).add(str(candidate))
    standing = {str(one.pk): one for one in standing_candidates(run.cycle)}
    least = rules_of(run.cycle).assessment.least_assessors
    return [standing[key] for key in conflict.lacking(team, list(standing), least=least)]


def stand_ins(run: StageRun, *, by: Person, on: date) -> list[Person]:
    """Who can be named as a further assessor, by name: holders of the roles who neither stand, lead, name, nor assess already."""
    agency = run.cycle.agency
    heads = holders(Role.HEAD, agency, on=on).values_list("pk", flat=True)
    assessors = Assessor.objects.filter(run=run).values_list("person", flat=True)
    barred = {by.pk, *heads, *assessors, *people_in(standing_candidates(run.cycle))}
    named = {*holders(Role.ASSESSOR, agency, on=on), *holders(Role.REFORM_TEAM, agency, on=on)}
    return sorted((person for person in named if person.pk not in barred), key=lambda person: (person.name, person.pk))
