"""From the gates to the frozen berita acara, through the pages, as each role in turn."""

from collections.abc import Mapping

import pytest
from django.test import Client

from pelopor.assessment import queries
from pelopor.assessment.models import Assessor, Ranking
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.nomination.models import Candidate, Lot, Witness
from pelopor.programme.models import Milestone, StageRun
from pelopor.programme.queries import reached, rules_of
from tests.assessment.factories import World, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return study()


def go(client: Client, world: World, name: str, page: str, data: Mapping[str, object] | None = None) -> str:
    """Open a page as somebody, hand `data` in when given, and want a page or a redirect."""
    client.force_login(sure(world.people[name].user))
    address = f"/asesmen/{world.run.public_id}/{page}"
    seen = client.get(address)
    assert seen.status_code == 200, (name, page, seen.status_code)
    if data is not None:
        sent = client.post(address, data)
        assert sent.status_code == 302, sent.content.decode()
    return seen.content.decode()


def score(client: Client, world: World, name: str, level: str) -> None:
    assessor = Assessor.objects.get(run=world.run, person=world.people[name])
    keys = [criterion.key for criterion in rules_of(world.cycle).ratings]
    grounds = {f"ground_{sheet.candidate.public_id}": "none" for sheet in queries.sheets_of(assessor)}
    assert "checked" not in go(client, world, name, "nilai/pernyataan/", grounds)
    go(client, world, name, "nilai/")
    for sheet in queries.sheets_of(assessor):
        page = go(client, world, name, f"nilai/{sheet.public_id}/", dict.fromkeys(keys, level))
        assert "checked" not in page  # nothing is filled in beforehand
    go(client, world, name, "nilai/kunci/", {"do": "lock"})


def test_the_whole_way_from_the_gates_to_the_frozen_berita_acara(client: Client, world: World) -> None:
    go(client, world, "Kepegawaian", "syarat/", {"do": "ask"})
    people = queries.pending(sure(queries.study_of(world.run)))
    answers = {f"discipline_{one.person.public_id}": "yes" for one in people}
    answers |= {f"performance_{one.person.public_id}": "meets" for one in people}
    go(client, world, "Kepegawaian", "syarat/", answers)
    go(client, world, "Tim 1", "telaah/", {"note": "Lima calon maju."})
    assert "Lima calon maju." in go(client, world, "Pimpinan", "mulai/", {"do": "release"})
    world.run = StageRun.objects.get(cycle=world.cycle, stage="ASSESS")
    for name in ("Tim 1", "Tim 2", "Tim 3"):
        score(client, world, name, "3")
    assert "3 dari 4" in go(client, world, "Tim 1", "rapat/")
    score(client, world, "Atasan", "0")
    first = Candidate.objects.get(person=world.people["Calon C"])
    go(client, world, "Tim 1", "rapat/", {f"level_{first.public_id}_conduct": "4", f"why_{first.public_id}_conduct": "Bukti dibahas."})
    assert "Bekukan" not in go(client, world, "Tim 1", "berita-acara/")  # the witnesses have not opened the tally

    for name in ("Rekan 1", "Rekan 2"):
        Witness.objects.create(nomination=world.nomination, person=world.people[name], opened_at=NOON)
    Milestone.objects.create(run=world.run, kind="tally.opened", at=NOON)
    drawn = [world.people[name].public_id for name in ("Calon D", "Calon A")]
    Lot.objects.create(nomination=world.nomination, commitment="ab" * 32, secret="cd" * 16, seed="4 1 6", order=drawn, drawn_at=NOON)
    form = {"held_at": "2026-11-24", "place": "Kupang"}
    client.force_login(sure(world.people["Tim 1"].user))
    assert "Bekukan" in client.post(f"/asesmen/{world.run.public_id}/berita-acara/", {**form, "do": "preview"}).content.decode()
    go(client, world, "Tim 1", "berita-acara/", {**form, "do": "freeze"})

    ranking = Ranking.objects.get(run=world.run)
    assert [(one["place"], len(one["candidates"]), one["mean"]) for one in ranking.brackets] == [(1, 1, "13/4"), (2, 4, "3/1")]
    assert len(ranking.proposed) == 5
    content = Paper.objects.get(kind="assessment_minutes").content
    assert content["notes"] == ["Calon C, K2: dari 3,00 menjadi 4, karena Bukti dibahas."]
    assert {(row["position"], row["unit"], row["beside"]) for row in content["rows"]} == {
        ("Analis", "Sekretariat", "Atasan: K1 –, K2 –, K3 –, K4 –")
    }
    assert content["lots"] == [
        {"commitment": "ab" * 32, "secret": "", "seed": "4 1 6", "names": ["Calon D", "Calon A"]}  # no counts on paper: no bits
    ]
    assert "minutes.frozen" in reached(world.cycle)
    assert Duty.objects.filter(done_at__isnull=True, kind="decision.choose", role="head").count() == 1


@pytest.mark.parametrize(
    "page", ["syarat/", "telaah/", "mulai/", "nilai/", "nilai/pernyataan/", "nilai/kunci/", "penilai/", "rapat/", "berita-acara/"]
)
def test_a_colleague_without_a_part_in_it_is_refused(client: Client, world: World, page: str) -> None:
    client.force_login(sure(world.people["Rekan 1"].user))

    assert client.get(f"/asesmen/{world.run.public_id}/{page}").status_code == 403
