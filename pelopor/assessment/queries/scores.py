"""Reads of scores. Nothing here gives a score to anybody but its assessor before all sheets are locked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from pelopor.assessment.models import AgreedScore, Assessor, Score, Sheet
from pelopor.assessment.queries.study import standing_candidates
from pelopor.assessment.queries.team import lacking
from pelopor.nomination.models import Candidate
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules import assessment as rules
from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import Criterion

Levels = Mapping[str, int | None]
"""Level per criterion; None: not enough evidence."""

_NAME = Coalesce("candidate__person__name", "candidate__group__name")


def sheets_of(assessor: Assessor) -> QuerySet[Sheet]:
    """The assessor's own sheets, candidates by name."""
    return (
        Sheet.objects.filter(assessor=assessor)
        .select_related("candidate__person", "candidate__group", "candidate__programme__evidence", "assessor")
        .prefetch_related("scores", "candidate__group__members__person")
        .order_by(_NAME, "pk")
    )


def levels_of(sheet: Sheet) -> dict[str, int | None]:
    """What the sheet holds; empty before it was saved."""
    return {score.criterion: score.level for score in sheet.scores.all()}


def progress(run: StageRun) -> tuple[int, int]:
    """How many assessors have locked, of how many. The only thing that anybody sees of others before all have."""
    locks = list(Assessor.objects.filter(run=run).values_list("locked_at", flat=True))
    return sum(lock is not None for lock in locks), len(locks)


def all_locked(run: StageRun) -> bool:
    """Whether the scores may open: every assessor has locked, and while the stage runs no candidate is short of assessors."""
    done, of = progress(run)
    return of > 0 and done == of and (run.closed_at is not None or not lacking(run))


@dataclass(frozen=True)
class Cell:
    """One candidate on one criterion. scores: (assessor, level) of the team; beside: the superior's, never in the mean."""

    criterion: Criterion
    scores: tuple[tuple[str, int | None], ...]
    mean: Fraction | None
    beside: tuple[tuple[str, int | None], ...]
    agreed: AgreedScore | None

    @property
    def figure(self) -> Fraction | None:
        """What counts: the agreed level where there is one, else the mean of the locked scores."""
        return Fraction(self.agreed.level) if self.agreed else self.mean


@dataclass(frozen=True)
class Row:
    """A candidate with a cell per criterion. mean: of the figures that count, by the ruleset's weights."""

    candidate: Candidate
    cells: tuple[Cell, ...]
    mean: Fraction | None


def table(run: StageRun) -> list[Row]:
    """Every locked score, with means and what was agreed; candidates by name.

    Raises:  RuleBroken("scores.open") while a sheet is unlocked: nobody sees another's score before.
    """
    if not all_locked(run):
        raise RuleBroken("scores.open")
    scores = Score.objects.filter(sheet__assessor__run=run).select_related("sheet__assessor__person")
    known: dict[tuple[int, str, str], list[tuple[str, int | None]]] = {}
    for score in scores.order_by("sheet__assessor__person__name", "pk"):
        key = (score.sheet.candidate_id, score.criterion, score.sheet.assessor.part)
        known.setdefault(key, []).append((score.sheet.assessor.person.name, score.level))
    agreed = {(one.candidate_id, one.criterion): one for one in AgreedScore.objects.filter(run=run)}
    ratings, weights = rules_of(run.cycle).ratings, rules_of(run.cycle).assessment.weights
    return [_row(candidate, ratings, weights, known, agreed) for candidate in standing_candidates(run.cycle)]


def _row(
    candidate: Candidate,
    ratings: Iterable[Criterion],
    weights: Sequence[int],
    known: Mapping[tuple[int, str, str], list[tuple[str, int | None]]],
    agreed: Mapping[tuple[int, str], AgreedScore],
) -> Row:
    cells = []
    for criterion in ratings:
        team = tuple(known.get((candidate.pk, criterion.key, "team"), ()))
        beside = tuple(known.get((candidate.pk, criterion.key, "superior"), ()))
        cells.append(Cell(criterion, team, rules.mean([level for _, level in team]), beside, agreed.get((candidate.pk, criterion.key))))
    return Row(candidate, tuple(cells), rules.weighted([cell.figure for cell in cells], weights))


def potential(run: StageRun, *, parts: Sequence[str] = ("team", "superior")) -> dict[str, list[tuple[str, str]]]:
    """What was written about potential and ability: by candidate's public id (assessor, text). Read only where `table` may be."""
    found: dict[str, list[tuple[str, str]]] = {}
    written = (
        Sheet.objects.filter(assessor__run=run, assessor__part__in=parts).exclude(potential="").order_by("assessor__person__name", "pk")
    )
    for key, assessor, text in written.values_list("candidate__public_id", "assessor__person__name", "potential"):
        found.setdefault(key, []).append((assessor, text))
    return found
