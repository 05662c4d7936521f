"""pelopor roster: check a roster file, bring it in, give the roster out. The same deeds as the pages, for an operator."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from pelopor.imports import actions, queries, render
from pelopor.imports.reading import read_table, sheet_names
from pelopor.imports.reading.examine import Examination, examine, header_of
from pelopor.imports.words import shown_problem
from pelopor.imports.words.command import applied, found_lines, waiting
from pelopor.kit.clock import now
from pelopor.kit.sheets import FILE_TYPES
from pelopor.kit.words import explain
from pelopor.people.models import Agency
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import CHOICES, Header, Table, guess_mapping

WIDTH = 30
"""Of the progress bar. Unit: characters."""
SETTLED = frozenset(choice for choices in CHOICES.values() for choice in choices)

Told = tuple[dict[str, Any], bool]
"""What a deed tells, as plain values, and whether it was done."""


@dataclass(frozen=True)
class Given:
    """A file as the operator gave it, read."""

    table: Table
    header: Header
    as_of: date
    choices: dict[int, str]
    hash: str


class Command(BaseCommand):
    help = "Check a roster file, bring it in (all of it or nothing), or give the roster out. Exit code 1: it was not done."

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(required=True, metavar="check|import|export")
        for name, deed, text in (
            ("check", self._check, "tell faults and differences; nothing is written"),
            ("import", self._bring_in, "write the differences, all of them or none"),
        ):
            words = _words(deeds.add_parser(name, help=text, description=text), deed, "CSV or XLSX")
            words.add_argument("--sheet", default="", help="name of the sheet, when there are several")
            words.add_argument("--header-line", type=int, help="line that names the columns; guessed otherwise")
            words.add_argument("--as-of", type=date.fromisoformat, help="day from which changes hold, as 2026-11-24; today otherwise")
            words.add_argument(
                "--settle", type=_choice, action="append", default=[], metavar="LINE=CHOICE",
                help="how the doubt about a line is settled: same, new or skip (may be given again)",
            )  # fmt: skip
            if name == "import":
                words.add_argument("--end-missing", action="store_true", help="whoever is not in the file leaves the agency")
        text = "write the roster to a file, in the columns that come in; the audit keeps that it went out"
        _words(deeds.add_parser("export", help=text, description=text), self._export, "a new file that ends in .csv or .xlsx")

    def handle(self, *, deed: Callable[..., Told], agency: str, language: str, as_json: bool, **given: Any) -> None:
        own = Agency.objects.filter(code=agency).first()
        if own is None:
            raise CommandError(f"There is no agency with the code {agency!r}.")
        self.quiet = as_json
        with translation.override(language):
            try:
                told, done = deed(own, now().astimezone(ZoneInfo(own.time_zone)), **given)
            except RuleBroken as no:
                if not as_json:
                    raise CommandError(explain(no)) from no
                told, done = {"error": {"code": no.code, "text": explain(no)}}, False
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if not done:
            sys.exit(1)

    def _check(self, agency: Agency, at: datetime, **words: Any) -> Told:
        found, told = self._found(agency, _read(at=at, **words))
        self._say(told["pause"])
        return told, not (found.blocked or found.differences.doubtful)

    def _bring_in(self, agency: Agency, at: datetime, *, end_missing: bool, **words: Any) -> Told:
        given = _read(at=at, **words)
        found, told = self._found(agency, given)
        if found.blocked or found.differences.doubtful:
            return told, False
        self._say(told["pause"])
        counts = actions.bring_in(
            agency, given.table, given.header, as_of=given.as_of, choices=given.choices, shown=actions.mark(found),
            end_missing=end_missing, by=None, at=at, hash=given.hash, progress=self._progress,
        )  # fmt: skip
        self._say(applied(vars(counts)))
        return {**told, "applied": vars(counts)}, True

    def _export(self, agency: Agency, at: datetime, *, file: Path, **_: Any) -> Told:
        kind = file.suffix.lower().removeprefix(".")
        if kind not in FILE_TYPES:
            raise CommandError("The file must end in .csv or .xlsx. Nothing was written.")
        lines = render.lines_of(queries.roster(agency, on=at.date()), on=at.date())
        try:
            with file.open("xb") as out:
                file.chmod(0o600)  # it holds the numbers of people
                out.write(render.roster_file(lines, kind))
        except OSError as no:
            raise CommandError(f"{file} cannot be written: {no.strerror}.") from no
        actions.exported(agency, rows=len(lines), kind=kind, by=None, at=at)
        self._say(f"{file}: {len(lines)}")
        return {"file": str(file), "rows": len(lines)}, True

    def _found(self, agency: Agency, given: Given) -> tuple[Examination, dict[str, Any]]:
        """What the file differs, told line by line, and as plain values with the sentences in them."""
        found = examine(agency, given.table, given.header, as_of=given.as_of, choices=given.choices)
        told = actions.summary(found, most=None)
        self._say(*found_lines(told["counts"], found.problems, found.differences))
        for kind in ("wrong", "warnings"):
            told[kind] = [{"code": row["code"], **shown_problem(row)} for row in told[kind]]
        written = sum(told["counts"][kind] for kind in ("new", "changed", "moved", "left"))
        return found, {**told, "pause": waiting(compared=told["rows"], written=written)}

    def _say(self, *lines: str) -> None:
        for line in lines:
            if line and not self.quiet:
                self.stdout.write(line)

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty() and not self.quiet:
            full = WIDTH * done // total
            self.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done:,} / {total:,} ", ending="\n" if done == total else "")


def _words(parser: argparse.ArgumentParser, deed: Callable[..., Told], file: str) -> argparse.ArgumentParser:
    parser.set_defaults(deed=deed)
    parser.add_argument("agency", help="code of the agency")
    parser.add_argument("file", type=Path, help=file)
    parser.add_argument("--language", choices=("id", "en"), default="id", help="of the answers")
    parser.add_argument("--json", dest="as_json", action="store_true", help="answer as one JSON object")
    return parser


def _choice(word: str) -> tuple[int, str]:
    line, _, choice = word.partition("=")
    if not line.isdecimal() or choice not in SETTLED:
        raise argparse.ArgumentTypeError(f"{word!r} is not like 12=same, 12=new or 12=skip")
    return int(line), choice


def _read(
    *, file: Path, sheet: str, header_line: int | None, as_of: date | None, settle: list[tuple[int, str]], at: datetime, **_: Any
) -> Given:
    """Raises:  CommandError for a file that is not there, a sheet to choose, a day to come; RuleBroken for what is no roster."""
    if as_of and as_of > at.date():
        raise CommandError(f"{as_of} has not come yet. Choose today or an earlier day.")
    try:
        data = file.read_bytes()
    except OSError as no:
        raise CommandError(f"{file} cannot be read: {no.strerror}.") from no
    if not sheet and len(sheets := sheet_names(data)) > 1:
        raise CommandError(f"The file has several sheets; choose one with --sheet: {', '.join(sheets)}.")
    table = read_table(data, sheet)
    if header_line:
        row = table.row_at(header_line)
        header = Header(header_line, guess_mapping(row.cells) if row else {})
    else:
        header = header_of(table)
    return Given(table, header, as_of or at.date(), dict(settle), hashlib.sha256(data).hexdigest())
