"""Deeds on papers that no page of this part does."""

import pytest

from pelopor.decision.actions import draft_decree
from pelopor.documents import actions
from pelopor.documents.models import Paper
from pelopor.rules.errors import RuleBroken
from pelopor.rules.minutes import Minutes, Place, Row
from tests.assessment.factories import World
from tests.conftest import NOON
from tests.decision.factories import run_of
from tests.decision.test_actions import drafted

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


def frozen(world: World) -> Paper:
    minutes = Minutes(
        agency="Dinas Kesehatan", government="Pemerintah Provinsi", title="Siklus 2026", held_at=NOON.date(), place="Ruang Rapat",
        members=("Tim 1",), criteria=("Disiplin",), rows=(Row("Calon A", ("3/1",), ("3/1",), "3/1"),), brackets=(Place(1, ("Calon A",)),),
        proposed=("Calon A",),
    )  # fmt: skip
    return actions.freeze_minutes(agency=world.agency, subject="run", minutes=minutes, by=world.people["Tim 1"], at=NOON)


def test_minutes_are_frozen_at_once(world: World) -> None:
    paper = frozen(world)

    assert (paper.state, paper.title, len(paper.sha256), bool(paper.file)) == (
        "frozen", "Berita Acara Assessment Siklus 2026", 64, True,
    )  # fmt: skip


def test_a_run_has_one_berita_acara(world: World) -> None:
    frozen(world)

    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        frozen(world)


def test_a_numbered_decree_is_not_drafted_again(world: World) -> None:
    paper = drafted(world)
    actions.number(paper, number="100/1", date=NOON.date(), by=world.people["Agendaris"], at=NOON)

    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON)
