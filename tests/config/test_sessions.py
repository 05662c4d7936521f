"""Sessions, and the account and person that they name, read by queries that are written out."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pelopor.people.models import Person, User
from tests.conftest import sure
from tests.nomination.factories import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in() -> tuple[Client, User]:
    user, client = sure(office()["A"].user), Client()
    client.force_login(user)
    return client, user


def answer(client: Client) -> int:
    return client.get(reverse("pages:home")).status_code


def test_a_live_session_is_signed_in_and_shows_the_person(signed_in: tuple[Client, User]) -> None:
    client, user = signed_in
    page = client.get(reverse("pages:home"))

    assert (page.status_code, page.context["person"], page.wsgi_request.user) == (200, user.person, user)


def test_a_session_that_is_over_is_not_signed_in(signed_in: tuple[Client, User]) -> None:
    client, _ = signed_in
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert answer(client) == 302


def test_a_session_that_nobody_has_is_not_signed_in(signed_in: tuple[Client, User]) -> None:
    client, _ = signed_in
    client.cookies["sessionid"] = "x" * 32

    assert answer(client) == 302


def test_an_account_that_was_closed_is_not_signed_in(signed_in: tuple[Client, User]) -> None:
    client, user = signed_in
    user.is_active = False
    user.save(update_fields=["is_active"])

    assert answer(client) == 302


def test_a_changed_password_ends_the_session(signed_in: tuple[Client, User]) -> None:
    client, user = signed_in
    user.set_password("another-password-2026")
    user.save(update_fields=["password"])

    assert answer(client) == 302


@pytest.mark.parametrize("cookie", ['"abcdefgh\\000ijkl"', '"abcdefgh\\377ijkl"', "short", "x" * 5_000, "../../etc/passwd"])
def test_a_cookie_that_is_no_key_signs_nobody_in(cookie: str) -> None:
    assert Client().get(reverse("pages:home"), headers={"Cookie": f"sessionid={cookie}"}).status_code == 302


def test_an_account_of_nobody_is_not_signed_in(signed_in: tuple[Client, User]) -> None:
    client, user = signed_in
    user.email, user.password = "nobody@example.invalid", make_password("another-password-2026")
    user.save()
    client.force_login(user)
    Person.objects.filter(user=user).update(user=None)

    assert answer(client) == 302
    came = Client().post(reverse("account_login"), {"login": user.email, "password": "another-password-2026"})
    assert (came.status_code, "tidak cocok" in came.text) == (200, True)
