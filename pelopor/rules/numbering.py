"""Numbers that an agency gives to its papers in a series of its own: pattern, place in the series, gaps."""

import re
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken

PLACE, YEAR = "{urut}", "{tahun}"

MOST_SKIPPED = 200


@dataclass(frozen=True)
class Taken:
    """What a number means for its series. skipped: places before it that no paper carries; they need an explanation."""

    place: int
    skipped: tuple[int, ...]


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that does not name the place in the series and the year once each, or holds another brace.

    Raises:  RuleBroken("series.pattern").
    Source:  domain dossier 4.3: classification, sequence, unit code and year in varying order, as in 816.2/1/48/BKD.3.2 Tahun 2025.
    """
    rest = pattern.replace(PLACE, "", 1).replace(YEAR, "", 1)
    if pattern.count(PLACE) != 1 or pattern.count(YEAR) != 1 or "{" in rest or "}" in rest:
        raise RuleBroken("series.pattern")


def number_at(pattern: str, *, place: int, year: int) -> str:
    """The number at a place of the series.

    Source:  domain dossier 4.3.
    """
    return pattern.replace(PLACE, str(place)).replace(YEAR, str(year))


def place_of(number: str, pattern: str, *, year: int) -> int | None:
    """The place of a number in the series; None for a number that is not of its form.

    Source:  domain dossier 4.3.
    """
    before, after = (re.escape(text.replace(YEAR, str(year))) for text in pattern.split(PLACE))
    found = re.fullmatch(f"{before}([1-9][0-9]{{0,8}}){after}", number.strip())
    return int(found[1]) if found else None


def take(place: int, *, last: int, gaps: frozenset[int]) -> Taken:
    """Take a place of a series whose last one is `last` and of which `gaps` are on record as not used.

    Raises:  RuleBroken("series.passed") for a place before the last that is no gap; ("series.far") when more than MOST_SKIPPED are
             passed over: a slip of the hand, not a gap.
    Source:  domain dossier 4.3: the registry gives the number; issue of numbers without gaps, or gaps explained: decided.
    """
    if place <= last and place not in gaps:
        raise RuleBroken("series.passed", last=last)
    if place - last - 1 > MOST_SKIPPED:
        raise RuleBroken("series.far", most=MOST_SKIPPED)
    return Taken(place, tuple(range(last + 1, place)))
