"""A tie that the rules leave open: the commitment of a lot, and the order that a drawn one gives."""

import os
from collections.abc import Sequence
from datetime import datetime

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.models import Nomination
from pelopor.rules import nomination as rules
from pelopor.rules.access import Role


def ask_lot(nomination: Nomination, *, at: datetime) -> None:
    """Publish the commitment of a lot; the secret bits are shown after the draw."""
    secret = os.urandom(rules.SECRET_BYTES)
    nomination.lot_secret, nomination.lot_seed = secret.hex(), ""
    nomination.lot_commitment = rules.commit_lot(nomination.tally or {}, secret)
    nomination.save(update_fields=["lot_secret", "lot_seed", "lot_commitment"])
    agency = nomination.run.cycle.agency
    duties.add("nomination.lot", agency=agency, subject=nomination.run.public_id, url=("nomination:lot", [nomination.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("nomination.lot_committed", agency=agency.public_id, thing=nomination.public_id, by=None, at=at, hash=nomination.lot_commitment)


def drawn_order(nomination: Nomination) -> Sequence[str]:
    """The order in which a lot at closing put those who tied: it holds on for those who lost it."""
    votes = nomination.tally or {}
    tied = rules.by_the_rules(votes, rules=queries.ruleset_of(nomination).nomination, units=queries.units_of(nomination)).tied
    if not tied or not nomination.lot_seed:
        return ()
    return rules.draw_lot(tied, votes=votes, secret=bytes.fromhex(nomination.lot_secret), seed=nomination.lot_seed)
