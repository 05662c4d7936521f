"""Stirring the live tables, and closing a round."""

import os
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from pelopor.audit.actions import record
from pelopor.participation.actions.slip import LOCK
from pelopor.participation.models import Mark, Round, Slip
from pelopor.people.models import Person

CHANCE = secrets.SystemRandom()
EVERY = timedelta(minutes=10)
LEAST = 10  # slips that came or changed since the last stir
BATCH = 500
LIVE = {
    "participation_slip": ("handle", "round_id", "group_id", "edition", "content"),
    "participation_mark": ("mark", "round_id", "request"),
}
CLOSED = {"participation_closedslip": ("key", "round_id", "group_id", "content"), "participation_receipt": ("handle", "round_id")}
Row = tuple[Any, ...]


def stir() -> int:
    """Write the live tables anew in random order, so that neither order nor transaction ids tell who handed in what.

    PostgreSQL: TRUNCATE and INSERT under one lock (TRUNCATE makes new files; concurrent writers wait). SQLite: rewrite,
    then checkpoint and truncate the log, which held the pages in the order of arrival. Returns the number of slips.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # In the order in which handing in meets them: the other way round the two would wait for each other.
                cursor.execute("LOCK TABLE participation_slip, participation_mark IN ACCESS EXCLUSIVE MODE")
        rows = {table: _read(table, columns) for table, columns in LIVE.items()}
        _empty()
        for table, columns in LIVE.items():
            CHANCE.shuffle(rows[table])
            _write(table, columns, rows[table])
    checkpoint()
    return len(rows["participation_slip"])


def _read(table: str, columns: Sequence[str], *, round: Round | None = None) -> list[Row]:
    """Rows as the database holds them: making objects of them and taking those apart again took most of a closing."""
    where, values = (" WHERE round_id = %s", [round.pk]) if round else ("", [])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table}{where}", values)  # noqa: S608  names of this file
        return list(cursor.fetchall())


def _write(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    places = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for first in range(0, len(rows), BATCH):
            batch = rows[first : first + BATCH]
            values = ", ".join([places] * len(batch))
            cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}", list(chain.from_iterable(batch)))  # noqa: S608


def _empty() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE refuses while checks of this transaction wait
            cursor.execute("TRUNCATE participation_mark, participation_slip")
        else:
            cursor.execute("DELETE FROM participation_mark")
            cursor.execute("DELETE FROM participation_slip")


def checkpoint() -> None:
    """Bring the write-ahead log of SQLite into the file and empty it. Outside a transaction only (a test holds one open)."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Stirrer:
    """Decides when a stir is due: at most every ten minutes, when ten or more slips came or changed. Kept in memory only."""

    def __init__(self) -> None:
        self.last: datetime | None = None
        self.seen = 0

    def due(self, at: datetime) -> bool:
        """Count what is there (number of slips and their editions) and say whether to stir now."""
        total = sum(Slip.objects.values_list("edition", flat=True))
        if total < self.seen:
            self.seen = 0
        enough = total - self.seen >= LEAST and (self.last is None or at - self.last >= EVERY)
        if enough:
            self.last, self.seen = at, total
        return enough


STIRRER = Stirrer()


def stir_due(at: datetime) -> bool:
    """Stir if it is due; the task process asks every few seconds."""
    if not STIRRER.due(at):
        return False
    stir()
    return True


def close_round(round: Round, *, by: Person | None, at: datetime) -> bool:
    """Close `round`: last stir, contents and receipts kept apart in random order, marks, slips and salt destroyed.

    Returns: False when it was closed before (two processes at once): nothing was done.
    """
    stir()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, round.pk])
        if not Round.objects.filter(pk=round.pk, closed_at__isnull=True).update(closed_at=at, salt=None):
            return False
        columns = ("handle", "round_id", "group_id", "content")
        slips = _read("participation_slip", columns, round=round)
        CHANCE.shuffle(slips)
        contents = [(os.urandom(16), *row[1:]) for row in slips]
        handles = [(handle, round.pk) for handle in sorted(bytes(row[0]) for row in slips)]
        for (table, names), rows in zip(CLOSED.items(), (contents, handles), strict=True):
            _write(table, names, rows)
        Slip.objects.filter(round=round).delete()
        Mark.objects.filter(round=round).delete()
        Round.objects.filter(pk=round.pk).update(slips_counted=len(slips))
        record("participation.round_closed", agency=round.agency.public_id, thing=round.public_id, by=by, at=at, slips=len(slips))
    purge()
    round.refresh_from_db()
    return True


def purge() -> None:
    """Take the destroyed rows out of the files: new files on PostgreSQL, an emptied log on SQLite (secure_delete is on)."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            for table in ("participation_round", "participation_mark", "participation_slip"):
                cursor.execute(f"VACUUM FULL {table}")
    checkpoint()


def record_turnout(round: Round, *, step: int, at: datetime) -> None:
    """Tell the audit that turnout passed a step of ten points, once per step."""
    with transaction.atomic():
        behind = Q(turnout_step__isnull=True) | Q(turnout_step__lt=step)
        if Round.objects.filter(behind, pk=round.pk).update(turnout_step=step):
            record("participation.turnout", agency=round.agency.public_id, thing=round.public_id, by=None, at=at, step=step)
