"""What tests in a browser share: a phone's size, signing in, and axe."""

from pathlib import Path

from playwright.sync_api import Page, ViewportSize

AXE = (Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PHONE: ViewportSize = {"width": 360, "height": 800}
PASSWORD = "pelopor-demo-2026"


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
