"""Reads a ruleset, the numbers and texts that a decree may change, into frozen dataclasses. Takes text, not paths.

Every value carries its unit, the day from which it holds, its source, and how sure we are of it. A cycle freezes the
text under which it was opened; `fingerprint` is what is shown to everybody.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pelopor.rules.errors import RuleBroken

STATUSES = ("pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn")
TIE_RULES = ("extend", "order", "lot")
SURE = ("printed", "inferred", "decided")


@dataclass(frozen=True)
class Text:
    """A text in both languages."""

    id: str
    en: str


@dataclass(frozen=True)
class Value:
    """One value that a decree may change. sure: printed in the source, inferred from it, or decided by the body."""

    value: Any
    unit: str
    from_: date
    source: str
    sure: str


@dataclass(frozen=True)
class Level:
    """One described level of a criterion, 1 to 4; 4 is the best."""

    value: int
    label: Text
    text: Text


@dataclass(frozen=True)
class Criterion:
    """kind: "gate" is a fact from records, passed or not; "rating" is scored on four described levels."""

    key: str
    kind: str
    text: Text
    question: Text
    levels: tuple[Level, ...]
    source: str
    sure: str


@dataclass(frozen=True)
class Electorate:
    may_nominate: tuple[str, ...]  # statuses of employment
    may_stand: tuple[str, ...]


@dataclass(frozen=True)
class NominationRules:
    most_names: int  # names per ballot
    finalists: int  # places on the short list
    finalists_limit: int  # places when everybody tied for the last one goes on
    self_naming: bool
    turnout_floor: int  # percent of the roll
    ties: tuple[str, ...]  # in this order: extend, order, lot
    publish_counts: bool  # per-name counts in the berita acara
    days: int  # days that a nomination is open, proposed on the screen

    @property
    def limit(self) -> int:
        """Places on the short list with everybody tied for the last one; no more than the places where ties do not extend."""
        return self.finalists_limit if "extend" in self.ties else self.finalists


@dataclass(frozen=True)
class StudyRules:
    lot_size: int  # people drawn by lot beside each finalist when standing is asked


@dataclass(frozen=True)
class AssessmentRules:
    least_assessors: int
    proposed: int  # how many go up to the head
    superior: str  # "beside": the superior's view stands beside the mean, never in it
    proposal_ties: str  # "all_tied": who ties for the last proposed place goes up too; "above_tie": only those above that tie


@dataclass(frozen=True)
class DecisionRules:
    chosen: int
    reason_below_rank: bool


@dataclass(frozen=True)
class ObjectionRules:
    working_days: int


@dataclass(frozen=True)
class TermRules:
    months: int


@dataclass(frozen=True)
class Ruleset:
    """The whole of what a cycle runs under."""

    name: str
    title: Text
    electorate: Electorate
    nomination: NominationRules
    study: StudyRules
    assessment: AssessmentRules
    decision: DecisionRules
    objection: ObjectionRules
    term: TermRules
    criteria: tuple[Criterion, ...]
    values: Mapping[str, Value]

    @property
    def ratings(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.kind == "rating")

    @property
    def gates(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.kind == "gate")


def _number(least: int, most: int) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        fine = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if fine else f"must be a whole number from {least} to {most}"

    return check


def _truth(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _some_of(allowed: Sequence[str]) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        fine = isinstance(value, list) and value and all(item in allowed for item in value) and len(set(value)) == len(value)
        return None if fine else f"must be a list of some of {', '.join(allowed)}, each once"

    return check


def _one_of(*allowed: str) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        return None if value in allowed else f"must be one of {', '.join(allowed)}"

    return check


CHECKS: Mapping[str, Callable[[Any], str | None]] = {
    "electorate.may_nominate": _some_of(STATUSES),
    "electorate.may_stand": _some_of(STATUSES),
    "nomination.most_names": _number(1, 20),
    "nomination.finalists": _number(1, 50),
    "nomination.finalists_limit": _number(1, 60),
    "nomination.self_naming": _truth,
    "nomination.turnout_floor": _number(0, 100),
    "nomination.ties": _some_of(TIE_RULES),
    "nomination.publish_counts": _truth,
    "nomination.days": _number(1, 60),
    "study.lot_size": _number(0, 5),
    "assessment.least_assessors": _number(1, 15),
    "assessment.proposed": _number(1, 50),
    "assessment.superior": _one_of("beside"),
    "assessment.proposal_ties": _one_of("all_tied", "above_tie"),
    "decision.chosen": _number(1, 50),
    "decision.reason_below_rank": _truth,
    "objection.working_days": _number(0, 60),
    "term.months": _number(1, 60),
}
"""Every key of a ruleset with what its value must be."""


def _no(key: str, why: str) -> RuleBroken:
    return RuleBroken("ruleset.key", key=key, why=why)


def read(text: str) -> Ruleset:
    """Read a ruleset from TOML text.

    Raises:  RuleBroken("ruleset.toml") when it is no TOML; RuleBroken("ruleset.key") with the key and what is wrong there.
    Source:  blueprint §3: rules are data with unit, validity date, source and how sure; mission: rules differ between bodies.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise RuleBroken("ruleset.toml", why=str(wrong)) from wrong
    values = {key: _value(data, key) for key in CHECKS}
    unknown = sorted(_dotted(data) - set(CHECKS))
    if unknown:
        raise _no(unknown[0], "is not a key of a ruleset")
    head = data.get("ruleset", {})
    name = head.get("name")
    if not isinstance(name, str) or not name.strip():
        raise _no("ruleset.name", "must be a short name")
    made = _build(name, _text(head, "ruleset.title", "title"), values, tuple(_criterion(n, row) for n, row in enumerate(data.get("criteria", []), 1)))
    _agree(made)
    return made


