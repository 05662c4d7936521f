"""People sign in by a number that is theirs today, or by e-mail; a no tells nothing of who is known."""

import os
import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from pelopor.people.models import Person, PersonNumber, User
from tests.conftest import Answer, sure
from tests.people.factories import PASSWORD, START, TODAY, agency, employ, person

pytestmark = pytest.mark.django_db

NIP, NI_PPPK = "198001012005011001", "199002022023211002"
NO = "Nomor atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."


@pytest.fixture
def ance() -> Person:
    return person("Ance", agency(), email="ance@contoh.invalid", number=NIP)


def enter(login: str, password: str = PASSWORD, *, language: str = "id", after: str = "") -> tuple[Client, Answer]:
    client = Client()
    client.cookies["django_language"] = language
    return client, client.post(f"/masuk/{after}", {"login": login, "password": password})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize(
    "login", [NIP, "19800101 200501 1 001", "19800101.200501-1.001", f" {NIP} ", "ance@contoh.invalid", "Ance@Contoh.INVALID"]
)
def test_one_comes_in_by_number_however_it_is_spaced_or_by_email(ance: Person, login: str) -> None:
    client, answer = enter(login)

    assert (answer.status_code, answer.headers["Location"], who(client)) == (302, "/", str(ance.user_id))


def test_one_comes_in_by_the_number_of_pppk() -> None:
    kris = person("Kris", agency(), number=NI_PPPK, kind="ni_pppk")

    assert who(enter(NI_PPPK)[0]) == str(kris.user_id)


@pytest.mark.parametrize(
    "login, password",
    [(NIP, "salah"), ("ance@contoh.invalid", "salah"), (NI_PPPK, PASSWORD), ("siapa@contoh.invalid", PASSWORD), ("- . -", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_person_get_the_same_no(ance: Person, login: str, password: str) -> None:
    client, answer = enter(login, password)

    assert (answer.status_code, NO in answer.content.decode(), who(client)) == (200, True, None)


def test_the_no_is_said_in_english_too(ance: Person) -> None:
    text = enter(NIP, "salah", language="en")[1].content.decode()

    assert "The number or the password does not match. Check both, then try again." in text
    assert NO not in text


def test_whoever_left_the_agency_comes_in_and_finds_nothing_to_do() -> None:
    left = person("Pergi", number=NIP)
    employ(left, agency(), until=TODAY)

    client, _ = enter(NIP)

    assert who(client) == str(left.user_id)
    assert "Tidak ada yang menunggu Anda saat ini." in client.get("/").content.decode()


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=90)])
def test_a_number_that_ended_lets_nobody_in(until: date) -> None:
    PersonNumber.objects.create(person=person("Ance"), kind="local", value="4711", valid_from=START, valid_to=until)

    assert who(enter("4711")[0]) is None


def test_a_number_that_passed_on_lets_in_whoever_holds_it_today() -> None:
    before, now = person("Dulu"), person("Kini")
    PersonNumber.objects.create(person=before, kind="local", value="4711", valid_from=START, valid_to=TODAY)
    PersonNumber.objects.create(person=now, kind="local", value="4711", valid_from=TODAY)

    assert who(enter("4711")[0]) == str(now.user_id)


def test_an_old_number_that_two_people_hold_today_lets_in_neither() -> None:
    for name, until in (("Dulu", TODAY + timedelta(days=1)), ("Kini", None)):
        PersonNumber.objects.create(person=person(name), kind="local", value="4711", valid_from=START, valid_to=until)

    assert who(enter("4711")[0]) is None


def test_the_same_number_of_two_kinds_is_one_person() -> None:
    ance = person("Ance", number="4711", kind="local")
    PersonNumber.objects.create(person=ance, kind="nip", value="4711", valid_from=START, valid_to=TODAY + timedelta(days=1))

    assert who(enter("4711")[0]) == str(ance.user_id)


