"""An entry of the gallery: a component, its rule of use, what makes it accessible, and examples."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

Examples = dict[str, dict[str, object]]
"""What each example shows, and the names that it passes."""


@dataclass(frozen=True)
class Entry:
    """`parts` are partials that only this component includes: its examples show them too."""

    name: str
    title: "Words"
    rule: "Words"
    criteria: "tuple[Words, ...]"
    examples: Callable[[], Examples]
    parts: tuple[str, ...] = ()
