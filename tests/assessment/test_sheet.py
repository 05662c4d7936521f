"""The sheet as a phone sends it, and the worker that keeps it."""

import pytest
from django.test import Client
from django.urls import reverse

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor, Score, Sheet
from pelopor.programme.queries import rules_of
from tests.assessment.factories import declared, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine() -> Assessor:
    """One of the team, who has declared no conflict."""
    world = study(settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    run = actions.release(world.run, by=world.people["Pimpinan"], at=NOON)
    return declared(Assessor.objects.get(run=run, person=world.people["Tim 1"]))


def test_the_answer_to_a_phone_is_json_and_the_same_send_twice_changes_nothing(mine: Assessor) -> None:
    client, sheets = Client(), list(queries.sheets_of(mine))
    client.force_login(sure(mine.person.user))
    address = reverse("assessment:sheet", args=[mine.run.public_id, sheets[0].public_id])
    sent = {**dict.fromkeys([one.key for one in rules_of(mine.run.cycle).ratings], "3"), "edition": "0"}

    first, again = (client.post(address, sent, headers={"accept": "application/json"}).json() for _ in range(2))
    bad = client.post(address, {"edition": "0"}, headers={"accept": "application/json"})

    assert first == again == {"next": reverse("assessment:sheet", args=[mine.run.public_id, sheets[1].public_id]), "edition": 1}
    assert (bad.status_code, list(bad.json())) == (422, ["text"])
    assert (Score.objects.count(), Sheet.objects.get(pk=sheets[0].pk).edition) == (4, 1)


def test_the_worker_reaches_the_sheets_only(mine: Assessor) -> None:
    response = Client().get(reverse("assessment:worker"))

    assert (response["Content-Type"], response["Cache-Control"]) == ("text/javascript", "no-cache")
    assert 'importScripts("/static/assessment/sheet.js")' in response.text
