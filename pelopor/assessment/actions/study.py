"""Deeds of the study: asking about standing, answering, and submitting to the head."""

import random
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from pelopor.assessment import queries, reading
from pelopor.assessment.actions.runs import hold
from pelopor.assessment.models import Asked, Study
from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.duties import actions as duties
from pelopor.nomination import actions as nominations
from pelopor.people.actions import answer_standing
from pelopor.people.models import Employment, Person, Standing
from pelopor.programme.actions import reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def ask(run: StageRun, *, by: Person, at: datetime, rng: random.Random) -> Study:
    """Draw up the list of people to answer about: candidates and members of groups not asked about yet, and eligible people drawn
    by lot, so many for each as the ruleset says.

    Raises:  RuleBroken("gates.none") when there is nobody new to ask about.
    """
    run = hold(run)
    called = queries.unasked(run)
    if not called:
        raise RuleBroken("gates.none")
    study, _ = Study.objects.get_or_create(run=run)
    pool = queries.lot_pool(run, by=by, on=at.date())
    drawn = rng.sample(pool, min(len(pool), len(called) * rules_of(run.cycle).study.lot_size))
    people = sorted([*called, *drawn], key=lambda person: person.pk)
    Asked.objects.bulk_create([Asked(study=study, person=person) for person in people])
    record("assessment.gates_asked", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at)
    return study


@transaction.atomic
def answer_gates(run: StageRun, *, answers: Mapping[Person, tuple[bool, str]], by: Person, at: datetime) -> None:
    """Keep the personnel officer's answers, pass or fail the candidates by them, and forget those drawn by lot.

    Args:    answers: per person whether no discipline case stands, and "meets", "does_not_meet" or "not_available".
    Raises:  RuleBroken("gates.none") when nobody is asked about; ("gates.self") by one of them;
             ("gates.unanswered") unless exactly those are answered.
    """
    run = hold(run)
    study = queries.study_of(run)
    asked = {employment.person: employment for employment in queries.pending(study)} if study else {}
    if study is None or not asked:
        raise RuleBroken("gates.none")
    if by in asked:
        raise RuleBroken("gates.self")
    if set(answers) != set(asked):
        raise RuleBroken("gates.unanswered", count=len(set(asked) - set(answers)))
    agency = run.cycle.agency
    for person, (clear, performance) in answers.items():
        answer_standing(
            person=person, agency=agency, asked_for=study.public_id, discipline_clear=clear, performance=performance, by=by, at=at
        )
    called = queries.people_in(queries.candidates_of(run.cycle))
    lot = [person for person in answers if person.pk not in called]
    Standing.objects.filter(asked_for=study.public_id, person__in=lot).delete()
    Asked.objects.filter(study=study, person__in=lot).delete()
    duties.done("gate.answer", subject=run.public_id, by=by, at=at)
    record("assessment.gates_answered", agency=agency.public_id, thing=run.public_id, by=by, at=at)
    may_stand = rules_of(run.cycle).electorate.may_stand
    passed = {employment.person: _passes(employment, answer, may_stand) for employment, answer in queries.answered(study)}
    nominations.record_gates(queries.nomination_of(run.cycle), passed, at=at)


def _passes(employment: Employment, answer: Standing, may_stand: Collection[str]) -> bool:
    """Status from the records, standing and performance from the answer; a missing performance rating bars nobody."""
    return employment.status in may_stand and answer.discipline_clear and answer.performance != "does_not_meet"


@transaction.atomic
def submit(run: StageRun, *, note: str, by: Person, at: datetime) -> None:
    """Publish the names of those who stand, and send the note of the study to the head: both it and its memo are frozen papers.

    Raises:  RuleBroken("study.unsettled") while a gate or a consent is open; ("study.nobody") when nobody stands;
             ("study.self") by one of those who stand.
    """
    run = hold(run)
    if not queries.settled(run.cycle):
        raise RuleBroken("study.unsettled")
    standing = queries.people_in(queries.standing_candidates(run.cycle))
    if not standing:
        raise RuleBroken("study.nobody")
    if by.pk in standing:
        raise RuleBroken("study.self")
    study, _ = Study.objects.get_or_create(run=run)
    reach(run, "study.submitted", reference=study.public_id, by=by, at=at)
    names = nominations.publish(queries.nomination_of(run.cycle), by=by, at=at)
    study.note, study.submitted_at, study.submitted_by = note.strip(), at, by
    study.save(update_fields=["note", "submitted_at", "submitted_by"])
    _file(run, study, at=at)
    duties.done("study.submit", subject=run.public_id, by=by, at=at)
    duties.add("assessment.release", agency=run.cycle.agency, subject=run.public_id, url=("assessment:release", [run.public_id]),
               role=Role.HEAD, at=at)  # fmt: skip
    record("assessment.study_submitted", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, names=", ".join(names))


def _file(run: StageRun, study: Study, *, at: datetime) -> None:
    """Freeze the note of the study and the memo that brings it to the head."""
    author = study.submitted_by
    assert author is not None  # it is being submitted
    note, memo = reading.study_note(run, study), reading.memo(run, study)
    for kind, paper in (("study_note", note), ("internal_memo", memo)):
        papers.freeze(kind, paper, agency=run.cycle.agency, subject=run.public_id, on=note.date, signers=author.name, by=author, at=at)
