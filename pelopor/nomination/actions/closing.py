"""Closing: tally once, and call up those who go on or ask for a lot."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.calling import begin_study
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.actions.tie import ask_lot
from pelopor.nomination.models import CriterionCount, Nomination
from pelopor.participation import actions as slips
from pelopor.participation.queries import closed_contents
from pelopor.people.models import Person
from pelopor.programme.actions import reach
from pelopor.rules import fewer
from pelopor.rules import nomination as rules
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


def close(nomination: Nomination, *, by: Person | None, at: datetime) -> bool:
    """Close the nomination when its time is over, tally it once, and call up those who go on, or ask for a lot.

    Returns: False when it was closed and tallied before. A closing that was broken off is taken up where it stood.
    Raises:  RuleBroken("nomination.early") before the closing time.
    """
    nomination.round.refresh_from_db()
    if at < nomination.round.closes_at:
        raise RuleBroken("nomination.early")
    if nomination.round.closed_at is None:
        slips.close_round(nomination.round, by=by, at=at)
    return _tally(nomination, by=by, at=at)


@transaction.atomic
def _tally(nomination: Nomination, *, by: Person | None, at: datetime) -> bool:
    held = hold(nomination)
    if held.tally is not None:
        return False
    ruleset, round = queries.ruleset_of(held), held.round
    ballots = [content for content in closed_contents(round) if isinstance(content, dict)]
    votes = rules.count(ballot["names"] for ballot in ballots)
    salt = os.urandom(rules.SECRET_BYTES)
    held.tally, held.tally_salt = votes, salt.hex()
    held.tally_hash = hashlib.sha256(rules.canonical(votes) + salt).hexdigest()
    held.ballots, held.blank = len(ballots), sum(not ballot["names"] for ballot in ballots)
    held.turnout_reached = rules.turnout_reached(len(ballots), round.roll_size, floor=ruleset.nomination.turnout_floor)
    held.fewer = fewer.follows(queries.found_names(held), rules=ruleset.nomination, repeated=queries.was_extended(held.run.cycle))
    held.save(update_fields=["tally", "tally_salt", "tally_hash", "ballots", "blank", "turnout_reached", "fewer"])
    _count_criteria(held, ballots)
    reach(held.run, "nomination.closed", reference=held.public_id, hash=held.tally_hash, by=by, at=at)
    record("nomination.closed", agency=round.agency.public_id, thing=held.public_id, by=by, at=at, ballots=held.ballots,
           roll=round.roll_size, hash=held.tally_hash)  # fmt: skip
    made = rules.by_the_rules(votes, rules=ruleset.nomination, units=queries.units_of(held))
    if made.undecided:
        ask_lot(held, at=at)
    elif queries.fewer_waits(held):
        duties.add("nomination.fewer", agency=round.agency, subject=held.run.public_id, url=("nomination:fewer", [held.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
    else:
        begin_study(held, made.keys, at=at)
    return True


def _count_criteria(nomination: Nomination, ballots: Sequence[Mapping[str, Mapping[str, Sequence[str]]]]) -> None:
    """Split the ticks off into counts per person or group; single ballots say no more which criteria went with which names."""
    counts: dict[tuple[str, str], int] = {}
    for ballot in ballots:
        for key, words in ballot["criteria"].items():
            for word in words:
                counts[key, word] = counts.get((key, word), 0) + 1
    rows = {row.key: row for row in queries.nominables(nomination)} if counts else {}
    CriterionCount.objects.bulk_create(
        [
            CriterionCount(nomination=nomination, person=rows[key].person, group=rows[key].group, criterion=word, count=n)
            for (key, word), n in sorted(counts.items())
        ]
    )
