"""The gallery shows every component of the kit, and its examples keep the component's contract."""

import re

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from pelopor.kit.gallery import contract
from pelopor.kit.gallery.entry import Entry
from pelopor.kit.gallery.views import ENTRIES, PAGES, show

AROUND = frozenset({"request", "csrf_token"})  # every page has them
SILENT = {("_field", "Tersembunyi: tidak ada yang tampil")}


@pytest.fixture(autouse=True)
def _no_collected_files(settings: Settings) -> None:
    """Static files are found where they lie: a test collects none."""
    settings.WHITENOISE_AUTOREFRESH = True


def test_every_component_has_an_entry_or_is_part_of_one() -> None:
    shown = [name for entry in ENTRIES for name in (entry.name, *entry.parts)]

    assert sorted(shown) == contract.components()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_an_entry_says_when_to_use_it_and_what_makes_it_accessible(entry: Entry) -> None:
    assert [str(entry.title), str(entry.rule), *map(str, entry.criteria)].count("") == 0
    assert len(entry.criteria) >= 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_examples_pass_what_the_component_needs_and_nothing_else(entry: Entry) -> None:
    asked = contract.of(entry.name)

    for context in entry.examples().values():
        assert asked.required - AROUND <= set(context) <= asked.required | asked.optional


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_example_shows_something(entry: Entry, rf: RequestFactory) -> None:
    request = rf.get("/gaya/")

    for caption, html in show(request, entry).examples:
        text = re.sub(r"<[^>]*>", "", html).strip()
        assert text or (entry.name, caption) in SILENT


@pytest.mark.parametrize(("language", "heading"), [("id", "Gaya Pelopor"), ("en", "The face of Pelopor")])
def test_the_gallery_answers_in_the_active_language_without_a_database(client: Client, language: str, heading: str) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/gaya/")

    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.text
    assert f'<html lang="{language}">' in answer.text


def test_ids_are_unique_on_the_gallery_page(client: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get("/gaya/").text)

    assert [name for name in ids if ids.count(name) > 1] == []


@pytest.mark.parametrize("name", [name.rpartition("/")[2] for name in PAGES])
def test_each_sample_page_answers_in_both_languages(client: Client, name: str) -> None:
    titles = set()
    for language in ("id", "en"):
        client.cookies["django_language"] = language
        titles.update(re.findall(r"<h1>(.+)</h1>", client.get(f"/gaya/halaman/{name}/").text))

    assert len(titles) == 2


def test_a_sample_page_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/gaya/halaman/zzz/").status_code == 404
