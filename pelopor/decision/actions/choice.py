"""The deed of the head's choice, which opens the window of objections."""

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.models import Choice, ObjectionWindow
from pelopor.duties import actions as duties
from pelopor.people.models import Agency, Person
from pelopor.people.queries import head_on
from pelopor.programme.actions import enter, hold, leave, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import days_off, rules_of
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from pelopor.rules.workdays import add_working_days


@transaction.atomic
def choose(run: StageRun, *, chosen: Collection[str], reason: str, by: Person, at: datetime) -> Choice:
    """Record whom the head appoints among those proposed (public ids of candidates), and open the window of objections.

    Raises:  what hold and queries.check raise; RuleBroken("choice.twice") when a choice was made before.
    """
    run = hold(run)
    ranking, rules = queries.check(run, chosen=chosen, reason=reason, by=by), rules_of(run.cycle)
    acts = head_on(run.cycle.agency, at.date())
    form, basis = (acts.form, acts.basis) if acts and acts.person == by else ("", "")
    try:
        with transaction.atomic():
            choice = Choice.objects.create(run=run, ranking=ranking, reason=reason.strip(), made_by=by, made_at=at, form=form, basis=basis)
    except IntegrityError as twice:
        raise RuleBroken("choice.twice") from twice
    choice.candidates.set(queries.candidates(chosen))
    reach(run, "choice.made", reference=choice.public_id, by=by, at=at)
    duties.done("decision.choose", subject=run.public_id, by=by, at=at)
    leave(run, at=at)
    closes = window_end(run.cycle.agency, at, rules.objection.working_days)
    objections = enter(run.cycle, Stage.OBJECT, at=at, due=closes)
    ObjectionWindow.objects.create(run=objections, opens_at=at, closes_at=closes)
    if closes <= at:
        duties.add("objections.close", agency=run.cycle.agency, subject=objections.public_id,
                   url=("decision:close", [objections.public_id]), role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.chosen", agency=run.cycle.agency.public_id, thing=choice.public_id, by=by, at=at, count=len(chosen))
    return choice


def window_end(agency: Agency, at: datetime, days: int) -> datetime:
    """The last minute of the last working day, in the agency's time; `at` itself with no days."""
    if not days:
        return at
    zone = ZoneInfo(agency.time_zone)
    return datetime.combine(add_working_days(at.astimezone(zone).date(), days, days_off(agency)), time(23, 59), tzinfo=zone)
