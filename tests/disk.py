"""A database that writes to disk: tests of traces and of two sends at once need one on SQLite too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections
from pytest_django.live_server_helper import LiveServer

from pelopor.config import sqlite


@pytest.fixture
def disk(transactional_db: None, django_db_serialized_rollback: None, tmp_path: Path) -> Iterator[Path | None]:
    """The test database with real commits; on SQLite a copy in a file, whose path is given, instead of in memory."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:  # a flush by another test began the ids anew, and what was refilled brought its own
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)
        yield None
        return
    file = tmp_path / "pelopor.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    here = connections["default"]  # the same object stays: what runs beside a browser's loop finds no other
    if not hasattr(here, "_test_serialized_contents"):  # beside that loop a connection of its own: the next test is refilled from this
        here._test_serialized_contents = here.creation.serialize_db_to_string()  # type: ignore[attr-defined]
    memory, name = here.connection, here.settings_dict["NAME"]
    here.connection, here.settings_dict["NAME"] = None, str(file)
    here.ensure_connection()
    assert here.settings_dict["OPTIONS"]["init_command"] == sqlite.INIT
    yield file
    here.close()
    here.connection, here.settings_dict["NAME"] = memory, name


@pytest.fixture
def site(disk: Path | None) -> Iterator[str]:
    """The address of a server of its own on that database: one in memory would share a single connection with the test."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()
