"""Each agency's deeds form one chain; whatever is altered, taken out or cut off afterwards is seen, and where."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.audit.models import Event, Head
from pelopor.audit.queries import Broken, broken_chain, digest
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> list[Event]:
    return [record("evidence.kept", agency="dinas", by=None, at=NOON, name=f"berkas {number}") for number in (1, 2, 3)]


def test_an_event_follows_from_the_one_before_and_the_head_is_the_last(chain: list[Event]) -> None:
    assert [(one.sequence, one.previous) for one in chain] == [(1, ""), (2, chain[0].hash), (3, chain[1].hash)]
    assert list(Head.objects.values_list("agency", "length", "hash")) == [("dinas", 3, chain[2].hash)]
    assert broken_chain("dinas") is None


def test_the_hash_can_be_computed_by_anybody(chain: list[Event]) -> None:
    text = '["","dinas",1,"evidence.kept","","","","2026-11-24T04:00:00+00:00",{"name":"berkas 1"},null]'

    assert chain[0].hash == hashlib.sha256(text.encode()).hexdigest()


def test_every_agency_has_a_chain_of_its_own(chain: list[Event]) -> None:
    other = record("evidence.kept", agency="lain", by=None, at=NOON, name="x")

    assert (other.sequence, other.previous, broken_chain("lain"), broken_chain("tidak ada")) == (1, "", None, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "people.role_ended"}, {"thing": "x"}, {"actor": "x"}, {"actor_name": "Orang lain"}, {"at": NOON + timedelta(seconds=1)},
        {"facts": {"name": "lain"}}, {"request": "x"}, {"previous": "0" * 64}, {"hash": "0" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)  # fmt: skip
def test_an_altered_event_is_seen_where_it_stands(chain: list[Event], changed: dict[str, Any]) -> None:
    Event.objects.filter(sequence=2).update(**changed)

    assert broken_chain("dinas") == Broken("dinas", 2)


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_an_event_that_was_taken_out_is_missed(chain: list[Event], gone: int) -> None:
    Event.objects.filter(sequence=gone).delete()

    assert broken_chain("dinas") == Broken("dinas", gone)


def test_an_end_that_was_written_anew_with_fitting_hashes_is_seen_by_the_head(chain: list[Event]) -> None:
    last = Event.objects.get(sequence=3)
    last.facts = {"name": "lain"}
    last.hash = digest(last)
    last.save()

    assert broken_chain("dinas") == Broken("dinas", 3)


def test_a_deed_that_comes_twice_is_written_once(chain: list[Event]) -> None:
    record("evidence.kept", agency="dinas", by=None, at=NOON, request="kunci", name="x")

    with pytest.raises(IntegrityError), transaction.atomic():
        record("evidence.kept", agency="dinas", by=None, at=NOON, request="kunci", name="x")
    assert (Event.objects.count(), broken_chain("dinas")) == (4, None)
