"""Reads of choices and windows of objections."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from pelopor.assessment.models import Ranking
from pelopor.assessment.queries import Reading, Row, reading, table
from pelopor.decision.models import Choice, Objection, ObjectionWindow
from pelopor.nomination.models import Candidate
from pelopor.nomination.queries import NAME, with_people
from pelopor.people.models import Agency, Person
from pelopor.people.queries import employment_of
from pelopor.programme.models import Cycle, StageRun
from pelopor.programme.queries import rules_of
from pelopor.programme.words import worded
from pelopor.rules.assessment import Bracket, strongest
from pelopor.rules.decision import check_choice
from pelopor.rules.errors import RuleBroken


def day_of(agency: Agency, at: datetime) -> date:
    """The day on which `at` falls where the agency is."""
    return at.astimezone(ZoneInfo(agency.time_zone)).date()


def ended_windows(*, at: datetime) -> QuerySet[ObjectionWindow]:
    """Windows of objections whose time is over and that nobody has closed yet."""
    return ObjectionWindow.objects.filter(closes_at__lte=at, closed_at__isnull=True, run__void=False).select_related("run__cycle__agency")


def ranking_of(cycle: Cycle) -> Ranking:
    """The frozen ranking that counts in the cycle."""
    return Ranking.objects.select_related("run__cycle__agency").get(run__cycle=cycle, run__void=False)


def proposal(ranking: Ranking) -> list[Bracket]:
    """The proposed candidates by bracket, best first; keys are public ids."""
    rows = ((row["place"], tuple(key for key in row["candidates"] if key in ranking.proposed)) for row in ranking.brackets)
    return [Bracket(place, keys) for place, keys in rows if keys]


def candidates(keys: Collection[str]) -> QuerySet[Candidate]:
    return with_people(Candidate.objects.filter(public_id__in=keys)).order_by(NAME, "pk")


def is_among(person: Person, keys: Collection[str]) -> bool:
    """Whether `person` is one of these candidates (public ids), or a member of a group among them."""
    return any(person in candidate.people for candidate in candidates(keys))


def check(run: StageRun, *, chosen: Collection[str], reason: str, by: Person) -> Ranking:
    """The ranking behind a choice that keeps to the rules.

    Raises:  RuleBroken("choice.self") by one of those proposed; what check_choice raises.
    Source:  UU 30/2014 Pasal 42: an official with an interest of their own in a decision does not take it.
    """
    ranking, rules = ranking_of(run.cycle), rules_of(run.cycle).decision
    if is_among(by, ranking.proposed):
        raise RuleBroken("choice.self")
    check_choice(
        chosen, proposal=proposal(ranking), size=rules.chosen, reason=reason, reason_below_rank=rules.reason_below_rank,
        boundary_ties=rules.boundary_ties,
    )  # fmt: skip
    return ranking


def agreement(run: StageRun) -> tuple[Reading, list[list[str]]]:
    """How far the assessors agreed, and the names of those proposed who cannot be told apart, a list for each run of them."""
    ranking = ranking_of(run.cycle)
    found = reading(ranking.run)
    runs = [[one.name for one in alike if one.public_id in ranking.proposed] for alike in found.alike]
    return found, [names for names in runs if len(names) > 1]


@dataclass(frozen=True)
class Card:
    """Somebody who may be chosen, or a group, as the page shows it."""

    key: str
    name: str
    note: str  # position and unit; of a group its members
    strong: tuple[str, ...]  # criteria that stand out among this person's own
    unseen: tuple[tuple[str, int], ...]  # criteria on which so many assessors had not enough evidence


def groups(run: StageRun, *, on: date) -> list[tuple[int, list[Card]]]:
    """Those proposed by the place that they share, best first; by name within one."""
    ranking = ranking_of(run.cycle)
    rows = {row.candidate.public_id: row for row in table(ranking.run)}
    return [
        (bracket.place, [_card(candidate, rows[candidate.public_id], on=on) for candidate in candidates(bracket.keys)])
        for bracket in proposal(ranking)
    ]


def _card(candidate: Candidate, row: Row, *, on: date) -> Card:
    names = {cell.criterion.key: worded(cell.criterion.text) for cell in row.cells}
    strong = tuple(names[key] for key in strongest({cell.criterion.key: cell.figure for cell in row.cells}))
    blank = [(worded(cell.criterion.text), sum(level is None for _, level in cell.scores)) for cell in row.cells]
    unseen = tuple((text, count) for text, count in blank if count)
    return Card(candidate.public_id, candidate.name, _note(candidate, on=on), strong, unseen)


def _note(candidate: Candidate, *, on: date) -> str:
    if candidate.group:
        return candidate.together
    works = employment_of(candidate.speaker, on=on)
    return f"{works.position}, {works.unit.name}" if works else ""


def chosen(cycle: Cycle) -> QuerySet[Candidate]:
    """Whom the head chose in the cycle, by name."""
    choice = Choice.objects.get(run__cycle=cycle, run__void=False)
    return with_people(choice.candidates.all()).order_by(NAME, "pk")


def choice_of(run: StageRun) -> Choice | None:
    return Choice.objects.filter(run=run).select_related("made_by").first()


def window_of(run: StageRun) -> ObjectionWindow | None:
    return ObjectionWindow.objects.filter(run=run).select_related("run").first()


def objections_of(run: StageRun) -> QuerySet[Objection]:
    """Every objection of a run, in the order in which they came."""
    found = Objection.objects.filter(window__run=run).select_related("window__run__cycle__agency", "made_by", "answered_by", "evidence")
    return found.order_by("made_at", "pk")


def own_objections(run: StageRun, person: Person) -> QuerySet[Objection]:
    """What `person` objected; letters that they put on record for others are not theirs."""
    return objections_of(run).filter(made_by=person, sender="")


def takes_objections(window: ObjectionWindow, *, at: datetime) -> bool:
    return window.closed_at is None and window.opens_at <= at < window.closes_at


def window_after(choice: Choice) -> ObjectionWindow | None:
    """The window of objections against a choice."""
    return ObjectionWindow.objects.filter(run__cycle_id=choice.run.cycle_id, run__void=False).first()
