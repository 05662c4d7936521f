"""Witnesses: two of them open the tally after the scores are locked."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.models import Nomination, Witness
from pelopor.nomination.reading import compose
from pelopor.people.models import Person
from pelopor.programme.actions import reach
from pelopor.programme.queries import current_run, reached
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


def ask_witnesses(nomination: Nomination, *, at: datetime) -> None:
    """Let the opening of the tally wait for both witnesses: the scores of the assessment that counts are locked."""
    assess = current_run(nomination.run.cycle, Stage.ASSESS)
    assert assess is not None  # its scores are locked
    for witness in nomination.witnesses.select_related("person"):
        duties.add("tally.open", agency=nomination.run.cycle.agency, subject=assess.public_id,
                   url=("nomination:witness", [nomination.public_id]), person=witness.person, at=at)  # fmt: skip


@transaction.atomic
def open_tally(witness: Witness, *, by: Person, at: datetime) -> None:
    """Open the tally as one of the two witnesses; with the second it is open and its berita acara is frozen.

    After a way back to ASSESS both open it anew.

    Raises:  RuleBroken("tally.early") before all scores are locked; ("tally.twice") when this witness opened it before.
    """
    held = hold(witness.nomination)
    if not queries.may_open(held):
        raise RuleBroken("tally.early")
    if not queries.unopened(held).filter(pk=witness.pk).update(opened_at=at):
        raise RuleBroken("tally.twice")
    cycle = held.run.cycle
    assess = current_run(cycle, Stage.ASSESS)
    assert assess is not None  # scores are locked, so it is there
    duties.done("tally.open", subject=assess.public_id, by=by, at=at, person=witness.person)
    record("nomination.tally_opened", agency=cycle.agency.public_id, thing=held.public_id, by=by, at=at, hash=held.tally_hash)
    if queries.opened_tally(held) is None:
        return
    minutes = compose(held, on=at.astimezone(ZoneInfo(cycle.agency.time_zone)).date())
    papers.freeze("nomination_minutes", minutes, agency=cycle.agency, subject=assess.public_id, on=minutes.opened_on,
                  signers=", ".join(minutes.witnesses), by=by, at=at)  # fmt: skip
    reach(assess, "tally.opened", reference=held.public_id, hash=held.tally_hash, by=by, at=at)
    if "scores.agreed" in reached(cycle):
        duties.add("minutes.draw", agency=cycle.agency, subject=assess.public_id, url=("assessment:minutes", [assess.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
