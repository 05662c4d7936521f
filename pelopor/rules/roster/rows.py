"""Reading the rows of a roster: every cell checked, nothing repaired, every fault told with line, column and value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pelopor.rules.errors import RuleBroken
from pelopor.rules.person_numbers import KINDS, bare, lost_digits, read_number
from pelopor.rules.roster.columns import REQUIRED, TITLES, Header, plain
from pelopor.rules.roster.skips import Skipped, filled_in, skipped_rows
from pelopor.rules.roster.table import Cell, Row, Table
from pelopor.rules.roster.values import name_key, read_class, read_date, read_email, read_grade, read_status, text_of
from pelopor.rules.spelling import long_date

MOST_ROWS = 200_000
"""Unit: people in one file."""
MOST_PROBLEMS = 5_000
"""After so many faults the reading stops: the file needs another look as a whole."""
LONGEST = {"name": 200, "unit": 200, "position": 200, "number": 30, "number_pppk": 30, "superior": 200}
LONGEST_OTHER = 300
"""Unit: characters."""
FIRST_YEAR = 1940
NIK_LENGTH = 16
SHOWN = 60
"""How much of a faulty value is told. Unit: characters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as a row tells it. grade, superior: None when the file has no such column, so nothing is known of them."""

    line: int
    name: str
    kind: str
    number: str
    unit: str
    position: str
    position_class: str
    status: str
    grade: str | None = None
    superior: str | None = None
    email: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell. column: key of the column, empty for the whole row; value: as it stands, shortened.

    blocks: a warning does not keep the file from being brought in.
    """

    line: int
    column: str
    value: str
    code: str
    blocks: bool = True
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Roster:
    """What a file says. cut: reading stopped at MOST_PROBLEMS."""

    entries: Sequence[Entry]
    problems: Sequence[Problem]
    skipped: Sequence[Skipped]
    cut: bool = False

    @property
    def blocked(self) -> bool:
        return any(problem.blocks for problem in self.problems)


def check_mapping(mapping: Mapping[str, int]) -> tuple[str, ...]:
    """The required columns that are missing. Either number column is enough.

    Raises:  RuleBroken("roster.column_twice", first=..., second=...) when two columns of the roster are one of the file.
    Source:  decided: without these nobody can vote, stand or be assessed.
    """
    seen: dict[int, str] = {}
    for key, place in mapping.items():
        if place in seen:
            raise RuleBroken("roster.column_twice", first=TITLES[seen[place]], second=TITLES[key])
        seen[place] = key
    return tuple(key for key in REQUIRED if key not in mapping and not (key == "number" and "number_pppk" in mapping))


def read_rows(table: Table, header: Header, *, as_of: date) -> Roster:
    """Read every row below the header, whose mapping holds what `check_mapping` asks for.

    Args:    as_of: the day from which changes hold; nothing may begin later.
    Raises:  RuleBroken("roster.no_rows") when no row below the header holds a person; ("file.rows") for too many.
    Source:  decided: a fault is told with its place and never repaired, for only the agency knows what was meant.
    """
    body = [row for row in table.rows if row.line > header.line]
    skips = skipped_rows(body, header, table.row_at(header.line))
    people = [row for row in body if row.line not in skips]
    if not people:
        raise RuleBroken("roster.no_rows")
    if len(people) > MOST_ROWS:
        raise RuleBroken("file.rows", most=MOST_ROWS)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for row in people:
        entry = _Reading(row, header.mapping, table.faults, problems).entry(as_of=as_of)
        if entry:
            entries.append(entry)
        if len(problems) >= MOST_PROBLEMS:
            break
    cut = len(problems) >= MOST_PROBLEMS
    problems += _twice(entries)
    shown = tuple(Skipped(line, why) for line, why in skips.items())
    return Roster(tuple(entries), tuple(sorted(problems, key=lambda problem: problem.line)), shown, cut)


