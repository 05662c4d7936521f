"""Ask the permission table, and say no with a page that helps."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied

from pelopor.rules.access import DEEDS, Facts, allowed

View = TypeVar("View", bound=Callable[..., object])


class Refused(PermissionDenied):
    """The signed-in person may not do this. The 403 page says who may."""

    def __init__(self, deed: str) -> None:
        super().__init__(deed)
        self.deed = deed


def require(facts: Facts, deed: str) -> None:
    if not allowed(facts, deed):
        raise Refused(deed)


def asks(deed: str) -> Callable[[View], View]:
    """Mark a view with the deed that it asks the table for; the walk over every address as every role reads it."""
    if deed not in DEEDS:
        raise KeyError(deed)

    def mark(view: View) -> View:
        view.deed = deed  # type: ignore[attr-defined]
        return view

    return mark
