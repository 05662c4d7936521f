"""Who can be told apart, given the noise of the scores; and who stays in place under other weights."""

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import sqrt

from pelopor.measure.quantiles import f_quantile


def critical_difference(noise: Fraction, freedom: int, one: int, other: int) -> float:
    """The least difference of two means that the noise does not explain at 95 %. Unit: levels.

    Args:    noise: mean square left over, levels squared. freedom: its degrees of freedom. one, other: scores behind the two means.
    Source:  Fisher 1935, The Design of Experiments: least significant difference, t times the standard error of a difference.
    """
    return sqrt(float(noise) * (1 / one + 1 / other) * f_quantile(0.95, 1, freedom))


def indistinct(means: Mapping[str, Fraction], seen: Mapping[str, int], *, noise: Fraction, freedom: int) -> tuple[tuple[str, ...], ...]:
    """Runs of neighbours in rank order of whom no two can be told apart; each as long as it can be.

    Not being told apart does not pass on: A and B, B and C, but not A and C. So runs may overlap, and two people can be
    told apart exactly when no run holds both. One bracket for the whole chain would say too much of A and C.

    Args:    means: in levels, exact. seen: scores behind each mean. noise, freedom: as critical_difference, of the first scores.
    Returns: runs of two or more, best first; equal means by key, which means nothing.
    Source:  Piepho 2004, Journal of Computational and Graphical Statistics 13(2):456-466: lines over means; decided: no correction
             for the number of pairs, because too many brackets mislead the head less than too few.
    """
    order = sorted(means, key=lambda key: (-means[key], key))

    def apart(one: str, other: str) -> bool:
        return abs(float(means[one] - means[other])) > critical_difference(noise, freedom, seen[one], seen[other])

    found: list[tuple[str, ...]] = []
    reached = 0
    for start in range(len(order)):
        end = start + 1
        while end < len(order) and not any(apart(one, order[end]) for one in order[start:end]):
            end += 1
        if end - start > 1 and end > reached:
            found.append(tuple(order[start:end]))
        reached = max(reached, end)
    return tuple(found)


def staying(figures: Mapping[str, Sequence[Fraction | None]], *, places: int, draws: int, rng: random.Random) -> dict[str, float]:
    """How often each stays on the first `places` when the criteria are weighted at random. Unit: share of draws, 0 to 1.

    Args:    figures: by candidate, what counts on each criterion, in levels; None without evidence. rng: seeded by the caller, so
             that a page says the same twice.
    Returns: by candidate. Who ties for the last place is on it.
    Source:  measurement dossier 3: robustness by weights drawn evenly from all that add up to 1 (Dirichlet).
    """
    known = {key: [None if value is None else float(value) for value in own] for key, own in figures.items()}
    width = max(map(len, known.values()), default=0)
    stays = dict.fromkeys(known, 0)
    for _ in range(draws):
        weights = [rng.expovariate(1) for _ in range(width)]
        means = {key: _weighted(own, weights) for key, own in known.items()}
        for key, mean in means.items():
            stays[key] += sum(other > mean + 1e-12 for other in means.values()) < places and mean > 0
    return {key: count / draws for key, count in stays.items()}


def _weighted(figures: Sequence[float | None], weights: Sequence[float]) -> float:
    """The weighted mean of the figures given; 0, below every level, without any."""
    given = [(figure, weight) for figure, weight in zip(figures, weights, strict=True) if figure is not None]
    return sum(figure * weight for figure, weight in given) / sum(weight for _, weight in given) if given else 0.0
