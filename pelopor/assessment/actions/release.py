"""Deeds with which the head lets the assessment begin, for the first time and again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pelopor.assessment import queries
from pelopor.assessment.actions.pact import draw_pact
from pelopor.assessment.actions.runs import hold
from pelopor.assessment.models import Assessor, Sheet, Study
from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination.models import Candidate
from pelopor.people.models import Person
from pelopor.programme.actions import enter, leave, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


@transaction.atomic
def release(run: StageRun, *, by: Person, at: datetime) -> StageRun:
    """Let the assessment begin: open ASSESS and give every assessor a blind sheet per candidate.

    Raises:  RuleBroken("study.not_submitted") before the note; ("assessors.few") below the ruleset's least number.
    """
    run = hold(run)
    study = queries.study_of(run)
    if study is None or study.submitted_at is None:
        raise RuleBroken("study.not_submitted")
    candidates = queries.standing_candidates(run.cycle)
    team = _enough(run, candidates, at=at)
    reach(run, "study.released", reference=study.public_id, by=by, at=at)
    Study.objects.filter(pk=study.pk).update(released_at=at)
    leave(run, at=at)
    assess = enter(run.cycle, Stage.ASSESS, at=at)
    duties.done("assessment.release", subject=run.public_id, by=by, at=at)
    duties.drop(subject=run.public_id, at=at)  # short programmes that nobody wrote
    _appoint_all(assess, team, candidates, by=by, at=at)
    return assess


@transaction.atomic
def resume(run: StageRun, *, by: Person, at: datetime) -> None:
    """Let the assessment begin again after a way back to it: assessors as of today, every sheet blank.

    Raises:  RuleBroken("assessment.resumed") when its assessors are appointed; ("assessors.few") as release.
    """
    run = hold(run)
    if Assessor.objects.filter(run=run).exists():
        raise RuleBroken("assessment.resumed")
    candidates = queries.standing_candidates(run.cycle)
    team = _enough(run, candidates, at=at)
    duties.done("assessment.resume", subject=run.public_id, by=by, at=at)
    _appoint_all(run, team, candidates, by=by, at=at)


def _enough(run: StageRun, candidates: list[Candidate], *, at: datetime) -> queries.Team:
    """Who assesses these candidates as of today, when they are as many as the ruleset wants."""
    team = queries.team_for(run.cycle.agency, candidates, on=at.date())
    least = rules_of(run.cycle).assessment.least_assessors
    if len(team.team) < least:
        raise RuleBroken("assessors.few", count=len(team.team), least=least)
    return team


def _appoint_all(run: StageRun, team: queries.Team, candidates: Sequence[Candidate], *, by: Person, at: datetime) -> None:
    """Give every assessor a blank sheet per candidate, and a superior one for each of those below."""
    for person in team.team:
        _appoint(run, person, "team", candidates, by=by, at=at)
    below: dict[Person, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.pk in team.superiors:
            below.setdefault(team.superiors[candidate.pk], []).append(candidate)
    for person, theirs in below.items():
        _appoint(run, person, "superior", theirs, by=by, at=at)
    record("assessment.released", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, candidates=len(candidates),
           assessors=len(team.team))  # fmt: skip


def _appoint(run: StageRun, person: Person, part: str, candidates: Sequence[Candidate], *, by: Person, at: datetime) -> None:
    assessor = Assessor.objects.create(run=run, person=person, part=part)
    for candidate in candidates:
        Sheet.objects.create(assessor=assessor, candidate=candidate)
    draw_pact(assessor, by=by, at=at)
    duties.add("assessment.score", agency=run.cycle.agency, subject=run.public_id, url=("assessment:scores", [run.public_id]),
               person=person, at=at)  # fmt: skip
