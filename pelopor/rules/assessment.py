"""From locked and agreed scores to a ranking with brackets, and from the ranking to those proposed to the head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pelopor.rules.errors import RuleBroken

Key = str


@dataclass(frozen=True)
class Bracket:
    """People who share a place, because their means are equal. mean: in levels, 1 to 4, exact; None without evidence."""

    place: int
    keys: tuple[Key, ...]
    mean: Fraction | None = None


def check_level(level: int | None, *, most: int = 4) -> None:
    """Refuse what is no level. None is "not enough evidence", an answer of its own and never a low score.

    Raises:  RuleBroken("score.level") with the level and the highest one.
    Source:  ruleset criteria: four described levels for each rating.
    """
    if level is not None and not 1 <= level <= most:
        raise RuleBroken("score.level", level=level, most=most)


def mean(scores: Iterable[int | None]) -> Fraction | None:
    """The mean of the scores given. "Not enough evidence" (None) is an answer of its own and counts neither high nor low.

    Returns: exact, so that equal means are equal; None when nobody saw enough. Unit: levels, 1 to 4.
    Source:  decided: with every assessor scoring every candidate plain means suffice (Smith & Kendall 1963 on anchored scales).
    """
    given = [score for score in scores if score is not None]
    return Fraction(sum(given), len(given)) if given else None


def weighted(figures: Sequence[Fraction | None], weights: Sequence[int] = ()) -> Fraction | None:
    """The mean of what counts on each criterion, by weight; criteria without evidence take no part. Unit: levels, 1 to 4.

    Args:    weights: of the criteria in their order; none: all alike.
    Returns: exact; None without evidence on any.
    Source:  ruleset assessment.weights: equal unless a source says otherwise.
    """
    shares = weights or [1] * len(figures)
    given = [(figure, share) for figure, share in zip(figures, shares, strict=True) if figure is not None]
    return sum((figure * share for figure, share in given), Fraction(0)) / sum(share for _, share in given) if given else None


def strongest(figures: Mapping[Key, Fraction | None]) -> tuple[Key, ...]:
    """The one or two criteria on which a person's own figures are highest; none where nothing stands out.

    Args:    figures: what counts on each criterion, in levels; None without evidence.
    Source:  decided: the head reads what somebody is strong in; persons are compared by the ranking only.
    """
    given = {key: figure for key, figure in figures.items() if figure is not None}
    best = tuple(key for key, figure in given.items() if figure == max(given.values()))
    return best if len(best) <= 2 and len(best) < len(given) else ()


def rank(means: Mapping[Key, Fraction | None]) -> tuple[Bracket, ...]:
    """Places by falling mean; equal means share a place, and the next place counts them (1, 1, 3).

    Whoever has no mean shares the last place: without evidence nobody stands above anybody.

    Returns: brackets in order; keys inside a bracket by key, which means nothing.
    Source:  seed deck, selection page: proposed by rank of the assessment; equal means are not told apart: decided.
    """
    order = sorted(set(means.values()), key=lambda value: (value is None, -(value or Fraction(0))))
    found: list[Bracket] = []
    place = 1
    for value in order:
        keys = tuple(sorted(key for key, own in means.items() if own == value))
        found.append(Bracket(place, keys, value))
        place += len(keys)
    return tuple(found)


def propose(brackets: Sequence[Bracket], size: int, ties: str) -> tuple[Bracket, ...]:
    """The brackets that go up to the head, also when more or fewer than `size` were assessed.

    Whole places go up while there is room. For a place that does not fit, `ties` decides: "all_tied" sends everybody
    on it up, "above_tie" nobody; but a first place too large for the room always goes up.

    Args:    size: people, ruleset assessment.proposed. ties: ruleset assessment.proposal_ties.
    Source:  ruleset assessment.proposed and assessment.proposal_ties; seed deck, selection page: 5 by rank.
    """
    up: list[Bracket] = []
    for bracket in brackets:
        room = size - sum(len(one.keys) for one in up)
        if room <= 0 or (len(bracket.keys) > room and ties == "above_tie" and up):
            break
        up.append(bracket)
    return tuple(up)