def _dotted(data: Mapping[str, Any]) -> set[str]:
    return {
        f"{section}.{key}" for section, rows in data.items() if section not in {"ruleset", "criteria"}
        for key in (rows if isinstance(rows, dict) else ("",))
    }  # fmt: skip


def _value(data: Mapping[str, Any], key: str) -> Value:
    section, name = key.split(".")
    row = data.get(section, {}).get(name) if isinstance(data.get(section, {}), dict) else None
    if not isinstance(row, dict) or "value" not in row:
        raise _no(key, "is missing: write [section.key] with value, unit, from, source, sure")
    if why := CHECKS[key](row["value"]):
        raise _no(key, why)
    for part in ("unit", "source"):
        if not isinstance(row.get(part), str) or not row[part].strip():
            raise _no(f"{key}.{part}", "is missing")
    if not isinstance(row.get("from"), date):
        raise _no(f"{key}.from", "must be a date, as 2026-01-01")
    if row.get("sure") not in SURE:
        raise _no(f"{key}.sure", f"must be one of {', '.join(SURE)}")
    return Value(row["value"], row["unit"], row["from"], row["source"], row["sure"])


def _text(row: Mapping[str, Any], key: str, name: str) -> Text:
    both = row.get(name)
    if not isinstance(both, dict) or not all(isinstance(both.get(part), str) and both[part].strip() for part in ("id", "en")):
        raise _no(key, "must have a text in id and in en")
    return Text(both["id"], both["en"])


def _criterion(number: int, row: Mapping[str, Any]) -> Criterion:
    key = row.get("key")
    where = f"criteria.{key or number}"
    if not isinstance(key, str) or not key.isidentifier():
        raise _no(f"{where}.key", "must be a short word")
    kind = row.get("kind")
    if kind not in {"gate", "rating"}:
        raise _no(f"{where}.kind", "must be gate or rating")
    levels = tuple(
        Level(place, _text(level, f"{where}.levels.{place}.label", "label"), _text(level, f"{where}.levels.{place}.text", "text"))
        for place, level in enumerate(row.get("levels", []), 1)
    )
    if len(levels) != (4 if kind == "rating" else 0):
        raise _no(f"{where}.levels", "must be four for a rating and none for a gate")
    if row.get("sure") not in SURE or not row.get("source"):
        raise _no(f"{where}.source", "must have a source and how sure it is")
    question = _text(row, f"{where}.question", "question") if kind == "rating" else Text("", "")
    return Criterion(key, kind, _text(row, f"{where}.text", "text"), question, levels, row["source"], row["sure"])


