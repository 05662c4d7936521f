"""Deeds of the head's choice, of objections against it, and of the appointments."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.models import Appointment, Choice, Objection, ObjectionWindow
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.duties import actions as duties
from pelopor.evidence.actions import keep
from pelopor.nomination.models import Candidate
from pelopor.people.actions import grant
from pelopor.people.models import Agency, Person
from pelopor.people.queries import head_on
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


@transaction.atomic
def raise_objection(
    run: StageRun, *, text: str, upload: "UploadedFile[bytes] | None", sender: str = "", by: Person, at: datetime
) -> Objection:
    """Put an objection against the choice on record; the same one sent twice is one.

    Args:    sender: who wrote the letter that Tim RB records, also after the end of the window until it is closed; empty for one's own.
    Raises:  RuleBroken("objection.closed") outside the window; ("objection.text") without a text; what hold and evidence.keep raise.
    """
    run, text, sender = hold(run), text.strip(), sender.strip()
    window = queries.window_of(run)
    if window is None or window.closed_at or not (sender or queries.takes_objections(window, at=at)):
        raise RuleBroken("objection.closed")
    if not text:
        raise RuleBroken("objection.text")
    digest = sha256(f"{sender}\n{text}".encode()).hexdigest()
    if known := Objection.objects.filter(window=window, made_by=by, digest=digest).first():
        return known
    agency = run.cycle.agency
    made = Objection.objects.create(
        window=window, sender=sender, text=text, digest=digest, made_by=by, made_at=at,
        evidence=keep(upload, agency, by, at) if upload else None,
    )  # fmt: skip
    duties.add("objections.answer", agency=agency, subject=run.public_id, url=("decision:objections", [run.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.objection_raised", agency=agency.public_id, thing=made.public_id, by=by, at=at)
    return made


@transaction.atomic
def answer_objection(objection: Objection, *, text: str, upheld: bool, by: Person, at: datetime) -> None:
    """Answer an objection. One that is upheld lets the way back wait for Tim RB: the window no longer closes.

    Raises:  RuleBroken("objection.answer") without a text; ("objection.self") by who objected or was proposed;
             ("objection.answered") when somebody was quicker; what hold raises.
    Source:  UU 30/2014 Pasal 42, as for the choice.
    """
    run = hold(objection.window.run)
    if not text.strip():
        raise RuleBroken("objection.answer")
    own = by == objection.made_by and not objection.sender
    if own or queries.is_among(by, queries.ranking_of(run.cycle).proposed):
        raise RuleBroken("objection.self")
    open_ones = Objection.objects.filter(window=objection.window, answered_at__isnull=True)
    if not open_ones.filter(pk=objection.pk).update(answer=text.strip(), upheld=upheld, answered_by=by, answered_at=at):
        raise RuleBroken("objection.answered")
    agency = run.cycle.agency
    if not open_ones.exists():
        duties.done("objections.answer", subject=run.public_id, by=by, at=at)
    if upheld:
        duties.add("objections.upheld", agency=agency, subject=run.public_id, url=("programme:back", [run.cycle.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.objection_answered", agency=agency.public_id, thing=objection.public_id, by=by, at=at, upheld=upheld)


@transaction.atomic
def close_objections(run: StageRun, *, note: str, by: Person, at: datetime) -> None:
    """Close the window once every objection is answered and none was upheld.

    Raises:  RuleBroken("objections.early") before the end or when closed; ("objections.unanswered"), ("objections.upheld") with how
             many; what hold raises.
    """
    run = hold(run)
    received = queries.objections_of(run)
    for code, some in (("unanswered", received.filter(answered_at__isnull=True)), ("upheld", received.filter(upheld=True))):
        if count := some.count():
            raise RuleBroken(f"objections.{code}", count=count)
    count = received.count()
    window = ObjectionWindow.objects.filter(run=run, closed_at__isnull=True, closes_at__lte=at)
    if not window.update(received=count, note=note.strip(), closed_at=at):
        raise RuleBroken("objections.early")
    reach(run, "objections.closed", by=by, at=at)
    duties.done("objections.close", subject=run.public_id, by=by, at=at)
    leave(run, at=at)
    record("decision.objections_closed", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, count=count)
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
    signer = head_on(agency, day)
    basis = signer.basis if signer else ""
    return papers.draft(agency=agency, subject=run.public_id, decree=decree, signer_basis=basis, by=by, at=at)


@transaction.atomic
def publish(run: StageRun, paper: Paper, *, starts: date, by: Person, at: datetime) -> list[Appointment]:
    """Publish the signed decree: its people, each member of a group too, are appointed for the ruleset's term and hold the role of agent.

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
    made = [
        _appoint(person, candidate, paper, starts=starts, ends=ends, by=by, at=at)
        for candidate in queries.chosen(run.cycle)
        for person in candidate.people
    ]
    reach(run, "decree.published", reference=paper.public_id, hash=paper.sha256, by=by, at=at)
    leave(run, at=at)
    enter(run.cycle, Stage.ACT, at=at)
    record("decision.appointed", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, count=len(made),
           number=paper.number)  # fmt: skip
    return made


def _appoint(person: Person, candidate: Candidate, paper: Paper, *, starts: date, ends: date, by: Person, at: datetime) -> Appointment:
    """Appoint somebody who was chosen, alone or as a member of a group."""
    grant(
        person=person,
        agency=paper.agency,
        role=Role.AGENT,
        basis=f"SK Nomor {paper.number}",
        valid_from=starts,
        valid_to=ends,
        by=by,
        at=at,
    )
    return Appointment.objects.create(
        agency=paper.agency, person=person, group=candidate.group, decree=paper, role=queries.AGENT, valid_from=starts, valid_to=ends
    )
