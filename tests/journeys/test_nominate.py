"""A member of staff nominates on a phone, from the home page to the receipt, with axe looking at every page."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings

from pelopor.demo import scenarios
from pelopor.nomination.models import Nomination
from pelopor.participation.models import Mark, Slip
from pelopor.rules.programme import Stage
from tests.browser import PHONE, faults, sign_in
from tests.conftest import Clock
from tests.disk import disk as disk
from tests.disk import site as site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "received"), [("id", "Pencalonan Anda diterima"), ("en", "Your nomination has been received")])
def test_somebody_nominates_two_colleagues_in_secret(
    settings: Settings, clock: Clock, site: str, browser: Browser, language: str, received: str
) -> None:
    settings.DEMO = True
    scenarios.build(Stage.NOMINATE, seed=7, size=12)
    settings.DEMO = False  # from here the test's clock counts, not the demo's
    nomination = Nomination.objects.select_related("round").get()
    clock.at = nomination.round.closes_at - timedelta(hours=2)
    before = Mark.objects.count(), Slip.objects.count()
    context = browser.new_context(viewport=PHONE)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = context.new_page()

    sign_in(page, site, "pegawai@demo.invalid")
    found = faults(page)
    page.click(".tugas a.tombol")
    found += faults(page)
    page.wait_for_selector("#lembar[data-siap]")  # the script lays the names out anew when it has those kept on the phone
    boxes = page.locator("input[name=names]")
    for place in (-2, -1):
        boxes.nth(place).check()
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
