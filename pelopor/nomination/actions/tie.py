"""A tie that the rules leave open: the commitment of a lot."""

import os
from datetime import datetime

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination.models import Lot, Nomination
from pelopor.rules import nomination as rules
from pelopor.rules.access import Role


def ask_lot(nomination: Nomination, *, at: datetime) -> None:
    """Publish the commitment of a lot; the secret bits are shown after the draw."""
    secret = os.urandom(rules.SECRET_BYTES)
    lot = Lot.objects.create(nomination=nomination, secret=secret.hex(), commitment=rules.commit_lot(nomination.tally or {}, secret))
    agency = nomination.run.cycle.agency
    duties.add("nomination.lot", agency=agency, subject=nomination.run.public_id, url=("nomination:lot", [nomination.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("nomination.lot_committed", agency=agency.public_id, thing=nomination.public_id, by=None, at=at, hash=lot.commitment)
