"""An objection is upheld and the chain goes back; while the head is away, somebody who acts for the head chooses again."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings

from pelopor.decision.models import Appointment, Choice, Objection
from pelopor.decision.queries import candidates
from pelopor.demo.scenarios import Made, build
from pelopor.documents.models import Paper
from pelopor.people.actions import appoint_acting
from pelopor.people.models import RoleGrant
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage
from tests.conftest import Clock
from tests.disk import disk as disk
from tests.disk import site as site
from tests.journeys.walker import TEXTS, phone, walk

pytestmark = pytest.mark.browser


@pytest.fixture
def office(settings: Settings, site: str) -> Made:
    """Twelve people whose head has just chosen."""
    settings.SITE_URL = site
    settings.ACCOUNT_RATE_LIMITS = False
    settings.DEMO = True
    made = build(Stage.OBJECT, seed=7, size=12)
    settings.DEMO = False
    return made


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_upheld_objection_leads_back_and_an_acting_head_decides(
    office: Made, clock: Clock, site: str, browser: Browser, language: str
) -> None:
    clock.at = office.at
    body, judged = office.body, set[str]()
    phones = {person: phone(person, office, clock, browser, site, language, judged) for person in body.people}
    first = Choice.objects.get()
    proposed = {person for candidate in candidates(first.ranking.proposed) for person in candidate.people}
    acting = next(one for one in reversed(body.people) if one not in {*proposed, body.head, *body.team})
    objecting = next(one for one in body.people if one not in {*proposed, body.head, *body.team, acting})
    phones[body.team[0]].answers = phones[body.team[1]].answers = phones[body.team[2]].answers = {"upheld": "yes", "to": "DECIDE"}

    phones[objecting].object_to_choice()
    walk(phones, clock, until=lambda: Choice.objects.filter(run__void=True).exists())
    RoleGrant.objects.filter(person=body.head, role=Role.HEAD.value).update(valid_to=clock.at.date())
    appoint_acting(person=acting, agency=body.agency, form="plh", basis="SP 5/2026", valid_from=clock.at.date(),
                   valid_to=clock.at.date() + timedelta(days=60), by=body.secretary, at=clock.at)  # fmt: skip
    walk(phones, clock, until=Appointment.objects.exists)

    second = Choice.objects.get(run__void=False)
    objection = Objection.objects.get()
    decree = Paper.objects.get(kind="decree", state="published")
    assert (objection.made_by, objection.text, objection.upheld, objection.evidence is not None) == (objecting, TEXTS["text"], True, True)
    assert (first.made_by, second.made_by, second.form, second.basis) == (body.head, acting, "plh", "SP 5/2026")
    assert (decree.signer_name, decree.signer_form) == (acting.name, "plh")
