"""A group becomes agent: Tim RB registers it, its members agree, colleagues name it, and it is chosen and decreed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser

from pelopor.decision.models import Appointment
from pelopor.demo.people import CLERK, FIRST_STAFF, SECRETARY
from pelopor.demo.scenarios import Made
from pelopor.documents.models import Paper
from pelopor.nomination.models import Candidate, Group
from pelopor.people.models import Person, PersonNumber
from tests.conftest import Clock, sure
from tests.disk import disk as disk
from tests.disk import site as site
from tests.journeys.test_duties_to_decree import office as office
from tests.journeys.walker import DUTY, MAIN_BUTTON, Walker, waiting, walk

pytestmark = pytest.mark.browser
NAME = "Loket Ramah"


@dataclass
class Registrar(Walker):
    """Somebody of Tim RB who registers the group before opening the nomination, by the link on that page."""

    members: tuple[str, ...] = ()

    def follow_first(self) -> None:
        page = self._home()
        link = page.locator(DUTY).first
        if "/pencalonan/buka/" not in (link.get_attribute("href") or "") or Group.objects.exists():
            super().follow_first()
            return
        self._press(page, link)
        with translation.override(self.language):
            self._press(page, page.get_by_role("link", name=gettext("Daftarkan atau ubah kelompok")))
        page.fill("input[name=name]", NAME)
        for member in self.members:
            page.locator("label", has=page.locator("input[name=members]"), has_text=member).click()
        self._press(page, page.locator(MAIN_BUTTON).first)
        page.locator("label", has=page.locator("input[name=leader]"), has_text=self.members[0]).click()
        self._press(page, page.locator(MAIN_BUTTON).first)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_group_becomes_agent_by_duties_alone(office: Made, clock: Clock, site: str, browser: Browser, language: str) -> None:
    clock.at = office.at
    people = office.body.people
    members = people[FIRST_STAFF : FIRST_STAFF + 3]
    judged: set[str] = set()
    order = [*members, *(person for person in people if person not in members)]  # members answer before the nomination opens
    phones: Mapping[Person, Walker] = {person: _phone(person, office, clock, browser, site, language, judged) for person in order}

    walk(phones, clock, until=Appointment.objects.exists)

    names = sorted(member.name for member in members)
    assert [(one.name, [person.name for person in one.people]) for one in Candidate.objects.filter(group__isnull=False)] == [(NAME, names)]
    annex = Paper.objects.get(kind="decree", state="published").content["members"]
    assert sorted(member["name"] for member in annex if member["group"] == NAME) == names
    appointed = Appointment.objects.filter(group__name=NAME)
    assert sorted(one.person.name for one in appointed) == names
    assert Appointment.objects.count() == 5  # three places: two people and the group


def _phone(person: Person, made: Made, clock: Clock, browser: Browser, url: str, language: str, judged: set[str]) -> Walker:
    """The phone of `person`, who likes the group, the clerk and the secretary, but not themself."""
    people = made.body.people
    members = tuple(one.name for one in people[FIRST_STAFF : FIRST_STAFF + 3])
    liked = [one for one in (people[CLERK].name, people[SECRETARY].name, NAME) if one != person.name]
    return Registrar(
        browser, url, language, login=sure(person.user).email or PersonNumber.objects.get(person=person).value, name=person.name,
        liked=liked if person.name not in members else liked[:2], witnesses=[one.name for one in made.body.witnesses],
        waits=lambda where: any(one.url == where for one in waiting(person, clock)), judged=judged, members=members,
    )  # fmt: skip
