"""Every address of the product as everybody there is: the answer is what the table of permissions says, and never a fault.

Addresses come from the URLconf itself, so that none is forgotten; who asks, from every role there is in the agency, above
it, beside it, and from a stranger. Each visit is rolled back.
"""

import logging
from collections.abc import Callable, Sequence
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import StreamingHttpResponse
from django.test import Client

from pelopor.kit.access import Door
from pelopor.people.accounts import Adapter
from pelopor.rules.access import DEEDS
from pelopor.rules.programme import Stage
from tests.house import world as worlds
from tests.house.world import Thing, Visitor, World
from tools.addresses import Address, addresses

STAGES = (Stage.PREPARE, Stage.NOMINATE, Stage.STUDY, Stage.ASSESS, Stage.DECREE)
"""Stages at which what a stage holds is walked while it is open; at ACT everything has happened, and all is walked."""

ADDRESSES = list(addresses())

UNTOLD = {
    ("nomination:consent", "refused"): "not found",  # whether somebody else was called up is not told
    ("nomination:programme", "refused"): "not found",  # the same
}
"""Where a page says less than the table would."""

MAYBE_EMPTY = ("documents:scan", "decision:publish", "assessment:programme")
"""Addresses with nothing to show yet: a paper before its scan, a decree before its draft, a programme that nobody wrote."""


UNNOTICED = "served as if nothing had been sent"


class Walker:
    """Goes to an address as somebody, and says what came of it."""

    def __init__(self, world: World) -> None:
        self.client = Client(raise_request_exception=False)
        self.cookies = {visitor.name: self._sign_in(visitor) for visitor in world.visitors}

    def _sign_in(self, visitor: Visitor) -> SimpleCookie:
        client = Client()
        if visitor.user is not None:
            client.force_login(visitor.user, backend="pelopor.people.accounts.NumberOrEmail")
        return client.cookies

    def go(self, visitor: Visitor, method: str, path: str) -> tuple[str, list[str]]:
        """The outcome, and the statements that wrote; all is rolled back."""
        self.client.cookies = SimpleCookie({name: morsel.value for name, morsel in self.cookies[visitor.name].items()})
        with transaction.atomic():
            with worlds.counted_writes() as written:
                answer = self.client.generic(method, path, "", _FORM)  # a POST without a field is a POST
            transaction.set_rollback(True)
        came = outcome(answer)
        if isinstance(answer, StreamingHttpResponse):  # read to its end: closing it by hand would close the connection
            b"".join(answer.streaming_content)
        return came, written


_FORM = "application/x-www-form-urlencoded"


def outcome(answer: Any) -> str:
    """What an answer comes to, in the words of the table."""
    if answer.status_code >= 500:
        return f"FAULT {getattr(answer, 'exc_info', None)}"
    if answer.status_code == 302 and answer.headers["Location"].startswith(f"{settings.LOGIN_URL}?next="):
        return "sign in"
    form = (answer.context or {}).get("form") if answer.wsgi_request.method == "POST" else None
    if form is not None and not form.is_bound:  # an empty form sent is a form sent: it shows what is missing
        return UNNOTICED
    return {403: "refused", 404: "not found", 405: "no such method"}.get(answer.status_code, "served")


@pytest.fixture
def world_at(
    db: None, settings: Any, tmp_path: Path, clock: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Stage], World]:
    """Builds a world; everybody in it has just signed in, so that no page asks for the password again."""
    monkeypatch.setattr(Adapter, "is_reauthentication_required", lambda self, **_: False)
    caplog.set_level(logging.CRITICAL, logger="django")  # a trace for each refusal would take most of the time
    settings.HOME, settings.MEDIA_ROOT, settings.SLIP_KEY_FILE = tmp_path, tmp_path / "files", tmp_path / "slip.key"

    def build(stage: Stage) -> World:
        made = worlds.build(stage)
        clock.at = made.at
        return made

    return build


def test_every_address_carries_the_deeds_that_it_asks_for_or_says_whom_it_lets_in() -> None:
    assert [one.name for one in ADDRESSES if bool(one.deeds) == bool(one.door)] == []
    assert {one.door for one in ADDRESSES} - {""} == set(Door)


def test_an_address_takes_ids_only_so_that_no_odd_byte_reaches_the_database() -> None:
    assert [one.name for one in ADDRESSES if "<str:" in one.path or "<path:" in one.path] == []


def test_every_deed_of_the_table_is_asked_for_at_some_address() -> None:
    asked = {deed for one in ADDRESSES for deed in one.deeds}

    assert set(DEEDS) - asked == set()


def test_every_address_answers_everybody_as_the_table_says(world_at: Callable[[Stage], World]) -> None:
    world = world_at(Stage.ACT)

    assert walk(world, ADDRESSES, world.visitors) == []


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_open_at_a_stage_is_served_to_whom_the_table_says(world_at: Callable[[Stage], World], stage: Stage) -> None:
    world = world_at(stage)
    staged = [one for one in ADDRESSES if any(DEEDS[deed].stages or DEEDS[deed].relation for deed in one.deeds)]

    assert walk(world, staged, [one for one in world.visitors if one.roles], served_only=True) == []


def walk(world: World, addresses: Sequence[Address], visitors: Sequence[Visitor], *, served_only: bool = False) -> list[str]:
    """What came otherwise than the table says, a line each."""
    walker, wrong = Walker(world), []
    for address in addresses:
        for thing in worlds.things(address, world):
            for method in ("GET", "POST"):
                who = visitors if address.deeds and thing.known else few(visitors)
                for visitor in who:
                    if served_only and worlds.table_says(address, thing, visitor) != "served":
                        continue
                    came, fault = visit(walker, address, thing, visitor, method)
                    wrong += fault
                    if came == "no such method":  # it is the same for whoever is signed in
                        break
    return wrong


def few(visitors: Sequence[Visitor]) -> list[Visitor]:
    """Those who tell most, where no role makes a difference: a stranger, a member, and one of another agency."""
    return [visitors[0], *visitors[-1:], *[one for one in visitors if one.name == "reform_team"]]


def visit(walker: Walker, address: Address, thing: Thing, visitor: Visitor, method: str) -> tuple[str, list[str]]:
    """What came of one visit, and what is wrong with it, in a line."""
    says = worlds.table_says(address, thing, visitor)
    says = UNTOLD.get((address.name, says), says)
    came, written = walker.go(visitor, method, thing.path)
    about, found = thing.stage or thing.state or ("" if thing.known else "of nobody"), []
    empty = (came, address.name) in {("not found", name) for name in MAYBE_EMPTY} and says == "served"
    if came not in says and came != "no such method" and not empty:
        found.append(f"{method} {address.name} {about} as {visitor.name}: {came}, the table says {says}")
    if written and came != "served":
        found.append(f"{method} {address.name} {about} as {visitor.name}: {came}, and yet wrote {written}")
    return came, found
