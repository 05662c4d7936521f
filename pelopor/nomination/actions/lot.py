"""The lot: drawn in public by a seed, after the commitment was published."""

from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.calling import begin_study, call, next_in_line
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.models import Nomination
from pelopor.people.models import Person
from pelopor.programme.queries import current_run
from pelopor.rules import nomination as rules
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


@transaction.atomic
def draw_lot(nomination: Nomination, *, seed: str, by: Person, at: datetime) -> None:
    """Decide a tie by the seed that was drawn in public, and call up the winners.

    The bits under the commitment stay hidden until the tally is opened: with them, a guessed tally could be tested.

    Raises:  RuleBroken("lot.none") when no lot waits; ("lot.seed") without a seed.
    """
    held = hold(nomination)
    lot = held.lots.filter(drawn_at__isnull=True).first()
    if lot is None:
        raise RuleBroken("lot.none")
    made = _undecided(held)
    drawn = rules.draw_lot(made.tied, votes=held.tally or {}, secret=bytes.fromhex(lot.secret), seed=seed)
    lot.seed, lot.order, lot.drawn_at = seed.strip(), drawn, at
    lot.save(update_fields=["seed", "order", "drawn_at"])
    duties.done("nomination.lot", subject=held.run.public_id, by=by, at=at)
    record("nomination.lot_drawn", agency=held.run.cycle.agency.public_id, thing=held.public_id, by=by, at=at, seed=lot.seed,
           hash=lot.commitment)  # fmt: skip
    winners = rules.settle(made, drawn).keys
    if current_run(held.run.cycle, Stage.STUDY) is None:
        begin_study(held, winners, at=at)
    else:
        call(held, winners, at=at)


def _undecided(nomination: Nomination) -> rules.Shortlist:
    ruleset, votes = queries.ruleset_of(nomination), nomination.tally or {}
    if current_run(nomination.run.cycle, Stage.STUDY) is None:
        return rules.by_the_rules(votes, rules=ruleset.nomination, units=queries.units_of(nomination))
    return next_in_line(nomination)
