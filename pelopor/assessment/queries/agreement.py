"""How far the assessors agree in a run whose scores are open, and what their differences allow to say of the ranking."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pelopor.assessment.models import Score
from pelopor.assessment.queries.scores import Row, table
from pelopor.measure import agreement, brackets
from pelopor.measure.severity import Severity, severity
from pelopor.nomination.models import Candidate
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules import assessment as rules
from pelopor.rules.errors import RuleBroken

DRAWS = 2000  # of random weights: a share is then known to about two points of a hundred


@dataclass(frozen=True)
class Reading:
    """What the head reads. word: of measure.agreement, "same" where all scores are the same, "" where there are too few to tell.

    spread: the largest difference between two assessors on one candidate, in levels. alike: runs of candidates of whom no two
    can be told apart, best first.
    """

    word: str
    spread: Fraction | None
    alike: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True)
class Rater:
    """One assessor of the team. lean: above 0 lenient, below 0 severe, in levels. halo: spread across criteria, in levels."""

    name: str
    scored: int
    lean: Fraction | None
    halo: float | None


@dataclass(frozen=True)
class Standing:
    """One candidate. mean: what ranks. adjusted: for severity, where that says something else; stays: share of random weights."""

    candidate: Candidate
    mean: Fraction | None
    adjusted: Fraction | None
    stays: float


@dataclass(frozen=True)
class Figures:
    """What the chair reads beside the Reading. A figure that cannot be had is None, and `why` holds the code that says why."""

    reading: Reading
    average: agreement.Agreement | None
    single: agreement.Agreement | None
    order: float | None
    raters: tuple[Rater, ...]
    standings: tuple[Standing, ...]
    places: int
    why: tuple[str, ...]


@dataclass(frozen=True)
class _Scores:
    """The team's scores: levels per pair (candidate, assessor) in the order of the criteria, and the mean of each pair."""

    names: Mapping[str, str]  # of assessors, by public id
    levels: Mapping[tuple[str, str], tuple[int | None, ...]]
    means: Mapping[tuple[str, str], Fraction]

    @property
    def complete(self) -> list[list[float]]:
        """A row per candidate, a column per assessor who scored every candidate that anybody scored."""
        candidates = sorted({candidate for candidate, _ in self.means})
        full = [one for one in self.names if all((candidate, one) in self.means for candidate in candidates)]
        return [[float(self.means[candidate, one]) for one in full] for candidate in candidates]

    @property
    def spread(self) -> Fraction | None:
        own: dict[str, list[Fraction]] = {}
        for (candidate, _), mean in self.means.items():
            own.setdefault(candidate, []).append(mean)
        return max((max(means) - min(means) for means in own.values() if len(means) > 1), default=None)


def reading(run: StageRun, rows: Sequence[Row] | None = None) -> Reading:
    """Phrase and spread for whoever decides. rows: of `table`, where they were read already.

    Raises:  RuleBroken("scores.open") as `table`.
    """
    return _reading(_scores(run), table(run) if rows is None else rows)


def figures(run: StageRun, *, rng: random.Random) -> Figures:
    """Every figure behind the reading, for whoever leads the meeting.

    Args:    rng: seeded by the caller with the run, so that the page says the same twice.
    Raises:  RuleBroken("scores.open") as `table`.
    """
    rows, scores, why = table(run), _scores(run), list[str]()
    average, single, order = None, None, None
    try:
        average, single = agreement.icc_average(scores.complete), agreement.icc_single(scores.complete)
        order = agreement.kendall_w(scores.complete)
    except RuleBroken as no:
        why.append(no.code)
    apart = _apart(scores)
    if apart is None and scores.means:
        why.append("severity.apart")
    places = rules_of(run.cycle).decision.chosen
    stays = brackets.staying(
        {row.candidate.public_id: [cell.figure for cell in row.cells] for row in rows}, places=places, draws=DRAWS, rng=rng
    )
    return Figures(
        _reading(scores, rows), average, single, order, _raters(scores, apart), _standings(scores, rows, apart, stays), places, tuple(why)
    )


def _scores(run: StageRun) -> _Scores:
    ruleset = rules_of(run.cycle)
    places = {criterion.key: place for place, criterion in enumerate(ruleset.ratings)}
    names: dict[str, str] = {}
    levels: dict[tuple[str, str], list[int | None]] = {}
    given = Score.objects.filter(sheet__assessor__run=run, sheet__assessor__part="team", sheet__candidate__stands=True)
    for candidate, assessor, name, criterion, level in given.order_by("sheet__assessor__person__name", "pk").values_list(
        "sheet__candidate__public_id", "sheet__assessor__public_id", "sheet__assessor__person__name", "criterion", "level"
    ):
        names[assessor] = name
        levels.setdefault((candidate, assessor), [None] * len(places))[places[criterion]] = level
    means = {
        pair: rules.weighted([None if level is None else Fraction(level) for level in own], ruleset.assessment.weights)
        for pair, own in levels.items()
    }
    return _Scores(
        names, {pair: tuple(own) for pair, own in levels.items()}, {pair: mean for pair, mean in means.items() if mean is not None}
    )


def _apart(scores: _Scores) -> Severity | None:
    try:
        return severity(scores.means)
    except RuleBroken:  # without scores, or with pairs that do not hang together
        return None


def _reading(scores: _Scores, rows: Sequence[Row]) -> Reading:
    try:
        word = agreement.word(agreement.icc_average(scores.complete).value)
    except RuleBroken as no:
        word = "same" if no.code == "icc.constant" else ""
    return Reading(word, scores.spread, _alike(scores, rows))


def _alike(scores: _Scores, rows: Sequence[Row]) -> tuple[tuple[Candidate, ...], ...]:
    """Runs by the figures that count, agreed ones included; the noise is that of the first scores, which nobody talked over."""
    apart = _apart(scores)
    if apart is None or apart.noise is None:
        return ()
    seen = {row.candidate.public_id: sum(candidate == row.candidate.public_id for candidate, _ in scores.means) for row in rows}
    means = {row.candidate.public_id: row.mean for row in rows if row.mean is not None and seen[row.candidate.public_id]}
    people = {row.candidate.public_id: row.candidate for row in rows}
    runs = brackets.indistinct(means, seen, noise=apart.noise, freedom=apart.freedom)
    return tuple(tuple(people[key] for key in sorted(run, key=lambda key: (-means[key], people[key].name))) for run in runs)


def _raters(scores: _Scores, apart: Severity | None) -> tuple[Rater, ...]:
    found = []
    for key, name in scores.names.items():
        own = [levels for (_, assessor), levels in scores.levels.items() if assessor == key]
        lean = apart.assessors.get(key) if apart else None
        found.append(Rater(name, len(own), lean, agreement.halo(own)))
    return tuple(found)


def _standings(scores: _Scores, rows: Sequence[Row], apart: Severity | None, stays: Mapping[str, float]) -> tuple[Standing, ...]:
    """By place. Adjusted means only where assessors differ and some pair is missing: else they say what the means say."""
    pairs = len(scores.names) * len({candidate for candidate, _ in scores.means})
    told = apart.means if apart and apart.differ and len(scores.means) < pairs else {}
    order = sorted(rows, key=lambda row: (row.mean is None, -(row.mean or 0), row.candidate.name))
    return tuple(
        Standing(row.candidate, row.mean, told.get(row.candidate.public_id), stays[row.candidate.public_id]) for row in order
    )  # fmt: skip
