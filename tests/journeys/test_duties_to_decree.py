"""From a roster to a published SK: whoever has something waiting follows the first link, and nobody types an address."""

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser
from pytest_django import Settings

from pelopor.decision.models import Appointment
from pelopor.demo.scenarios import Made, build
from pelopor.documents.actions import address_of
from pelopor.documents.models import Paper
from pelopor.kit.templatetags.kit import day
from pelopor.rules.programme import Stage
from tests.conftest import Clock
from tests.disk import disk as disk
from tests.disk import site as site
from tests.journeys.walker import arrive, phone, walk

pytestmark = pytest.mark.browser


@pytest.fixture
def office(settings: Settings, site: str) -> Made:
    """A roster of twelve, and the duty to open a cycle."""
    settings.SITE_URL = site  # the address behind the QR code
    settings.ACCOUNT_RATE_LIMITS = False
    settings.DEMO = True
    made = build(Stage.PREPARE, seed=7, size=12)
    settings.DEMO = False  # from here the test's clock counts, and nobody can become somebody else
    return made


@pytest.mark.parametrize("language", ["id", "en"])
def test_duties_alone_lead_from_a_roster_to_a_published_decree(
    office: Made, clock: Clock, site: str, browser: Browser, language: str
) -> None:
    clock.at = office.at
    judged: set[str] = set()
    phones = {person: phone(person, office, clock, browser, site, language, judged) for person in office.body.people}

    walk(phones, clock, until=Appointment.objects.exists)

    decree = Paper.objects.get(kind="decree", state="published")
    named = {member["name"] for member in decree.content["members"]}
    assert len(named) == 3
    assert {appointed.person.name for appointed in Appointment.objects.filter(decree=decree)} == named
    scanned = arrive(browser, address_of(decree), language)
    with translation.override(language):
        state, date = gettext("Sudah diumumkan"), day(decree.date)
    assert scanned.locator("dl.data dd").all_inner_texts() == [decree.title, state, decree.number, date, decree.sha256]
