"""The pages of groups and of too few names: who finds them, what they say, what they do."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse

from pelopor.nomination import queries
from pelopor.nomination.actions import answer_group
from pelopor.nomination.models import Candidate, Group
from pelopor.nomination.views import slip
from pelopor.people.models import Employment
from tests.conftest import NOON, Clock
from tests.nomination.factories import CLOSES, Office, office
from tests.nomination.test_groups import agree, register
from tests.nomination.test_pages import browser, text_of

pytestmark = pytest.mark.django_db


def at(name: str, thing: Any) -> str:
    return reverse(f"nomination:{name}", args=[thing.public_id])


def keys(body: Office, names: str) -> list[str]:
    return [body[name].public_id for name in names]


@pytest.fixture
def body() -> Office:
    return office(colleagues="ABCDEFGHIJKLMNOP")


def test_tim_rb_picks_members_then_the_leader_then_registers(body: Office) -> None:
    client, where = browser(body["Tim"]), at("groups", body.cycle)
    assert "Lanjut memilih ketua" in text_of(client.get(where))
    ticked = client.post(where, {"name": "Loket Ramah", "members": keys(body, "AB"), "do": "leader"})
    assert (ticked.status_code, 'name="leader"' in text_of(ticked), "Loket Ramah" in text_of(ticked)) == (200, True, True)
    fields = {"name": "Loket Ramah", "members": keys(body, "AB"), "leader": body["B"].public_id, "do": "register"}
    answer = client.post(where, fields)

    assert (answer.status_code, answer.headers["Location"]) == (302, where)
    group = Group.objects.get()
    assert (group.name, group.leader, [one.name for one in queries.people_of(group)]) == ("Loket Ramah", body["B"], ["A", "B"])
    assert "Belum menjawab" in text_of(client.get(where))
    twice = client.post(where, fields)
    assert (twice.status_code, Group.objects.count()) == (422, 1)


def test_a_search_keeps_who_is_ticked(body: Office) -> None:
    for number in range(12):
        body.person(f"Pegawai {number}")
    client, where = browser(body["Tim"]), at("groups", body.cycle)
    first = text_of(client.get(where))
    assert ('name="members"' in first, " required" in first) == (False, False)  # a search is sent before the name is written
    found = text_of(client.post(where, {"name": "X", "members": keys(body, "A"), "q": "pegawai 7", "do": "search"}))
    nobody = text_of(client.post(where, {"q": "zzz", "do": "search"}))

    assert re.findall(r'name="members" value="(\w+)"', found) == [body["A"].public_id, body["Pegawai 7"].public_id]
    assert "Tidak ditemukan" in nobody


@pytest.mark.parametrize(
    "fields", [{}, {"name": "X"}, {"name": "X", "members": ["nobody"]}, {"name": "x" * 101}, {"name": "X", "members": "A", "leader": "B"}]
)
def test_a_group_that_is_not_whole_is_told_at_its_field(body: Office, fields: dict[str, Any]) -> None:
    given = {**fields, **{name: body[fields[name]].public_id for name in ("members", "leader") if isinstance(fields.get(name), str)}}
    answer = browser(body["Tim"]).post(at("groups", body.cycle), {**given, "do": "register"})

    assert (answer.status_code, Group.objects.count()) == (422, 0)
    assert "Ada yang perlu diperbaiki" in text_of(answer)


def test_members_answer_on_a_page_that_is_refused_to_others(body: Office) -> None:
    group = register(body, "Loket Ramah", "AB")
    where, client = at("join", group), browser(body["A"])

    assert client.post(where, {}).status_code == 422
    assert client.post(where, {"agrees": "yes"}).status_code == 302
    assert "Anda sudah setuju" in text_of(client.get(where))
    client.post(where, {"agrees": "no"})
    assert "Anda menjawab tidak ikut" in text_of(client.get(where))
    assert browser(body["C"]).get(where).status_code == 403
    may = text_of(browser(body["B"]).get(at("may", body.cycle)))
    assert ("anggota kelompok Loket Ramah" in may, where in may) == (True, True)
    agree(body, group, "A")
    body.open()
    late = client.post(where, {"agrees": "no"})
    assert (late.status_code, "Pencalonan sudah dibuka" in text_of(late)) == (422, True)


def test_tim_rb_dissolves_a_group_once(body: Office) -> None:
    group = register(body, "Loket Ramah", "AB")
    client, where = browser(body["Tim"]), at("dissolve", group)

    assert "Bubarkan kelompok ini" in text_of(client.get(where))
    assert client.post(where).status_code == 302
    assert client.post(where).status_code == 422
    assert "sudah dibubarkan" in text_of(client.get(where))
    assert "sudah dibubarkan" in text_of(browser(body["A"]).get(at("join", group)))


def test_the_page_that_opens_the_nomination_says_which_groups_are_not_on_the_list(body: Office) -> None:
    register(body, "Tim Data", "CD")
    ready = register(body, "Loket Ramah", "AB")
    agree(body, ready, "AB")

    text = text_of(browser(body["Tim"]).get(at("prepare", body.run)))

    assert text.index("Loket Ramah") < text.index("Masuk daftar") < text.index("Tim Data") < text.index("Tidak masuk")
    assert "19 orang dapat dicalonkan" in text


def test_where_the_ruleset_names_people_only_the_page_says_so() -> None:
    body = office(ruleset={"nomination.groups": False})
    client = browser(body["Tim"])

    assert "hanya memungkinkan perorangan" in text_of(client.get(at("groups", body.cycle)))
    assert "Kelompok" not in text_of(client.get(at("prepare", body.run)))


@pytest.fixture
def named(body: Office) -> Office:
    """Open, with a group of A, B and C, to which all agreed."""
    group = register(body, "Loket Ramah", "ABC")
    agree(body, group, "ABC")
    body.open()
    return body


def test_the_ballot_lists_a_group_with_its_members_also_where_there_is_no_signal(named: Office) -> None:
    group, client = Group.objects.get(), browser(named["D"])
    found = text_of(client.post(at("hand_in", named.nomination), {"q": "A", "do": "search", "language": "id"}))
    kept = text_of(client.get(reverse("nomination:shell", args=[named.nomination.public_id, slip.shell_key(named.nomination)])))
    names = json.loads(re.findall(r'<template id="daftar">(.*?)</template>', kept)[0].replace("&quot;", '"'))

    note = "3 anggota: A; B; C (Sekretariat)"
    assert f"<b>Loket Ramah</b><small>Kelompok, {note}</small>" in found
    row = next(row for row in names["people"] if row[0] == group.public_id)
    assert (row[1], names["positions"][row[2]], names["units"][row[3]]) == ("Loket Ramah", "Kelompok", note)
    checked = client.post(at("hand_in", named.nomination), {"names": [group.public_id], "do": "check", "language": "id"})
    assert f'name="criteria-{group.public_id}"' in text_of(checked)


def test_the_leader_answers_for_the_group_and_another_member_finds_no_page(named: Office, clock: Clock) -> None:
    group = Group.objects.get()
    named.people["Loket Ramah"] = group  # type: ignore[assignment]  # a ballot knows keys only
    named.voters = [named["D"]]
    named.vote("Loket Ramah")
    named.close()
    clock.at = CLOSES
    where = at("consent", Candidate.objects.get())

    assert "Anda menjawab sebagai ketua" in text_of(browser(named["A"]).get(where))
    assert browser(named["B"]).get(where).status_code == 404
    assert browser(named["A"]).post(where, {"consent": "yes"}).status_code == 302
    assert Candidate.objects.get().consent is True


def closed(rule: str) -> Office:
    body = office(ruleset={"nomination.fewer": rule})
    body.open()
    body.vote("A", "B")
    body.close()
    return body


@pytest.mark.parametrize(
    ("rule", "says", "answers"),
    [
        ("continue", "Diteruskan dengan nama yang ada", []),
        ("extend_window", "dibuka sekali lagi", ["yes"]),
        ("advice", "masukan", ["no", "yes"]),
    ],
)
def test_tim_rb_reads_what_the_rule_says_of_too_few_names(clock: Clock, rule: str, says: str, answers: list[str]) -> None:
    body = closed(rule)
    clock.at = CLOSES
    text = text_of(browser(body["Tim"]).get(at("fewer", body.nomination)))

    assert ("2 nama untuk 5 tempat" in text, says in text) == (True, True)
    assert re.findall(r'name="again" value="(\w+)"', text) == answers


def test_tim_rb_decides_with_a_reason_and_once(clock: Clock) -> None:
    body = closed("advice")
    clock.at = CLOSES
    client, where = browser(body["Tim"]), at("fewer", body.nomination)

    assert client.post(where, {"again": "no", "reason": ""}).status_code == 422
    assert client.post(where, {"again": "no", "reason": "Unit kecil"}).status_code == 302
    assert client.post(where, {"again": "yes", "reason": "Lain"}).status_code == 422
    assert "Unit kecil" in text_of(client.get(where))


def test_before_the_nomination_is_counted_the_page_says_so(body: Office) -> None:
    body.open()

    assert "belum dihitung" in text_of(browser(body["Tim"]).get(at("fewer", body.nomination)))


def test_somebody_whose_employment_ended_is_offered_no_more(body: Office) -> None:
    group = register(body, "Loket Ramah", "AB")
    answer_group(group, agrees=True, by=body["A"], at=NOON)
    Employment.objects.filter(person=body["C"]).update(status="non_asn")

    offered = set(re.findall(r'name="members" value="(\w+)"', text_of(browser(body["Tim"]).get(at("groups", body.cycle)))))
    assert not offered & {*keys(body, "ABC")}
    assert set(keys(body, "DEF")) <= offered
