"""The ballot's pages: the signed-in one that gives it out, and the address without a session that takes it."""

import gzip
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pelopor.nomination.models import Nominable
from pelopor.nomination.views import slip as page
from pelopor.participation.models import Mark, Slip
from pelopor.people.models import Agency, Employment, Person
from tests.conftest import Answer, Clock, sure
from tests.nomination.factories import CLOSES, START, Office, office

pytestmark = pytest.mark.django_db
CARRIED = ("language", "ticket", "secret", "edition")
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@pytest.fixture
def body() -> Office:
    made = office()
    made.open()
    return made


def browser(person: Person | None = None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(sure(person.user))
    return client


def address(body: Office, name: str = "ballot", *more: str) -> str:
    return reverse(f"nomination:{name}", args=[body.nomination.public_id, *more])


def hidden(response: Answer) -> dict[str, str]:
    """What the page carries from request to request; the frame's own fields left out."""
    return {name: value for name, value in FIELD.findall(response.content.decode()) if name in CARRIED}


def opened(body: Office, person: Person, client: Client | None = None) -> dict[str, str]:
    """The hidden fields that the page gives `person`."""
    response = (client or browser(person)).get(address(body))
    assert response.status_code == 200
    return hidden(response)


def send(
    body: Office,
    fields: Mapping[str, object],
    *names: str,
    do: str = "send",
    client: Client | None = None,
    script: bool = False,
    **more: object,
) -> Answer:
    data = {**fields, "names": [body[name].public_id for name in names], "do": do, **more}
    headers = {"accept": "application/json"} if script else {}
    return (client or browser()).post(address(body, "hand_in"), data, headers=headers)


def rows() -> dict[type[Model], int]:
    return {model: model.objects.count() for model in (Mark, Slip)}


def test_the_page_gives_ticket_secret_and_edition_and_is_never_kept(body: Office) -> None:
    response = browser(body["A"]).get(address(body))

    fields = hidden(response)
    assert (fields["edition"], len(fields["secret"]), fields["language"]) == ("1", 32, "id")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Yang mengubah program, memegang kunci server dan menyalin data selagi berlangsung" in response.content.decode()


@pytest.mark.parametrize("https", [False, True])
def test_the_cookie_is_for_this_page_only_and_names_nobody(body: Office, settings: Any, https: bool) -> None:
    settings.HTTPS = https
    client = browser(body["A"])
    secret = opened(body, body["A"], client)["secret"]
    (cookie,) = [cookie for cookie in client.cookies.values() if cookie.value == secret]

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (address(body), True, "Lax")
    assert re.fullmatch(r"[0-9a-f]{16}", cookie.key)
    assert (cookie["max-age"], bool(cookie["secure"])) == (3 * 24 * 3600, https)


def test_the_same_person_in_the_same_browser_gets_the_same_secret_and_another_person_another(body: Office) -> None:
    client = browser(body["A"])
    first, again = opened(body, body["A"], client), opened(body, body["A"], client)
    client.force_login(sure(body["B"].user))
    second = opened(body, body["B"], client)

    assert first == again
    assert first["secret"] != second["secret"]
    client.force_login(sure(body["A"].user))
    assert opened(body, body["A"], client) == first


def test_opening_the_page_writes_nothing(body: Office) -> None:
    client = browser(body["A"])
    before = {model: sorted(map(repr, model._default_manager.values_list())) for model in apps.get_models()}
    opened(body, body["A"], client)

    assert {model: sorted(map(repr, model._default_manager.values_list())) for model in apps.get_models()} == before


def test_the_page_takes_a_bounded_number_of_queries(body: Office, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = browser(body["A"])
    client.get(address(body))  # what is frozen is read once a process
    with django_assert_num_queries(7):
        client.get(address(body))


def test_handing_in_needs_no_session_and_touches_two_tables(body: Office) -> None:
    fields = opened(body, body["A"])
    before = {model: sorted(map(repr, model._default_manager.values_list())) for model in apps.get_models() if model not in (Mark, Slip)}
    response = send(body, fields | {f"criteria-{body['B'].public_id}": ["initiative"]}, "B", "C")

    assert response.status_code == 200
    assert "Pencalonan Anda diterima" in response.content.decode()
    assert " ".join(re.findall(".{4}", fields["secret"])) in response.content.decode()
    assert not response.cookies
    assert Slip.objects.get().content["criteria"] == {body["B"].public_id: ["initiative"]}
    assert {model: sorted(map(repr, model._default_manager.values_list())) for model in before} == before


def test_taking_a_slip_takes_a_bounded_number_of_queries(body: Office, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    fields = opened(body, body["A"])
    send(body, opened(body, body["B"]), "A")
    extra = 1 if connection.vendor == "postgresql" else 0  # the lock against closing
    with django_assert_num_queries(6 + extra):  # two of them are the savepoint of a test
        send(body, fields, "B", "C", "D")


def test_the_answer_holds_no_name_that_was_picked(body: Office) -> None:
    fields = opened(body, body["A"])
    pages = [send(body, fields, "B").content.decode(), browser(body["A"]).get(address(body)).content.decode()]

    assert all(body["B"].public_id not in text for text in pages)


def test_a_session_cookie_that_comes_along_is_not_read(body: Office) -> None:
    fields = opened(body, body["A"])
    send(body, fields, "C", client=browser(body["B"]))

    assert "B</" not in str(send(body, fields, "C", client=browser(body["B"])).content)
    assert opened(body, body["B"])["edition"] == "1"


def test_what_is_sent_twice_is_received_as_the_first_time(body: Office) -> None:
    fields = opened(body, body["A"])
    assert "Terima kasih" in send(body, fields, "B").content.decode()
    assert "Terima kasih" in send(body, fields, "B").content.decode()


def test_after_handing_in_the_page_says_so_starts_empty_and_gives_the_next_edition(body: Office) -> None:
    client = browser(body["A"])
    fields = opened(body, body["A"], client)
    send(body, fields, "B")
    response = client.get(address(body))

    assert "Sudah diterima" in response.content.decode()
    assert hidden(response) == fields | {"edition": "2"}
    assert "checked" not in response.content.decode()
    assert "Perubahan Anda diterima" in send(body, hidden(response), "C").content.decode()
    assert Slip.objects.get().content["names"] == [body["C"].public_id]


def test_on_another_phone_there_is_no_form_but_the_change_code(body: Office) -> None:
    fields = opened(body, body["A"])
    send(body, fields, "B")
    other = browser(body["A"])
    response = other.get(address(body))

    assert "Sudah dikirim dari tempat lain" in response.content.decode()
    assert (hidden(response)["secret"], response.cookies.get("sessionid")) == ("", None)
    code = " ".join(re.findall(".{4}", fields["secret"])).upper()
    changed = send(body, hidden(response), do="code", code=code)
    assert hidden(changed) == fields | {"edition": "2", "ticket": hidden(response)["ticket"]}
    send(body, hidden(changed), "C")
    assert [(slip.edition, slip.content["names"]) for slip in Slip.objects.all()] == [(2, [body["C"].public_id])]


@pytest.mark.parametrize("code", ["", "abcd", "0" * 32])
def test_an_unknown_change_code_tells_nothing(body: Office, code: str) -> None:
    response = send(body, opened(body, body["A"]), do="code", code=code)

    assert response.status_code == 422
    assert "Kode ubah ini tidak dikenal" in response.content.decode()


def test_a_second_phone_of_the_same_person_is_refused_and_asked_for_the_code(body: Office) -> None:
    first, second = opened(body, body["A"]), opened(body, body["A"])
    send(body, first, "B")
    response = send(body, second, "C")

    assert (response.status_code, rows()) == (422, {Mark: 1, Slip: 1})
    assert "Anda sudah mengirim dari tempat lain" in response.content.decode()
    assert 'name="code"' in response.content.decode()


def test_search_finds_by_part_order_and_mistake_without_an_address_and_keeps_what_was_picked(body: Office) -> None:
    for name in ("Melkianus Taneo", "Kristina Tanesib", "Agustina Seran"):
        shown = {"name": name, "position": "Bidan", "unit": "Sekretariat"}
        Nominable.objects.create(nomination=body.nomination, person=body.person(name), **shown)
    fields = opened(body, body["A"])
    response = send(body, fields | {f"criteria-{body['B'].public_id}": ["initiative"]}, "B", do="search", q="taneo melk")

    text = response.content.decode()
    assert (response.status_code, response.request["QUERY_STRING"]) == (200, "")
    assert f'value="{body["Melkianus Taneo"].public_id}"' in text
    assert f'value="{body["Kristina Tanesib"].public_id}"' not in text
    assert f'value="{body["B"].public_id}" checked' in text
    assert f'name="criteria-{body["B"].public_id}" value="initiative"' in text
    assert hidden(response) | {"names": ""} == fields | {"names": ""}
    assert body["Melkianus Taneo"].public_id in send(body, fields, do="search", q="melkianos").content.decode()
    assert "Tidak ditemukan" in send(body, fields, do="search", q="zzz").content.decode()
    assert rows() == {Mark: 0, Slip: 0}


def test_checking_shows_the_picks_again_with_the_ticks_before_anything_is_sent(body: Office) -> None:
    fields = opened(body, body["A"])
    response = send(body, fields | {f"criteria-{body['B'].public_id}": ["initiative"]}, "B", "C", do="check")

    text = response.content.decode()
    assert text.count("<legend>") == 2
    assert f'name="criteria-{body["B"].public_id}" value="initiative" checked' in text
    assert f'name="criteria-{body["C"].public_id}" value="initiative" checked' not in text
    assert "Kirim 2 pilihan secara rahasia" in text
    assert rows() == {Mark: 0, Slip: 0}
    assert "Surat suara kosong tetap sah" in send(body, fields, do="check").content.decode()


@pytest.mark.parametrize("do", ["search", "check", "send"])
def test_too_many_names_come_back_with_everything_that_was_picked(body: Office, do: str) -> None:
    response = send(body, opened(body, body["A"]), *"BCDE", do=do)

    assert (response.status_code, response.content.decode().count(" checked>")) == (422, 4)
    assert "Anda memilih 4 nama. Paling banyak 3 nama." in response.content.decode()
    assert rows() == {Mark: 0, Slip: 0}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ticket": "x"}, "Halaman ini tidak lagi berlaku"),
        ({"ticket": ""}, "Halaman ini tidak lagi berlaku"),
        ({"secret": ""}, "Halaman ini tidak lengkap"),
        ({"edition": "abc"}, "Kiriman ini tidak disimpan"),
        ({"edition": "999999"}, "Kiriman ini tidak disimpan"),
    ],
)
def test_a_page_that_was_tampered_with_gets_a_clear_answer_and_changes_nothing(body: Office, change: dict[str, str], sentence: str) -> None:
    response = send(body, opened(body, body["A"]) | change, "B")

    assert (response.status_code, rows()) == (422, {Mark: 0, Slip: 0})
    assert sentence in response.content.decode()


def test_what_comes_after_the_closing_time_is_not_taken(body: Office, clock: Clock) -> None:
    fields = opened(body, body["A"])
    clock.at = CLOSES
    response = send(body, fields, "B")

    assert (response.status_code, rows()) == (422, {Mark: 0, Slip: 0})
    assert "Penerimaan sudah ditutup" in response.content.decode()


def test_a_slip_is_taken_days_later_after_sign_out(body: Office, clock: Clock) -> None:
    fields = opened(body, body["A"])
    clock.at = CLOSES - timedelta(seconds=1)

    assert send(body, fields, "B").status_code == 200


@pytest.mark.parametrize(("origin", "status"), [("http://testserver", 200), ("null", 200), ("https://jahat.example", 404)])
def test_pages_of_other_sites_cannot_send(body: Office, origin: str, status: int) -> None:
    fields = opened(body, body["A"])
    response = browser().post(address(body, "hand_in"), {**fields, "do": "send"}, headers={"origin": origin})

    assert (response.status_code, Slip.objects.count()) == (status, int(status == 200))


def test_a_nomination_that_was_voided_or_never_was_takes_nothing(body: Office) -> None:
    fields = opened(body, body["A"])
    assert browser().post(reverse("nomination:hand_in", args=["zzzzzzzzzzzz"]), fields).status_code == 404
    body.run.void, body.run.reason, body.run.closed_at = True, "Salah", CLOSES
    body.run.save()

    assert send(body, fields, "B").status_code == 404
    gone = send(body, fields, "B", script=True)
    assert (gone.status_code, gone.json()["code"]) == (404, "nomination.gone")


def test_script_gets_the_same_answers_in_json(body: Office) -> None:
    fields = opened(body, body["A"])
    assert send(body, fields, "B", script=True).json() == {"first": True, "edition": 1}
    assert send(body, fields, "B", script=True).json() == {"first": False, "edition": 1}
    no = send(body, fields, "C", script=True)
    assert (no.status_code, no.json()["code"]) == (422, "slip.edition")
    assert send(body, fields, do="code", code=fields["secret"], script=True).json() == {"edition": 2}


def test_moments_are_shown_in_the_time_zone_of_the_agency(body: Office) -> None:
    Agency.objects.update(time_zone="Asia/Jayapura")
    response = send(body, opened(body, body["A"]), "B")

    assert "pukul 13.00 WIT" in response.content.decode()


def test_the_answer_is_in_the_language_of_the_page(body: Office) -> None:
    client = browser(body["A"])
    client.cookies["django_language"] = "en"
    fields = opened(body, body["A"], client)

    assert fields["language"] == "en"
    assert "Your nomination has been received" in send(body, fields, "B").content.decode()


def test_somebody_who_is_not_on_the_roll_is_told_why(body: Office) -> None:
    late = body.person("Pindahan")
    response = browser(late).get(address(body))

    assert response.status_code == 200
    assert "daftar pemilih yang dibekukan" in response.content.decode()
    assert not hidden(response).get("ticket")


def test_people_of_another_agency_find_nothing(body: Office) -> None:
    other = office(code="lain", colleagues="AB")
    client = browser(other["A"])

    assert client.get(address(body)).status_code == 404
    assert client.get(address(body, "shell", "x")).status_code == 404
    assert client.get(reverse("nomination:may", args=[body.cycle.public_id])).status_code == 404


def test_after_closing_the_page_leads_to_the_names(body: Office, clock: Clock) -> None:
    clock.at = CLOSES

    assert browser(body["A"]).get(address(body)).headers["Location"] == address(body, "names")


def kept(body: Office, person: Person, **headers: Any) -> Answer:
    client = browser(person)
    where = sure(re.search(r'data-shell="([^"]+)"', client.get(address(body)).content.decode()))
    return client.get(where[1], headers=headers)


def names_in(text: str) -> dict[str, list[Any]]:
    found = sure(re.search(r'<template id="daftar">(.*?)</template>', text))
    listed: dict[str, list[Any]] = json.loads(found[1].replace("&quot;", '"'))
    return listed


def test_the_page_that_a_phone_keeps_is_the_same_for_everybody_and_names_nobody_who_asks(body: Office) -> None:
    first, second = kept(body, body["A"]), kept(body, body["B"])

    text = first.content.decode()
    assert text == second.content.decode()
    assert set(hidden(first).values()) == {"id", "", "0"}
    assert first.headers["Cache-Control"] == "private, max-age=604800, immutable"
    listed = names_in(text)
    assert [row[1] for row in listed["people"]] == sorted(body.people)
    assert listed["people"][0] == [body["A"].public_id, "A", 0, 0]
    assert (listed["positions"], listed["units"]) == (["Staf"], ["Sekretariat"])


def test_the_kept_page_comes_compressed(body: Office) -> None:
    response = kept(body, body["A"], **{"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert b'id="daftar"' in gzip.decompress(response.content)


def test_an_address_of_the_kept_page_that_is_out_of_date_is_not_found(body: Office) -> None:
    assert browser(body["A"]).get(address(body, "shell", "0" * 16)).status_code == 404


def test_a_list_too_long_for_a_phone_lists_the_own_unit_and_leaves_the_rest_to_the_server(
    body: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_KEPT", 20)
    Nominable.objects.filter(name__in=["B", "C"]).update(unit="Bidang")
    other = body.agency.units.create(name="Bidang", valid_from=START)
    Employment.objects.filter(person=body["A"]).update(unit=other)

    text = browser(body["A"]).get(address(body)).content.decode()
    assert re.findall(r"<b>([^<]+)</b><small>", text)[:2] == ["B", "C"]
    assert names_in(kept(body, body["A"]).content.decode()) == {"positions": [], "units": [], "people": []}


def test_a_list_searched_in_the_page_that_posts_is_not_listed_before_a_search(body: Office) -> None:
    assert 'id="temuan" class="bagian" data-all="15" hidden' in send(body, opened(body, body["A"]), do="search").content.decode()


def test_a_short_list_is_shown_whole(body: Office) -> None:
    Nominable.objects.filter(name__gt="M").delete()
    text = browser(body["A"]).get(address(body)).content.decode()

    assert re.findall(r"<b>([^<&]+)</b><small>", text) == [*"ABCDEFGHIJK", "Kepegawaian", *"LM"]


def test_somebody_without_an_employment_today_still_opens_the_page_if_on_the_roll(body: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_KEPT", 20)
    monkeypatch.setattr(page, "employment_of", lambda *facts, **more: None)

    assert browser(body["A"]).get(address(body)).status_code == 200


def test_the_worker_reaches_the_ballots_only(body: Office) -> None:
    response = browser().get("/sw.js")

    assert response.headers["Content-Type"] == "text/javascript"
    assert 'importScripts("/static/nomination/ballot.js")' in response.content.decode()


def test_whoever_asks_before_opening_whether_they_may_take_part_is_told(clock: Clock) -> None:
    body = office()
    contract = body.person("Kontrak", status="pppk")
    where = reverse("nomination:may", args=[body.cycle.public_id])

    assert "Ya, Anda dapat ikut mencalonkan" in browser(body["A"]).get(where).content.decode()
    text = browser(contract).get(where).content.decode()
    assert "Ya, Anda dapat ikut mencalonkan" in text
    assert "Aturan siklus ini tidak memungkinkan status kepegawaian Anda dicalonkan" in text
