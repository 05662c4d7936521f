"""The page of the first sign-in: number, code and a password; a no stands at its field and tells nothing of who is known."""

import re
from typing import Any

import pytest
from django.test import Client

from pelopor.people import actions
from pelopor.people.models import Agency, Person, User
from tests.conftest import NOON, Answer
from tests.people.factories import newcomer, signed_in

pytestmark = pytest.mark.django_db

PAGE, NUMBER, PASSWORD = "/masuk/pertama/", "198001012005011001", "perahu besar di teluk"
WRONG = ["Nomor atau kode tidak cocok. Periksa keduanya, lalu coba lagi."]


@pytest.fixture
def ance(office: Agency) -> Person:
    return newcomer("Ance", office, number=NUMBER)


@pytest.fixture
def code(office: Agency, boss: Person, ance: Person) -> str:
    return actions.issue_codes(people=[ance], agency=office, unit=None, by=boss, at=NOON)[0].code


def send(code: str, *, client: Client | None = None, **changed: str) -> Answer:
    given = {"login": NUMBER, "code": code, "password1": PASSWORD, "password2": PASSWORD} | changed
    return (client or Client()).post(PAGE, given)


def told(answer: Answer) -> tuple[int, dict[str, list[str]]]:
    return answer.status_code, {field: list(errors) for field, errors in answer.context["form"].errors.items()}


def test_the_code_lets_one_in_and_the_password_from_then_on(ance: Person, code: str) -> None:
    client = Client()

    answer = send(code, client=client)

    assert (answer.status_code, answer.headers["Location"], client.session["_auth_user_id"]) == (302, "/", str(ance.user_id))
    again = Client()
    again.post("/masuk/", {"login": NUMBER, "password": PASSWORD})
    assert again.session["_auth_user_id"] == str(ance.user_id)


@pytest.mark.parametrize("changed", [{"code": "2222 2222 2222 2222"}, {"login": "199912312020011009"}, {"login": "siapa@contoh.invalid"}])
def test_a_wrong_number_and_a_wrong_code_get_the_same_no(code: str, changed: dict[str, Any]) -> None:
    assert told(send(**({"code": code} | changed))) == (422, {"code": WRONG})


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"login": ""}, "login"),
        ({"code": " "}, "code"),
        ({"code": "x" * 61}, "code"),
        ({"password1": "pendek", "password2": "pendek"}, "password1"),
        ({"password2": "perahu besar di laut"}, "password2"),
        ({"password1": ""}, "password1"),
    ],
)
def test_what_is_missing_or_weak_is_told_at_its_field_and_the_code_stays(code: str, changed: dict[str, Any], field: str) -> None:
    status, errors = told(send(**({"code": code} | changed)))

    assert (status, list(errors)) == (422, [field])
    assert send(code).status_code == 302


def test_a_password_that_is_ones_own_email_is_refused_at_its_field(ance: Person, code: str) -> None:
    User.objects.filter(person=ance).update(email="ance.tefa@contoh.invalid")

    answer = send(code, password1="ance.tefa@contoh", password2="ance.tefa@contoh")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["password1"])
    assert "perahu" not in answer.content.decode()


def test_a_used_code_tells_when_and_whom_to_tell(code: str) -> None:
    send(code)

    status, errors = told(send(code))

    assert (status, list(errors)) == (422, ["code"])
    assert re.match(
        r"Kode ini sudah dipakai pada Selasa, 24 November 2026 pukul 12\.00 WITA\. Bila itu bukan Anda, segera beri tahu", errors["code"][0]
    )


def test_too_many_wrong_tries_are_told_to_wait_and_success_does_not_count(code: str) -> None:
    for _ in range(5):
        assert send("2222 2222 2222 2222").status_code == 422

    answer = send(code)

    assert told(answer) == (429, {"__all__": ["Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."]})
    assert not User.objects.get(person__name="Ance").has_usable_password()
    assert b"Terlalu banyak percobaan" in Client().post("/masuk/", {"login": NUMBER, "password": "salah"}).content  # both count together


def test_success_does_not_count_as_a_try(office: Agency, boss: Person, ance: Person) -> None:
    for _ in range(7):
        code = actions.reissue_code(person=ance, agency=office, by=boss, at=NOON).code
        assert send(code).status_code == 302


def test_a_new_code_ends_the_sessions_of_the_old_password(office: Agency, boss: Person, ance: Person, code: str) -> None:
    client = Client()
    send(code, client=client)
    assert client.get("/lainnya/").status_code == 200

    actions.reissue_code(person=ance, agency=office, by=boss, at=NOON)

    assert client.get("/lainnya/").headers["Location"] == "/masuk/?next=/lainnya/"


def test_an_account_that_was_switched_off_gets_the_same_no(ance: Person, code: str) -> None:
    User.objects.filter(person=ance).update(is_active=False)

    assert told(send(code)) == (422, {"code": WRONG})


def test_nothing_of_it_is_kept_by_a_cache_and_no_password_is_shown_again(code: str) -> None:
    answer = send(code, password2="lain sekali ini")

    assert (answer.headers["Cache-Control"], PASSWORD in answer.content.decode()) == ("no-store", False)


def test_the_sign_in_page_leads_here_and_a_visitor_who_is_signed_in_may_come_too(boss: Person, code: str) -> None:
    assert f'href="{PAGE}"' in Client().get("/masuk/").content.decode()
    assert signed_in(boss).get(PAGE).status_code == 200


def test_the_page_speaks_english(code: str) -> None:
    client = Client()
    client.cookies["django_language"] = "en"

    assert "First sign-in" in client.get(PAGE).content.decode()
    text = send("2222 2222 2222 2222", client=client).content.decode()
    assert "The number or the code does not match. Check both, then try again." in text
    assert "Kode" not in re.sub(r"<option.*?</option>", "", text)
