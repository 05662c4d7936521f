"""A member of staff nominates on a phone, from the home page to the receipt, with axe looking at every page."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pelopor.demo import scenarios
from pelopor.nomination.models import Nomination
from pelopor.participation.models import Mark, Slip
from pelopor.rules.programme import Stage

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs beside; the rows are read between its steps
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


def faults(page: Page) -> list[str]:
    """What axe finds on the page, WCAG 2.0 to 2.2 A and AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def sign_in(page: Page, url: str, email: str) -> None:
    page.goto(url)
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", "pelopor-demo-2026")
    page.click("main form button")
    page.wait_for_selector(".tugas, .kosong")


@pytest.mark.parametrize(("language", "received"), [("id", "Pencalonan Anda diterima"), ("en", "Your nomination has been received")])
def test_somebody_nominates_two_colleagues_in_secret(settings, clock, live_server, browser: Browser, language: str, received: str):
    settings.DEMO = True
    scenarios.build(Stage.NOMINATE, seed=7, size=12)
    settings.DEMO = False  # from here the test's clock counts, not the demo's
    nomination = Nomination.objects.select_related("round").get()
    clock.at = nomination.round.closes_at - timedelta(hours=2)
    before = Mark.objects.count(), Slip.objects.count()
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page = context.new_page()

    sign_in(page, live_server.url, "pegawai@demo.invalid")
    found = faults(page)
    page.click(".tugas a.tombol")
    found += faults(page)
    for box in page.query_selector_all("input[name=names]")[-2:]:
        box.check()
    page.click("button[value=check]")
    found += faults(page)
    page.click("button[value=send]")
    page.wait_for_selector("h1")
    found += faults(page)

    assert found == []
    assert page.inner_text("h1").replace("\n", " ") == received
    assert "q=" not in page.url and "names=" not in page.url
    assert (Mark.objects.count(), Slip.objects.count()) == (before[0] + 1, before[1] + 1)
    context.close()
