"""Deeds on appointments: making them, the investiture, their end, the handover, who takes the place, moves noticed from the roster."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.models import Appointment, Ending, Handover, Investiture, Replacement
from pelopor.documents.models import Paper
from pelopor.duties import actions as duties
from pelopor.evidence.actions import keep
from pelopor.nomination.models import Candidate
from pelopor.people.actions import end_grant, grant
from pelopor.people.models import Person, RoleGrant
from pelopor.people.queries import employees
from pelopor.programme.actions import hold
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.access import Role
from pelopor.rules.appointments import DECREE_VOID, check_end, check_replacement
from pelopor.rules.errors import RuleBroken


def basis_of(paper: Paper) -> str:
    """What a grant says of the decree on which it rests."""
    return f"SK Nomor {paper.number}"


def appoint(
    named: Iterable[Candidate], paper: Paper, *, starts: date, ends: date, replaces: Ending | None = None, by: Person, at: datetime
) -> list[Appointment]:
    """Appoint whom a decree names, alone or as members of a group, and give them the role; a part of its publication."""
    return [
        _appoint(person, candidate, paper, starts=starts, ends=ends, replaces=replaces, by=by, at=at)
        for candidate in named
        for person in candidate.people
    ]


def _appoint(
    person: Person, candidate: Candidate, paper: Paper, *, starts: date, ends: date, replaces: Ending | None, by: Person, at: datetime
) -> Appointment:
    grant(person=person, agency=paper.agency, role=Role.AGENT, basis=basis_of(paper), valid_from=starts, valid_to=ends, by=by, at=at)
    return Appointment.objects.create(
        agency=paper.agency, person=person, group=candidate.group, decree=paper, role=queries.AGENT, valid_from=starts, valid_to=ends,
        replaces=replaces,
    )  # fmt: skip


@transaction.atomic
def invest(decree: Paper, *, day: date, place: str, upload: "UploadedFile[bytes] | None", by: Person, at: datetime) -> Investiture:
    """Put on record when and where those of a decree were sworn in.

    Raises:  RuleBroken("investiture.place") without a place; ("investiture.day") before the decree or in days to come;
             ("investiture.twice"); what hold and evidence.keep raise.
    Source:  domain dossier 2.3: the investiture (pengukuhan) follows the SK.
    """
    hold(queries.run_behind(decree))
    if not place.strip():
        raise RuleBroken("investiture.place")
    if (decree.date is not None and day < decree.date) or day > queries.day_of(decree.agency, at):
        raise RuleBroken("investiture.day")
    try:
        with transaction.atomic():
            made = Investiture.objects.create(decree=decree, day=day, place=place.strip(), made_by=by, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("investiture.twice") from twice
    if upload:
        made.evidence = keep(upload, decree.agency, by, at)
        made.save(update_fields=["evidence"])
    duties.done("agents.invest", subject=decree.public_id, by=by, at=at)
    record("decision.invested", agency=decree.agency.public_id, thing=decree.public_id, by=by, at=at, place=made.place)
    return made


@transaction.atomic
def end(appointment: Appointment, *, cause: str, words: str, day: date, whole_group: bool = False, by: Person, at: datetime) -> Ending:
    """End an appointment, or those of its whole group, from `day` on: the role ends then, the head decides about the place.

    Raises:  RuleBroken("ending.twice") when it was ended before or its decree was revoked; ("ending.self") for one's own appointment;
             what hold and check_end raise.
    Source:  UU 30/2014 Pasal 42, as for the choice.
    """
    run = hold(queries.run_behind(appointment.decree))
    rows = [one for one in (queries.with_group(appointment) if whole_group else [appointment]) if not one.ended_on]
    if not Appointment.objects.filter(pk=appointment.pk, ended_on__isnull=True).exists():
        raise RuleBroken("ending.twice")
    if any(one.person_id == by.pk for one in rows):
        raise RuleBroken("ending.self")
    check_end(cause=cause, words=words, on=day, terms=[(one.valid_from, one.valid_to) for one in rows])
    made = Ending.objects.create(run=run, cause=cause, words=words.strip(), day=day, made_by=by, made_at=at)
    _close(rows, made, by=by, at=at)
    for one in rows:
        _ask_for_handover(one, made, at=at)
    duties.add("agents.replace", agency=appointment.agency, subject=made.public_id, url=("decision:replace", [made.public_id]),
               role=Role.HEAD, at=at)  # fmt: skip
    record("decision.appointment_ended", agency=appointment.agency.public_id, thing=made.public_id, by=by, at=at, cause=cause,
           names=", ".join(one.person.name for one in rows))  # fmt: skip
    return made


def _close(rows: Sequence[Appointment], ending: Ending, *, by: Person, at: datetime) -> None:
    """End these appointments and the role that each decree gave; what waited about a move is settled."""
    Appointment.objects.filter(pk__in=[one.pk for one in rows]).update(ended_on=ending.day, ending=ending)
    for one in rows:
        grants = RoleGrant.objects.filter(
            person=one.person, agency=one.agency, role=Role.AGENT.value, basis=basis_of(one.decree), valid_to__gt=ending.day
        )
        for given in grants.select_related("agency", "person"):
            end_grant(given, on=ending.day, by=by, at=at)
        duties.done("agents.moved", subject=one.public_id, by=by, at=at)


def _ask_for_handover(one: Appointment, ending: Ending, *, at: datetime) -> None:
    """Let the handover wait for whoever ends; for the Tim RB when they cannot be asked any more."""
    gone = ending.cause == "died" or one.person not in employees(one.agency, on=queries.day_of(one.agency, at))
    duties.add("agents.handover", agency=one.agency, subject=one.public_id, url=("decision:handover", [one.public_id]),
               person=None if gone else one.person, role=Role.REFORM_TEAM if gone else None, at=at)  # fmt: skip


def end_by_revocation(run: StageRun, *, words: str, by: Person, at: datetime) -> int:
    """End every appointment of the cycle with its decree, as a part of its revocation; nothing about those who ended before waits
    any more. Returns how many ended."""
    for one in queries.appointments_of(run.cycle):
        duties.drop(subject=one.public_id, at=at)
    for ending in Ending.objects.filter(run=run):
        duties.drop(subject=ending.public_id, at=at)
    rows = list(queries.standing(run.cycle))
    day = queries.day_of(run.cycle.agency, at)
    if rows:
        _close(rows, Ending.objects.create(run=run, cause=DECREE_VOID, words=words, day=day, made_by=by, made_at=at), by=by, at=at)
    return len(rows)


@transaction.atomic
def hand_over(appointment: Appointment, *, running: str, unfinished: str, successor: str, by: Person, at: datetime) -> Handover:
    """Keep what somebody who ended hands over: what runs, what is open, who takes over.

    Raises:  RuleBroken("handover.early") for an appointment that nobody ended; ("handover.running"), ("handover.successor") without
             the text; ("handover.twice").
    """
    if not Appointment.objects.filter(pk=appointment.pk, ended_on__isnull=False).exists():
        raise RuleBroken("handover.early")
    if not running.strip():
        raise RuleBroken("handover.running")
    if not successor.strip():
        raise RuleBroken("handover.successor")
    try:
        with transaction.atomic():
            made = Handover.objects.create(
                appointment=appointment, running=running.strip(), unfinished=unfinished.strip(), successor=successor.strip(), made_by=by,
                made_at=at,
            )  # fmt: skip
    except IntegrityError as twice:
        raise RuleBroken("handover.twice") from twice
    duties.done("agents.handover", subject=appointment.public_id, by=by, at=at)
    record("decision.handed_over", agency=appointment.agency.public_id, thing=appointment.public_id, by=by, at=at,
           name=appointment.person.name)  # fmt: skip
    return made


@transaction.atomic
def replace(ending: Ending, *, chosen: str, reason: str, by: Person, at: datetime) -> Replacement:
    """Decide about the place of those who ended: a candidate (public id) takes it, or nobody (empty) for a reason.

    Raises:  RuleBroken("replacement.twice"); ("choice.self") by one of those proposed; what hold and check_replacement raise.
    Source:  UU 30/2014 Pasal 42, as for the choice.
    """
    run = hold(ending.run)
    cycle, agency = run.cycle, run.cycle.agency
    if queries.is_among(by, queries.ranking_of(cycle).proposed):
        raise RuleBroken("choice.self")
    if Replacement.objects.filter(ending=ending).exists():
        raise RuleBroken("replacement.twice")
    check_replacement(
        chosen or None, proposal=queries.available(ending, on=queries.day_of(agency, at)), reason=reason,
        reason_below_rank=rules_of(cycle).decision.reason_below_rank,
    )  # fmt: skip
    candidate = queries.candidates([chosen]).get() if chosen else None
    made = Replacement.objects.create(ending=ending, candidate=candidate, reason=reason.strip(), made_by=by, made_at=at)
    duties.done("agents.replace", subject=ending.public_id, by=by, at=at)
    if candidate is None:
        record("decision.place_left_empty", agency=agency.public_id, thing=made.public_id, by=by, at=at, reason=reason.strip())
        return made
    duties.add("decree.draft", agency=agency, subject=made.public_id, url=("decision:draft", [made.public_id]), role=Role.SECRETARY, at=at)
    record("decision.replacement_chosen", agency=agency.public_id, thing=made.public_id, by=by, at=at, name=candidate.name)
    return made


@transaction.atomic
def keep_on(appointment: Appointment, *, by: Person, at: datetime) -> None:
    """Put on record that somebody whom a roster moved stays an agent.

    Raises:  RuleBroken("moved.settled") when nothing waits about them.
    """
    if not queries.moved(appointment):
        raise RuleBroken("moved.settled")
    duties.done("agents.moved", subject=appointment.public_id, by=by, at=at)
    record("decision.kept_on", agency=appointment.agency.public_id, thing=appointment.public_id, by=by, at=at, name=appointment.person.name)


def notice_moves(persons: Collection[int], *, at: datetime) -> None:
    """Let the Tim RB decide about agents whom a roster moved, or no longer lists; a part of its import, which records it.

    At most two queries, however many people.

    Args:    persons: primary keys of those moved, whether they are agents or not.
    """
    if not persons:
        return
    running = Appointment.objects.filter(ended_on__isnull=True, valid_to__gt=at.date()).select_related("agency")
    about = [(one.agency, one.public_id) for one in running if one.person_id in persons]
    if about:
        duties.add_each("agents.moved", about=about, url_name="decision:agent", role=Role.REFORM_TEAM, at=at)
