"""From a printed code letter to one's own home page, on a phone, with axe looking at every page."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pytest_django import Settings

from pelopor.people.models import SignInCode
from pelopor.rules.access import Role
from pelopor.rules.sign_in_code import GROUP, GROUPS
from tests.browser import PHONE, faults
from tests.disk import disk as disk
from tests.disk import site as site
from tests.people.factories import PASSWORD, agency, newcomer, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

NUMBER = "198001012005012901"
CODE = re.compile("-".join([f"[2-9A-Z]{{{GROUP}}}"] * GROUPS))


@pytest.mark.parametrize(
    ("language", "link", "opened"),
    [
        ("id", "Masuk dengan surat kode", "Dibuka dengan surat kode pada:"),
        ("en", "Sign in with a code letter", "Opened with a code letter on:"),
    ],
)
def test_a_letter_is_printed_and_lets_its_person_in(
    site: str, settings: Settings, browser: Browser, tmp_path: Path, language: str, link: str, opened: str
) -> None:
    settings.SITE_URL = site
    office = agency()
    newcomer("Ance Tefa", office, number=NUMBER)
    person("Petugas", office, role=Role.PERSONNEL_OFFICER, email="petugas@contoh.invalid")
    found: list[str] = []

    desk = browser.new_context(accept_downloads=True)
    desk.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = desk.new_page()
    page.goto(site)
    page.fill("input[name=login]", "petugas@contoh.invalid")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button")
    page.goto(f"{site}/dokumen/kode/{office.public_id}/")
    found += faults(page)
    with page.expect_download() as download:
        page.click("table button.dua")
    download.value.save_as(tmp_path / "surat.pdf")
    page.reload()
    found += faults(page)
    desk.close()
    text = "".join(one.extract_text() for one in PdfReader(io.BytesIO((tmp_path / "surat.pdf").read_bytes())).pages)
    (code,) = CODE.findall(text)

    phone = browser.new_context(viewport=PHONE)
    phone.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = phone.new_page()
    page.goto(site)
    found += faults(page)
    page.click(f"text={link}")
    page.fill("input[name=login]", NUMBER)
    page.fill("input[name=code]", code.lower().replace("-", " "))
    page.fill("input[name=password1]", "perahu besar di teluk")
    page.fill("input[name=password2]", "perahu besar di laut")
    page.click("main form button.besar")
    page.wait_for_selector(".isian.salah")
    found += faults(page)
    page.fill("input[name=password1]", "perahu besar di teluk")
    page.fill("input[name=password2]", "perahu besar di teluk")
    page.click("main form button.besar")
    page.wait_for_selector(".kosong")
    found += faults(page)

    assert found == []
    assert opened in page.inner_text("main")
    assert SignInCode.objects.get().used_at is not None
    phone.close()
