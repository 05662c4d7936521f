"""What Tim RB decides when fewer were named than there are places, where the rules leave it to them."""

from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.calling import begin_study
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.models import Nomination
from pelopor.people.models import Person
from pelopor.programme.actions import hold_cycle, repeat
from pelopor.rules import nomination as rules
from pelopor.rules.fewer import check_answer


@transaction.atomic
def answer_fewer(nomination: Nomination, *, again: bool, reason: str, by: Person, at: datetime) -> None:
    """Hold the nomination once more, or go on to the study with the names there are, with a reason that stays on record.

    Raises:  what rules.check_answer raises, "fewer.none" also for the second of two who answer at once.
    """
    hold_cycle(nomination.run.cycle)
    held = hold(nomination)
    check_answer(held.fewer if queries.fewer_waits(held) else "", again=again, reason=reason)
    Nomination.objects.filter(pk=held.pk).update(fewer_note=reason.strip())
    duties.done("nomination.fewer", subject=held.run.public_id, by=by, at=at)
    record("nomination.fewer_answered", agency=held.run.cycle.agency.public_id, thing=held.public_id, by=by, at=at, again=again,
           reason=reason.strip())  # fmt: skip
    if again:
        repeat(held.run, reason=reason.strip(), by=by, at=at)
        return
    made = rules.by_the_rules(held.tally or {}, rules=queries.ruleset_of(held).nomination, units=queries.units_of(held))
    begin_study(held, made.keys, at=at)
