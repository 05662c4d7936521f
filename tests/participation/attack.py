"""What somebody with copies of the database would try, to tell who handed in what.

The same script runs against the product's tables and against a control build with ordinary ones: what finds nothing in
the first must find nearly everything in the second, or it proves nothing.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction


@dataclass(frozen=True)
class Row:
    """One row as the database stores it: its key, what it says, and every trace that says when it was written."""

    key: bytes
    says: str
    position: tuple[int, ...]  # where it lies: ctid, or rowid; where there is neither, in key order
    transaction: int | None  # xmin on PostgreSQL
    number: int | None  # an automatic id


@dataclass(frozen=True)
class Copy:
    """A copy of the database at one moment, and the bytes of its files where there are any."""

    marks: list[Row]
    slips: list[Row]
    files: bytes = b""


@dataclass(frozen=True)
class Build:
    """Names of the tables that keep marks and slips. numbered: they have an automatic id; ordinary: a rowid on SQLite."""

    mark: str
    slip: str
    numbered: bool = False


PRODUCT = Build("participation_mark", "participation_slip")
CONTROL = Build("control_mark", "control_slip", numbered=True)


def copy(build: Build, file: Path | None) -> Copy:
    return Copy(_rows(build.mark, "mark", None, build), _rows(build.slip, "handle", "content", build), _bytes(file))


def rows_of(table: str, key: str, content: str | None) -> list[Row]:
    return _rows(table, key, content, PRODUCT)


def _rows(table: str, key: str, content: str | None, build: Build) -> list[Row]:
    postgres = connection.vendor == "postgresql"
    columns = [key, content or "NULL", "id" if build.numbered else "NULL", *(["ctid::text", "xmin::text"] if postgres else [])]
    if not postgres and build.numbered:
        columns.append("rowid")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")
        found = cursor.fetchall()
    return [_row(place, values, postgres=postgres) for place, values in enumerate(found)]


def _row(place: int, values: Sequence[object], *, postgres: bool) -> Row:
    key, says, number, *traces = values
    assert isinstance(key, bytes | memoryview)
    position: tuple[int, ...] = (place,)
    if postgres:
        position = tuple(int(part) for part in str(traces[0]).strip("()").split(","))
    elif traces:
        position = (int(str(traces[0])),)
    return Row(bytes(key), str(says), position, int(str(traces[1])) if postgres else None, None if number is None else int(str(number)))


def _bytes(file: Path | None) -> bytes:
    if file is None:
        return b""
    parts = [file, file.with_name(file.name + "-wal")]
    return b"".join(part.read_bytes() for part in parts if part.exists())


def guesses(seen: Copy, arrival: Sequence[bytes]) -> Iterator[tuple[str, list[tuple[bytes, str]]]]:
    """Every way of pairing marks with contents that we know of. arrival: marks in the order in which a web log saw them."""
    by_place = sorted(seen.slips, key=lambda row: row.position)
    yield "position", _pair(sorted(seen.marks, key=lambda row: row.position), by_place)
    yield "arrival and position", [(mark, row.says) for mark, row in zip(arrival, by_place, strict=False)]
    yield "key", _pair(sorted(seen.marks, key=lambda row: row.key), sorted(seen.slips, key=lambda row: row.key))
    if all(row.number is not None for row in (*seen.marks, *seen.slips)):
        yield "number", _pair(sorted(seen.marks, key=lambda row: row.number or 0), sorted(seen.slips, key=lambda row: row.number or 0))
    if all(row.transaction is not None for row in (*seen.marks, *seen.slips)):
        yield "transaction", _joined(seen)
        by_age = sorted(seen.slips, key=lambda row: (row.transaction or 0, row.position))
        yield "arrival and transaction", [(mark, row.says) for mark, row in zip(arrival, by_age, strict=False)]
    for name, where in (("first byte", seen.files.find), ("last byte", seen.files.rfind)):
        if seen.files:
            yield name, _in_files(seen, where)
            ordered = sorted(seen.slips, key=lambda row: where(row.key))
            yield f"arrival and {name}", [(mark, row.says) for mark, row in zip(arrival, ordered, strict=False)]


def _pair(marks: Sequence[Row], slips: Sequence[Row]) -> list[tuple[bytes, str]]:
    return [(mark.key, slip.says) for mark, slip in zip(marks, slips, strict=False)]


def _joined(seen: Copy) -> list[tuple[bytes, str]]:
    """Marks and slips of one transaction; several of one are paired by where they lie."""
    pairs = []
    for number in {row.transaction for row in seen.marks}:
        marks = sorted((row for row in seen.marks if row.transaction == number), key=lambda row: row.position)
        pairs += _pair(marks, sorted((row for row in seen.slips if row.transaction == number), key=lambda row: row.position))
    return pairs


def _in_files(seen: Copy, where: Callable[[bytes], int]) -> list[tuple[bytes, str]]:
    return _pair(sorted(seen.marks, key=lambda row: where(row.key)), sorted(seen.slips, key=lambda row: where(row.key)))


def links(seen: Copy, truth: dict[bytes, str], arrival: Sequence[bytes]) -> dict[str, int]:
    """How many people each way pairs with what they really handed in."""
    return {way: sum(truth.get(mark) == says for mark, says in pairs) for way, pairs in guesses(seen, arrival)}


def limit(batches: int) -> float:
    """Chance is one hit a batch, whatever its size, with variance one; three standard errors above it is no chance."""
    return batches + 3 * math.sqrt(batches)


def make_control() -> None:
    """Ordinary tables, as a framework makes them: an automatic id, a rowid on SQLite."""
    number = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
    kind = "bytea" if connection.vendor == "postgresql" else "blob"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE control_mark (id {number}, mark {kind} UNIQUE)")
        cursor.execute(f"CREATE TABLE control_slip (id {number}, handle {kind} UNIQUE, content text)")


def drop_control() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE control_mark")
        cursor.execute("DROP TABLE control_slip")


def hand_in_control(mark: bytes, handle: bytes, content: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO control_mark (mark) VALUES (%s)", [mark])
        cursor.execute("INSERT INTO control_slip (handle, content) VALUES (%s, %s)", [handle, content])
