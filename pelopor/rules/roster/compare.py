"""How a new roster differs from the people that are known: new, changed, moved, left, and doubtful until somebody says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from pelopor.rules.person_numbers import LENGTH, bare
from pelopor.rules.roster.columns import plain
from pelopor.rules.roster.rows import SHOWN, Entry, Problem
from pelopor.rules.roster.values import CLASS_TITLES, STATUS_TITLES, name_key

CHOICES: Mapping[str, tuple[str, ...]] = {
    "doubt.new_number": ("same", "new"),
    "doubt.other_name": ("same", "skip"),
    "doubt.elsewhere": ("same", "skip"),
}
"""How each kind of doubt can be settled. same: it is the known person; new: somebody else; skip: leave the row out."""

ALIKE = 0.6
"""Names less alike than this under one number are doubtful. Unit: share of letters in common (0 to 1)."""

Whom: TypeAlias = tuple[str, int]
"""("person", key of somebody on record) or ("line", line of a new person's row)."""


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
    """One row and what it does. known: None for a new person. fields: what differs, as keys of COLUMNS, "kind" or "agency"."""

    entry: Entry
    known: Known | None
    fields: tuple[str, ...] = ()
    superior: Whom | None = None

    def before(self) -> tuple[tuple[str, str], ...]:
        """Each of `fields` with what is on record, as a roster writes it; empty where a roster cannot tell it in a cell."""
        return tuple((field, _written(self.known, field)) for field in self.fields)


def _written(known: Known | None, field: str) -> str:
    match known, field:
        case (None, _) | (_, "superior" | "kind"):
            return ""
        case Known(elsewhere=place), "agency":
            return place
        case Known(status=status), "status":
            return STATUS_TITLES.get(status, "")
        case Known(position_class=code), "position_class":
            return CLASS_TITLES.get(code, "")
    return str(getattr(known, field))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about `known` or not. kind: a key of CHOICES."""

    entry: Entry
    known: Known
    kind: str


@dataclass(frozen=True)
class Differences:
    """Every row is in exactly one of new, changed, moved (another unit or agency), same (a count), doubtful or left_out (lines).

    Everybody known here is in one of them by way of a row, or in left.
    """

    new: Sequence[Change] = ()
    changed: Sequence[Change] = ()
    moved: Sequence[Change] = ()
    left: Sequence[Known] = ()
    same: int = 0
    doubtful: Sequence[Doubt] = ()
    units: Sequence[str] = ()  # names of units that are not there yet
    problems: Sequence[Problem] = ()
    left_out: Sequence[int] = ()

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
    Source:  decided: a number tells the person; where it changes or the name does, somebody says who it is.
    """
    return _Comparison(entries, known, choices or {}).result(units)


def birth_digits(kind: str, number: str) -> str:
    """The eight digits of the birth date in a number of an ASN; empty for others.

    Source:  Perka BKN 22/2007; the NI PPPK begins alike: domain dossier 3.1.
    """
    return number[:8] if kind in {"nip", "ni_pppk"} and len(number) == LENGTH else ""


class _Comparison:
    def __init__(self, entries: Sequence[Entry], known: Iterable[Known], choices: Mapping[int, str]) -> None:
        self.entries, self.choices = entries, choices
        self.known = {one.person: one for one in known}
        self.by_number = {one.number: one for one in self.known.values() if one.number}
        self.rows = {entry.number: entry for entry in entries}
        self.names: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.names[name_key(entry.name)].append(entry)
        self.matched: dict[int, Known] = {}  # line: whom the row is about, also while that is in doubt
        self.about: set[int] = set()  # people whom a row is about, also one that is left out
        self.left_out: set[int] = set()
        self.doubts: dict[int, Doubt] = {}
        self.problems: list[Problem] = []

    def result(self, units: Iterable[str]) -> Differences:
        self._match()
        rows = [entry for entry in self.entries if entry.line not in self.left_out]
        changes = [self._change(entry) for entry in rows]
        self._no_circles(changes)
        groups: dict[str, list[Change]] = {"new": [], "changed": [], "moved": [], "same": []}
        for change in changes:
            if change.entry.line not in self.doubts:
                groups[_group(change)].append(change)
        there = {plain(name) for name in units}
        missing = {plain(entry.unit): entry.unit for entry in reversed(rows) if plain(entry.unit) not in there}
        return Differences(
            new=tuple(groups["new"]), changed=tuple(groups["changed"]), moved=tuple(groups["moved"]),
            left=tuple(one for one in self.known.values() if one.here and one.person not in self.about),
            same=len(groups["same"]), doubtful=tuple(self.doubts.values()), units=tuple(sorted(missing.values())),
            problems=tuple(self.problems), left_out=tuple(sorted(self.left_out)),
        )  # fmt: skip

    def _match(self) -> None:
        """Whom each row is about: by number first, so that a name is looked for only among those whom no number has found."""
        by_name: dict[str, list[Known]] = defaultdict(list)
        for one in self.known.values():
            if one.number not in self.rows:
                by_name[name_key(one.name)].append(one)
        strangers = []
        for entry in self.entries:
            if known := self.by_number.get(entry.number):
                self._found(entry, known)
            else:
                strangers.append(entry)
        for entry in strangers:
            if perhaps := self._perhaps(entry, by_name[name_key(entry.name)]):
                self._doubt(entry, perhaps, "doubt.new_number")

    def _found(self, entry: Entry, one: Known) -> None:
        if not _alike(entry.name, one.name):
            self._doubt(entry, one, "doubt.other_name")
        elif one.elsewhere and not one.here:
            self._doubt(entry, one, "doubt.elsewhere")
        else:
            self._is(entry, one)

    def _perhaps(self, entry: Entry, namesakes: Sequence[Known]) -> Known | None:
        """A namesake whom no row is about, with the same birth digits; or one of the two without any, when the namesake works
        here or is on record without a number, as who came by e-mail before the roster."""
        born = birth_digits(entry.kind, entry.number)
        for one in namesakes:
            before = birth_digits(one.kind, one.number)
            fits = born == before if born and before else one.here or not one.number
            if fits and one.person not in self.about:
                return one
        return None

    def _is(self, entry: Entry, one: Known) -> None:
        self.matched[entry.line] = one
        self.about.add(one.person)

    def _doubt(self, entry: Entry, one: Known, kind: str) -> None:
        choice = self.choices.get(entry.line)
        if choice not in CHOICES[kind]:
            self.doubts[entry.line] = Doubt(entry, one, kind)
            self._is(entry, one)
        elif choice == "same":
            self._is(entry, one)
        elif choice == "skip":
            self.left_out.add(entry.line)
            self.about.add(one.person)

    def _change(self, entry: Entry) -> Change:
        one, superior = self.matched.get(entry.line), self._superior(entry)
        if one is None:
            return Change(entry, None, (), superior)
        wanted = {
            "name": (entry.name, one.name), "number": (entry.number, one.number), "kind": (entry.kind, one.kind),
            "agency": (True, one.here), "unit": (plain(entry.unit), plain(one.unit)), "position": (entry.position, one.position),
            "position_class": (entry.position_class, one.position_class), "status": (entry.status, one.status),
        }  # fmt: skip
        fields = [key for key, (new, old) in wanted.items() if new != old]
        if entry.grade is not None and entry.grade != one.grade:
            fields.append("grade")
        if entry.superior is not None and superior != (None if one.superior is None else ("person", one.superior)):
            fields.append("superior")
        return Change(entry, one, tuple(fields), superior)

    def _superior(self, entry: Entry) -> Whom | None:
        """Atasan langsung: by number in the file, or on record of somebody no row is about, else by a name that only one row has."""
        if not entry.superior:
            return None
        number = bare(entry.superior)
        rows = [self.rows[number]] if number in self.rows else self.names.get(name_key(entry.superior), [])
        if len(rows) > 1:
            wrong = "superior.names"
        elif rows and rows[0].number == entry.number:
            wrong = "superior.self"
        elif rows:
            return self._whom(rows[0])
        elif number in self.by_number and self.by_number[number].person not in self.about:
            return "person", self.by_number[number].person
        else:
            wrong = "superior.name" if any(letter.isalpha() for letter in number) else "superior.number"
        self._no_superior(entry, wrong)
        return None

    def _whom(self, entry: Entry) -> Whom:
        one = self.matched.get(entry.line) or self.by_number.get(entry.number)
        return ("person", one.person) if one else ("line", entry.line)

    def _no_superior(self, entry: Entry, code: str) -> None:
        self.problems.append(Problem(entry.line, "superior", (entry.superior or "")[:SHOWN], code))

    def _no_circles(self, changes: Sequence[Change]) -> None:
        """Nobody may stand above themselves by way of others."""
        rows = {self._whom(change.entry): change for change in changes}
        settled: set[Whom] = set()
        for start in rows:
            path: dict[Whom, Change] = {}
            place: Whom | None = start
            while place in rows and place not in settled and place not in path:
                path[place] = rows[place]
                place = rows[place].superior
            if place in path:
                self._no_superior(path[place].entry, "superior.circle")
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
