"""Reads of cycles: visible ones, current runs, what was reached and what is missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from pelopor.kit.access import require
from pelopor.kit.clock import now
from pelopor.people.models import Agency, Person
from pelopor.people.queries import facts_of, person_of, visible_agencies
from pelopor.programme.models import Cycle, LocalHoliday, Milestone, StageRun, StoredRuleset
from pelopor.rules import ruleset
from pelopor.rules.holidays import Calendar, read_calendar
from pelopor.rules.programme import BACK_MOVES, BESIDE, BY_REVOCATION, Stage, missing
from pelopor.rules.ruleset import Ruleset


def visible_cycles(person: Person, *, at: datetime) -> QuerySet[Cycle]:
    """Cycles of agencies in which `person` holds any role, latest first."""
    return Cycle.objects.filter(agency__in=visible_agencies(person, at=at)).select_related("agency").order_by("-opened_at", "-pk")


def visible_runs(person: Person, *, at: datetime) -> QuerySet[StageRun]:
    return StageRun.objects.filter(cycle__agency__in=visible_agencies(person, at=at)).select_related("cycle__agency")


def run_for(
    request: HttpRequest, public_id: str, deed: str, *, void: bool = True, own: Callable[[StageRun, Person], bool] = lambda *_: False
) -> tuple[StageRun, Person, datetime]:
    """The stage run that an address names, who asks, and when, for a page of `deed`.

    Args:    void: whether a run that a way back ended may be seen. own: whether the run is the person's own, where the table asks.
    Raises:  Http404 outside the own agencies; Refused where the permission table says no.
    """
    at, person = now(), person_of(request)
    runs = visible_runs(person, at=at)
    run = get_object_or_404(runs if void else runs.filter(void=False), public_id=public_id)
    require(facts_of(person, run.cycle.agency, at=at, stage=Stage(run.stage), own=own(run, person)), deed)
    return run, person, at


def open_cycle(agency: Agency) -> Cycle | None:
    """The cycle that runs in `agency` now."""
    return Cycle.objects.filter(agency=agency, closed_at__isnull=True).select_related("agency").first()


def latest_cycle(agency: Agency) -> Cycle | None:
    return Cycle.objects.filter(agency=agency).select_related("agency").order_by("-opened_at", "-pk").first()


@lru_cache(maxsize=64)
def _read(text: str) -> Ruleset:
    return ruleset.read(text)


def rules_of(cycle: Cycle) -> Ruleset:
    """The ruleset under which the cycle was opened; later changes of rulesets do not reach it."""
    return _read(cycle.ruleset_text)


@lru_cache(maxsize=1)
def shipped_rulesets() -> dict[str, str]:
    """TOML texts of the rulesets that come with the product, by name."""
    return _shipped("rulesets")


def _shipped(folder: str) -> dict[str, str]:
    files = (file for file in (resources.files("pelopor.rules") / folder).iterdir() if file.name.endswith(".toml"))
    return {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in sorted(files, key=lambda file: file.name)}


@lru_cache(maxsize=1)
def shipped_calendars() -> dict[int, Calendar]:
    """National holidays and joint leave that come with the product, by year."""
    return {one.year: one for one in map(read_calendar, _shipped("calendars").values())}


def local_holidays(agency: Agency) -> QuerySet[LocalHoliday]:
    """Days that `agency`, or one above it, closes its offices on, by day."""
    above = [agency.pk]
    while agency.parent:
        agency = agency.parent
        above.append(agency.pk)
    return LocalHoliday.objects.filter(agency__in=above).select_related("agency").order_by("day", "pk")


def days_off(agency: Agency) -> frozenset[date]:
    """Every day on record on which the offices of `agency` are closed, besides weekends."""
    national = {one.day for calendar in shipped_calendars().values() for one in calendar.days}
    return frozenset(national | set(local_holidays(agency).values_list("day", flat=True)))


def ruleset_texts(agency: Agency) -> dict[str, str]:
    """TOML texts that `agency` may open a cycle on, by name: the shipped ones, then its own."""
    own = StoredRuleset.objects.filter(agency=agency).order_by("name").values_list("name", "text")
    return {**shipped_rulesets(), **dict(own)}


def current_run(cycle: Cycle, stage: Stage) -> StageRun | None:
    """The run of `stage` that counts: open or closed, but not voided by a back-move."""
    return StageRun.objects.filter(cycle=cycle, stage=stage.value, void=False).select_related("cycle__agency").first()


def milestones_of(cycle: Cycle) -> QuerySet[Milestone]:
    """Milestones that count, in the order they were reached."""
    return Milestone.objects.filter(run__cycle=cycle, run__void=False).select_related("run", "by", "evidence").order_by("at", "pk")


def reached(cycle: Cycle) -> set[str]:
    return set(milestones_of(cycle).values_list("kind", flat=True))


def missing_for(cycle: Cycle, stage: Stage) -> tuple[frozenset[str], ...]:
    """What must still be reached before `stage` may open; of each set any one is enough."""
    return missing(stage, reached(cycle))


def milestone(run: StageRun, kind: str) -> Milestone | None:
    return Milestone.objects.filter(run=run, kind=kind).first()


def latest_stage(cycle: Cycle) -> Stage:
    """The furthest stage with a run that counts, leaving aside those that run beside."""
    stages = {Stage(stage) for stage in StageRun.objects.filter(cycle=cycle, void=False).values_list("stage", flat=True)} - set(BESIDE)
    return max(stages, key=list(Stage).index)


def back_targets(cycle: Cycle) -> list[Stage]:
    """Earlier stages to which the Tim RB may take the cycle back now."""
    if cycle.closed_at is not None:
        return []
    latest = latest_stage(cycle)
    return [stage for stage in Stage if stage in BACK_MOVES.get(latest, frozenset()) - BY_REVOCATION.get(latest, frozenset())]


def voided_runs(cycle: Cycle) -> QuerySet[StageRun]:
    """Runs that a back-move closed, in the order in which they were opened; the case file tells of them."""
    return StageRun.objects.filter(cycle=cycle, void=True).order_by("opened_at", "pk")


@dataclass(frozen=True)
class StageState:
    """One stage of a cycle as the stage band shows it. state: "sudah" done, "kini" open, "nanti" not yet."""

    stage: Stage
    number: int
    state: str
    run: StageRun | None


def stages_of(cycle: Cycle) -> list[StageState]:
    """The thirteen stages in order. One query."""
    return stages_in([cycle])[cycle.pk]


def stages_in(cycles: Iterable[Cycle]) -> dict[int, list[StageState]]:
    """The thirteen stages of each cycle, by primary key of the cycle. One query."""
    runs: dict[int, dict[Stage, StageRun]] = {cycle.pk: {} for cycle in cycles}
    for run in StageRun.objects.filter(cycle__in=list(runs), void=False):
        runs[run.cycle_id][Stage(run.stage)] = run
    return {
        key: [StageState(stage, number, _state(own.get(stage)), own.get(stage)) for number, stage in enumerate(Stage, 1)]
        for key, own in runs.items()
    }


def _state(run: StageRun | None) -> str:
    if run is None:
        return "nanti"
    return "sudah" if run.closed_at else "kini"


def leading(states: Iterable[StageState]) -> StageState | None:
    """The furthest stage that is open: the one that the sentence under the band names."""
    return next((state for state in reversed(list(states)) if state.state == "kini"), None)
