"""Whoever forgot the password gets a link by e-mail; where no mail is sent, the page says whom to ask."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from pelopor.people.models import Agency
from tests.people.factories import person

pytestmark = pytest.mark.django_db

PAGE, EMAIL = "/sandi/lupa/", "ance@example.invalid"


def test_without_a_mail_server_the_page_says_whom_to_ask(office: Agency) -> None:
    for answer in (Client().get(PAGE), Client().post(PAGE, {"email": EMAIL})):
        assert (answer.status_code, "tidak mengirim surel" in answer.text, "surat kode" in answer.text, 'name="email"' in answer.text) == (
            200, True, True, False,
        )  # fmt: skip
    assert mail.outbox == []


@pytest.mark.parametrize(("email", "letters"), [(EMAIL, 1), ("nobody@example.invalid", 0)])
def test_a_link_goes_to_who_is_known_and_the_answer_is_the_same(office: Agency, settings: Any, email: str, letters: int) -> None:
    settings.MAIL = "smtp://mail.example.invalid"
    person("Ance", office, email=EMAIL)

    answer = Client().post(PAGE, {"email": email})

    assert (answer.status_code, answer.headers["Location"], len(mail.outbox)) == (302, "/sandi/lupa/terkirim/", letters)


@pytest.mark.parametrize(("language", "subject"), [("id", "Tautan untuk kata sandi baru"), ("en", "Link for a new password")])
def test_the_letter_holds_the_link_in_plain_words_and_the_link_works(office: Agency, settings: Any, language: str, subject: str) -> None:
    settings.MAIL = "smtp://mail.example.invalid"
    person("Ance", office, email=EMAIL)
    client = Client()
    client.cookies["django_language"] = language

    client.post(PAGE, {"email": EMAIL})

    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(\S+)", str(letter.body))
    assert (letter.subject, letter.to, "username" in str(letter.body), "example.com" in str(letter.body)) == (
        subject,
        [EMAIL],
        False,
        False,
    )
    assert 'name="password1"' in client.get(link, follow=True).text
