"""The inspectorate reads the trail in words, page by page, and is told when the chain is broken."""

import re

import pytest
from django.test import Client
from django.utils import translation

from pelopor.audit.actions import record
from pelopor.audit.models import Event
from pelopor.kit import words
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from tests.conftest import NOON, sure
from tests.people.factories import agency, give, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Agency:
    return agency("dinkes", parent=agency("prov"))


@pytest.fixture
def auditor(office: Agency) -> Person:
    who = person("Auditor")
    give(who, sure(office.parent), Role.INSPECTORATE)
    return who


def fill(office: Agency, count: int) -> None:
    for number in range(1, count + 1):
        record("evidence.kept", agency=office.public_id, by=person(f"Orang {number}"), at=NOON, name=f"berkas-{number}.pdf")


def shown(client: Client, office: Agency, after: str = "") -> tuple[str, list[int]]:
    text = client.get(f"/jejak/{office.public_id}/{after}").content.decode()
    return text, [int(number) for number in re.findall(r"berkas-(\d+)\.pdf", text)]


@pytest.mark.parametrize("kind", sorted(words.known()["deeds"]))
def test_every_deed_has_a_sentence_in_both_languages(kind: str) -> None:
    facts = {name: f"<{name}>" for name in re.findall(r"%\((\w+)\)s", str(words._deeds[kind]))}
    said = []
    for language in ("id", "en"):
        with translation.override(language):
            said.append(words.sentence(kind, facts))

    assert said[0] != said[1]
    assert [[value in text for value in facts.values()] for text in said] == [[True] * len(facts)] * 2


def test_the_trail_is_paged_by_fifty_the_latest_first(office: Agency, auditor: Person) -> None:
    fill(office, 51)
    client = signed_in(auditor)

    first, numbers = shown(client, office)
    assert (numbers, "?hal=2" in first, "Rangkaian utuh" in first) == (list(range(51, 1, -1)), True, True)
    second, numbers = shown(client, office, "?hal=2")
    assert (numbers, "?hal=1" in second, "?hal=3" in second) == ([1], True, False)
    assert [shown(client, office, f"?hal={junk}")[1][0] for junk in ("0", "-1", "x", "1", "9" * 5_000)] == [51] * 5


def test_a_search_by_name_or_kind_stays_with_the_pages(office: Agency, auditor: Person) -> None:
    fill(office, 12)
    client = signed_in(auditor)

    assert shown(client, office, "?q=orang+12")[1] == [12]
    assert len(shown(client, office, "?q=evidence")[1]) == 12
    assert "Tidak ada tindakan" in shown(client, office, "?q=zzz")[0]


def test_a_role_is_named_as_people_call_it(office: Agency, auditor: Person) -> None:
    record(
        "people.role_granted", agency=office.public_id, by=None, at=NOON, person="Ance", role="reform_team", basis="SK", until="2027-01-01"
    )

    text = shown(signed_in(auditor), office)[0]
    assert ("Tim RB" in text, "reform_team" in text) == (True, False)


def test_a_broken_chain_is_told_with_its_place(office: Agency, auditor: Person) -> None:
    fill(office, 3)
    Event.objects.filter(sequence=2).update(actor_name="Orang lain")

    text = shown(signed_in(auditor), office)[0]
    assert ("Rangkaian terputus" in text, "Mulai tindakan nomor 2 " in text, "Rangkaian utuh" in text) == (True, True, False)


def test_others_are_refused_and_another_agency_is_not_found(office: Agency) -> None:
    clients = [signed_in(person("Yos", where, role=Role.HEAD)) for where in (office, agency("dinsos"))]

    assert [client.get(f"/jejak/{office.public_id}/").status_code for client in clients] == [403, 404]


def test_the_trail_speaks_english(office: Agency, auditor: Person) -> None:
    fill(office, 1)

    text = shown(signed_in(auditor, language="en"), office)[0]
    assert ("Chain intact" in text, "Audit trail" in text, "Rangkaian utuh" in text) == (True, True, False)
