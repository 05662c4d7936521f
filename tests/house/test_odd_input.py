"""Odd bytes, figures and days in the fields of every form and in the questions of every address: answered, never a fault."""

import logging
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import StreamingHttpResponse

from pelopor.rules.programme import Stage
from tests.house import world as worlds
from tests.house.test_walk import ADDRESSES, Walker
from tests.house.test_walk import world_at as world_at
from tests.house.world import Thing, Visitor, World
from tools.addresses import Address

ODD = {
    "a zero byte": "a%00b",
    "half a character": "%ED%A0%80%FF%FE",
    "letters from right to left, and a face": quote("\u202e\u0645\u062f\u064a\u0631 \U0001f600 \u200b\ufeff"),
    "five thousand digits": "9" * 5_000,
    "a figure that is none": "%C2%B2",
    "below nought": "-1",
    "the first day": "0001-01-01",
    "the last day": "9999-12-31",
    "half a megabyte": "x" * 500_000,
    "commands": quote('#read("/etc/passwd") $x^2$ \\ `a` @b *c* <script>d</script> {{ e }} {% f %} %(g)s %s'),
    "nothing": "",
}
ALONE = ("a zero byte", "five thousand digits", "the last day")
"""What is also put into one field at a time, the others as the page gave them: a first wrong field may hide a second."""

Fields = list[tuple[str, str]]


class Forms(HTMLParser):
    """Where the forms of a page lead, and what they send when nothing is changed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Fields]] = []
        self.inside, self.select = False, ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = have.get("method") == "post"
            self.found += [(have.get("action", ""), [])] * self.inside
        elif tag == "select":
            self.select = have["name"]
        elif tag == "option":
            self._add(self.select, have["value"])
        elif tag in {"input", "textarea", "button"} and "name" in have:
            self._add(have["name"], have.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"

    def _add(self, name: str, value: str) -> None:
        fields = self.found[-1][1] if self.inside else []
        known = dict(fields)
        if name not in known and name != "csrfmiddlewaretoken":
            fields.append((name, value))


def bodies(fields: Fields) -> Iterator[tuple[str, str]]:
    """What is sent: something odd in all fields, then in one."""
    for what, odd in ODD.items():
        yield f"{what} everywhere", "&".join(f"{quote(name)}={odd}" for name, _ in fields)
    for name, _ in fields[:3]:
        rest = urlencode([(one, value) for one, value in fields if one != name])
        for what in ALONE:
            yield f"{what} as {name}", f"{quote(name)}={ODD[what]}&{rest}"


def send(walker: Walker, visitor: Visitor, method: str, path: str, body: str = "") -> Any:
    """The answer, read to its end; all is rolled back, and no attempt counts."""
    walker.client.cookies = SimpleCookie({name: morsel.value for name, morsel in walker.cookies[visitor.name].items()})
    with transaction.atomic():
        answer = walker.client.generic(method, path, body, "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    if isinstance(answer, StreamingHttpResponse):
        b"".join(answer.streaming_content)
    cache.clear()
    return answer


def served(address: Address, thing: Thing, world: World) -> Visitor | None:
    """The first of those to whom the table opens the address."""
    return next((one for one in world.visitors if worlds.table_says(address, thing, one).startswith("served")), None)


def faults(walker: Walker, visitor: Visitor, path: str) -> Iterator[str]:
    for what, odd in ODD.items():
        if len(odd) <= 5_000 and send(walker, visitor, "GET", f"{path}?hal={odd}&q={odd}&next={odd}").status_code >= 500:
            yield f"GET {path} with {what}"
    page, forms = send(walker, visitor, "GET", path), Forms()
    if page.headers.get("Content-Type", "").startswith("text/html"):
        forms.feed(page.content.decode())
    for action, fields in forms.found:
        for what, body in bodies(fields):
            if send(walker, visitor, "POST", action or path, body).status_code >= 500:
                yield f"POST {action or path} with {what}"


@pytest.mark.parametrize("stage", [Stage.PREPARE, Stage.NOMINATE, Stage.STUDY, Stage.ASSESS, Stage.DECREE, Stage.ACT])
def test_nothing_odd_is_a_fault(world_at: Callable[[Stage], World], caplog: pytest.LogCaptureFixture, stage: Stage) -> None:
    caplog.set_level(logging.CRITICAL, logger="django")
    world = world_at(stage)
    walker, seen = Walker(world), set()
    found: list[str] = []
    for address in ADDRESSES:
        for thing in worlds.things(address, world):
            visitor = served(address, thing, world)
            if thing.known and visitor and not (stage != Stage.PREPARE and not address.takes):
                seen.add(address.name)
                found += faults(walker, visitor, thing.path)

    assert found == []
    assert len(seen) > 10
