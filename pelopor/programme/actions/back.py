"""The ways back: to an earlier stage, and to the beginning of the same one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.duties import actions as duties
from pelopor.people.models import Person
from pelopor.programme import queries
from pelopor.programme.actions.cycle import enter, hold, hold_cycle
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import BESIDE, Stage, check_back_move

AGAIN = {
    Stage.NOMINATE: ("nomination.open", "nomination:prepare", Role.REFORM_TEAM),
    Stage.ASSESS: ("assessment.resume", "assessment:release", Role.HEAD),
    Stage.DECIDE: ("decision.choose", "decision:choose", Role.HEAD),
    Stage.DECREE: ("decree.draft", "decision:draft", Role.SECRETARY),
}
"""What waits after a way back: the duty with which the stage begins anew, its page, and who holds it."""


@transaction.atomic
def move_back(cycle: Cycle, *, to: Stage, reason: str, by: Person, at: datetime) -> StageRun:
    """Go back to an earlier stage and begin it anew: runs from it on are closed and void, their papers void, their duties dropped.

    Every duty about a run has the run's public id as its subject, so none outlives it.

    Raises:  RuleBroken("back.reason") without a reason; ("back.closed") once the cycle is closed; ("back.move") when the table
             does not lead back there, as for the second of two who go back at once.
    """
    if not reason.strip():
        raise RuleBroken("back.reason")
    hold_cycle(cycle)
    if Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=False).exists():
        raise RuleBroken("back.closed")
    latest, order = queries.latest_stage(cycle), list(Stage)
    check_back_move(latest, to)
    counting = [run for run in cycle.runs.filter(void=False) if Stage(run.stage) not in BESIDE]
    later = [run for run in counting if order.index(Stage(run.stage)) >= order.index(to)]
    _void(later, reason=reason, by=by, at=at)
    record("programme.moved_back", agency=cycle.agency.public_id, thing=cycle.public_id, by=by, at=at, from_stage=latest.value,
           to_stage=to.value, reason=reason)  # fmt: skip
    return _begin_anew(cycle, to, at=at)


@transaction.atomic
def repeat(run: StageRun, *, reason: str, by: Person, at: datetime) -> StageRun:
    """Begin the stage of `run` anew, because a rule says so; a part of the deed that applied the rule, which records it.

    Raises:  RuleBroken("stage.void") when a back-move was quicker.
    """
    held = hold(run)
    _void([held], reason=reason, by=by, at=at)
    return _begin_anew(held.cycle, Stage(held.stage), at=at)


def _void(runs: Sequence[StageRun], *, reason: str, by: Person, at: datetime) -> None:
    """Close these runs: what they brought no longer counts, and nothing of them waits."""
    for run in runs:
        papers.void_of(run.public_id, reason=reason, by=by, at=at)
        duties.drop(subject=run.public_id, at=at)
    found = StageRun.objects.filter(pk__in=[run.pk for run in runs])
    found.filter(closed_at__isnull=True).update(closed_at=at)
    found.update(void=True, reason=reason)


def _begin_anew(cycle: Cycle, stage: Stage, *, at: datetime) -> StageRun:
    again = enter(cycle, stage, at=at)
    kind, page, role = AGAIN[stage]
    duties.add(kind, agency=cycle.agency, subject=again.public_id, url=(page, [again.public_id]), role=role, at=at)
    return again
