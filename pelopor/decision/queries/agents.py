"""Reads of appointments, of how they ended, and of who may take a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from pelopor.decision.models import Appointment, Choice, Ending, Replacement
from pelopor.decision.queries.choice import candidates, proposal, ranking_of
from pelopor.decision.words import CAUSE_WORDS, STATE_WORDS
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.nomination.models import Candidate
from pelopor.people.models import Agency, Employment, Person
from pelopor.people.queries import employees, employments_on
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.appointments import DECREE_VOID, term_state
from pelopor.rules.assessment import Bracket


def _of_cycle(cycle: Cycle, field: str) -> Q:
    """Rows whose paper is a decree of the cycle: that of the choice, or of a replacement."""
    runs = StageRun.objects.filter(cycle=cycle).values("public_id")
    replacements = Replacement.objects.filter(ending__run__cycle=cycle).values("public_id")
    return Q(**{f"{field}__in": runs}) | Q(**{f"{field}__in": replacements})


def appointments_of(cycle: Cycle) -> QuerySet[Appointment]:
    """Everybody appointed in the cycle, also those of a decree that was revoked."""
    found = Appointment.objects.filter(_of_cycle(cycle, "decree__subject"))
    return found.select_related("person", "agency", "group", "decree", "ending", "handover").order_by("person__name", "pk")


def appointments_in(agencies: Iterable[Agency]) -> QuerySet[Appointment]:
    found = Appointment.objects.filter(agency__in=list(agencies))
    return found.select_related("person", "agency", "group", "decree", "ending__made_by", "handover__made_by")


def endings_in(agencies: Iterable[Agency]) -> QuerySet[Ending]:
    """Endings whose place may be filled: not those of a decree that was revoked."""
    found = Ending.objects.filter(run__cycle__agency__in=list(agencies)).exclude(cause=DECREE_VOID)
    return found.select_related("run__cycle__agency", "replacement")


def decrees_in(agencies: Iterable[Agency]) -> QuerySet[Paper]:
    """Published decrees by which somebody was appointed."""
    found = Paper.objects.filter(agency__in=list(agencies), kind="decree", state="published", appointments__isnull=False)
    return found.select_related("agency", "investiture__evidence").distinct()


def cycle_of(decree: Paper) -> Cycle:
    """The cycle of a decree by which somebody was appointed."""
    return run_behind(decree).cycle


def run_behind(decree: Paper) -> StageRun:
    """The run of DECREE under which the decree was made, or the one whose decree it followed."""
    run = StageRun.objects.filter(public_id=decree.subject).select_related("cycle__agency").first()
    if run is None:
        return Replacement.objects.select_related("ending__run__cycle__agency").get(public_id=decree.subject).ending.run
    return run


def replacement_of(ending: Ending) -> Replacement | None:
    return Replacement.objects.filter(ending=ending).select_related("candidate__person", "candidate__group__leader", "made_by").first()


def published(run: StageRun) -> Paper | None:
    """The decree that the run published, while it counts."""
    return Paper.objects.filter(subject=run.public_id, kind="decree", state="published").select_related("agency").first()


def ended_decree(run: StageRun) -> Paper | None:
    """The void decree of an earlier run of the cycle with a number, whose place none has taken yet."""
    earlier = StageRun.objects.filter(cycle=run.cycle, stage=run.stage, void=True).values("public_id")
    found = Paper.objects.filter(subject__in=earlier, kind="decree", state="void", replaced_by__isnull=True)
    return found.exclude(number="").order_by("-pk").first()


def standing(cycle: Cycle) -> QuerySet[Appointment]:
    """Appointments of the cycle that nobody ended."""
    return appointments_of(cycle).filter(ended_on__isnull=True)


def with_group(appointment: Appointment) -> list[Appointment]:
    """The appointment with those of the same group and decree that nobody ended; alone where there is no group."""
    if appointment.group_id is None:
        return [appointment]
    same = Appointment.objects.filter(group=appointment.group_id, decree=appointment.decree_id, ended_on__isnull=True)
    return list(same.select_related("person", "agency", "decree").order_by("person__name", "pk"))


def available(ending: Ending, *, on: date) -> list[Bracket]:
    """Those proposed who were not chosen, took no place since, and work in the agency today; by bracket, best first."""
    cycle = ending.run.cycle
    taken = set(Choice.objects.get(run__cycle=cycle, run__void=False).candidates.values_list("public_id", flat=True))
    taken |= set(Replacement.objects.filter(ending__run=ending.run, candidate__isnull=False).values_list("candidate__public_id", flat=True))
    ranking = ranking_of(cycle)
    here = set(employees(cycle.agency, on=on).values_list("pk", flat=True))
    serving = set(standing(cycle).values_list("person_id", flat=True))
    free = {
        one.public_id for one in candidates(set(ranking.proposed) - taken)
        if {person.pk for person in one.people} <= here - serving
    }  # fmt: skip
    rows = ((bracket.place, tuple(key for key in bracket.keys if key in free)) for bracket in proposal(ranking))
    return [Bracket(place, keys) for place, keys in rows if keys]


def places(ending: Ending, *, on: date) -> list[tuple[int, Candidate]]:
    """`available` with whom they are: place and candidate, best first, by name within one."""
    brackets = available(ending, on=on)
    found = list(candidates([key for bracket in brackets for key in bracket.keys]))
    return [(bracket.place, one) for bracket in brackets for one in found if one.public_id in bracket.keys]


@dataclass(frozen=True)
class Agent:
    """An appointment as its pages show it. state: as rules.appointments.term_state; place: position and unit, empty outside the agency."""

    appointment: Appointment
    state: str
    place: str

    @property
    def label(self) -> str:
        return str(STATE_WORDS[self.state][0])

    @property
    def kind(self) -> str:
        """Of the badge that shows the state."""
        return STATE_WORDS[self.state][1]

    @property
    def cause(self) -> str:
        return str(CAUSE_WORDS[self.appointment.ending.cause]) if self.appointment.ending else ""

    @property
    def last(self) -> date:
        """The last day on which the appointment holds, or held."""
        ends = self.appointment.ended_on or self.appointment.valid_to
        return max(ends - timedelta(days=1), self.appointment.valid_from)


def agents(found: Iterable[Appointment], *, on: date) -> list[Agent]:
    """Appointments with where their people work today. One query, however many."""
    rows = list(found)
    works = {one.person_id: one for one in _employments([row.person for row in rows], on=on)}
    return [
        Agent(
            row,
            term_state(on, starts=row.valid_from, ends=row.valid_to, ended=row.ended_on),
            _place(works.get(row.person_id), row.agency_id),
        )
        for row in rows
    ]


def _employments(people: list[Person], *, on: date) -> QuerySet[Employment]:
    return employments_on(on).filter(person__in=people, acting="").select_related("unit")


def _place(works: Employment | None, agency: int) -> str:
    return f"{works.position}, {works.unit.name}" if works and works.agency_id == agency else ""


def moved(appointment: Appointment) -> bool:
    """Whether a roster moved this person and nobody has said yet what follows."""
    return Duty.objects.filter(kind="agents.moved", subject=appointment.public_id, done_at__isnull=True).exists()


def decrees_of(cycle: Cycle) -> QuerySet[Paper]:
    """Decrees of the cycle that were published, also revoked ones, in the order of their making."""
    found = Paper.objects.filter(_of_cycle(cycle, "subject"), kind="decree", appointments__isnull=False)
    return found.select_related("investiture").distinct().order_by("pk")
