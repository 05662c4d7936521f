"""The deeds of a roster file on its way in, and of the roster on its way out."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.imports import queries
from pelopor.imports.actions.writing import Counts, Progress, apply
from pelopor.imports.models import RosterImport
from pelopor.imports.reading import sheet_names
from pelopor.imports.reading.examine import Examination, examine
from pelopor.kit.ids import new_id
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Change, Doubt, Header, Known, Problem, Table, check_mapping
from pelopor.rules.roster.columns import TITLES

SHOWN = 50
"""How many rows of each kind a page shows; the whole is downloaded."""


@transaction.atomic
def ask_for_roster(agency: Agency, *, at: datetime) -> None:
    """Let the roster wait for the Tim RB of an agency where nobody else works yet."""
    duties.add(
        "roster.import", agency=agency, subject=agency.public_id, url=("imports:start", [agency.public_id]), role=Role.REFORM_TEAM, at=at
    )


@transaction.atomic
def upload(*, file: "UploadedFile[bytes]", as_of: date, agency: Agency, by: Person, at: datetime) -> RosterImport:
    """Keep a roster file until it is applied or cancelled.

    Raises:  RuleBroken("evidence.size") above the limit; what sheet_names raises for what is no roster file.
    """
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        raise RuleBroken("evidence.size", megabytes=settings.UPLOAD_LIMIT // 1024 // 1024)
    data = file.read()
    sheets = sheet_names(data)
    made = RosterImport(
        agency=agency, name=(file.name or "")[-200:], sha256=hashlib.sha256(data).hexdigest(), as_of=as_of, made_by=by, made_at=at,
        sheet=sheets[0][:100] if len(sheets) == 1 else "", report={"sheets": sheets if len(sheets) > 1 else []},
    )  # fmt: skip
    made.file.save(f"{new_id()}.{'xlsx' if sheets else 'csv'}", ContentFile(data), save=False)
    made.save()
    return made


@transaction.atomic
def choose_sheet(found: RosterImport, *, sheet: str) -> None:
    """Say which sheet holds the roster; what was mapped and found on another one is forgotten.

    Raises:  RuleBroken("roster.ended").
    """
    _change(found, sheet=sheet[:100], header_line=None, mapping={}, state="uploaded", report={"sheets": found.report.get("sheets", [])})


@transaction.atomic
def map_columns(found: RosterImport, *, header: Header) -> None:
    """Say which row names the columns, and which column is which.

    Raises:  RuleBroken("roster.ended"); ("roster.columns") while a required column is missing; ("roster.column_twice").
    """
    if missing := check_mapping(header.mapping):
        raise RuleBroken("roster.columns", columns=", ".join(TITLES[key] for key in missing))
    _change(found, header_line=header.line, mapping=dict(header.mapping), report={"sheets": found.report.get("sheets", [])})


def _change(found: RosterImport, **fields: object) -> None:
    """Change an import that has not ended."""
    if not RosterImport.objects.filter(pk=found.pk, state__in=queries.RUNNING).update(**fields):
        raise RuleBroken("roster.ended")
    for name, value in fields.items():
        setattr(found, name, value)


@transaction.atomic
def check(found: RosterImport, *, table: Table) -> Examination:
    """Compare the file with the record and keep what was found, for the pages to show. Nothing of the roster changes.

    Raises:  RuleBroken("roster.ended"); what examine raises.
    """
    examination = _examined(found, table)
    report = {**found.report, "found": summary(examination), "mark": mark(examination)}
    _change(found, report=report, state="refused" if examination.blocked else "checked")
    return examination


def _examined(found: RosterImport, table: Table) -> Examination:
    assert found.header_line
    choices = {int(line): choice for line, choice in found.report.get("choices", {}).items()}
    return examine(found.agency, table, Header(found.header_line, found.mapping), as_of=_day(found), choices=choices)


def _day(found: RosterImport) -> date:
    assert found.as_of
    return found.as_of


@transaction.atomic
def settle(found: RosterImport, *, choices: Mapping[int, str], table: Table) -> Examination:
    """Keep how doubts are settled, by line, and compare again.

    Raises:  what check raises.
    """
    kept = {**found.report.get("choices", {}), **{str(line): choice for line, choice in choices.items()}}
    _change(found, report={**found.report, "choices": kept})
    return check(found, table=table)


@transaction.atomic
def confirm(
    found: RosterImport, *, table: Table, shown: str, end_missing: bool, by: Person, at: datetime, progress: Progress | None = None
) -> Counts:
    """Apply the file, when the differences are still those that were shown.

    Args:    shown: the mark of the differences on the page that was confirmed.
    Raises:  RuleBroken("roster.ended") when it was applied or cancelled before; ("roster.changed") when the record is another
             by now; what apply raises.
    """
    _locked(found.agency)
    if not RosterImport.objects.filter(pk=found.pk, state="checked").exists():
        raise RuleBroken("roster.ended")
    counts = _applied(
        found.agency, _examined(found, table), shown=shown, as_of=_day(found), end_missing=end_missing, by=by, at=at,
        thing=found.public_id, hash=found.sha256, progress=progress,
    )  # fmt: skip
    _finish(found, "applied", at=at, report={"counts": vars(counts)})
    return counts


@transaction.atomic
def bring_in(
    agency: Agency, table: Table, header: Header, *, as_of: date, shown: str, end_missing: bool, by: Person | None, at: datetime,
    hash: str, choices: Mapping[int, str] | None = None, progress: Progress | None = None,
) -> Counts:  # fmt: skip
    """Apply a file that lies beside the program: what the pages do in steps, for an operator who has seen the differences.

    Args:    shown: the mark of the differences as they were told. hash: SHA-256 of the file. choices: how doubts are settled.
    Raises:  RuleBroken("roster.changed") when the record is another by now; what examine and apply raise.
    """
    _locked(agency)
    examination = examine(agency, table, header, as_of=as_of, choices=choices)
    return _applied(agency, examination, shown=shown, as_of=as_of, end_missing=end_missing, by=by, at=at, hash=hash, progress=progress)


def _locked(agency: Agency) -> None:
    """Two imports of one agency wait for each other."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