def _build(name: str, title: Text, values: Mapping[str, Value], criteria: tuple[Criterion, ...]) -> Ruleset:
    def part(section: str) -> dict[str, Any]:
        plain = {key.split(".")[1]: value.value for key, value in values.items() if key.startswith(f"{section}.")}
        return {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}

    return Ruleset(
        name, title, Electorate(**part("electorate")), NominationRules(**part("nomination")), StudyRules(**part("study")),
        AssessmentRules(**part("assessment")), DecisionRules(**part("decision")), ObjectionRules(**part("objection")),
        TermRules(**part("term")), criteria, values,
    )  # fmt: skip


def _agree(made: Ruleset) -> None:
    """What one value demands of another."""
    if made.nomination.finalists_limit < made.nomination.finalists:
        raise _no("nomination.finalists_limit", "must not be below nomination.finalists")
    if made.decision.chosen > made.assessment.proposed:
        raise _no("decision.chosen", "must not be above assessment.proposed")
    if made.assessment.proposed > made.nomination.finalists:
        raise _no("assessment.proposed", "must not be above nomination.finalists")
    if made.nomination.ties[-1] != "lot":
        raise _no("nomination.ties", "must end with lot: it alone always decides")
    if not made.ratings:
        raise _no("criteria", "must hold at least one rating")
    keys = [criterion.key for criterion in made.criteria]
    if len(set(keys)) != len(keys):
        raise _no("criteria", "must not use a key twice")


def changed(base: Ruleset, changes: Mapping[str, tuple[object, str]], *, name: str, title: Mapping[str, str], on: date | None = None) -> Ruleset:
    """A clone of `base` with other values, each with its source; what is changed counts as decided.

    Args:    changes: {dotted key: (value, source)}. on: day from which they hold; default that of the value changed.
    Raises:  RuleBroken("ruleset.key") naming the key, as `read` does; RuleBroken("ruleset.source") for a change without source.
    Source:  mission: a ruleset is cloned and changed with a source for each value.
    """
    values = dict(base.values)
    for key, (value, source) in changes.items():
        if key not in CHECKS:
            raise _no(key, "is not a key of a ruleset")
        plain = list(value) if isinstance(value, tuple) else value
        if why := CHECKS[key](plain):
            raise _no(key, why)
        if not source.strip():
            raise RuleBroken("ruleset.source", key=key)
        old = values[key]
        values[key] = Value(plain, old.unit, on or old.from_, source.strip(), "decided")
    return read(to_toml(_build(name, Text(title.get("id", ""), title.get("en", "")), values, base.criteria)))


def to_toml(made: Ruleset) -> str:
    """The ruleset as TOML text that `read` takes back unchanged."""
    lines = ["[ruleset]", f"name = {_quote(made.name)}", f"title = {_both(made.title)}", ""]
    for key, value in made.values.items():
        lines += [
            f"[{key}]", f"value = {json.dumps(value.value)}", f"unit = {_quote(value.unit)}", f"from = {value.from_.isoformat()}",
            f"source = {_quote(value.source)}", f"sure = {_quote(value.sure)}", "",
        ]  # fmt: skip
    for criterion in made.criteria:
        lines += ["[[criteria]]", f"key = {_quote(criterion.key)}", f"kind = {_quote(criterion.kind)}", f"text = {_both(criterion.text)}"]
        if criterion.kind == "rating":
            lines.append(f"question = {_both(criterion.question)}")
        lines += [f"source = {_quote(criterion.source)}", f"sure = {_quote(criterion.sure)}"]
        for level in criterion.levels:
            lines += ["[[criteria.levels]]", f"label = {_both(level.label)}", f"text = {_both(level.text)}"]
        lines.append("")
    return "\n".join(lines)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _both(text: Text) -> str:
    return f"{{ id = {_quote(text.id)}, en = {_quote(text.en)} }}"


def fingerprint(made: Ruleset) -> str:
    """SHA-256 of the canonical text: two texts that say the same have the same fingerprint."""
    return hashlib.sha256(to_toml(made).encode()).hexdigest()
