"""Reading the audit."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from pelopor.audit.models import Event, Head


def digest(event: Event) -> str:
    """SHA-256 over the previous hash and every column of the event, as canonical JSON."""
    body = [
        event.previous, event.agency, event.sequence, event.kind, event.thing, event.actor, event.actor_name,
        event.at.isoformat(), event.facts, event.request,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def events_of(agencies: Iterable[str]) -> QuerySet[Event]:
    """The events of these agencies (public ids), latest first."""
    return Event.objects.filter(agency__in=list(agencies)).order_by("-at", "-sequence")


@dataclass(frozen=True)
class Broken:
    """Where a chain does not hold: the sequence number of the first event that is missing or altered."""

    agency: str
    sequence: int


def broken_chain(agency: str) -> Broken | None:
    """The first break in the chain of `agency` (public id), or None when every event follows from the one before up to the head."""
    head = Head.objects.filter(agency=agency).first() or Head(agency=agency)  # read first: what is added meanwhile lies behind it
    previous, expected = "", 1
    for event in Event.objects.filter(agency=agency).order_by("sequence").iterator():
        altered = event.previous != previous or event.hash != digest(event)
        if event.sequence != expected or altered or (expected == head.length and event.hash != head.hash):
            return Broken(agency, expected)
        previous, expected = event.hash, expected + 1
    return Broken(agency, expected) if expected <= head.length else None
