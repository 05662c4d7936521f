"""National holidays and joint leave of a year, as data. Takes text, not paths."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import SURE, Text


@dataclass(frozen=True)
class Holiday:
    """One day off. leave: cuti bersama; otherwise libur nasional."""

    day: date
    name: Text
    leave: bool


@dataclass(frozen=True)
class Calendar:
    """The days off of one year, by day, with where they are from."""

    year: int
    source: str
    sure: str  # one of ruleset.SURE
    days: tuple[Holiday, ...]


def read_calendar(text: str) -> Calendar:
    """The calendar of one year.

    Raises:  RuleBroken("calendar.value", key=...) for a value that is missing or wrong, named by its key.
    Source:  each year a joint decree of three ministers (SKB 3 Menteri) sets the days; Perpres 21/2023 on working days.
    """
    try:
        kept = tomllib.loads(text)
    except tomllib.TOMLDecodeError as no:
        raise RuleBroken("calendar.value", key=str(no)) from no
    year, source, sure = kept.get("year"), kept.get("source"), kept.get("sure")
    if not isinstance(year, int):
        raise RuleBroken("calendar.value", key="year")
    if not isinstance(source, str) or not source.strip():
        raise RuleBroken("calendar.value", key="source")
    if sure not in SURE:
        raise RuleBroken("calendar.value", key="sure")
    days = [
        _holiday(one, f"{key}[{place}]", year, leave=key == "leave") for key in ("holidays", "leave") for place, one in _rows(kept, key)
    ]
    if len({one.day for one in days}) != len(days):
        raise RuleBroken("calendar.value", key="day")
    return Calendar(year, source, sure, tuple(sorted(days, key=lambda one: one.day)))


def _rows(kept: Mapping[str, Any], key: str) -> "enumerate[Any]":
    rows = kept.get(key)
    if not isinstance(rows, list):
        raise RuleBroken("calendar.value", key=key)
    return enumerate(rows)


def _holiday(row: Any, key: str, year: int, *, leave: bool) -> Holiday:
    if not isinstance(row, dict) or not (isinstance(row.get("id"), str) and isinstance(row.get("en"), str)):
        raise RuleBroken("calendar.value", key=key)
    day = row.get("day")
    if not isinstance(day, date) or isinstance(day, datetime) or day.year != year:
        raise RuleBroken("calendar.value", key=f"{key}.day")
    return Holiday(day, Text(row["id"], row["en"]), leave)
