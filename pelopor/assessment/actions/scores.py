"""Deeds on scores: saving a blind sheet, locking, and agreeing in the meeting. First scores are never changed after."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pelopor.assessment import queries
from pelopor.assessment.actions.runs import hold
from pelopor.assessment.models import AgreedScore, Assessor, Score, Sheet
from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import actions as nominations
from pelopor.nomination.models import Candidate, Nomination
from pelopor.people.models import Person
from pelopor.programme.actions import reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import reached, rules_of
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken

LEVELS = (1, 2, 3, 4)


@transaction.atomic
def save_sheet(
    sheet: Sheet, *, levels: queries.Levels, evidence: str, potential: str = "", edition: int | None = None, by: Person, at: datetime
) -> Sheet:
    """Save the scores of one candidate; they can be changed until the assessor locks. What is saved already changes nothing.

    Args:    edition: of the sheet as the sender knows it; None where nobody else can have changed it.
    Returns: the sheet as it stands now.
    Raises:  RuleBroken("scores.locked") after locking; ("conflict.recused") when a declared conflict took the sheet away;
             ("conflict.undeclared") before every candidate is declared about; ("scores.elsewhere") when the sheet has changed
             since `edition`; ("scores.incomplete") unless every criterion has an answer; ("score.level") for a level outside
             1 to 4; ("potential.missing") where the ruleset asks for it.
    """
    run = hold(sheet.assessor.run)
    if Assessor.objects.get(pk=sheet.assessor_id).locked_at is not None:
        raise RuleBroken("scores.locked")
    now = Sheet.objects.filter(pk=sheet.pk).first()
    if now is None:
        raise RuleBroken("conflict.recused")
    if queries.undeclared(sheet.assessor):
        raise RuleBroken("conflict.undeclared")
    content = (dict(levels), evidence.strip(), potential.strip())
    if (queries.levels_of(now), now.evidence, now.potential) == content:
        return now
    if edition not in (None, now.edition):
        raise RuleBroken("scores.elsewhere")
    _check(run, levels, potential)
    _write(now, *content, at=at)
    record("assessment.sheet_saved", agency=run.cycle.agency.public_id, thing=sheet.public_id, by=by, at=at)
    return now


def _check(run: StageRun, levels: queries.Levels, potential: str) -> None:
    rules = rules_of(run.cycle)
    if set(levels) != {criterion.key for criterion in rules.ratings}:
        raise RuleBroken("scores.incomplete")
    if any(level not in (None, *LEVELS) for level in levels.values()):
        raise RuleBroken("score.level")
    if rules.assessment.potential == "required" and not potential.strip():
        raise RuleBroken("potential.missing")


def _write(sheet: Sheet, levels: queries.Levels, evidence: str, potential: str, *, at: datetime) -> None:
    sheet.scores.all().delete()
    Score.objects.bulk_create([Score(sheet=sheet, criterion=criterion, level=level) for criterion, level in levels.items()])
    sheet.evidence, sheet.potential, sheet.edition, sheet.saved_at = evidence, potential, sheet.edition + 1, at
    sheet.save(update_fields=["evidence", "potential", "edition", "saved_at"])


@transaction.atomic
def lock(assessor: Assessor, *, by: Person, at: datetime) -> None:
    """Lock an assessor's sheets. The last lock opens the scores to the meeting and calls the witnesses.

    Raises:  RuleBroken("scores.unsaved") while a sheet is empty; ("scores.locked") when locked before.
    """
    run = hold(assessor.run)
    if unsaved := Sheet.objects.filter(assessor=assessor, saved_at__isnull=True).count():
        raise RuleBroken("scores.unsaved", count=unsaved)
    if not Assessor.objects.filter(pk=assessor.pk, locked_at__isnull=True).update(locked_at=at):
        raise RuleBroken("scores.locked")
    duties.done("assessment.score", subject=run.public_id, person=assessor.person, by=by, at=at)
    record("assessment.scores_locked", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at)
    open_scores(run, by=by, at=at)


def open_scores(run: StageRun, *, by: Person, at: datetime) -> None:
    """Open the scores to the meeting and call the witnesses, once all are locked and every candidate has enough assessors."""
    if queries.all_locked(run):
        reach(run, "scores.locked", reference=run.public_id, by=by, at=at)
        nominations.ask_witnesses(queries.nomination_of(run.cycle), at=at)
        duties.add("assessment.agree", agency=run.cycle.agency, subject=run.public_id, url=("assessment:meeting", [run.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip


@transaction.atomic
def agree(run: StageRun, *, agreed: Mapping[tuple[Candidate, str], tuple[int, str]], by: Person, at: datetime) -> None:
    """Record what the meeting agreed: where nothing is named, the mean of the locked scores stays.

    Args:    agreed: per candidate and criterion another level, and why.
    Raises:  RuleBroken("scores.open") before all are locked; ("agreed.self") by one of the candidates; ("agreed.why") without a
             reason; ("agreed.level") for a level, criterion or candidate that is none; ("milestone.twice") when agreed before.
    """
    run = hold(run)
    if not queries.all_locked(run):
        raise RuleBroken("scores.open")
    Nomination.objects.select_for_update().get(pk=queries.nomination_of(run.cycle).pk)  # the last witness may be opening the tally
    standing = set(queries.standing_candidates(run.cycle))
    if by.pk in queries.people_in(standing):
        raise RuleBroken("agreed.self")
    reach(run, "scores.agreed", reference=run.public_id, by=by, at=at)
    known = {criterion.key for criterion in rules_of(run.cycle).ratings}
    for (candidate, criterion), (level, why) in agreed.items():
        if level not in LEVELS or criterion not in known or candidate not in standing:
            raise RuleBroken("agreed.level")
        if not why.strip():
            raise RuleBroken("agreed.why")
        AgreedScore.objects.create(run=run, candidate=candidate, criterion=criterion, level=level, why=why.strip())
    duties.done("assessment.agree", subject=run.public_id, by=by, at=at)
    if "tally.opened" in reached(run.cycle):
        duties.add("minutes.draw", agency=run.cycle.agency, subject=run.public_id, url=("assessment:minutes", [run.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("assessment.agreed", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, count=len(agreed))
