"""Finding people by name although the name is typed without accents, in another order, or with a mistake.

The same rules run in the browser (static/nomination); tests hold both to the same cases.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def fold(text: str) -> str:
    """Lower case, without accents; everything but letters and digits becomes one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def matches(query: str, folded: str) -> int | None:
    """How well every word of `query` is found in `folded` text: 0 is best, None is not at all.

    A word matches the beginning of any word; from 4 letters on one mistake is forgiven, from 8 on two
    (a letter wrong, missing, added, or two swapped).
    """
    words = folded.split()
    total = 0
    for wanted in fold(query).split():
        best = min((d for word in words if (d := _distance(wanted, word)) is not None), default=None)
        if best is None:
            return None
        total += best
    return total


def find(query: str, things: Iterable[tuple[str, T]], *, most: int) -> list[T]:
    """Up to `most` things whose folded text matches, best first, then in the order given. An empty query finds nothing."""
    if not fold(query):
        return []
    found = [(score, place, thing) for place, (text, thing) in enumerate(things) if (score := matches(query, text)) is not None]
    return [thing for _, _, thing in sorted(found, key=lambda hit: hit[:2])[:most]]


def _distance(wanted: str, word: str) -> int | None:
    if word.startswith(wanted):
        return 0
    allowed = 2 if len(wanted) >= 8 else 1 if len(wanted) >= 4 else 0
    if not allowed:
        return None
    candidates = {word, *(word[: len(wanted) + extra] for extra in range(-allowed, allowed + 1) if len(wanted) + extra > 0)}
    best = min(_edits(wanted, candidate) for candidate in candidates)
    return best if best <= allowed else None


def _edits(a: Sequence[str], b: Sequence[str]) -> int:
    """Optimal string alignment distance: substitutions, insertions, deletions, and swaps of neighbours."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        row = [i]
        for j, right in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
