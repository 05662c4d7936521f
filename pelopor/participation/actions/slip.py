"""Handing in a slip, exactly as secrecy.md says. No session, no person, no clock reaches this file."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from pelopor.participation.models import Round, Slip
from pelopor.participation.queries import edition_under, handle_of, is_open, read_ticket
from pelopor.rules.errors import RuleBroken

LOCK = 0x50E1  # the class of advisory locks on rounds
MARK = "INSERT INTO participation_mark (mark, round_id, request) VALUES (%s, %s, NULL) ON CONFLICT DO NOTHING"
SLIP = """INSERT INTO participation_slip (handle, round_id, group_id, edition, content)
    SELECT %s, round_id, id, %s, %s FROM participation_group WHERE round_id = %s AND code = %s ON CONFLICT DO NOTHING"""
STATE = """SELECT closed_at IS NOT NULL, (SELECT edition FROM participation_slip WHERE handle = %s)
    FROM participation_round WHERE id = %s"""


@dataclass(frozen=True)
class Received:
    """first: the slip is new, not a change. edition: the one that counts now."""

    first: bool
    edition: int


def hand_in(*, round: Round, ticket: str, secret: str, edition: int, content: object, at: datetime) -> Received:
    """Take a slip into a sealed round, once per person, changed as often as its holder likes until closing.

    Args:    ticket, secret, edition: as the page gave them. content: JSON, checked by the part above.
    Raises:  RuleBroken: "round.closed"; "slip.secret" for a secret that is not 32 hexadecimal digits; "slip.edition" for
             the same edition with other content, or a lower one ("not saved, open the page again"); "ticket.bad";
             "slip.elsewhere" when the person handed in under another secret.
    """
    if not is_open(round, at=at):
        raise RuleBroken("round.closed")
    if len(secret) != 32 or any(c not in "0123456789abcdef" for c in secret):
        raise RuleBroken("slip.secret")
    if not 1 <= edition <= 30_000:
        raise RuleBroken("slip.edition")
    handle = handle_of(round.public_id, secret)
    with transaction.atomic():
        if beside_closing(round, handle):
            return _changed(handle, edition, content)
        admitted = read_ticket(ticket, round=round)
        with connection.cursor() as cursor:
            cursor.execute(MARK, [admitted.mark, round.pk])
            if not cursor.rowcount:
                # Two sends at once: the other one may have brought this very slip.
                if edition_under(handle):
                    return _changed(handle, edition, content)
                raise RuleBroken("slip.elsewhere")
            cursor.execute(SLIP, [handle, edition, _json(content), round.pk, admitted.group])
            if not cursor.rowcount:
                raise RuleBroken("slip.edition")
    return Received(first=True, edition=edition)


def _changed(handle: bytes, edition: int, content: object) -> Received:
    """The slip under this handle, replaced when the edition is higher."""
    slip = Slip.objects.get(handle=handle)
    if edition == slip.edition and content == slip.content:
        return Received(first=False, edition=edition)
    replaced = Slip.objects.filter(handle=handle, edition__lt=edition).update(edition=edition, content=content)
    if not replaced:
        raise RuleBroken("slip.edition")
    return Received(first=False, edition=edition)


def beside_closing(round: Round, handle: bytes) -> int | None:
    """Let nobody close the round before this transaction ends, and refuse once somebody has. Gives the edition under `handle`.

    PostgreSQL: a shared advisory lock, because a row lock would leave this transaction's id on the round. SQLite: every
    writer holds the whole database (IMMEDIATE), so reading again is enough.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [LOCK, round.pk])
    with connection.cursor() as cursor:
        cursor.execute(STATE, [handle, round.pk])
        closed, edition = cursor.fetchone()
    if closed:
        raise RuleBroken("round.closed")
    known: int | None = edition
    return known


def _json(content: object) -> str:
    return json.dumps(content, separators=(",", ":"), sort_keys=True)
