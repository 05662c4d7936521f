"""An objection from the employee who makes it to the answer that is read, and the way back when it is upheld."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.decision import actions
from pelopor.decision.models import Objection
from pelopor.duties.models import Duty
from pelopor.programme.actions import move_back
from pelopor.programme.models import Milestone, StageRun
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from tests.assessment.factories import World
from tests.conftest import NOON, Clock
from tests.decision.factories import decide, keys, run_of

pytestmark = pytest.mark.django_db

ENDED = NOON + timedelta(days=30)


@pytest.fixture
def world() -> World:
    made = decide()
    actions.choose(made.run, chosen=keys("ABC"), reason="", by=made.people["Pimpinan"], at=NOON)
    return made


def objected(world: World, name: str = "Rekan 1", text: str = "Nilai Calon A keliru.") -> Objection:
    return actions.raise_objection(run_of(world, "OBJECT"), text=text, upload=None, by=world.people[name], at=NOON)


def answered(world: World, one: Objection, *, upheld: bool, by: str = "Tim 1") -> None:
    actions.answer_objection(one, text="Sudah diperiksa.", upheld=upheld, by=world.people[by], at=NOON)


def closed(world: World) -> None:
    actions.close_objections(run_of(world, "OBJECT"), note="", by=world.people["Tim 1"], at=ENDED)


def waiting() -> list[str]:
    return sorted(Duty.objects.filter(done_at__isnull=True).values_list("kind", flat=True))


def page_of(world: World, client: Client, name: str, view: str, *more: str) -> str:
    user = world.people[name].user
    assert user is not None
    client.force_login(user)
    return reverse(f"decision:{view}", args=[run_of(world, "OBJECT").public_id, *more])


def test_an_objection_waits_for_the_team_and_sent_twice_is_one(world: World) -> None:
    first, again, other = objected(world), objected(world, text=" Nilai Calon A keliru. "), objected(world, "Rekan 2")

    assert (first == again, first == other, Objection.objects.count()) == (True, False, 2)
    assert waiting() == ["objections.answer"]
    told = Event.objects.filter(kind="decision.objection_raised").order_by("sequence").values_list("thing", flat=True)
    assert list(told) == [first.public_id, other.public_id]


@pytest.mark.parametrize("at", [NOON - timedelta(seconds=1), ENDED])
def test_outside_the_window_nobody_objects(world: World, at: datetime) -> None:
    with pytest.raises(RuleBroken, match=r"objection\.closed"):
        actions.raise_objection(run_of(world, "OBJECT"), text="Terlambat.", upload=None, by=world.people["Rekan 1"], at=at)


def test_a_letter_is_recorded_after_the_window_until_it_is_closed(world: World) -> None:
    def record() -> Objection:
        return actions.raise_objection(
            run_of(world, "OBJECT"), text="Surat 7 November.", upload=None, sender=" Markus Bria ", by=world.people["Tim 1"], at=ENDED
        )

    made = record()
    assert (made.sender, made.made_by.name) == ("Markus Bria", "Tim 1")
    answered(world, made, upheld=False)  # the letter is not the member's own
    closed(world)
    with pytest.raises(RuleBroken, match=r"objection\.closed"):
        record()


def test_an_objection_needs_a_text(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"objection\.text"):
        objected(world, text="  ")


def test_a_window_closes_once_every_objection_is_answered(world: World) -> None:
    one, two = objected(world), objected(world, "Rekan 2")
    with pytest.raises(RuleBroken, match=r"objections\.unanswered") as no:
        closed(world)
    assert no.value.facts == {"count": 2}

    answered(world, one, upheld=False)
    assert waiting() == ["objections.answer"]
    answered(world, two, upheld=False)
    assert waiting() == []
    closed(world)

    assert Event.objects.get(kind="decision.objections_closed").facts == {"count": 2}
    assert StageRun.objects.get(cycle=world.cycle, stage="DECREE").closed_at is None


def test_an_answer_needs_a_text_is_given_once_and_not_by_whom_it_is_about(world: World) -> None:
    one, own = objected(world), objected(world, "Tim 2")
    with pytest.raises(RuleBroken, match=r"objection\.answer"):
        actions.answer_objection(one, text=" ", upheld=False, by=world.people["Tim 1"], at=NOON)
    for wrong, by in ((own, "Tim 2"), (one, "Calon E")):
        with pytest.raises(RuleBroken, match=r"objection\.self"):
            answered(world, wrong, upheld=False, by=by)
    answered(world, one, upheld=False)
    with pytest.raises(RuleBroken, match=r"objection\.answered"):
        answered(world, one, upheld=True)


def test_an_upheld_objection_stops_the_closing_and_leads_back(world: World) -> None:
    answered(world, objected(world), upheld=True)
    with pytest.raises(RuleBroken, match=r"objections\.upheld"):
        closed(world)
    assert waiting() == ["objections.upheld"]

    before = StageRun.objects.get(cycle=world.cycle, stage="ASSESS")
    for kind in ("scores.locked", "tally.opened", "scores.agreed", "minutes.frozen"):
        Milestone.objects.create(run=before, kind=kind, at=NOON)
    move_back(world.cycle, to=Stage.DECIDE, reason="Sanggahan diterima.", by=world.people["Tim 1"], at=NOON)

    assert waiting() == ["decision.choose"]
    assert Event.objects.get(kind="decision.objection_answered").facts == {"upheld": True}


def test_an_employee_objects_with_proof_and_reads_the_answer(world: World, client: Client, clock: Clock) -> None:
    clock.at = NOON
    url = page_of(world, client, "Rekan 1", "object")
    assert "Calon A" in client.get(url).text
    wrong = client.post(url, {"text": "Keliru", "proof": SimpleUploadedFile("bukti.pdf", b"MZ")})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["proof"])
    assert client.post(url, {"text": "Keliru", "proof": SimpleUploadedFile("bukti.pdf", b"%PDF-1.4")}).status_code == 302

    one = Objection.objects.get()
    answer = page_of(world, client, "Tim 1", "answer", one.public_id)
    assert client.post(answer, {"upheld": "no"}).status_code == 422
    assert client.post(answer, {"upheld": "no", "text": "Nilai sudah benar."}).headers["Location"] == page_of(
        world, client, "Tim 1", "objections"
    )
    file = client.get(page_of(world, client, "Tim 1", "proof", one.public_id))
    assert (file.headers["Content-Disposition"], b"".join(file.streaming_content)) == (  # type: ignore[attr-defined]
        'attachment; filename="bukti.pdf"', b"%PDF-1.4",
    )  # fmt: skip

    shown = client.get(page_of(world, client, "Rekan 1", "object")).text
    assert "Nilai sudah benar." in shown
    assert "Nilai sudah benar." not in client.get(page_of(world, client, "Rekan 2", "object")).text
    assert "Anda dapat menyanggah sampai" in client.get(reverse("pages:home")).text


@pytest.mark.parametrize(("name", "may"), [("Rekan 1", False), ("Pimpinan", False), ("Tim 1", True)])
def test_only_the_team_and_the_inspectorate_read_who_objected(world: World, client: Client, clock: Clock, name: str, may: bool) -> None:
    clock.at = NOON
    objected(world, "Rekan 2")

    answer = client.get(page_of(world, client, name, "objections"))

    assert (answer.status_code, "Rekan 2" in answer.text) == ((200, True) if may else (403, False))


def test_after_the_window_there_is_no_form_for_an_employee(world: World, client: Client, clock: Clock) -> None:
    clock.at = ENDED
    url = page_of(world, client, "Rekan 1", "object")

    assert "Kirim sanggahan" not in client.get(url).text
    late = client.post(url, {"text": "Terlambat"})
    assert (late.status_code, Objection.objects.count()) == (422, 0)
    assert "Kirim sanggahan" in client.get(page_of(world, client, "Tim 1", "object")).text  # letters that came in time


def test_an_objection_of_another_run_is_not_found(world: World, client: Client) -> None:
    page = page_of(world, client, "Tim 1", "answer", "222222222222")

    assert (client.get(page).status_code, client.get(page_of(world, client, "Tim 1", "proof", objected(world).public_id)).status_code) == (
        404, 404,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
