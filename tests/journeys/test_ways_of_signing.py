"""A decree passes three initials and is signed in each of the three ways; twice the head takes it back, and its successor replaces it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser
from pytest_django import Settings

from pelopor.decision.models import Appointment
from pelopor.demo.scenarios import Made, build
from pelopor.documents.models import Initial, Paper, Signature
from pelopor.people.actions import enrol_factor
from pelopor.people.models import Person
from pelopor.rules.one_time_code import code_at
from pelopor.rules.programme import Stage
from tests.conftest import Clock
from tests.disk import disk as disk
from tests.disk import site as site
from tests.documents.signer import NIK, PASSPHRASE, Authority, Service, serving
from tests.journeys.walker import DUTY, MAIN_BUTTON, Walker, phone, walk

pytestmark = pytest.mark.browser

SECRET = b"12345678901234567890"
PAGES = {"certified": "sertifikat", "internal": "persetujuan"}


@dataclass
class Signer(Walker):
    """A head who signs in each way in turn, and takes back what was signed in all but the last."""

    clock: Clock = field(default_factory=Clock)
    ways: list[str] = field(default_factory=lambda: ["certified", "internal"])

    def follow_first(self) -> None:
        page = self._home()
        link = page.locator(DUTY).first
        if not (link.get_attribute("href") or "").endswith("/tanda-tangan/") or not self.ways:
            self.texts["number"] = getattr(Paper.objects.filter(state="numbered").first(), "number", "")
            super().follow_first()
            return
        way = self.ways.pop(0)
        self._press(page, link)
        self._press(page, page.locator(f"main a[href$='/{PAGES[way]}/']"))
        for name, text in {"nik": NIK, "passphrase": PASSPHRASE}.items() if way == "certified" else [("code", self._code())]:
            page.fill(f"input[name={name}]", text)
        self._press(page, page.locator(MAIN_BUTTON).first)
        with translation.override(self.language):
            self._press(page, page.get_by_role("link", name=gettext("Kembalikan dengan catatan")))
        page.fill("textarea[name=reason]", "Salah jabatan")
        self._press(page, page.locator(MAIN_BUTTON).first)

    def _code(self) -> str:
        """What the app on the head's phone shows, which is set up when it is asked for."""
        period = int(self.clock.at.timestamp()) // 30
        enrol_factor(Person.objects.get(name=self.name), secret=SECRET, code=code_at(SECRET, period - 1), at=self.clock.at)
        assert self.page is not None
        self.page.reload()
        return code_at(SECRET, period)


@pytest.fixture
def office(settings: Settings, site: str, tmp_path: Path) -> Iterator[Made]:
    """Twelve people whose decree is to be drafted, with a service that signs with certificates."""
    settings.SITE_URL, settings.ACCOUNT_RATE_LIMITS, settings.DEMO = site, False, True
    made = build(Stage.DECREE, seed=7, size=12)
    settings.DEMO = False
    authority = Authority()
    settings.TRUST_FOLDER = authority.root_in(tmp_path / "roots")
    with serving(Service(authority, made.body.head.name)) as address:
        settings.ESIGN_URL = address
        yield made


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_decree_is_signed_in_three_ways_and_twice_replaced(
    office: Made, clock: Clock, site: str, browser: Browser, language: str
) -> None:
    clock.at = office.at
    head, judged = office.body.head, set[str]()
    phones = {person: phone(person, office, clock, browser, site, language, judged) for person in office.body.people}
    phones[head] = Signer(**vars(phones[head]), clock=clock)

    walk(phones, clock, until=Appointment.objects.exists)

    papers = list(Paper.objects.filter(kind="decree").order_by("pk"))
    assert [(one.state, one.replaces) for one in papers] == [("void", None), ("void", papers[0]), ("published", papers[1])]
    assert [Signature.objects.get(paper=one).route for one in papers] == ["certified", "internal", "ink"]
    assert len({one.number for one in papers}) == 3
    assert [Initial.objects.filter(paper=one, given=True).count() for one in papers] == [3, 3, 3]
