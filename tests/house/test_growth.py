"""No page asks the database more often because there are more people: each is counted among 12 and among 36."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pelopor.people.accounts import Adapter
from pelopor.rules.programme import Stage
from tests.house import world as worlds
from tests.house.world import World
from tools.addresses import addresses

Counts = dict[str, int]

STAGES = (Stage.STUDY, Stage.ASSESS, Stage.ACT)


@pytest.fixture
def counted(db: None, settings: Any, tmp_path: Path, clock: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Counts the queries of every page that is served, by address, in a world of so many people at a stage."""
    monkeypatch.setattr(Adapter, "is_reauthentication_required", lambda self, **_: False)
    caplog.set_level(logging.CRITICAL, logger="django")
    settings.HOME, settings.MEDIA_ROOT, settings.SLIP_KEY_FILE = tmp_path, tmp_path / "files", tmp_path / "slip.key"

    def count(stage: Stage, size: int) -> Counts:
        with transaction.atomic():
            world = worlds.build(stage, size=size)
            clock.at = world.at
            found = dict(_pages(world))
            transaction.set_rollback(True)
        return found

    return count


def _pages(world: World) -> Iterator[tuple[str, int]]:
    """Each page once, as the first for whom the table says that it is served."""
    clients: dict[str, Client] = {}
    for address in addresses():
        thing = worlds.things(address, world)[0]
        visitor = next((one for one in world.visitors if one.user and worlds.table_says(address, thing, one) == "served"), None)
        if visitor is None or visitor.user is None or address.door == "demo":
            continue
        if visitor.name not in clients:
            clients[visitor.name] = Client()
            clients[visitor.name].force_login(visitor.user, backend="pelopor.people.accounts.NumberOrEmail")
        if (queries := _queries(clients[visitor.name], thing.path)) is not None:
            yield address.name, queries


def _queries(client: Client, path: str) -> int | None:
    """How many; None where nothing is served. Asked twice: what is kept in memory is there by then."""
    with transaction.atomic():
        _status(client, path)
        with CaptureQueriesContext(connection) as asked:
            status = _status(client, path)
        transaction.set_rollback(True)
    return len(asked) if status == 200 else None


def _status(client: Client, path: str) -> int:
    answer: Any = client.get(path)
    if answer.streaming:  # read to its end: closing it by hand would close the connection
        b"".join(answer.streaming_content)
    return int(answer.status_code)


@pytest.mark.parametrize("stage", STAGES)
def test_no_page_asks_more_often_when_there_are_more_people(counted: Any, stage: Stage) -> None:
    few, many = counted(stage, 12), counted(stage, 36)
    both = few.keys() & many.keys()

    assert {page: (few[page], many[page]) for page in sorted(both) if few[page] != many[page]} == {}