class _Reading:
    """One row being read; faults go to `problems`."""

    def __init__(self, row: Row, mapping: Mapping[str, int], faults: Mapping[tuple[int, int], str], problems: list[Problem]) -> None:
        self.row, self.mapping, self.faults, self.problems = row, mapping, faults, problems
        self.wrong: set[str] = set()

    def entry(self, *, as_of: date) -> Entry | None:
        before = len(self.problems)
        cells = {key: self._cell(key) for key in self.mapping}
        filled = [key for key, cell in cells.items() if filled_in(cell)]
        if len(filled) == 1 and not self.wrong:
            self._problem("", "row.alone", value=cells[filled[0]])
            return None
        since = self._since(cells.pop("since", None), as_of)
        texts = {key: self._text(key, cell) for key, cell in cells.items()}
        status = self._coded("status", texts, read_status)
        kind, number = self._number(texts, status)
        entry = Entry(
            line=self.row.line, name=self._worded("name", texts), kind=kind, number=number, unit=self._worded("unit", texts),
            position=self._worded("position", texts), position_class=self._coded("position_class", texts, read_class), status=status,
            grade=self._grade(texts.get("grade"), status), superior=self._superior(texts.get("superior")),
            email=self._email(texts.get("email", "")), since=since,
        )  # fmt: skip
        return None if any(problem.blocks for problem in self.problems[before:]) else entry

    def _problem(self, key: str, code: str, *, value: object = "", blocks: bool = True, **facts: object) -> None:
        self.wrong.add(key)
        self.problems.append(Problem(self.row.line, key, _shown(value)[:SHOWN], code, blocks, facts))

    def _cell(self, key: str) -> Cell:
        place = self.mapping[key]
        cell = self.row.cells[place] if place < len(self.row.cells) else None
        if self.faults and (fault := self.faults.get((self.row.line, place))):
            self._problem(key, fault, value="" if cell is None else cell)
            return None
        if isinstance(cell, int | float) and key in {"number", "number_pppk", "superior"}:
            self._problem(key, "number.as_number", value=cell)
            return None
        return cell

    def _text(self, key: str, cell: Cell) -> str:
        try:
            text = text_of(cell)
        except RuleBroken as no:
            self._problem(key, no.code, value=cell)
            return ""
        if len(text) > (most := LONGEST.get(key, LONGEST_OTHER)):
            self._problem(key, "cell.long", value=text, most=most)
            return ""
        return text

    def _since(self, cell: Cell, as_of: date) -> date | None:
        try:
            day = read_date(cell)
        except RuleBroken as no:
            self._problem("since", no.code, value=cell)
            return None
        if day and day > as_of:
            self._problem("since", "date.later", value=day, day=long_date(as_of))
        elif day and day.year < FIRST_YEAR:
            self._problem("since", "date.early", value=day, year=FIRST_YEAR)
        return day

    def _required(self, key: str, texts: Mapping[str, str]) -> str:
        if not texts[key] and key not in self.wrong:
            self._problem(key, "cell.empty")
        return texts[key]

    def _worded(self, key: str, texts: Mapping[str, str]) -> str:
        """A name of somebody or something: it holds a letter."""
        text = self._required(key, texts)
        if text and not any(letter.isalpha() for letter in text):
            self._problem(key, "cell.letters", value=text)
        return text

    def _coded(self, key: str, texts: Mapping[str, str], read: Callable[[str], str]) -> str:
        text = self._required(key, texts)
        if not text:
            return ""
        try:
            return read(text)
        except RuleBroken as no:
            self._problem(key, no.code, value=text)
            return ""

    def _number(self, texts: Mapping[str, str], status: str) -> tuple[str, str]:
        """The person's number and its kind, by status. Doubts of its layout warn; what cannot be right blocks."""
        given = {key: texts[key] for key in ("number", "number_pppk") if texts.get(key)}
        if self.wrong & {"number", "number_pppk"}:
            return "local", ""
        if len(given) != 1:
            self._problem("number" if "number" in self.mapping else "number_pppk", "number.two" if given else "number.none",
                          value=" / ".join(given.values()))  # fmt: skip
            return "local", ""
        ((key, text),) = given.items()
        if lost_digits(text):
            self._problem(key, "number.lost", value=text)
            return "local", ""
        found = read_number(text, status=status or None)
        digits = bare(found.digits)
        if found.kind == "local" and len(digits) == NIK_LENGTH and digits.isdigit():
            self._problem(key, "number.nik")  # its value is not even shown
        if not digits:
            self._problem(key, "number.none", value=text)
            return "local", ""
        for code in found.warnings:
            self._problem(key, code, value=text, blocks=False)
        if key == "number_pppk" and status and KINDS[status] == "nip":
            self._problem(key, "number.column", value=text, blocks=False)
        return found.kind, digits

    def _grade(self, text: str | None, status: str) -> str | None:
        if not text or not status:
            return text
        try:
            return read_grade(text, status=status)
        except RuleBroken as no:
            self._problem("grade", no.code, value=text)
            return ""

    def _superior(self, text: str | None) -> str | None:
        if text and lost_digits(text):
            self._problem("superior", "number.lost", value=text)
        return text

    def _email(self, text: str) -> str:
        try:
            return read_email(text) if text else ""
        except RuleBroken as no:
            self._problem("email", no.code, value=text)
            return ""


def _twice(entries: Iterable[Entry]) -> Iterable[Problem]:
    """The same number or e-mail on two lines, or, as a warning, the same name in one unit; the later line is told."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in entries:
        for key, value, sign in (
            ("number", entry.number, (entry.number,)), ("email", entry.email, (entry.email,)),
            ("name", entry.name, (name_key(entry.name), plain(entry.unit))),
        ):  # fmt: skip
            if value and (first := seen.setdefault((key, *sign), entry.line)) != entry.line:
                yield Problem(entry.line, key, value[:SHOWN], f"{key}.twice", key != "name", {"first": first})


def _shown(value: object) -> str:
    """A faulty value as the person sees it in the file: a figure with the digits that a spreadsheet shows, a day as a day."""
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value.date() if isinstance(value, datetime) and value == datetime.combine(value, datetime.min.time()) else value)
