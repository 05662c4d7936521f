"""Announcing the names after the study and the agents after the decree."""

import pytest
from django.test import Client

from pelopor.assessment import actions as assessment
from pelopor.decision import actions
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.programme.models import StageRun
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.keep import taken
from pelopor.rules.papers.letters import Announcement
from tests.assessment.factories import World, study
from tests.conftest import NOON, sure
from tests.decision.factories import decide, run_of
from tests.decision.test_actions import drafted

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


def held(paper: Paper) -> Announcement:
    return taken(Announcement, paper.content)


def announced(world: World, run: StageRun) -> Paper:
    return actions.announce(run, by=world.people["Tim 1"], at=NOON)


def decreed() -> World:
    world = decide()
    Paper.objects.filter(pk=drafted(world).pk).update(state="published", number="188/1", date=NOON.date(), sha256="ab")
    return world


def test_candidates_are_announced_by_name_and_without_votes_after_the_study() -> None:
    world = study(settled=True)
    with pytest.raises(RuleBroken, match=r"announcement\.people"):
        announced(world, world.run)
    assessment.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)

    paper = announced(world, world.run)

    assert (paper.state, paper.title) == ("draft", "Pengumuman: Calon Agen Perubahan pada Dinas Kesehatan, Siklus 2026")
    assert [one.name for one in held(paper).people] == [f"Calon {letter}" for letter in "ABCDE"]


def test_agents_are_announced_with_the_number_of_their_decree() -> None:
    world = decreed()

    made = held(announced(world, run_of(world, "DECREE")))

    assert [one.name for one in made.people] == ["Calon A", "Calon B", "Calon C"]
    assert made.texts == ("Berdasarkan Keputusan Kepala Dinas Nomor 188/1 tanggal 24 November 2026, ditetapkan sebagai Agen Perubahan:",)


def test_before_the_decree_is_published_nobody_is_announced() -> None:
    world = decide()
    drafted(world)

    with pytest.raises(RuleBroken, match=r"announcement\.people"):
        announced(world, run_of(world, "DECREE"))


def test_the_page_shows_the_names_drafts_the_letter_and_says_when_it_is_too_late(client: Client) -> None:
    world = decreed()
    client.force_login(sure(world.people["Sekretaris"].user))
    page = f"/keputusan/{run_of(world, 'DECREE').public_id}/pengumuman/"
    assert [word in client.get(page).content.decode() for word in ("Calon A", "Susun pengumuman")] == [True, True]

    assert client.post(page).status_code == 302
    assert "Susun ulang pengumuman" in client.get(page).content.decode()
    papers.number(Paper.objects.get(kind="announcement"), number="800/1", date=NOON.date(), by=world.people["Agendaris"], at=NOON)

    late = client.post(page)
    assert (late.status_code, "tidak dapat diubah" in late.content.decode()) == (422, True)


def test_the_page_says_when_there_is_nobody_to_announce(client: Client) -> None:
    world = study(settled=True)
    client.force_login(sure(world.people["Tim 1"].user))

    assert "Belum ada nama untuk diumumkan" in client.get(f"/keputusan/{world.run.public_id}/pengumuman/").content.decode()
