"""A file beside the record: every row read, everybody compared, nothing written."""

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pelopor.imports import queries
from pelopor.people.models import Agency
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Differences, Header, Known, Problem, Roster, Table, check_mapping, compare, guess_header, read_rows
from pelopor.rules.roster.columns import TITLES

MOST_DOUBTS = 300
"""With more doubts than this the file is hardly the roster of this agency."""


@dataclass(frozen=True)
class Examination:
    """What a file says, how it differs, and a mark of the record that it was compared with."""

    roster: Roster
    differences: Differences
    known: Mapping[int, Known]
    token: str
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        return self.roster.cut or any(problem.blocks for problem in self.problems)

    @property
    def digest(self) -> str:
        """SHA-256 of the differences: what somebody agrees to when confirming."""
        return hashlib.sha256(json.dumps(self.differences.told(), separators=(",", ":")).encode()).hexdigest()


def header_of(table: Table) -> Header:
    """The header as it is guessed.

    Raises:  RuleBroken("roster.no_rows") for a table without rows; ("roster.no_header") when no row looks like one.
    """
    if not table.rows:
        raise RuleBroken("roster.no_rows")
    header = guess_header(table.rows)
    if header is None:
        raise RuleBroken("roster.no_header")
    return header


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for circles among the rows: there are none, and looking takes a third of the time of a large file."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@uncollected()
def examine(agency: Agency, table: Table, header: Header, *, as_of: date, choices: Mapping[int, str] | None = None) -> Examination:
    """Read the rows and compare them with the record.

    Args:    as_of: the day from which changes hold. choices: how doubts are settled, by line.
    Raises:  RuleBroken of "roster.columns" (columns: titles of those that are missing), "roster.column_twice", "roster.no_rows",
             "roster.as_of_early" (day: when the youngest employment here begins), "roster.doubts".
    """
    if missing := check_mapping(header.mapping):
        raise RuleBroken("roster.columns", columns=", ".join(TITLES[key] for key in missing))
    latest = queries.latest_start(agency)
    if latest and as_of < latest:
        raise RuleBroken("roster.as_of_early", day=latest.strftime("%d/%m/%Y"))
    mark = queries.token(agency)
    roster = read_rows(table, header, as_of=as_of)
    known = queries.known_people(agency, roster.entries)
    units = queries.open_units(agency).values_list("name", flat=True)
    differences = compare(roster.entries, known, units=units, choices=choices)
    if len(differences.doubtful) > MOST_DOUBTS:
        raise RuleBroken("roster.doubts", count=len(differences.doubtful))
    problems = sorted([*roster.problems, *differences.problems, *_emails(differences)], key=lambda problem: problem.line)
    return Examination(roster, differences, {one.person: one for one in known}, mark, tuple(problems))


def _emails(differences: Differences) -> Iterator[Problem]:
    """An e-mail with which somebody else signs in blocks; one that differs from the own account's is left out, with a warning."""
    changes = [change for changes in (differences.new, differences.changed, differences.moved) for change in changes if change.entry.email]
    taken = queries.emails_taken(change.entry.email for change in changes)
    for change in changes:
        entry, holder = change.entry, taken.get(change.entry.email)
        if entry.email in taken and (change.known is None or holder != change.known.person):
            yield Problem(entry.line, "email", entry.email, "email.taken")
        elif change.known and change.known.email and change.known.email.lower() != entry.email:
            yield Problem(entry.line, "email", entry.email, "email.kept", blocks=False)
