"""How far assessors agree: on the figures (ICC) and on the order (Kendall's W)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import fmean, pstdev

from pelopor.measure.quantiles import f_quantile
from pelopor.rules.errors import RuleBroken

Table = Sequence[Sequence[float]]
"""One row per candidate, one column per assessor, no gaps."""

SURE = 0.95  # of the intervals


@dataclass(frozen=True)
class Agreement:
    """An agreement and its interval. No unit: 1 is perfect, and below 0 can occur where assessors contradict each other."""

    value: float
    low: float
    high: float
    candidates: int
    assessors: int


@dataclass(frozen=True)
class _Squares:
    """Mean squares of the two-way layout."""

    rows: float  # between candidates
    columns: float  # between assessors
    rest: float


def icc_single(scores: Table) -> Agreement:
    """Agreement of one assessor's score with another's: ICC(A,1), two-way, absolute.

    Args:    scores: one row per candidate, one column per assessor, no gaps.
    Returns: icc with its 95 % interval, and the candidates and assessors that it rests on; without bound below where
             assessors contradict each other altogether.
    Raises:  RuleBroken("icc.shape") below 2 x 2 or ragged; RuleBroken("icc.constant") where every score is the same.
    Source:  McGraw & Wong 1996, Psychological Methods 1(1):30-46, case 2A and table 7.
    Checked: Shrout & Fleiss 1979, ICC(2,1) = .29 (tests/measure/test_agreement.py).
    """
    n, k = _shape(scores, "icc.shape")
    squares = _squares(scores)
    rows, columns, rest = squares.rows, squares.columns, squares.rest
    whole = rows + (k - 1) * rest + k * (columns - rest) / n
    if rows == columns == rest == 0:
        raise RuleBroken("icc.constant")
    if whole <= 0:
        return Agreement(-inf, -inf, 1.0, n, k)
    value = (rows - rest) / whole
    low, high = _interval(value, squares, n, k)
    return Agreement(value, min(low, value), max(high, value), n, k)  # far below 0 the approximation can lose its own value


def icc_average(scores: Table) -> Agreement:
    """Agreement of the mean of these assessors with that of others like them: ICC(A,k), the figure for the mean that ranks.

    Args:    as icc_single.
    Returns: as icc_single; value and interval are those of one assessor, stepped up to k (Spearman-Brown).
    Raises:  as icc_single.
    Source:  McGraw & Wong 1996, as icc_single, case 2A for the average.
    Checked: Shrout & Fleiss 1979, ICC(2,4) = .62 (tests/measure/test_agreement.py).
    """
    one = icc_single(scores)
    value, low, high = (_stepped(figure, one.assessors) for figure in (one.value, one.low, one.high))
    return Agreement(value, low, high, one.candidates, one.assessors)


def kendall_w(scores: Table) -> float:
    """Agreement of assessors on the order of candidates, corrected for ties: 0 is none, 1 is the same order. No unit.

    Args:    scores: as icc_single; only their order within an assessor counts.
    Raises:  RuleBroken("kendall.shape") below 2 x 2 or ragged; RuleBroken("kendall.constant") where nobody put anybody above another.
    Source:  Kendall 1948, Rank Correlation Methods, chapter 6: W = 12 S / (m2 (n3 - n) - m sum T).
    Checked: R package irr, data anxiety: W = .54, chi-square 30.8 (tests/measure/test_agreement.py).
    """
    n, m = _shape(scores, "kendall.shape")
    columns = list(zip(*scores, strict=True))
    ranks = [_ranks(column) for column in columns]
    sums = [sum(own[row] for own in ranks) for row in range(n)]
    spread = sum((total - m * (n + 1) / 2) ** 2 for total in sums)
    ties = sum(count**3 - count for column in columns for count in Counter(column).values())
    most = m**2 * (n**3 - n) - m * ties
    if most == 0:
        raise RuleBroken("kendall.constant")
    return 12 * spread / most


def word(icc: float) -> str:
    """The agreement as a word for people who decide: "agreed" from .75, "partly" from .50, else "not_yet".

    Source:  Koo & Li 2016, Journal of Chiropractic Medicine 15(2):155-163: poor below .50, moderate to .75, good above.
    """
    return "agreed" if icc >= 0.75 else "partly" if icc >= 0.5 else "not_yet"


def _shape(scores: Table, code: str) -> tuple[int, int]:
    n, k = len(scores), len(scores[0]) if scores else 0
    if n < 2 or k < 2 or any(len(row) != k for row in scores):
        raise RuleBroken(code)
    return n, k


def _squares(scores: Table) -> _Squares:
    n, k = len(scores), len(scores[0])
    whole = sum(map(sum, scores)) / (n * k)
    rows = [sum(row) / k for row in scores]
    columns = [sum(column) / n for column in zip(*scores, strict=True)]
    rest = sum((scores[i][j] - rows[i] - columns[j] + whole) ** 2 for i in range(n) for j in range(k))
    return _Squares(
        float(k * sum((row - whole) ** 2 for row in rows)) / (n - 1), float(n * sum((column - whole) ** 2 for column in columns)) / (k - 1),
        float(rest) / ((n - 1) * (k - 1)),
    )  # fmt: skip


def _interval(value: float, squares: _Squares, n: int, k: int) -> tuple[float, float]:
    """The interval of ICC(A,1) with Satterthwaite's degrees of freedom.

    Both ends are the value where nothing is left over, and everything is possible where no freedom is.
    """
    rows, columns, rest = squares.rows, squares.columns, squares.rest
    if rest == 0 and 0 in (rows, columns):
        return value, value
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    if a * columns + b * rest <= 0:
        return -inf, 1.0
    freedom = (a * columns + b * rest) ** 2 / ((a * columns) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1)))
    tail = (1 + SURE) / 2
    down, up = f_quantile(tail, n - 1, freedom), f_quantile(tail, freedom, n - 1)
    noise = k * columns + (k * n - k - n) * rest
    return n * (rows - down * rest) / (down * noise + n * rows), n * (up * rows - rest) / (noise + n * up * rows)


def _stepped(single: float, k: int) -> float:
    below = 1 + (k - 1) * single
    return k * single / below if below > 0 else -inf


def _ranks(column: Sequence[float]) -> list[float]:
    """Ranks from 1 by rising score; who ties shares the mean of their places."""
    order = sorted(column)
    return [order.index(score) + (order.count(score) + 1) / 2 for score in column]


def halo(levels: Sequence[Sequence[int | None]]) -> float | None:
    """How far an assessor tells criteria apart: the mean, over candidates, of the spread of the levels. Unit: levels; 0 is full halo.

    Args:    levels: a row per candidate, a level per criterion; None without evidence.
    Returns: None where no candidate has two levels.
    Source:  Thorndike 1920, Journal of Applied Psychology 4(1):25-29 (halo); measurement dossier 3: spread across criteria.
    """
    given = [[level for level in row if level is not None] for row in levels]
    spreads = [pstdev(row) for row in given if len(row) > 1]
    return fmean(spreads) if spreads else None
