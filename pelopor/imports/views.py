"""Pages of the roster: seeing it, bringing a file in step by step, giving it out."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelopor.imports import actions, queries, render
from pelopor.imports.forms import ConfirmForm, DoubtsForm, MapForm, SheetForm, UploadForm
from pelopor.imports.models import RosterImport
from pelopor.imports.reading import read_table
from pelopor.imports.reading.examine import examine
from pelopor.imports.words import REPORT_HEADERS, field_words, pause, report_lines, shown_problem
from pelopor.kit.access import Door, asks, opens_to, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, page_number, posted, refusals_at, whole_number
from pelopor.kit.sheets import FILE_TYPES, as_xlsx
from pelopor.kit.words import explain
from pelopor.people.models import Person
from pelopor.people.queries import agency_for, facts_of, main_employments, person_of
from pelopor.people.words import STATUSES
from pelopor.rules.access import allowed
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Header, Table, guess_header, guess_mapping

both = require_http_methods(["GET", "POST"])
PER_PAGE = 50


def _import(request: HttpRequest, public_id: str) -> tuple[RosterImport, Person, datetime]:
    at, person = now(), person_of(request)
    found = get_object_or_404(queries.visible_imports(person, at=at), public_id=public_id)
    require(facts_of(person, found.agency, at=at), "roster.import")
    return found, person, at


def _table(found: RosterImport) -> Table:
    if found.state not in queries.RUNNING or not found.file:
        raise RuleBroken("roster.ended")
    try:
        with found.file.open("rb") as stream:
            data = stream.read()
    except FileNotFoundError as gone:  # ended by another request since the row was read
        raise RuleBroken("roster.ended") from gone
    return read_table(data, found.sheet)


@both
@login_required
@asks("people.see_roster")
def roster(request: HttpRequest, agency: str) -> HttpResponse:
    """Everybody who works here, by name; the search is a POST, so that no name stands in an address."""
    own, person, at = agency_for(request, agency, "people.see_roster")
    facts, search = facts_of(person, own, at=at), request.POST.get("q", "")[:100]
    number = page_number(request)
    if search:
        rows, more = queries.found_in(own, search, on=at.date(), most=PER_PAGE), False
    else:
        first = (number - 1) * PER_PAGE
        rows = list(main_employments(own, on=at.date())[first : first + PER_PAGE + 1])
        rows, more = rows[:PER_PAGE], len(rows) > PER_PAGE
    return page(
        request, "imports/roster.html", agency_shown=own, rows=[(row, STATUSES[row.status]) for row in rows], more=more, number=number,
        search=search, count=main_employments(own, on=at.date()).count(), may_import=allowed(facts, "roster.import"),
        may_export=allowed(facts, "roster.export"), may_issue=allowed(facts, "people.issue_codes"),
    )  # fmt: skip


@login_required
@asks("roster.export")
@require_POST
def export(request: HttpRequest, agency: str) -> HttpResponse:
    """The roster in the columns of the import. A POST, because it is recorded who took the numbers out."""
    own, person, at = agency_for(request, agency, "roster.export")
    kind = "csv" if request.POST.get("kind") == "csv" else "xlsx"
    lines = render.lines_of(queries.roster(own, on=at.date()), on=at.date())
    actions.exported(own, rows=len(lines), kind=kind, by=person, at=at)
    return _file(render.roster_file(lines, kind), render.name_of("pegawai", own.code, at.date(), kind), kind)


@opens_to(Door.SIGNED_IN)
@login_required
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    return _file(render.template_file(kind), f"templat-pegawai.{kind}", kind)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=FILE_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@both
@login_required
@asks("roster.import")
def start(request: HttpRequest, agency: str) -> HttpResponse:
    own, person, at = agency_for(request, agency, "roster.import")
    form = UploadForm(posted(request), request.FILES or None, today=at.date(), initial={"as_of": at.date()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, file=""):
            made = actions.upload(file=given["file"], as_of=given["as_of"], agency=own, by=person, at=at)
            return redirect("imports:sheet" if made.report["sheets"] else "imports:map", made.public_id)
    return page(
        request, "imports/start.html", status=invalid(form.errors), agency_shown=own, form=form, running=queries.running(own)[:5],
    )  # fmt: skip


@both
@login_required
@asks("roster.import")
def sheet(request: HttpRequest, found: str) -> HttpResponse:
    given, _, _ = _import(request, found)
    form = SheetForm(posted(request), sheets=given.report.get("sheets", []), initial={"sheet": given.sheet})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.choose_sheet(given, sheet=form.cleaned_data["sheet"])
            return redirect("imports:map", given.public_id)
    return page(request, "imports/sheet.html", status=invalid(form.errors), found=given, form=form)


@both
@login_required
@asks("roster.import")
def columns(request: HttpRequest, found: str) -> HttpResponse:
    """Which column is which: guessed, then corrected by the person; then the file is checked."""
    given, _, _ = _import(request, found)
    try:
        table = _table(given)
    except RuleBroken as no:
        return page(request, "imports/refused.html", status=422, found=given, text=explain(no))
    header = _header(request, table)
    row = table.row_at(header.line)
    form = MapForm(
        None if "again" in request.POST else posted(request), cells=row.cells if row else (), width=_width(table),
        initial={"header_line": header.line, **header.mapping},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        with refusals_at(form):
            actions.map_columns(given, header=form.header())
            actions.check(given, table=table)
            return redirect("imports:show", given.public_id)
    return page(request, "imports/columns.html", status=invalid(form.errors), found=given, form=form)


def _header(request: HttpRequest, table: Table) -> Header:
    """The row that names the columns: as the person says, else as it is guessed, else the first."""
    line = whole_number(request.POST.get("header_line", ""))
    if line is not None:
        row = table.row_at(line)
        return Header(line, guess_mapping(row.cells) if row else {})
    return guess_header(table.rows) or Header(table.rows[0].line if table.rows else 1, {})


def _width(table: Table) -> int:
    return max((len(row.cells) for row in table.rows[:200]), default=0)


@login_required
@asks("roster.import")
@require_safe
def show(request: HttpRequest, found: str) -> HttpResponse:
    """What the check found, or what the import did."""
    given, _, _ = _import(request, found)
    if given.state == "applied":
        return page(request, "imports/applied.html", found=given, counts=given.report["counts"])
    if given.state == "cancelled":
        return page(request, "imports/cancelled.html", found=given)
    if "found" not in given.report:
        return redirect("imports:sheet" if given.report.get("sheets") and not given.sheet else "imports:map", given.public_id)
    told = given.report["found"]
    return page(
        request, "imports/found.html", found=given, told=told, counts=told["counts"],
        changed=[{**row, "words": field_words(row["fields"].items())} for row in told["changed"]],
        wrong=[shown_problem(row) for row in told["wrong"]], warnings=[shown_problem(row) for row in told["warnings"]],
        nothing=not any(told["counts"][kind] for kind in ("new", "changed", "moved", "left", "doubtful")),
    )  # fmt: skip


@both
@login_required
@asks("roster.import")
def doubts(request: HttpRequest, found: str) -> HttpResponse:
    given, _, _ = _import(request, found)
    rows = given.report.get("found", {}).get("doubtful", [])
    form = DoubtsForm(posted(request), doubts=rows)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.settle(given, choices=form.choices(), table=_table(given))
            return redirect("imports:show", given.public_id)
    return page(request, "imports/doubts.html", status=invalid(form.errors), found=given, form=form)


@both
@login_required
@asks("roster.import")
def confirm(request: HttpRequest, found: str) -> HttpResponse:
    given, person, at = _import(request, found)
    if given.state != "checked":  # sent twice, ended meanwhile, or not checked yet
        return redirect("imports:show", given.public_id)
    told = given.report["found"]
    form = ConfirmForm(posted(request), initial={"shown": given.report["mark"]})
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm(given, table=_table(given), by=person, at=at, **form.cleaned_data)
        except RuleBroken as no:
            if no.code == "roster.ended":
                return redirect("imports:show", given.public_id)
            form.add_error(None, explain(no))
        else:
            return redirect("imports:show", given.public_id)
    counts = told["counts"]
    return page(
        request, "imports/confirm.html", status=invalid(form.errors), found=given, form=form, counts=counts, told=told,
        pause=pause(compared=told["rows"], written=counts["new"] + counts["changed"] + counts["moved"] + counts["left"]),
    )  # fmt: skip


@login_required
@asks("roster.import")
@require_safe
def report(request: HttpRequest, found: str) -> HttpResponse:
    """Every row that is wrong, doubtful or different, as a spreadsheet."""
    given, _, at = _import(request, found)
    try:
        table = _table(given)
        if not given.header_line or not given.as_of:
            raise RuleBroken("roster.ended")
        choices = {int(line): choice for line, choice in given.report.get("choices", {}).items()}
        whole = examine(given.agency, table, Header(given.header_line, given.mapping), as_of=given.as_of, choices=choices)
    except RuleBroken as no:
        return page(request, "imports/refused.html", status=422, found=given, text=explain(no))
    data = as_xlsx([str(title) for title in REPORT_HEADERS], report_lines(whole.problems, whole.differences), sheet="Laporan")
    return _file(data, render.name_of("laporan", given.agency.code, at.date(), "xlsx"), "xlsx")


@login_required
@asks("roster.import")
@require_POST
def cancel(request: HttpRequest, found: str) -> HttpResponse:
    given, _, _ = _import(request, found)
    try:
        actions.cancel(given)
    except RuleBroken:
        return redirect("imports:show", given.public_id)
    return redirect("imports:start", given.agency.public_id)
