"""Scoring on a phone whose signal goes away, in Chromium."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor
from pelopor.audit.models import Event
from pelopor.programme.queries import rules_of
from tests.assessment.factories import World, declared, study
from tests.browser import PHONE, faults
from tests.conftest import NOON, sure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def mine(site: str) -> Assessor:
    """One of the team, who has declared no conflict."""
    world: World = study(settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    run = actions.release(world.run, by=world.people["Pimpinan"], at=NOON)
    return declared(Assessor.objects.get(run=run, person=world.people["Tim 1"]))


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="id-ID")
    yield context
    context.close()


@pytest.fixture
def lone_phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without the worker."""
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="id-ID", service_workers="block")
    yield context
    context.close()


def open_list(context: BrowserContext, mine: Assessor, site: str, *, worker: bool = True) -> Page:
    """The list of sheets, signed in, once everything is kept for when there is no signal."""
    client = Client()
    client.force_login(sure(mine.person.user))
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page = context.new_page()
    page.goto(site + reverse("assessment:scores", args=[mine.run.public_id]))
    page.wait_for_selector("#antrean[data-siap]", state="attached")
    if worker:
        page.wait_for_function("() => navigator.serviceWorker.controller")
    return page


def score(page: Page, name: str, level: int) -> None:
    page.tap(f"li:has-text('{name}') a")
    give(page, level)


def give(page: Page, level: int) -> None:
    page.wait_for_selector("form[data-lembar-nilai]")
    for place in range(4):
        page.locator("fieldset").nth(place).locator("label").nth(level - 1).tap()
    page.tap("text=Simpan dan lanjut")


def saved(mine: Assessor) -> dict[str, set[int | None]]:
    """By candidate's letter the levels on the server."""
    found = queries.sheets_of(mine).exclude(saved_at=None)
    return {sheet.candidate.name[-1]: set(queries.levels_of(sheet).values()) for sheet in found}


def test_without_a_signal_sheets_wait_on_the_phone_and_are_sent_once_it_is_back(phone: BrowserContext, mine: Assessor, site: str) -> None:
    page = open_list(phone, mine, site)
    assert faults(page) == []
    phone.set_offline(True)
    score(page, "Calon B", 3)
    page.wait_for_selector("li:has-text('Calon B') >> text=Menunggu sinyal")
    score(page, "Calon D", 2)
    page.wait_for_selector("li:has-text('Calon D') >> text=Menunggu sinyal")
    page.tap("li:has-text('Calon B') a")
    page.wait_for_selector("form[data-lembar-nilai]")
    assert page.locator("input:checked").evaluate_all("all => all.map(one => one.value)") == ["3"] * 4  # the draft, not the empty page
    page.go_back()
    assert saved(mine) == {}

    phone.set_offline(False)

    page.wait_for_selector("li:has-text('Calon D') >> text=Tersimpan")
    page.wait_for_selector("li:has-text('Calon B') >> text=Tersimpan")
    assert saved(mine) == {"B": {3}, "D": {2}}
    assert Event.objects.filter(kind="assessment.sheet_saved").count() == 2
    assert page.evaluate("() => penilaian.all()") == []


def test_scores_that_come_after_the_lock_are_refused_in_words(phone: BrowserContext, mine: Assessor, site: str) -> None:
    page = open_list(phone, mine, site)
    phone.set_offline(True)
    score(page, "Calon A", 4)
    page.wait_for_selector("li:has-text('Calon A') >> text=Menunggu sinyal")
    keys = [criterion.key for criterion in rules_of(mine.run.cycle).ratings]
    for sheet in queries.sheets_of(mine):
        actions.save_sheet(sheet, levels=dict.fromkeys(keys, 1), evidence="", by=mine.person, at=NOON)
    actions.lock(mine, by=mine.person, at=NOON)

    phone.set_offline(False)
    page.wait_for_selector("text=Nilai Anda sudah dikunci")
    page.wait_for_selector("[data-kabar=ditolak]:visible")

    assert "Lembar ini tidak menerima nilai lagi." in page.locator("[data-kabar=ditolak]").inner_text()
    assert saved(mine)["A"] == {1}


def test_a_sheet_changed_elsewhere_meanwhile_is_refused_and_can_be_given_again(phone: BrowserContext, mine: Assessor, site: str) -> None:
    page = open_list(phone, mine, site)
    phone.set_offline(True)
    score(page, "Calon A", 4)
    page.wait_for_selector("li:has-text('Calon A') >> text=Menunggu sinyal")
    keys = [criterion.key for criterion in rules_of(mine.run.cycle).ratings]
    actions.save_sheet(queries.sheets_of(mine)[0], levels=dict.fromkeys(keys, 1), evidence="", by=mine.person, at=NOON)

    phone.set_offline(False)
    page.wait_for_selector("li:has-text('Calon A') >> text=Belum tersimpan")
    assert "Lembar ini sudah diubah di perangkat atau tab lain" in page.locator("[data-kabar=ditolak]").inner_text()
    score(page, "Calon A", 4)
    page.wait_for_selector("h1:has-text('Calon B')")

    assert saved(mine) == {"A": {4}}


def test_without_the_worker_the_sheet_itself_says_that_it_waits(lone_phone: BrowserContext, mine: Assessor, site: str) -> None:
    page = open_list(lone_phone, mine, site, worker=False)
    page.tap("li:has-text('Calon A') a")
    page.wait_for_selector("form[data-lembar-nilai]")
    lone_phone.set_offline(True)
    give(page, 2)
    page.wait_for_selector("[data-kabar=menunggu]:visible")

    lone_phone.set_offline(False)
    page.wait_for_selector("[data-kabar=terkirim]:visible")

    assert saved(mine) == {"A": {2}}


def test_signing_out_warns_and_leaves_no_score_on_the_phone(phone: BrowserContext, mine: Assessor, site: str) -> None:
    page = open_list(phone, mine, site)
    phone.set_offline(True)
    score(page, "Calon A", 4)
    page.wait_for_selector("li:has-text('Calon A') >> text=Menunggu sinyal")
    keys = [criterion.key for criterion in rules_of(mine.run.cycle).ratings]
    actions.save_sheet(queries.sheets_of(mine)[0], levels=dict.fromkeys(keys, 1), evidence="", by=mine.person, at=NOON)
    phone.set_offline(False)  # what waits is refused, and stays
    page.goto(site + reverse("account_logout"))
    page.wait_for_selector("[data-sisa-nilai]:visible")
    page.tap("button.besar")
    page.wait_for_url(lambda url: "keluar" not in url and "logout" not in url)

    assert page.evaluate("async () => (await caches.keys()).filter(name => name === 'penilaian')") == []
    assert (
        page.evaluate("""() => new Promise(done => { const wish = indexedDB.open('penilaian');
        wish.onsuccess = () => { const base = wish.result; if (!base.objectStoreNames.length) return done(0);
        const count = base.transaction('sheets').objectStore('sheets').count(); count.onsuccess = () => done(count.result) } })""")
        == 0
    )
