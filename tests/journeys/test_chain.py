"""From the roster to the published decree, by people who only follow the first link under "what waits for me"."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlparse

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Page

from pelopor.demo import scenarios
from pelopor.documents.models import Paper
from pelopor.operate.due import run_due
from pelopor.people.models import Person
from pelopor.rules.programme import Stage
from tests.journeys.browser import PASSWORD, PHONE, browser, faults, sign_in  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SCAN = {"name": "pindaian.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n% pindaian\n%%EOF\n"}


def press(page: Page) -> None:
    """The page's own main button, and wait for what comes next."""
    with page.expect_navigation():
        page.click("main form button.tombol:not(.dua), main form .lekat button")


def name_of(page: Page) -> str:
    return resolve(urlparse(page.url).path).view_name


def open_cycle(page: Page, now: datetime) -> None:
    press(page)


def prove(page: Page, now: datetime) -> None:
    page.set_input_files("input[name=proof]", SCAN)
    press(page)


def publish_criteria(page: Page, now: datetime) -> None:
    press(page)


def open_nomination(page: Page, now: datetime) -> None:
    page.fill("input[name=closes_at]", (now + timedelta(days=2)).strftime("%Y-%m-%dT16:00"))
    choose_witnesses(page)
    press(page)


def choose_witnesses(page: Page) -> None:
    for field in ("first", "second"):
        options = [one.get_attribute("value") for one in page.query_selector_all(f"select[name={field}] option") if one.get_attribute("value")]
        page.select_option(f"select[name={field}]", options[0 if field == "first" else 1])


def nominate(page: Page, now: datetime) -> None:
    boxes = page.query_selector_all("input[name=names]")
    for box in boxes[2:5]:
        box.check()
    page.click("button[value=check]")
    page.click("button[value=send]")
    page.wait_for_selector("h1")


HANDLERS: dict[str, Callable[[Page, datetime], None]] = {
    "programme:new": open_cycle,
    "programme:prove": prove,
    "programme:criteria": publish_criteria,
    "nomination:prepare": open_nomination,
    "nomination:ballot": nominate,
}


class Office:
    """Everybody of one small agency, each before a browser of their own."""

    def __init__(self, browser: Browser, url: str, language: str) -> None:
        self.url = url
        self.logins = {person.pk: person.user.email for person in Person.objects.filter(user__isnull=False).select_related("user").order_by("pk")}
        self.contexts: dict[int, BrowserContext] = {}
        for person in self.logins:
            self.contexts[person] = context = browser.new_context(viewport=PHONE)
            context.add_cookies([{"name": "django_language", "value": language, "url": url}])
            context.new_page()

    def visit(self, person: int) -> Page:
        page = self.contexts[person].pages[0]
        sign_in(page, self.url, self.logins[person])
        return page


def waits(page: Page) -> str | None:
    """The first link under "what waits for me"."""
    link = page.query_selector(".tugas a.tombol")
    return link.get_attribute("href") if link else None


@pytest.mark.parametrize("language", ["id", "en"])
def test_twelve_people_come_to_a_published_decree_by_following_what_waits_for_them(settings, clock, live_server, browser: Browser, language: str):  # noqa: F811
    settings.DEMO = True
    made = scenarios.build(Stage.PREPARE, seed=7, size=12)
    settings.DEMO = False
    clock.at = made.at
    office = Office(browser, live_server.url, language)
    seen: set[str] = set()
    found: list[str] = []
    for _ in range(90):
        moved = False
        for person in office.logins:
            page = office.visit(person)
            while link := waits(page):
                title = page.inner_text(".tugas h3")
                page.click(".tugas a.tombol")
                page.wait_for_selector("h1")
                name = name_of(page)
                print(clock.at.date(), office.logins[person], title, name)
                if name not in seen:
                    seen.add(name)
                    found += [f"{name} {one}" for one in faults(page)]
                HANDLERS[name](page, clock.at)
                page = office.visit(person)
                assert waits(page) != link, f"{title} still waits after it was done"
                moved = True
        if Paper.objects.filter(state="published").exists():
            break
        if not moved:
            clock.at = clock.at + timedelta(days=1)
            run_due(clock.at)
    assert Paper.objects.filter(state="published").exists()
    assert found == []
