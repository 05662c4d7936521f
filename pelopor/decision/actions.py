"""Deeds of the head's choice, of objections against it, and of the appointments."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.models import Appointment, Choice, ObjectionWindow
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.duties import actions as duties
from pelopor.people.actions import grant
from pelopor.people.models import Agency, Person
from pelopor.programme.actions import enter, enter_when_ready, hold, leave, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import days_off, rules_of
from pelopor.rules.access import Role
from pelopor.rules.decision import term_end
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from pelopor.rules.workdays import add_working_days, within_a_year


@transaction.atomic
def choose(run: StageRun, *, chosen: Collection[str], reason: str, by: Person, at: datetime) -> Choice:
    """Record whom the head appoints among those proposed (public ids of candidates), and open the window of objections.

    Raises:  what hold and queries.check raise; RuleBroken("choice.twice") when a choice was made before.
    """
    run = hold(run)
    ranking, rules = queries.check(run, chosen=chosen, reason=reason, by=by), rules_of(run.cycle)
    try:
        with transaction.atomic():
            choice = Choice.objects.create(run=run, ranking=ranking, reason=reason.strip(), made_by=by, made_at=at)
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
                   url=("decision:objections", [objections.public_id]), role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.chosen", agency=run.cycle.agency.public_id, thing=choice.public_id, by=by, at=at, count=len(chosen))
    return choice


def window_end(agency: Agency, at: datetime, days: int) -> datetime:
    """The last minute of the last working day, in the agency's time; `at` itself with no days."""
    if not days:
        return at
    zone = ZoneInfo(agency.time_zone)
    return datetime.combine(add_working_days(at.astimezone(zone).date(), days, days_off(agency)), time(23, 59), tzinfo=zone)


@transaction.atomic
def close_objections(run: StageRun, *, received: int, note: str, by: Person, at: datetime) -> None:
    """Close the window, with how many objections came and how they were answered.

    Raises:  RuleBroken("objections.note") when some came without an answer; ("objections.early") before the end or when closed;
             what hold raises.
    """
    run = hold(run)
    if received and not note.strip():
        raise RuleBroken("objections.note")
    window = ObjectionWindow.objects.filter(run=run, closed_at__isnull=True, closes_at__lte=at)
    if not window.update(received=received, note=note.strip(), closed_at=at):
        raise RuleBroken("objections.early")
    reach(run, "objections.closed", by=by, at=at)
    duties.done("objections.close", subject=run.public_id, by=by, at=at)
    leave(run, at=at)
    record("decision.objections_closed", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, count=received)
    enter_when_ready(run.cycle, at=at)


@transaction.atomic
def draft_decree(run: StageRun, *, by: Person, at: datetime, show_numbers: bool = False, copies: Sequence[str] = ()) -> Paper:
    """Write the draft of the decree from the record of the cycle; written again, it takes the place of the one before.

    Raises:  what hold, queries.compose and documents.draft raise.
    """
    run = hold(run)
    agency = run.cycle.agency
    day = at.astimezone(ZoneInfo(agency.time_zone)).date()
    decree = queries.compose(run, on=day, show_numbers=show_numbers, copies=copies)
    return papers.draft(agency=agency, subject=run.public_id, decree=decree, by=by, at=at)


@transaction.atomic
def publish(run: StageRun, paper: Paper, *, starts: date, by: Person, at: datetime) -> list[Appointment]:
    """Publish the signed decree: its people are appointed for the ruleset's term and hold the role of agent.

    Raises:  RuleBroken("appointment.early") when the term would start before the decree's date, ("appointment.late") more than a
             year after it; what hold and documents.publish raise.
    """
    run = hold(run)
    if paper.date is not None and starts < paper.date:
        raise RuleBroken("appointment.early")
    if paper.date is not None and not within_a_year(starts, of=paper.date):
        raise RuleBroken("appointment.late")
    paper = papers.publish(paper, by=by, at=at)
    ends = term_end(starts, months=rules_of(run.cycle).term.months)
    made = []
    for candidate in queries.chosen(run.cycle):
        made.append(
            Appointment.objects.create(
                agency=run.cycle.agency, person=candidate.person, decree=paper, role=queries.AGENT, valid_from=starts, valid_to=ends
            )
        )
        grant(person=candidate.person, agency=run.cycle.agency, role=Role.AGENT, basis=f"SK Nomor {paper.number}", valid_from=starts,
              valid_to=ends, by=by, at=at)  # fmt: skip
    reach(run, "decree.published", reference=paper.public_id, hash=paper.sha256, by=by, at=at)
    leave(run, at=at)
    enter(run.cycle, Stage.ACT, at=at)
    record("decision.appointed", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, count=len(made),
           number=paper.number)  # fmt: skip
    return made
