"""From a roster to a published SK: whoever has something waiting follows the first link, and nobody types an address."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser
from pytest_django import Settings

from pelopor.decision.models import Appointment
from pelopor.demo.ballots import BUSY
from pelopor.demo.scenarios import Made, build
from pelopor.documents.actions import address_of
from pelopor.documents.models import Paper
from pelopor.kit.templatetags.kit import day
from pelopor.operate.due import run_due
from pelopor.pages.queries import waiting_for
from pelopor.people.models import Person, PersonNumber
from pelopor.rules.programme import Stage
from tests.conftest import Clock
from tests.disk import disk as disk
from tests.disk import site as site
from tests.journeys.walker import DeadEnd, Walker, arrive

pytestmark = pytest.mark.browser

MOST_DAYS = 45
"""How long the walk may take; a cycle's deadlines make it about 17 days."""


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
    phones = {person: _phone(person, office, clock, browser, site, language, judged) for person in office.body.people}

    walk(phones, clock)

    decree = Paper.objects.get(kind="decree", state="published")
    named = {member["name"] for member in decree.content["members"]}
    assert len(named) == 3
    assert {appointed.person.name for appointed in Appointment.objects.filter(decree=decree)} == named
    scanned = arrive(browser, address_of(decree), language)
    with translation.override(language):
        state, date = gettext("Sudah diumumkan"), day(decree.date)
    assert scanned.locator("dl.data dd").all_inner_texts() == [decree.title, state, decree.number, date, decree.sha256]


def walk(phones: Mapping[Person, Walker], clock: Clock) -> None:
    """Whoever has something waiting follows its first link; when nobody has, the next morning comes, and with it the task process."""
    for _day in range(MOST_DAYS):
        while busy := next((phone for person, phone in phones.items() if waiting_for(person, at=clock.at)), None):
            busy.follow_first()
            clock.at += timedelta(minutes=3)
        if Appointment.objects.exists():
            return
        clock.at = (clock.at + timedelta(days=1)).replace(hour=9, minute=0)
        assert run_due(clock.at) == []
    raise DeadEnd(f"nothing waits for anybody, and nobody is appointed: {[phone.seen[-3:] for phone in phones.values()]}")


def _phone(person: Person, made: Made, clock: Clock, browser: Browser, url: str, language: str, judged: set[str]) -> Walker:
    """The phone of `person`, who likes three of those whom nobody needs for something else."""
    free = [one.name for place, one in enumerate(made.body.people) if place not in BUSY and one != person]
    place = made.body.people.index(person)
    assert person.user is not None
    return Walker(
        browser, url, language, login=person.user.email or PersonNumber.objects.get(person=person).value, name=person.name,
        liked=[free[(place + step) % len(free)] for step in range(3)], witnesses=[one.name for one in made.body.witnesses],
        waits=lambda where: any(one.url == where for one in waiting_for(person, at=clock.at)), judged=judged,
    )  # fmt: skip
