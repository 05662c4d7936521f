"""What every journey in a browser shares: Debian's Chromium, signing in, and axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PHONE = {"width": 360, "height": 800}
PASSWORD = "pelopor-demo-2026"


def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs beside; the rows are read between its steps
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()


browser = pytest.fixture(chromium, scope="module", name="browser")


def faults(page: Page) -> list[str]:
    """What axe finds on the page, WCAG 2.0 to 2.2 A and AA."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def sign_in(page: Page, url: str, login: str) -> None:
    """Open the site; if it asks who is there, say so. Ends on the home page."""
    page.goto(url)
    if page.query_selector("input[name=login]"):
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form button")
    page.wait_for_selector(".tugas, .kosong")
