"""From TOML text to a ruleset. Whatever is wrong is named by its key, with what to write instead."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.clauses import RANK, Law
from pelopor.rules.ruleset.keys import KEYS, LATER, check_agreement
from pelopor.rules.ruleset.shape import (
    SURE,
    AssessmentRules,
    Basis,
    Criterion,
    DecisionRules,
    Electorate,
    Level,
    NominationRules,
    ObjectionRules,
    Ruleset,
    StudyRules,
    TermRules,
    Text,
    Value,
)

LISTS = ("criteria", "laws")
RATING_LEVELS = 4


def read(text: str) -> Ruleset:
    """Read a ruleset from TOML text.

    Raises:  RuleBroken("ruleset.toml") when it is no TOML; RuleBroken("ruleset.key") with a key and what to write there, for
             a fault of the file; what KEYS and check_agreement raise for a value that is not allowed.
    Source:  mission: rules are data with a source, differ between bodies and change by decree; PermenPANRB 27/2014 Pasal 3
             leaves the numbers to each body.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise RuleBroken("ruleset.toml", why=str(wrong)) from wrong
    head = _table(data, "ruleset")
    title = _text(head, "ruleset.title")
    written = _dotted(data)
    values = {key: _value(_table(data, key.split(".")[0]), key) for key in KEYS if key in written or key not in LATER}
    if unknown := sorted(written - set(KEYS)):
        raise _no(unknown[0], "is not a key of a ruleset: remove it or mend its spelling")
    criteria = tuple(_criterion(number, row) for number, row in enumerate(_rows(data, "criteria"), 1))
    laws = tuple(_basis(f"laws.{number}", row) for number, row in enumerate(_rows(data, "laws"), 1))
    return assemble(_words(head, "ruleset.name"), title, values, criteria, laws)


def assemble(name: str, title: Text, values: Mapping[str, Value], criteria: tuple[Criterion, ...], laws: tuple[Basis, ...]) -> Ruleset:
    """The ruleset of these parts, checked as a whole.

    Raises:  RuleBroken("ruleset.key") for missing or doubled criteria or laws; what check_agreement raises.
    Source:  seed deck, Agent of Change page: candidates are judged by criteria; UU 12/2011: a decree recalls its basis.
    """

    def part(section: str) -> dict[str, Any]:
        return {key.removeprefix(f"{section}."): value.value for key, value in values.items() if key.startswith(f"{section}.")}

    made = Ruleset(
        name, title, Electorate(**part("electorate")), NominationRules(**part("nomination")), StudyRules(**part("study")),
        AssessmentRules(**part("assessment")), DecisionRules(**part("decision")), ObjectionRules(**part("objection")),
        TermRules(**part("term")), criteria, laws, values,
    )  # fmt: skip
    if not made.ratings:
        raise _no("criteria", "must hold at least one of kind rating")
    if len({criterion.key for criterion in criteria}) != len(criteria):
        raise _no("criteria", "must not use a key twice")
    if not laws:
        raise _no("laws", "must hold at least one: a decree recalls its basis")
    check_agreement(made)
    return made


def _no(key: str, why: str) -> RuleBroken:
    return RuleBroken("ruleset.key", key=key, why=why)


def _table(data: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    table = data.get(section, {})
    if not isinstance(table, dict):
        raise _no(section, f"must be a table: write [{section}...]")
    return table


def _rows(data: Mapping[str, Any], section: str) -> list[Mapping[str, Any]]:
    rows = data.get(section, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _no(section, f"must be a list of tables: write [[{section}]]")
    return rows


def _dotted(data: Mapping[str, Any]) -> set[str]:
    """Every key of the file outside [ruleset], [[criteria]] and [[laws]]; a section without keys as itself."""
    sections = {name: rows for name, rows in data.items() if name not in {"ruleset", *LISTS}}
    return {f"{name}.{key}" for name, rows in sections.items() if isinstance(rows, dict) for key in rows} | {
        name for name, rows in sections.items() if not isinstance(rows, dict)
    }


def _words(row: Mapping[str, Any], key: str) -> str:
    """The text of the last word of `key` in `row`."""
    words = row.get(key.rsplit(".", 1)[1])
    if not isinstance(words, str) or not words.strip():
        raise _no(key, "must be a text in quotation marks")
    return words


def _text(row: Mapping[str, Any], key: str) -> Text:
    both = row.get(key.rsplit(".", 1)[1])
    if not isinstance(both, dict):
        raise _no(key, 'must have both languages: write { id = "...", en = "..." }')
    return Text(_words(both, f"{key}.id"), _words(both, f"{key}.en"))


def _sure(row: Mapping[str, Any], key: str) -> str:
    sure = row.get("sure")
    if sure not in SURE:
        raise _no(f"{key}.sure", f"must be one of {', '.join(SURE)}")
    return str(sure)


def _value(section: Mapping[str, Any], key: str) -> Value:
    row = section.get(key.split(".")[1])
    if not isinstance(row, dict) or "value" not in row:
        raise _no(key, f"is missing: write [{key}] with value, unit, from, source, sure")
    plain = tuple(row["value"]) if isinstance(row["value"], list) else row["value"]
    KEYS[key].check(key, plain)
    day = row.get("from")
    if not isinstance(day, date) or isinstance(day, datetime):
        raise _no(f"{key}.from", "must be a date, as 2026-01-01")
    return Value(plain, _words(row, f"{key}.unit"), day, _words(row, f"{key}.source"), _sure(row, key))


def _criterion(number: int, row: Mapping[str, Any]) -> Criterion:
    key = _words(row, f"criteria.{number}.key")
    where = f"criteria.{key}"
    kind = row.get("kind")
    if kind not in {"gate", "rating"}:
        raise _no(f"{where}.kind", "must be gate or rating")
    levels = tuple(
        Level(place, _text(level, f"{where}.levels.{place}.label"), _text(level, f"{where}.levels.{place}.text"))
        for place, level in enumerate(_rows(row, "levels"), 1)
    )
    if len(levels) != (RATING_LEVELS if kind == "rating" else 0):
        raise _no(f"{where}.levels", "must be four for a rating and none for a gate")
    question = _text(row, f"{where}.question") if kind == "rating" else Text("", "")
    return Criterion(key, str(kind), _text(row, f"{where}.text"), question, levels, _words(row, f"{where}.source"), _sure(row, where))


def _basis(where: str, row: Mapping[str, Any]) -> Basis:
    if row.get("kind") not in RANK:
        raise _no(f"{where}.kind", f"must be one of {', '.join(RANK)}")
    year = row.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise _no(f"{where}.year", "must be a year")
    return Basis(Law(row["kind"], year, _words(row, f"{where}.text")), _words(row, f"{where}.source"), _sure(row, where))
