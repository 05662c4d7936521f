"""How a new roster differs from the people that are known: new, changed, moved, left, and doubtful until somebody says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pelopor.rules.person_numbers import LENGTH
from pelopor.rules.roster.columns import plain
from pelopor.rules.roster.rows import SHOWN, Entry, Problem

CHOICES: Mapping[str, tuple[str, ...]] = {
    "doubt.new_number": ("same", "new"),
    "doubt.other_name": ("same", "skip"),
    "doubt.elsewhere": ("same", "skip"),
}
"""How each kind of doubt can be settled. same: it is the known person; new: somebody else; skip: leave the row out."""

ALIKE = 0.6
"""Names less alike than this under one number are doubtful. Unit: share of letters in common (0 to 1)."""
TITLES = frozenset(("prof", "dr", "drg", "drs", "dra", "ir", "h", "hj", "apt", "ns", "st", "kh", "pdt", "rm"))


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on record. here: has a main employment in this agency, which the other fields tell; `elsewhere` names another.

    number: the current one; empty when there is none any more.
    """

    person: int
    name: str
    kind: str
    number: str
    here: bool
    elsewhere: str = ""
    unit: str = ""
    position: str = ""
    position_class: str = ""
    status: str = ""
    grade: str = ""
    superior: int | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One row and what it does. known: None for a new person. superior: the person or, for a new one, the line of the row."""

    entry: Entry
    known: Known | None
    fields: tuple[str, ...] = ()
    superior: tuple[str, int] | None = None  # ("person", key) or ("line", line)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about `known` or not. kind: a key of CHOICES."""

    entry: Entry
    known: Known
    kind: str


@dataclass(frozen=True)
class Differences:
    """new, changed, moved (another unit or agency), left, same: every row and every known person is in one of them."""

    new: Sequence[Change] = ()
    changed: Sequence[Change] = ()
    moved: Sequence[Change] = ()
    left: Sequence[Known] = ()
    same: int = 0
    doubtful: Sequence[Doubt] = ()
    units: Sequence[str] = ()  # names of units that are not there yet
    problems: Sequence[Problem] = ()

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.moved or self.left or self.doubtful)

    def told(self) -> list[object]:
        """Everything that a person agrees to when confirming, as plain values; its hash tells whether it is still so."""
        changes = [
            [name, change.entry.number, change.entry.line, change.fields, change.known.person if change.known else None]
            for name, changes in (("new", self.new), ("changed", self.changed), ("moved", self.moved)) for change in changes
        ]  # fmt: skip
        doubts = [[doubt.kind, doubt.entry.line, doubt.known.person] for doubt in self.doubtful]
        return [changes, sorted(known.person for known in self.left), doubts, list(self.units)]


