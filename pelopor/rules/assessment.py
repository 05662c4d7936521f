"""Scores of assessors: means as exact fractions, brackets of those who cannot be told apart, and who goes up to the head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pelopor.rules.errors import RuleBroken


def check_level(level: int | None) -> None:
    """A level is 1 to 4, or None: not enough evidence, which is an answer and never a low score.

    Raises:  RuleBroken("score.level").
    Source:  measurement 3: four levels with anchors, "tidak cukup bukti" as an answer of its own.
    """
    if level is not None and not 1 <= level <= 4:
        raise RuleBroken("score.level", level=level)


def mean(levels: Sequence[int | None]) -> Fraction | None:
    """Mean of the levels given, exactly; None when nobody had enough evidence.

    Source:  measurement 3: fully crossed raters, plain means suffice.
    """
    given = [level for level in levels if level is not None]
    return Fraction(sum(given), len(given)) if given else None


@dataclass(frozen=True)
class Bracket:
    """Candidates with exactly the same mean share a place; the next place counts them all (1, 1, 3)."""

    place: int
    keys: tuple[str, ...]
    mean: Fraction | None


def rank(means: Mapping[str, Fraction | None]) -> tuple[Bracket, ...]:
    """Brackets by falling mean; who has no mean at all stands last, in one bracket. Inside one the order means nothing.

    Source:  seed deck: proposal by rank of the result; measurement 3: ties share a rank.
    """
    groups: dict[Fraction | None, list[str]] = {}
    for key, value in means.items():
        groups.setdefault(value, []).append(key)
    order = sorted((value for value in groups if value is not None), reverse=True)
    if None in groups:
        order.append(None)  # type: ignore[arg-type]
    brackets, place = [], 1
    for value in order:
        brackets.append(Bracket(place, tuple(sorted(groups[value])), value))
        place += len(groups[value])
    return tuple(brackets)


def propose(brackets: Sequence[Bracket], *, size: int, ties: str) -> tuple[Bracket, ...]:
    """The brackets that go up to the head: `size` people by rank, all of them when fewer stood.

    A bracket that crosses the line goes up whole under "all_tied"; under "head_decides" it goes up whole as well only
    when nothing above fills a place yet, else the list ends above it.

    Raises:  RuleBroken("proposal.size") unless size is at least 1.
    Source:  seed deck: Tim Seleksi proposes 5 by rank; silent on ties, ruleset assessment.proposal_ties.
    """
    if size < 1:
        raise RuleBroken("proposal.size", size=size)
    taken: list[Bracket] = []
    for bracket in brackets:
        before = sum(len(b.keys) for b in taken)
        if before >= size:
            break
        if before + len(bracket.keys) > size and ties == "head_decides" and taken:
            break
        taken.append(bracket)
    return tuple(taken)
