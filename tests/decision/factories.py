"""A cycle at DECIDE: A ahead, B and C on one place, D and E behind; with a secretary and a registry clerk."""

from pelopor.assessment.models import Assessor, Ranking, Score, Sheet
from pelopor.nomination.models import Candidate
from pelopor.programme.models import Milestone, StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.access import Role
from tests.assessment.factories import World, study
from tests.conftest import NOON


def keys(names: str) -> list[str]:
    """Public ids of candidates by letter."""
    return [Candidate.objects.get(person__name=f"Calon {letter}").public_id for letter in names]


def decide(ruleset: str = "ntt") -> World:
    world = study(settled=True, ruleset=ruleset)
    world.person("Sekretaris", role=Role.SECRETARY)
    world.person("Agendaris", role=Role.REGISTRY_CLERK)
    StageRun.objects.filter(pk=world.run.pk).update(closed_at=NOON)
    assess = StageRun.objects.create(cycle=world.cycle, stage="ASSESS", number=1, opened_at=NOON, closed_at=NOON)
    Ranking.objects.create(
        run=assess, held_at=NOON.date(), place="Ruang Rapat", frozen_at=NOON, proposed=keys("ABCDE"),
        brackets=[{"place": place, "candidates": keys(names), "mean": "3/1"} for place, names in ((1, "A"), (2, "BC"), (4, "DE"))],
    )  # fmt: skip
    _score(world, assess)
    for stage in ("DECLARE", "INTERNALISE"):
        run = StageRun.objects.create(cycle=world.cycle, stage=stage, number=1, opened_at=NOON, closed_at=NOON)
        Milestone.objects.create(run=run, kind=f"{stage.lower()}.proved", at=NOON)
    world.run = StageRun.objects.create(cycle=world.cycle, stage="DECIDE", number=1, opened_at=NOON)
    return world


def _score(world: World, assess: StageRun) -> None:
    """One assessor, who locked: A stands out in conduct, and for E the evidence was not enough on responsibility."""
    assessor = Assessor.objects.create(run=assess, person=world.people["Tim 1"], part="team", locked_at=NOON)
    for candidate in Candidate.objects.all():
        sheet = Sheet.objects.create(assessor=assessor, candidate=candidate, saved_at=NOON)
        for place, criterion in enumerate(rules_of(assess.cycle).ratings):
            level = {"A": 4 if place == 1 else 3, "E": None if place == 0 else 3}.get(candidate.name[-1], 3)
            Score.objects.create(sheet=sheet, criterion=criterion.key, level=level)


def run_of(world: World, stage: str) -> StageRun:
    return StageRun.objects.get(cycle=world.cycle, stage=stage, void=False)