def _applied(
    agency: Agency, examination: Examination, *, shown: str, as_of: date, end_missing: bool, by: Person | None, at: datetime,
    hash: str, thing: str = "", progress: Progress | None = None,
) -> Counts:  # fmt: skip
    if mark(examination) != shown:
        raise RuleBroken("roster.changed")
    return apply(agency, examination, as_of=as_of, end_missing=end_missing, by=by, at=at, thing=thing, hash=hash, progress=progress)


@transaction.atomic
def cancel(found: RosterImport) -> None:
    """End an import without bringing anything in; the file is deleted.

    Raises:  RuleBroken("roster.ended").
    """
    _finish(found, "cancelled", at=None, report={})


def _finish(found: RosterImport, state: str, *, at: datetime | None, report: dict[str, object]) -> None:
    file = str(found.file.name)
    _change(found, state=state, applied_at=at, report=report, file="")
    storage = RosterImport._meta.get_field("file").storage
    transaction.on_commit(lambda: storage.delete(file))


@transaction.atomic
def exported(agency: Agency, *, rows: int, kind: str, by: Person | None, at: datetime) -> None:
    """Record that the roster was given out as a file."""
    record("imports.roster_exported", agency=agency.public_id, by=by, at=at, rows=rows, file=kind)


def mark(found: Examination) -> str:
    """What was shown, in 64 letters: the differences and the state of the record that they rest on."""
    return hashlib.sha256(f"{found.digest} {found.token}".encode()).hexdigest()


def summary(found: Examination, *, most: int | None = SHOWN) -> dict[str, Any]:
    """Counts, and the first `most` rows of each kind, as plain values; None for all. With an import it goes when the file goes."""
    differences = found.differences
    wrong = [problem for problem in found.problems if problem.blocks]
    doubts = [problem for problem in found.problems if not problem.blocks]
    return {
        "rows": len(found.roster.entries), "cut": found.roster.cut, "blocked": found.blocked, "skipped": len(found.roster.skipped),
        "counts": {
            "new": len(differences.new), "changed": len(differences.changed), "moved": len(differences.moved),
            "left": len(differences.left), "same": differences.same, "doubtful": len(differences.doubtful),
        },
        "units": list(differences.units[:most]),
        "new": [_change_shown(one) for one in differences.new[:most]],
        "changed": [_change_shown(one) for one in differences.changed[:most]],
        "moved": [_change_shown(one) for one in differences.moved[:most]], "left": [_left_shown(one) for one in differences.left[:most]],
        "doubtful": [_doubt_shown(one) for one in differences.doubtful],
        "wrong": [_problem_shown(one) for one in islice(wrong, most)], "wrong_count": len(wrong),
        "warnings": [_problem_shown(one) for one in islice(doubts, most)], "warnings_count": len(doubts),
    }  # fmt: skip


def _change_shown(change: Change) -> dict[str, object]:
    entry, known = change.entry, change.known
    return {
        "line": entry.line, "name": entry.name, "unit": entry.unit, "position": entry.position,
        "before": (known.elsewhere or known.unit) if known else "", "fields": dict(change.before()),
    }  # fmt: skip


def _left_shown(known: Known) -> dict[str, object]:
    return {"name": known.name, "unit": known.unit, "position": known.position}


def _doubt_shown(doubt: Doubt) -> dict[str, object]:
    return {
        "line": doubt.entry.line, "kind": doubt.kind, "name": doubt.entry.name, "unit": doubt.entry.unit, "known": doubt.known.name,
        "place": doubt.known.elsewhere or doubt.known.unit or doubt.known.email,
    }  # fmt: skip


def _problem_shown(problem: Problem) -> dict[str, object]:
    return {
        "line": problem.line, "column": problem.column, "value": problem.value, "code": problem.code,
        "facts": {key: str(value) for key, value in problem.facts.items()},
    }  # fmt: skip
