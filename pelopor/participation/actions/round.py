"""Opening a round: freeze the roll and its groups."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.participation.models import Group, RollEntry, Round
from pelopor.participation.queries import roll_fingerprint
from pelopor.people.models import Agency, Person
from pelopor.rules.errors import RuleBroken
from pelopor.rules.privacy import LEAST_GROUP

T = TypeVar("T")
EVERYBODY = "all"


@transaction.atomic
def open_round(
    *, agency: Agency, mode: str, people: Sequence[Person], opens_at: datetime, closes_at: datetime, ruleset_hash: str,
    by: Person, at: datetime, groups: Mapping[str, Sequence[Person]] | None = None,
) -> Round:  # fmt: skip
    """Open a round for `people`. Groups of fewer than 15 are merged into one; a nomination has one group.

    Raises:  RuleBroken("round.dates") when it would close before it opens; ("round.empty") without anybody on the roll;
             ("round.mode") for the token mode, which needs keys that this version does not make.
    """
    if mode != "sealed":
        raise RuleBroken("round.mode", mode=mode)
    if closes_at <= max(opens_at, at):
        raise RuleBroken("round.dates")
    if not people:
        raise RuleBroken("round.empty")
    round = Round.objects.create(
        agency=agency, mode=mode, opens_at=opens_at, closes_at=closes_at, salt=os.urandom(32), ruleset_hash=ruleset_hash,
        roll_hash=roll_fingerprint(people), roll_size=len(people),
    )  # fmt: skip
    for name, members in merged(groups or {EVERYBODY: people}).items():
        group = Group.objects.create(round=round, code=f"g{round.groups.count()}", name=name, size=len(members))
        RollEntry.objects.bulk_create([RollEntry(round=round, person=person, group=group) for person in members], batch_size=1000)
    record("participation.round_opened", agency=agency.public_id, thing=round.public_id, by=by, at=at, roll=round.roll_hash,
           size=round.roll_size, mode=mode)  # fmt: skip
    return round


def merged(groups: Mapping[str, Sequence[T]]) -> dict[str, list[T]]:
    """Groups of 15 or more as they are; the smaller ones together, with the smallest large one when they are still few."""
    large = {name: list(members) for name, members in groups.items() if len(members) >= LEAST_GROUP}
    rest = [person for members in groups.values() if len(members) < LEAST_GROUP for person in members]
    if rest and len(rest) < LEAST_GROUP and large:
        smallest = min(large, key=lambda name: (len(large[name]), name))
        large[smallest] += rest
    elif rest:
        large[EVERYBODY] = large.get(EVERYBODY, []) + rest  # a unit may bear that very name
    return large
