"""From the roster to the published decree, by people who only follow the first link under "what waits for me"."""

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


BUTTON = "main form .lekat button, main form button.tombol:not(.dua)"
"""The one thing that a page asks for. A sticky button comes last in its form."""

PICKS = {"names": 3, "chosen": 3}
"""How many boxes of a list a person ticks; another list keeps what the page ticked."""

SECOND = {"assessment:sheet": 1, "programme:new": 1}
"""Where the first of the answers is not the one to give: the seed's ruleset stands second."""


def name_of(page: Page) -> str:
    return resolve(urlparse(page.url).path).view_name


def fill(page: Page, now: datetime) -> None:
    """Answer whatever the page asks, as somebody would who has nothing special in mind."""
    for field in page.query_selector_all("main form input:visible:not([type=search]), main form select, main form textarea"):
        kind, name = field.get_attribute("type") or field.evaluate("one => one.tagName.toLowerCase()"), field.get_attribute("name") or ""
        if kind == "radio" and not page.query_selector(f"input[name='{name}']:checked"):
            page.check(f"input[name='{name}'] >> nth={SECOND.get(name_of(page), 0)}")
        elif kind == "checkbox" and len(page.query_selector_all(f"input[name='{name}']:checked")) < PICKS.get(name, 0):
            field.check()
        elif kind == "file":
            field.set_input_files(SCAN)
        elif kind == "password":
            field.fill(PASSWORD)
        elif kind == "datetime-local":
            field.fill((now + timedelta(days=2)).strftime("%Y-%m-%dT16:00"))
        elif kind == "select":
            values = [one.get_attribute("value") for one in field.query_selector_all("option") if one.get_attribute("value")]
            field.select_option(values[1 if name == "second" else 0])
        elif kind == "textarea":
            field.fill("" if name in {"proof", "note"} or page.query_selector("input[type=file]") else "Terlihat dalam pekerjaan sehari-hari.")
        elif not field.input_value():
            field.fill({"date": now.strftime("%Y-%m-%d"), "number": "0"}.get(kind, "Agen Perubahan 417"))


def answer(page: Page, now: datetime) -> None:
    """Do what the page asks, screen by screen, until it asks for nothing more."""
    for _ in range(40):
        fill(page, now)
        button = page.query_selector_all(BUTTON)
        following = page.query_selector_all("main a.tombol:not(.dua)")
        if not (button or following):
            return
        with page.expect_navigation():
            (button or following)[-1].click(no_wait_after=True)
        if name_of(page) == "pages:home":
            return
    raise AssertionError(f"{page.url} goes on asking")


class Office:
    """Everybody of one small agency, each before a browser of their own."""

    def __init__(self, browser: Browser, url: str, language: str) -> None:
        self.url = url
        self.logins = {person.pk: person.user.email for person in Person.objects.filter(user__isnull=False).select_related("user").order_by("pk")}
        self.contexts: dict[int, BrowserContext] = {}
        for person in self.logins:
            self.contexts[person] = context = browser.new_context(viewport=PHONE)
            context.add_cookies([{"name": "django_language", "value": language, "url": url}])
            context.new_page().set_default_timeout(8_000)

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
                try:
                    answer(page, clock.at)
                except Exception:
                    page.screenshot(path="build/stuck.png", full_page=True)
                    raise
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
