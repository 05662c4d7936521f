"""From a roster to a published SK: whoever has something waiting follows the first link, and nobody types an address."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from pelopor.decision.models import Appointment
from pelopor.demo import scenarios
from pelopor.demo.ballots import BUSY
from pelopor.demo.scenarios import Made
from pelopor.documents.actions import address_of
from pelopor.documents.models import Paper
from pelopor.kit.templatetags.kit import day
from pelopor.operate.due import run_due
from pelopor.pages.queries import waiting_for
from pelopor.people.models import Person, PersonNumber
from pelopor.rules.programme import Stage
from tests.conftest import Clock, sure
from tests.journeys.walker import Walker, arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

MOST_DAYS = 45


@pytest.fixture
def office(settings: Settings, live_server: LiveServer) -> Made:
    settings.SITE_URL = live_server.url  # the address behind the QR code
    settings.ACCOUNT_RATE_LIMITS = False
    settings.DEMO = True
    made = scenarios.build(Stage.PREPARE, seed=7, size=12)
    settings.DEMO = False  # from here the test's clock counts, and nobody can become somebody else
    return made


def walker(person: Person, made: Made, clock: Clock, **phone: Any) -> Walker:
    """`person` with a phone, who likes three of those whom nobody needs for something else."""
    free = [one.name for place, one in enumerate(made.body.people) if place not in BUSY and one != person]
    place = made.body.people.index(person)
    return Walker(
        login=sure(person.user).email or PersonNumber.objects.get(person=person).value, name=person.name,
        liked=[free[(place + step) % len(free)] for step in range(3)], witnesses=[one.name for one in made.body.witnesses],
        waits=lambda where: any(one.url == where for one in waiting_for(person, at=clock.at)), **phone,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_duties_alone_lead_from_a_roster_to_a_published_decree(
    office: Made, clock: Clock, live_server: LiveServer, browser: Browser, language: str
) -> None:
    clock.at = office.at
    phones = [
        (person, walker(person, office, clock, browser=browser, url=live_server.url, language=language)) for person in office.body.people
    ]

    for _day in range(MOST_DAYS):
        while busy := [phone for person, phone in phones if waiting_for(person, at=clock.at)]:
            busy[0].follow_first()
            clock.at += timedelta(minutes=3)
        if Appointment.objects.exists():
            break
        clock.at = (clock.at + timedelta(days=1)).replace(hour=9, minute=0)
        assert run_due(clock.at) == []

    decree = Paper.objects.get(kind="decree", state="published")
    named = {member["name"] for member in decree.content["members"]}
    assert len(named) == 3
    assert {appointed.person.name for appointed in Appointment.objects.filter(decree=decree)} == named
    scanned = arrive(browser, address_of(decree), language)
    with translation.override(language):
        state, date = gettext("Sudah diumumkan"), day(decree.date)
    assert scanned.locator("dl.data dd").all_inner_texts() == [decree.title, state, decree.number, date, decree.sha256]
