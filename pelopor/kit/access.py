"""Ask the permission table, and say no with a page that helps."""

from collections.abc import Callable
from enum import StrEnum
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


class Door(StrEnum):
    """Whom an address lets in when it asks for no deed of the table."""

    EVERYBODY = "everybody"  # also who is not signed in
    SIGNED_IN = "signed in"  # every account; what it shows is the person's own
    BALLOT = "ballot"  # whoever sends a ticket of the ballot: the address knows no person
    DEMO = "demo"  # everybody in a demo; elsewhere there is no such page


def asks(*deeds: str) -> Callable[[View], View]:
    """Mark a view with the deeds of the table of which it asks for one.

    The walk over every address as every role (tests/house/test_walk.py) reads it.
    """
    for deed in deeds:
        if deed not in DEEDS:
            raise KeyError(deed)
    return _mark("deeds", deeds)


def opens_to(door: Door) -> Callable[[View], View]:
    """Mark a view that asks for no deed with whom it lets in."""
    return _mark("door", door)


def _mark(name: str, value: object) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, name, value)
        return view

    return mark
