"""Nobody sees another's score before all sheets are locked."""

import pytest
from django.test import Client

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor
from pelopor.programme.queries import reached, rules_of
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World, declared, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db
SECRET = "Hanya penilai ini yang menulis kalimat ini."


@pytest.fixture
def world() -> World:
    made = study(settled=True)
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    for assessor in Assessor.objects.filter(run=made.run):
        declared(assessor)
    return made


def fill(assessor: Assessor, level: int = 3) -> None:
    keys = [criterion.key for criterion in rules_of(assessor.run.cycle).ratings]
    for sheet in queries.sheets_of(assessor):
        actions.save_sheet(sheet, levels=dict.fromkeys(keys, level), evidence=SECRET, by=assessor.person, at=NOON)


def test_the_table_stays_shut_until_the_last_lock(world: World) -> None:
    *early, last = Assessor.objects.filter(run=world.run).order_by("pk")
    for assessor in early:
        fill(assessor)
        actions.lock(assessor, by=assessor.person, at=NOON)
    fill(last)

    with pytest.raises(RuleBroken, match=r"scores\.open"):
        queries.table(world.run)
    assert "scores.locked" not in reached(world.cycle)

    actions.lock(last, by=last.person, at=NOON)

    assert "scores.locked" in reached(world.cycle)
    assert len(queries.table(world.run)) == 5


@pytest.mark.parametrize("name", ["Tim 2", "Tim 3", "Atasan", "Pimpinan", "Rekan 1", "Kepegawaian"])
def test_no_page_leads_to_anothers_sheet(world: World, client: Client, name: str) -> None:
    first = Assessor.objects.get(run=world.run, person=world.people["Tim 1"])
    fill(first)
    client.force_login(sure(world.people[name].user))
    sheet = queries.sheets_of(first)[0]
    pages = ["nilai/", "nilai/kunci/", f"nilai/{sheet.public_id}/", "rapat/", "berita-acara/"]

    for page in pages:
        answer = client.get(f"/asesmen/{world.run.public_id}/{page}")
        assert SECRET not in answer.content.decode()


def test_a_locked_sheet_does_not_change(world: World) -> None:
    first = Assessor.objects.get(run=world.run, person=world.people["Tim 1"])
    fill(first)
    actions.lock(first, by=first.person, at=NOON)

    with pytest.raises(RuleBroken, match=r"scores\.locked"):
        fill(first, level=1)


def test_an_empty_sheet_cannot_be_locked(world: World) -> None:
    first = Assessor.objects.get(run=world.run, person=world.people["Tim 1"])

    with pytest.raises(RuleBroken, match=r"scores\.unsaved"):
        actions.lock(first, by=first.person, at=NOON)


def test_the_meeting_does_not_agree_before_all_are_locked(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"scores\.open"):
        actions.agree(world.run, agreed={}, by=world.people["Tim 1"], at=NOON)


@pytest.mark.parametrize(("levels", "code"), [({"conduct": 3}, "scores.incomplete"), (5, "score.level")])
def test_a_sheet_takes_one_level_of_the_scale_for_every_criterion(world: World, levels: dict[str, int] | int, code: str) -> None:
    first = Assessor.objects.get(run=world.run, person=world.people["Tim 1"])
    if isinstance(levels, int):
        levels = dict.fromkeys([criterion.key for criterion in rules_of(world.cycle).ratings], levels)

    with pytest.raises(RuleBroken) as no:
        actions.save_sheet(queries.sheets_of(first)[0], levels=levels, evidence="", by=first.person, at=NOON)

    assert no.value.code == code