def compare(
    entries: Sequence[Entry], known: Iterable[Known], *, units: Iterable[str], choices: Mapping[int, str] | None = None
) -> Differences:
    """Put the rows beside the people on record.

    Args:    known: everybody with a main employment here, and whoever else holds a number or name of a row. units: names of
             the agency's units. choices: how doubts are settled, by line; a choice that is none of CHOICES settles nothing.
    """
    return _Comparison(entries, known, choices or {}).result(units)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name without degrees and titles, for comparing: "dr. Maria Tefa, M.Kes." gives "maria tefa"."""
    words = plain(name.split(",")[0]).split()
    return " ".join(word for word in words if word not in TITLES) or plain(name)


def birth_digits(kind: str, number: str) -> str:
    """The eight digits of the birth date in a number of an ASN; empty for others."""
    return number[:8] if kind in {"nip", "ni_pppk"} and len(number) == LENGTH else ""


class _Comparison:
    def __init__(self, entries: Sequence[Entry], known: Iterable[Known], choices: Mapping[int, str]) -> None:
        self.entries, self.choices = entries, choices
        self.known = {one.person: one for one in known}
        self.by_number = {one.number: one for one in self.known.values() if one.number}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        for one in self.known.values():
            self.by_name[name_key(one.name)].append(one)
        self.lines = {entry.number: entry for entry in entries}
        self.names: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.names[name_key(entry.name)].append(entry)
        self.matched: dict[int, Known] = {}  # line: whom the row is about
        self.taken: set[int] = set()
        self.kept: set[int] = set()  # people whose row is left out: they stay as they are
        self.skipped: set[int] = set()
        self.doubtful: list[Doubt] = []
        self.problems: list[Problem] = []

    def result(self, units: Iterable[str]) -> Differences:
        self._match()
        groups: dict[str, list[Change]] = {"new": [], "changed": [], "moved": [], "same": []}
        for entry in self.entries:
            if entry.line not in self.skipped:
                change = self._change(entry)
                groups[_group(change)].append(change)
        self._no_circles([change for group in groups.values() for change in group])
        left = [one for one in self.known.values() if one.here and one.person not in self.taken | self.kept]
        there = {plain(name) for name in units}
        missing = {plain(e.unit): e.unit for e in reversed(self.entries) if e.line not in self.skipped and plain(e.unit) not in there}
        return Differences(
            tuple(groups["new"]), tuple(groups["changed"]), tuple(groups["moved"]), tuple(left), len(groups["same"]),
            tuple(self.doubtful), tuple(sorted(missing.values())), tuple(self.problems),
        )  # fmt: skip

    def _match(self) -> None:
        strangers = []
        for entry in self.entries:
            one = self.by_number.get(entry.number)
            if one is None:
                strangers.append(entry)
                continue
            self.taken.add(one.person)
            if not _alike(entry.name, one.name):
                self._doubt(entry, one, "doubt.other_name")
            elif one.elsewhere and not one.here:
                self._doubt(entry, one, "doubt.elsewhere")
            else:
                self.matched[entry.line] = one
        for entry in strangers:
            candidate = self._perhaps(entry)
            if candidate:
                self.taken.add(candidate.person)
                self._doubt(entry, candidate, "doubt.new_number")

    def _perhaps(self, entry: Entry) -> Known | None:
        """Somebody of the same name whom no row is about, and whose birth digits are the same, or one of them has none."""
        born = birth_digits(entry.kind, entry.number)
        for one in self.by_name.get(name_key(entry.name), ()):
            before = birth_digits(one.kind, one.number)
            fits = born == before if born and before else one.here
            if fits and one.person not in self.taken and one.number not in self.lines:
                return one
        return None

    def _doubt(self, entry: Entry, one: Known, kind: str) -> None:
        choice = self.choices.get(entry.line)
        if choice not in CHOICES[kind]:
            self.doubtful.append(Doubt(entry, one, kind))
            self.matched[entry.line] = one
        elif choice == "same":
            self.matched[entry.line] = one
        elif choice == "skip":
            self.skipped.add(entry.line)
            self.kept.add(one.person)
        else:
            self.taken.discard(one.person)

    def _change(self, entry: Entry) -> Change:
        one, superior = self.matched.get(entry.line), self._superior(entry)
        if one is None:
            return Change(entry, None, (), superior)
        wanted = {
            "name": (entry.name, one.name), "number": (entry.number, one.number), "kind": (entry.kind, one.kind),
            "agency": (True, one.here), "unit": (plain(entry.unit), plain(one.unit)), "position": (entry.position, one.position),
            "position_class": (entry.position_class, one.position_class), "status": (entry.status, one.status),
            "grade": (one.grade if entry.grade is None else entry.grade, one.grade),
        }  # fmt: skip
        fields = [key for key, (new, old) in wanted.items() if new != old]
        if entry.superior is not None and superior != (("person", one.superior) if one.superior is not None else None):
            fields.append("superior")
        return Change(entry, one, tuple(fields), superior)

    def _superior(self, entry: Entry) -> tuple[str, int] | None:
        """Atasan langsung: by number in the file or on record, else by a name that only one row or person here has."""
        if not entry.superior:
            return None
        digits = re.sub(r"[\s.\-'’]", "", entry.superior)
        if digits == entry.number:
            return self._no_superior(entry, "superior.self")
        if digits in self.lines:
            return self._of(self.lines[digits])
        if digits in self.by_number:
            return "person", self.by_number[digits].person
        if any(letter.isdigit() for letter in digits) and not any(letter.isalpha() for letter in digits):
            return self._no_superior(entry, "superior.number")
        rows = self.names.get(name_key(entry.superior), [])
        if len(rows) == 1:
            return self._no_superior(entry, "superior.self") if rows[0] is entry else self._of(rows[0])
        return self._no_superior(entry, "superior.names" if rows else "superior.name")

    def _of(self, entry: Entry) -> tuple[str, int]:
        one = self.matched.get(entry.line) or self.by_number.get(entry.number)
        return ("person", one.person) if one else ("line", entry.line)

    def _no_superior(self, entry: Entry, code: str) -> tuple[str, int] | None:
        self.problems.append(Problem(entry.line, "superior", (entry.superior or "")[:SHOWN], code))
        return None

    def _no_circles(self, changes: Sequence[Change]) -> None:
        """Nobody may stand above themselves by way of others."""
        above: dict[tuple[str, int], tuple[str, int] | None] = {}
        rows: dict[tuple[str, int], Entry] = {}
        for change in changes:
            key = ("person", change.known.person) if change.known else ("line", change.entry.line)
            rows[key] = change.entry
            above[key] = change.superior
        settled: set[tuple[str, int]] = set()
        for start in above:
            path: list[tuple[str, int]] = []
            place: tuple[str, int] | None = start
            while place is not None and place not in settled and place not in path:
                path.append(place)
                place = above.get(place)
            if place is not None and place in path:
                entry = rows[place]
                self.problems.append(Problem(entry.line, "superior", (entry.superior or "")[:SHOWN], "superior.circle"))
            settled.update(path)


def _alike(one: str, other: str) -> bool:
    first, second = name_key(one), name_key(other)
    return first == second or SequenceMatcher(None, first, second).ratio() >= ALIKE


def _group(change: Change) -> str:
    if change.known is None:
        return "new"
    if not change.fields:
        return "same"
    if not change.known.here and not change.known.elsewhere:
        return "new"  # comes back after having left
    return "moved" if {"unit", "agency"} & set(change.fields) else "changed"
