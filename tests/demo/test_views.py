from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from pelopor.demo import scenarios
from pelopor.demo.roster import address
from pelopor.demo.scenarios import Made
from pelopor.duties.models import Duty
from pelopor.kit.clock import now
from pelopor.participation.models import Mark, Slip
from pelopor.people.models import Agency, Employment, Person, User
from pelopor.rules.programme import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(demo_home: Path) -> Made:
    return scenarios.build(Stage.PREPARE, size=12)


def head() -> Person:
    return User.objects.get(email=address("kepala")).person


def test_the_switcher_shows_one_person_for_each_role(client: Client, made: Made) -> None:
    text = client.get("/demo/").content.decode()

    for word in ("kepala", "timrb1", "kepegawaian", "tatausaha", "sekretaris", "saksi1", "inspektorat", "pengelola"):
        assert User.objects.get(email=address(word)).person.name in text.replace("&#x27;", "'")


def test_a_visitor_becomes_whom_they_choose(client: Client, made: Made) -> None:
    answer = client.post(f"/demo/menjadi/{head().public_id}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(head().user_id)


def test_anybody_can_be_found_by_name_without_a_name_in_the_address(client: Client, made: Made) -> None:
    person = made.body.people[11]
    text = client.post("/demo/", {"name": person.name.split()[0]}).content.decode()

    assert f"/demo/menjadi/{person.public_id}/" in text


def test_the_clock_moves_on(client: Client, made: Made) -> None:
    before = now()
    client.post("/demo/jam/", {"step": "day"})

    assert timedelta(days=1) <= now() - before <= timedelta(days=1, minutes=1)


def test_a_step_that_is_none_moves_nothing(client: Client, made: Made) -> None:
    before = now()
    client.post("/demo/jam/", {"step": "year"})

    assert now() - before < timedelta(minutes=1)


def test_switching_and_moving_write_nothing_about_slips_or_duties(client: Client, made: Made) -> None:
    before = Duty.objects.count()
    client.post(f"/demo/menjadi/{head().public_id}/")
    client.post("/demo/jam/", {"step": "hour"})

    assert (Mark.objects.count(), Slip.objects.count(), Duty.objects.count()) == (0, 0, before)


@pytest.mark.parametrize(
    "method, path", [("get", "/demo/"), ("post", "/demo/"), ("post", "/demo/jam/"), ("post", "/demo/menjadi/{person}/")]
)
def test_there_is_no_switcher_outside_a_demo(client: Client, made: Made, settings: Settings, method: str, path: str) -> None:
    settings.DEMO = False

    assert getattr(client, method)(path.format(person=head().public_id)).status_code == 404


def test_nobody_becomes_a_person_of_an_agency_that_is_no_demo(client: Client, made: Made) -> None:
    Agency.objects.filter(pk=made.body.agency.pk).update(is_demo=False)

    assert client.post(f"/demo/menjadi/{head().public_id}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_nobody_becomes_a_person_who_also_works_in_a_real_agency(client: Client, made: Made) -> None:
    real = Agency.objects.create(code="real", name="Instansi nyata", head_title="Kepala", place="Kupang")
    own = Employment.objects.get(person=head())
    Employment.objects.create(
        person=head(), agency=real, unit=own.unit, position="Plt. Kepala", position_class=own.position_class, status="pns", acting="plt",
        basis="SK", valid_from=own.valid_from,
    )  # fmt: skip

    assert client.post(f"/demo/menjadi/{head().public_id}/").status_code == 404


def test_an_unknown_person_is_a_404(client: Client, made: Made) -> None:
    assert client.post("/demo/menjadi/222222222222/").status_code == 404
    assert Person.objects.count() == 16
