"""The short programme: where the ruleset asks for it, who agreed to stand may hand it in until the assessment begins."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.actions import answer_consent, hand_in_programme, publish, record_gates
from pelopor.nomination.models import Candidate, ShortProgramme
from pelopor.programme.actions import reach
from pelopor.programme.queries import current_run
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from tests.conftest import Clock, sure
from tests.nomination.factories import CLOSES, Office, office
from tests.nomination.test_pages import browser, text_of

pytestmark = pytest.mark.django_db
LATER = CLOSES + timedelta(hours=1)
ASKED = {"study.programme": "asked", "study.programme_length": 200, "decision.chosen": 2}


def closed(rules: dict[str, object]) -> Office:
    body = office(ruleset=rules)
    body.open()
    body.vote("A", "B", "C")
    body.close()
    return body


@pytest.fixture
def body(settings: Settings, tmp_path: Path) -> Office:
    settings.MEDIA_ROOT = tmp_path
    return closed(ASKED)


def candidate(body: Office, name: str) -> Candidate:
    return queries.with_people(Candidate.objects.select_related("nomination__run__cycle__agency")).get(person=body[name])


def agree(body: Office, name: str, *, consent: bool = True) -> Candidate:
    answer_consent(candidate(body, name), consent=consent, by=body[name], at=LATER)
    return candidate(body, name)


def waiting() -> list[str]:
    return sorted(sure(duty.person).name for duty in Duty.objects.filter(kind="programme.write", done_at__isnull=True))


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("program Ani.pdf", b"%PDF-1.4")


def test_who_agrees_is_asked_and_who_declines_is_not(body: Office) -> None:
    agree(body, "A")
    agree(body, "B", consent=False)

    assert waiting() == ["A"]


def test_nobody_is_asked_where_the_ruleset_asks_for_none() -> None:
    body = closed({"decision.chosen": 2})
    mine = agree(body, "A")

    assert waiting() == []
    assert queries.programme_of(body.nomination, body["A"]) is None
    with pytest.raises(RuleBroken, match=r"programme\.none"):
        hand_in_programme(mine, text="Program", upload=None, by=body["A"], at=LATER)


def test_a_programme_is_kept_and_replaced_and_the_trail_does_not_say_whose(body: Office) -> None:
    mine = agree(body, "A")
    first = hand_in_programme(mine, text=" Antrean\r\nlebih pendek ", upload=proof(), by=body["A"], at=LATER)
    second = hand_in_programme(mine, text="Antrean hilang", upload=None, by=body["A"], at=LATER)

    assert (first.text, first.pk) == ("Antrean\nlebih pendek", second.pk)
    kept = ShortProgramme.objects.get()
    assert (kept.text, sure(kept.evidence).name) == ("Antrean hilang", "program Ani.pdf")
    assert waiting() == []
    told = Event.objects.filter(kind__in=["nomination.programme_handed_in", "evidence.kept"])
    assert {(event.actor, event.actor_name) for event in told} == {("", "")}
    assert "Ani" not in str([event.facts for event in told])


def test_a_programme_that_is_too_long_is_not_kept(body: Office) -> None:
    with pytest.raises(RuleBroken, match=r"programme\.long"):
        hand_in_programme(agree(body, "A"), text="x" * 201, upload=proof(), by=body["A"], at=LATER)
    assert not ShortProgramme.objects.exists()


def test_nobody_hands_in_before_agreeing_or_once_the_assessment_begins(body: Office) -> None:
    with pytest.raises(RuleBroken, match=r"programme\.late"):
        hand_in_programme(candidate(body, "A"), text="Program", upload=None, by=body["A"], at=LATER)
    mine = agree(body, "A")
    reach(sure(current_run(body.cycle, Stage.STUDY)), "study.released", by=body["Pimpinan"], at=LATER)

    with pytest.raises(RuleBroken, match=r"programme\.late"):
        hand_in_programme(mine, text="Program", upload=None, by=body["A"], at=LATER)


def test_who_is_out_learns_it_from_the_published_names_and_not_from_this_page(body: Office) -> None:
    for name in "ABC":
        agree(body, name)
    record_gates(body.nomination, {body["A"]: False, body["B"]: True, body["C"]: True}, at=LATER)
    hand_in_programme(candidate(body, "A"), text="Program", upload=None, by=body["A"], at=LATER)
    assert waiting() == ["B", "C"]
    assert queries.programme_of(body.nomination, body["A"]) is not None
    publish(body.nomination, by=body["Tim"], at=LATER)

    with pytest.raises(RuleBroken, match=r"programme\.late"):
        hand_in_programme(candidate(body, "A"), text="Lagi", upload=None, by=body["A"], at=LATER)


def test_publishing_ends_the_asking_of_those_who_do_not_stand(body: Office) -> None:
    for name in "ABC":
        agree(body, name)
    record_gates(body.nomination, {body["A"]: False, body["B"]: True, body["C"]: True}, at=LATER)
    publish(body.nomination, by=body["Tim"], at=LATER)

    assert waiting() == ["B", "C"]


def test_the_page_keeps_a_programme_and_nobody_else_finds_it(body: Office, clock: Clock) -> None:
    clock.at = LATER
    mine, client = agree(body, "A"), browser(body["A"])
    where = reverse("nomination:programme", args=[mine.public_id])
    wrong = client.post(where, {"text": "", "proof": SimpleUploadedFile("a.exe", b"MZ")})
    right = client.post(where, {"text": "Antrean pendek", "proof": proof()})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Antrean pendek" in text_of(client.get(where))
    assert reverse("nomination:programme", args=[mine.public_id]) in text_of(
        client.get(reverse("nomination:may", args=[body.cycle.public_id]))
    )
    assert browser(body["B"]).get(where).status_code == 404
