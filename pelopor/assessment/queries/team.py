"""Reads of those who score: the team, and the superiors beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pelopor.assessment.models import Assessor
from pelopor.assessment.queries.study import people_in
from pelopor.nomination.models import Candidate
from pelopor.people.models import Agency, Person
from pelopor.people.queries import holders, superior_of
from pelopor.programme.models import StageRun
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
