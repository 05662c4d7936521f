"""Reads of rounds, and what a handed-in slip is recognised by. Nothing here writes."""

import hashlib
import hmac
import os
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing
from django.db import connection
from django.db.models import Count, QuerySet

from pelopor.participation.models import ClosedSlip, Mark, Receipt, RollEntry, Round
from pelopor.people.models import Person
from pelopor.rules.errors import RuleBroken
from pelopor.rules.privacy import turnout_step

ON_ROLL = """SELECT participation_group.code FROM participation_rollentry
    JOIN participation_group ON participation_group.id = participation_rollentry.group_id
    WHERE participation_rollentry.round_id = %s AND participation_rollentry.person_id = %s"""
STATE = "participation_round.salt, participation_round.closed_at IS NOT NULL"  # columns for `fresh`
MARKED = "SELECT 1 FROM participation_mark WHERE mark = %s"
EDITION = "SELECT edition FROM participation_slip WHERE handle = %s"
TICKET = signing.Signer(salt="pelopor.participation.ticket")


def slip_key() -> bytes:
    """PELOPOR_SLIP_KEY: a file of its own, made at first use, readable by the program only.

    Raises:  RuleBroken("slip_key.short") when the file was cut.
    """
    file = settings.SLIP_KEY_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(os.urandom(32))
    except FileExistsError:
        pass
    key: bytes = file.read_bytes()
    if len(key) < 32:
        raise RuleBroken("slip_key.short")
    return key


def mark_of(round: Round, person: Person) -> bytes:
    """HMAC(HKDF(slip key, round salt), person): says that somebody took part, and nothing more once the salt is gone."""
    return marks_of(round, [person.public_id])[person.public_id]


def marks_of(round: Round, people: Iterable[str]) -> dict[str, bytes]:
    """The marks of people (public ids)."""
    if round.salt is None:
        raise RuleBroken("round.closed")
    key = HKDF(SHA256(), 32, salt=bytes(round.salt), info=b"pelopor mark").derive(slip_key())
    return {person: hmac.digest(key, person.encode(), "sha256") for person in people}


def handle_of(round_id: str, secret: str) -> bytes:
    """SHA-256(round public id | secret): the only name of a slip; only the holder of the secret can say it."""
    return hashlib.sha256(f"{round_id}|{secret}".encode()).digest()


@dataclass(frozen=True)
class Ticket:
    """Admission to a sealed round: which mark to set, and in which group the slip is kept. No person, no clock."""

    round_id: str
    mark: bytes
    group: str

    def __str__(self) -> str:
        """As it is given out: signed."""
        return TICKET.sign(f"{self.round_id}|{self.mark.hex()}|{self.group}")


def write_ticket(round: Round, person: Person) -> str:
    """The ticket of somebody on the roll.

    Raises:  RuleBroken("roll.absent") for somebody who is not on the frozen roll.
    """
    ticket = ticket_of(round, person)
    if ticket is None:
        raise RuleBroken("roll.absent")
    return str(ticket)


def ticket_of(round: Round, person: Person) -> Ticket | None:
    """The ticket of somebody on the roll, None for anybody else."""
    found = _row(ON_ROLL, round.pk, person.pk)
    return None if found is None else Ticket(round.public_id, mark_of(round, person), found[0])


def read_ticket(text: str, *, round: Round) -> Ticket:
    """The ticket in `text`.

    Raises:  RuleBroken("ticket.bad") for one that is forged, cut, or of another round.
    """
    try:
        round_id, mark, group = TICKET.unsign(text).split("|")
        ticket = Ticket(round_id, bytes.fromhex(mark), group)
    except (signing.BadSignature, ValueError) as forged:
        raise RuleBroken("ticket.bad") from forged
    if ticket.round_id != round.public_id:
        raise RuleBroken("ticket.bad")
    return ticket


def fresh(round: Round, *, salt: bytes | None, closed: bool) -> Round:
    """A copy of `round` with what a closing changes, just read (STATE): a part above may keep what is frozen, never the salt."""
    made = copy(round)
    made.salt = salt
    made.closed_at = (made.closed_at or made.closes_at) if closed else None  # when exactly is not asked here
    return made


def is_open(round: Round, *, at: datetime) -> bool:
    return round.closed_at is None and round.opens_at <= at < round.closes_at


def open_rounds(*, at: datetime) -> QuerySet[Round]:
    """Rounds that take slips at `at`."""
    return Round.objects.filter(closed_at__isnull=True, opens_at__lte=at, closes_at__gt=at)


def due_rounds(*, at: datetime) -> QuerySet[Round]:
    """Rounds whose time is over and that are not closed yet."""
    return Round.objects.filter(closed_at__isnull=True, closes_at__lte=at).order_by("closes_at", "pk")


def has_taken_part(round: Round, person: Person) -> bool:
    """Whether the mark of `person` is set. Computed at reading, while the round lives."""
    return round.salt is not None and is_marked(mark_of(round, person))


def is_marked(mark: bytes) -> bool:
    return _row(MARKED, mark) is not None


def edition_of(round: Round, secret: str) -> int:
    """The highest edition under this secret; 0 when none was handed in. The holder learns that and nothing else."""
    return edition_under(handle_of(round.public_id, secret))


def edition_under(handle: bytes) -> int:
    found = _row(EDITION, handle)
    return int(found[0]) if found else 0


def _row(query: str, *values: bytes | int) -> tuple[Any, ...] | None:
    """One row of a query that everybody asks in the days of a round: building it anew each time took longer than asking it."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


@dataclass(frozen=True)
class Open:
    """A round that is open for somebody. turnout: full steps of ten percent, None for a small roll."""

    round: Round
    handed_in: bool
    turnout: int | None


def open_for(person: Person, *, at: datetime) -> list[Open]:
    """Rounds on whose frozen roll `person` stands and that take slips at `at`; nothing of it is stored."""
    rounds = open_rounds(at=at).filter(roll__person=person).select_related("agency", "nomination").order_by("closes_at", "pk")
    return [Open(round, has_taken_part(round, person), turnout(round)) for round in rounds]


def turnout(round: Round) -> int | None:
    """Turnout in steps of ten percent; None under 15 on the roll."""
    if round.slips_counted is not None:
        return turnout_step(round.slips_counted, round.roll_size)
    return turnout_step(Mark.objects.filter(round=round).count(), round.roll_size)


def turnouts(rounds: Iterable[Round]) -> dict[int, int | None]:
    """Turnout of rounds that take slips, as `turnout` tells it, by primary key. One query."""
    sizes = {round.pk: round.roll_size for round in rounds}
    counted = Mark.objects.filter(round__in=list(sizes)).values_list("round").annotate(Count("pk"))
    done = dict(counted.order_by())
    return {key: turnout_step(done.get(key, 0), size) for key, size in sizes.items()}


def roll_of(round: Round) -> QuerySet[RollEntry]:
    return RollEntry.objects.filter(round=round).select_related("person")


def roll_fingerprint(people: Iterable[Person]) -> str:
    """SHA-256 over the sorted public ids of the people on a roll."""
    return hashlib.sha256("\n".join(sorted(person.public_id for person in people)).encode()).hexdigest()


def closed_contents(round: Round) -> list[object]:
    """The contents of the closed slips, in the order of their random keys. Only for tallying above."""
    return list(ClosedSlip.objects.filter(round=round).order_by("key").values_list("content", flat=True))


def receipts(round: Round) -> list[str]:
    """Sorted handles that were counted, in hexadecimal."""
    return sorted(bytes(handle).hex() for handle in Receipt.objects.filter(round=round).values_list("handle", flat=True))
