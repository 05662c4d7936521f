"""What bench roster does inside an installation: files of invented people are checked and brought in."""

import datetime as dt
import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pelopor.imports import render
from pelopor.imports.actions import Counts, bring_in, mark, summary
from pelopor.imports.reading import read_table
from pelopor.imports.reading.examine import Examination, examine, header_of
from pelopor.people.models import Agency
from pelopor.rules.roster import Table

DAY = dt.date(2026, 1, 1)
AT = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
WORDS = ("Ance", "Beni", "Cory", "Dami", "Elsi", "Fery", "Gusti", "Hana", "Ina", "Joni", "Kori", "Lius", "Mery", "Nona", "Oni", "Petrus")
T = TypeVar("T")


def roster(people: str) -> dict[str, float]:
    """Seconds of each deed, people per second while others wait, and the most memory that the process used (MiB)."""
    count = int(people)
    agency = Agency.objects.create(code="UKUR", name="Dinas Ukur", head_title="Kepala Dinas", place="Kupang")
    lines = [_line(number) for number in range(count)]
    sheet, commas = render.roster_file(lines, "xlsx"), render.roster_file(lines, "csv")
    moved = render.roster_file([(*line[:3], "Unit Baru", *line[4:]) if place % 3 == 0 else line for place, line in enumerate(lines)], "csv")
    del lines
    Path("/proc/self/clear_refs").write_text("5")  # from here on the most memory is that of the deeds
    taken: dict[str, float] = {}
    taken["dry run of CSV"], _ = _timed(lambda: _checked(agency, commas))
    taken["dry run of XLSX"], found = _timed(lambda: _checked(agency, sheet))
    assert not found.blocked, found.problems[:3]
    reading, table = _timed(lambda: read_table(sheet))
    writing, counts = _timed(lambda: _applied(agency, table, sheet, found))
    assert (counts.new, counts.units) == (count, 60), counts
    taken["import"] = reading + writing
    taken["dry run of the same file again"], found = _timed(lambda: _checked(agency, sheet))
    comparing, counts = _timed(lambda: _applied(agency, table, sheet, found))
    assert counts == Counts(same=count), counts
    found, table = _checked(agency, moved), read_table(moved)
    taken["import of a third moved"], counts = _timed(lambda: _applied(agency, table, moved, found))
    assert counts.moved == len(range(0, count, 3)), counts
    taken["people compared per second of pause"] = count / comparing
    taken["people written per second of pause"] = count / (writing - comparing)
    taken["memory at most"] = _most_memory()
    return taken


def _most_memory() -> float:
    """Since the mark was cleared. Unit: MiB."""
    told = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = do()
    return time.perf_counter() - begun, result


def _checked(agency: Agency, data: bytes) -> Examination:
    """What the page does after the columns are matched."""
    table = read_table(data)
    found = examine(agency, table, header_of(table), as_of=DAY)
    summary(found)
    mark(found)
    return found


def _applied(agency: Agency, table: Table, data: bytes, found: Examination) -> Counts:
    """The transaction in which others wait."""
    return bring_in(
        agency, table, header_of(table), as_of=DAY, shown=mark(found), end_missing=False, by=None, at=AT,
        hash=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _line(number: int) -> tuple[str, ...]:
    """An invented person with a number of their own; the first sixty head the units."""
    first, second, third = (WORDS[number // 16**place % 16] for place in range(3))
    return (
        f"{first} {second}{third.lower()} Rekaan {number // 4096}", _nip(number), "",
        f"Bidang Ukur {number % 60}", f"Analis {number % 300}",
        "Fungsional", "PNS", "III/c", "" if number < 60 else _nip(number % 60), f"orang{number}@contoh.invalid", "2020-01-01",
    )  # fmt: skip


def _nip(number: int) -> str:
    born = dt.date(1968, 1, 1) + dt.timedelta(days=number % 9_000)
    return f"{born:%Y%m%d} {born.year + 24}{number % 12 + 1:02d} {number % 2 + 1} {number // 9_000 + 1:03d}"
