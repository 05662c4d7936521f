"""Deeds on conflicts of interest: declaring them, and naming who stands in."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pelopor.assessment import queries
from pelopor.assessment.actions.pact import draw_pact
from pelopor.assessment.actions.runs import hold
from pelopor.assessment.actions.scores import open_scores
from pelopor.assessment.models import Assessor, Declaration, Sheet
from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination.models import Candidate
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.rules import conflict
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def declare(assessor: Assessor, *, grounds: Mapping[Candidate, tuple[str, str]], by: Person, at: datetime) -> None:
    """Put on record what an assessor declares about each candidate; a conflict removes the pair, with what was scored.

    It can be said again until the assessor locks: a conflict that comes to mind later counts as well, and stays. The same
    declaration sent twice changes nothing.

    Args:    grounds: per candidate a ground of rules.conflict and the words for it, which nobody else reads.
    Raises:  RuleBroken("scores.locked") after locking; ("conflict.unanswered") unless every candidate still scored is answered;
             what conflict.check_ground raises.
    """
    run = hold(assessor.run)
    if Assessor.objects.get(pk=assessor.pk).locked_at is not None:
        raise RuleBroken("scores.locked")
    sheets = {sheet.candidate: sheet for sheet in queries.sheets_of(assessor)}
    if missing := len(set(sheets) - set(grounds)):
        raise RuleBroken("conflict.unanswered", count=missing)
    before = {one.candidate_id: (one.ground, one.words) for one in queries.declarations_of(assessor)}
    changed = [one for one in sheets if before.get(one.pk) != grounds[one]]
    for candidate in changed:
        ground, words = grounds[candidate]
        conflict.check_ground(ground, words)
        Declaration.objects.update_or_create(
            assessor=assessor, candidate=candidate, defaults={"ground": ground, "words": words.strip(), "made_at": at}
        )
    if changed:
        record("assessment.declared", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, count=len(changed))
    removed = [sheets[one] for one in changed if grounds[one][0] != conflict.NONE]
    _remove(run, assessor, removed, by=by, at=at)


def _remove(run: StageRun, assessor: Assessor, sheets: list[Sheet], *, by: Person, at: datetime) -> None:
    """Take the sheets away, let a replacement wait where too few are left, and let go who has none left."""
    if not sheets:
        return
    for sheet in sheets:
        record("assessment.recused", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at,
               name=sheet.candidate.name)  # fmt: skip
        sheet.delete()
    if queries.lacking(run):
        duties.add("assessor.replace", agency=run.cycle.agency, subject=run.public_id, url=("assessment:replace", [run.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
    if not Sheet.objects.filter(assessor=assessor).exists():
        Assessor.objects.filter(pk=assessor.pk).update(locked_at=at)
        duties.done("assessment.score", subject=run.public_id, person=assessor.person, by=by, at=at)
    open_scores(run, by=by, at=at)


@transaction.atomic
def replace(run: StageRun, *, person: Person, by: Person, at: datetime) -> Assessor:
    """Name one more assessor where a conflict left too few: blank sheets for every candidate, so that all are on one footing.

    Raises:  RuleBroken("replace.none") when nobody is short of assessors; ("replace.self") by one of the candidates;
             ("replace.unknown") for somebody who cannot be named.
    """
    run = hold(run)
    candidates = queries.standing_candidates(run.cycle)
    if not queries.lacking(run):
        raise RuleBroken("replace.none")
    if by.pk in queries.people_in(candidates):
        raise RuleBroken("replace.self")
    if person not in queries.stand_ins(run, by=by, on=at.date()):
        raise RuleBroken("replace.unknown")
    assessor = Assessor.objects.create(run=run, person=person, part="team")
    Sheet.objects.bulk_create([Sheet(assessor=assessor, candidate=candidate) for candidate in candidates])
    draw_pact(assessor, by=by, at=at)
    duties.add("assessment.score", agency=run.cycle.agency, subject=run.public_id, url=("assessment:scores", [run.public_id]),
               person=person, at=at)  # fmt: skip
    if not queries.lacking(run):
        duties.done("assessor.replace", subject=run.public_id, by=by, at=at)
    record("assessment.assessor_named", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, name=person.name)
    return assessor
