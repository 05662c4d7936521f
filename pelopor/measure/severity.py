"""Scores of candidates by assessors as a sum of who is scored and who scores: what is left over, and what severity does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pelopor.measure.quantiles import f_quantile
from pelopor.rules.errors import RuleBroken

Scores = Mapping[tuple[str, str], Fraction]
"""The score of (candidate, assessor), in levels; a pair without a score is not there."""


@dataclass(frozen=True)
class Severity:
    """The scores taken apart. Unit of all but `freedom`: levels; `noise` in levels squared."""

    means: Mapping[str, Fraction]  # by candidate: what all assessors together would have given
    assessors: Mapping[str, Fraction]  # by assessor: above 0 lenient, below 0 severe; they add up to 0
    noise: Fraction | None  # mean square left over; None where every score is used up by the two
    freedom: int  # degrees of freedom of the noise
    differ: bool  # assessors differ more than the noise explains, at 95 %


def connected(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether candidates and assessors hang together by common pairs, so that severity can be told from merit.

    Source:  Searle 1987, Linear Models for Unbalanced Data, 5.3: connected designs.
    """
    groups: list[set[tuple[str, str]]] = []
    for candidate, assessor in pairs:
        both = {("candidate", candidate), ("assessor", assessor)}
        touched = [group for group in groups if group & both]
        groups = [group for group in groups if not group & both] + [both.union(*touched)]
    return len(groups) <= 1


def severity(scores: Scores) -> Severity:
    """Take the scores apart by least squares: candidate + assessor + what is left over.

    With every pair scored the means are the plain means. Where pairs are missing, a candidate who was seen by the
    severer assessors only is not held back by that.

    Raises:  RuleBroken("severity.empty") without scores; RuleBroken("severity.apart") where the pairs do not hang together.
    Source:  Searle 1987, as connected; the mixed model of many-facet Rasch needs more candidates than an agency has.
    Checked: Shrout & Fleiss 1979: mean square of error 1.02 (tests/measure/test_severity.py).
    """
    if not scores:
        raise RuleBroken("severity.empty")
    if not connected(list(scores)):
        raise RuleBroken("severity.apart")
    by_candidate: dict[str, dict[str, Fraction]] = {}
    for (candidate, assessor), score in scores.items():
        by_candidate.setdefault(candidate, {})[assessor] = score
    names = sorted({assessor for _, assessor in scores})
    lean = dict(zip(names, _solve(*_equations(names, list(by_candidate.values()))), strict=True))
    means = {one: _mean([score - lean[assessor] for assessor, score in own.items()]) for one, own in by_candidate.items()}
    left = sum(((score - means[one] - lean[assessor]) ** 2 for (one, assessor), score in scores.items()), Fraction(0))
    freedom = len(scores) - len(means) - len(names) + 1
    noise = left / freedom if freedom else None
    plain = {one: _mean(list(own.values())) for one, own in by_candidate.items()}
    leaning = sum(((score - plain[one]) ** 2 for (one, _), score in scores.items()), Fraction(0)) - left
    return Severity(means, lean, noise, freedom, _differ(leaning, len(names) - 1, noise, freedom))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _differ(leaning: Fraction, above: int, noise: Fraction | None, freedom: int) -> bool:
    if noise is None or leaning == 0:
        return False
    return noise == 0 or float(leaning / above / noise) > f_quantile(0.95, above, freedom)


def _equations(names: Sequence[str], rows: Sequence[Mapping[str, Fraction]]) -> tuple[list[list[Fraction]], list[Fraction]]:
    """The normal equations of the assessors, candidates eliminated; a last one says that they add up to 0."""
    place = {name: number for number, name in enumerate(names)}
    left = [[Fraction(0)] * len(names) for _ in names]
    right = [Fraction(0)] * len(names)
    for own in rows:
        mean = _mean(list(own.values()))
        for one, score in own.items():
            left[place[one]][place[one]] += 1
            right[place[one]] += score - mean
            for other in own:
                left[place[one]][place[other]] -= Fraction(1, len(own))
    left[-1], right[-1] = [Fraction(1)] * len(names), Fraction(0)  # one of the equations follows from the others
    return left, right


def _solve(left: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Gauss, exact; the design is connected, so there is one solution."""
    rows = [[*row, value] for row, value in zip(left, right, strict=True)]
    for step in range(len(rows)):
        turn = next(number for number in range(step, len(rows)) if rows[number][step])
        rows[step], rows[turn] = rows[turn], rows[step]
        rows[step] = [value / rows[step][step] for value in rows[step]]
        for number, row in enumerate(rows):
            if number != step and row[step]:
                rows[number] = [value - row[step] * base for value, base in zip(row, rows[step], strict=True)]
    return [row[-1] for row in rows]