@pytest.mark.parametrize("login", [NIP, "ance@contoh.invalid"])
def test_an_account_that_was_switched_off_is_told_so_after_the_right_password_only(ance: Person, login: str) -> None:
    sure(ance.user).is_active = False
    sure(ance.user).save(update_fields=["is_active"])

    client, answer = enter(login)
    assert (answer.status_code, answer.headers.get("Location"), who(client)) == (302, "/masuk/nonaktif/", None)
    assert client.get("/masuk/nonaktif/").status_code == 200
    assert NO in enter(login, "salah")[1].content.decode()


def test_a_person_without_an_account_does_not_come_in() -> None:
    ance = person("Ance", number=NIP)
    ance.user = None
    ance.save(update_fields=["user"])

    assert who(enter(NIP)[0]) is None


@pytest.mark.parametrize("after, goes", [("?next=/lainnya/", "/lainnya/"), ("?next=https://jahat.example/", "/")])
def test_signing_in_leads_on_inside_the_site_only(ance: Person, after: str, goes: str) -> None:
    assert enter(NIP, after=after)[1].headers["Location"] == goes


def test_nobody_signs_up() -> None:
    form = {"username": "baru", "password1": PASSWORD, "password2": PASSWORD}

    assert [Client().get("/masuk/daftar/").status_code, Client().post("/masuk/daftar/", form).status_code] == [200, 200]
    assert User.objects.count() == 0


def test_a_page_behind_sign_in_leads_to_it_and_back() -> None:
    assert Client().get("/lainnya/").headers["Location"] == "/masuk/?next=/lainnya/"


def test_while_the_mail_server_is_down_a_forgotten_password_is_answered_alike_for_known_and_unknown(
    ance: Person, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL = "smtp://mail.example.invalid"

    def nobody_listens(_message: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", nobody_listens)
    answers = [Client().post("/sandi/lupa/", {"email": address}) for address in ("ance@contoh.invalid", "tiada@contoh.invalid")]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, "/sandi/lupa/terkirim/")] * 2
    assert "no mail server took a message: ConnectionRefusedError" in caplog.text


@pytest.mark.parametrize(("proxies", "kept_out"), [(0, True), (1, False)])
def test_behind_a_proxy_failures_are_counted_by_the_visitors_own_address(ance: Person, settings: Any, proxies: int, kept_out: bool) -> None:
    """What the visitor says of it, before the proxy adds the last one, counts for nothing."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(12):
        Client().post("/masuk/", {"login": f"{number}", "password": "x"}, headers={"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.1"})

    same = Client().post("/masuk/", {"login": NIP, "password": "x"}, headers={"X-Forwarded-For": "10.0.0.99, 192.0.2.1"})
    other = Client().post("/masuk/", {"login": NIP, "password": "x"}, headers={"X-Forwarded-For": "192.0.2.2"})

    assert ("Terlalu banyak" in same.text, "Terlalu banyak" in other.text) == (True, kept_out)


def test_the_proxy_is_believed_only_where_one_is_named() -> None:
    script = "import django; from django.conf import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    known = {key: value for key, value in os.environ.items() if key != "PELOPOR_PROXY_HEADER"} | {
        "DJANGO_SETTINGS_MODULE": "pelopor.config.settings"
    }
    told = [
        subprocess.run([sys.executable, "-c", script], env=known | more, check=True, capture_output=True, text=True).stdout.strip()
        for more in ({}, {"PELOPOR_PROXY_HEADER": "X-Forwarded-Proto=https"})
    ]

    assert told == ["0", "1"]


@pytest.mark.parametrize("page", ["/keluar/", "/sandi/ganti/", "/surel/", "/masuk/lagi/", "/masuk/", "/bantuan/", "/", "/tidak-ada/"])
def test_no_cache_keeps_a_page_that_names_who_is_signed_in(ance: Person, page: str) -> None:
    client, _ = enter(NIP)

    assert "no-store" in client.get(page).headers.get("Cache-Control", "")
