"""The pages for what went wrong stand without context, and say what happened, that nothing was lost, and what to do."""

import pytest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import server_error


@pytest.mark.parametrize("name", ["400", "403", "404", "429", "500", "503", "csrf"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_an_error_page_stands_without_context_and_without_a_database(name: str, language: str) -> None:
    with override(language):
        html = engines["django"].get_template(f"{name}.html").render()

    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert "<li>" in html
    assert 'href="/"' in html
    assert "csrfmiddlewaretoken" not in html


def test_the_500_page_is_the_one_that_django_shows(rf: RequestFactory) -> None:
    with override("id"):
        answer = server_error(rf.get("/"))

    assert answer.status_code == 500
    assert "<h1>Ada gangguan di pihak kami</h1>" in answer.content.decode()


def test_an_address_that_is_not_there_says_so_and_that_nothing_was_lost(client: Client) -> None:
    answer = client.get("/tidak-ada/")

    assert answer.status_code == 404
    assert "Tidak ada yang hilang." in answer.text
    assert "HALAMAN-404" in answer.text


def test_a_form_that_is_too_old_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/bahasa/", {"language": "en"})

    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in answer.text


@pytest.mark.django_db
def test_too_many_attempts_to_sign_in_get_a_page_of_ours(client: Client) -> None:
    for _ in range(40):
        answer = client.post("/masuk/", {"login": "tidak@ada.invalid", "password": "salah"})
        if answer.status_code == 429:
            break

    assert answer.status_code == 429
    assert "TUNGGU-429" in answer.text
