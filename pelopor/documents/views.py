"""Pages of papers: the file, the number, the signature, the check behind the QR code; and code letters, which are kept nowhere."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import NumberForm, SignForm
from pelopor.documents.models import Paper
from pelopor.documents.render import pdf
from pelopor.evidence.actions import keep
from pelopor.kit.access import Door, asks, opens_to, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.search import find
from pelopor.kit.words import explain
from pelopor.people.models import Agency, Person, Unit
from pelopor.people.queries import (
    account_holders,
    facts_of,
    main_employments,
    person_of,
    unit_in,
    visible_agencies,
    visible_agency,
    waiting_by_unit,
)
from pelopor.rules.errors import RuleBroken

both = require_http_methods(["GET", "POST"])
FOUND = 20
"""How many people a search shows."""


def _enter(request: HttpRequest, public_id: str, deed: str, *, published: bool = False) -> tuple[Paper, Person, datetime]:
    """The paper, who asks, and when. 404 outside the own agencies, 403 by the permission table.

    published: whether everybody of the agency may open it once it is published.
    """
    at, person = now(), person_of(request)
    paper = get_object_or_404(queries.papers_of(visible_agencies(person, at=at)), public_id=public_id)
    require(facts_of(person, paper.agency, at=at), "documents.see_published" if published and paper.state == "published" else deed)
    return paper, person, at


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@asks("documents.see", "documents.see_published")
@require_safe
def file(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The frozen PDF; a draft is written anew at every look."""
    found, _person, _at = _enter(request, paper, "documents.see", published=True)
    name = f"{found.kind}-{found.public_id}.pdf"
    if found.file:
        return _private(FileResponse(found.file.open("rb"), filename=name, content_type="application/pdf"))
    made = pdf.render(found.kind, found.content, check_address=actions.address_of(found))
    return _private(HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}))


@login_required
@asks("documents.see")
@require_safe
def scan(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The scan of the paper signed in ink, always as a download."""
    found, _person, _at = _enter(request, paper, "documents.see")
    if found.scan is None:
        raise Http404
    kept = found.scan
    return _private(FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type))


@login_required
@asks("documents.number")
@both
def number(request: HttpRequest, paper: str) -> HttpResponse:
    found, person, at = _enter(request, paper, "documents.number")
    form = NumberForm(posted(request), initial={"date": at.date()})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "date", of="paper.date_far"):
            actions.number(found, number=form.cleaned_data["number"], date=form.cleaned_data["date"], by=person, at=at)
            return redirect("documents:number", found.public_id)
    return page(request, "documents/number.html", status=invalid(form.errors), paper=found, form=form)


@login_required
@asks("documents.sign")
@both
def sign(request: HttpRequest, paper: str) -> HttpResponse:
    found, person, at = _enter(request, paper, "documents.sign")
    form = SignForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            with transaction.atomic():
                kept = keep(form.cleaned_data["scan"], found.agency, person, at)
                actions.sign(found, scan=kept, by=person, at=at)
            return redirect("documents:sign", found.public_id)
    return page(request, "documents/sign.html", status=invalid(form.errors), paper=found, form=form)


@opens_to(Door.EVERYBODY)
@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on file about the paper behind a code. Open to everybody who holds the paper; it names nobody."""
    found = queries.checkable(code)
    return page(request, "documents/check.html", status=200 if found else 404, paper=found)


def _printer(request: HttpRequest, public_id: str) -> tuple[Agency, Person, datetime]:
    """Who prints code letters of which agency, and when."""
    at, person = now(), person_of(request)
    agency = visible_agency(person, public_id, at=at)
    if agency is None:
        raise Http404
    require(facts_of(person, agency, at=at), "people.issue_codes")
    return agency, person, at


@login_required
@asks("people.issue_codes")
@both
def letters(request: HttpRequest, agency: str) -> HttpResponseBase:
    """Who cannot sign in yet, unit by unit, and their letters as a PDF; the search for one person is a POST, as everywhere."""
    own, person, at = _printer(request, agency)
    error = ""
    if "unit" in request.POST:
        key = request.POST["unit"]
        unit = get_object_or_404(Unit, agency=own, public_id=key) if key else None
        try:
            made = actions.print_letters(agency=own, unit=unit, again="again" in request.POST, by=person, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return _letter_file(made, unit.name if unit else own.code)
    search = request.POST.get("q", "")[:100]
    found = find(search, ((one.search, one) for one in account_holders(own, on=at.date())), most=FOUND) if search else []
    units = {row.person_id: row.unit.name for row in main_employments(own, on=at.date()).filter(person__in=found)} if found else {}
    return page(
        request, "documents/letters.html", status=invalid(error), agency_shown=own, rows=waiting_by_unit(own, at=at), error=error,
        search=search, found=[(one, units.get(one.pk, "")) for one in found],
    )  # fmt: skip


@login_required
@asks("people.issue_codes")
@both
def letter(request: HttpRequest, agency: str, person: str) -> HttpResponseBase:
    """A new letter for one person, who lost the letter or the password."""
    own, printer, at = _printer(request, agency)
    found = get_object_or_404(account_holders(own, on=at.date()), public_id=person)
    error = ""
    if request.method == "POST":
        try:
            made = actions.print_letter(person=found, agency=own, by=printer, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return _letter_file(made, own.code)
    return page(
        request, "documents/letter.html", status=invalid(error), agency_shown=own, found=found, error=error, own=found == printer,
        unit=unit_in(found, own, on=at.date()), usable=found.user is not None and found.user.has_usable_password(),
    )  # fmt: skip


def _letter_file(made: bytes, about: str) -> HttpResponseBase:
    """A download that nobody keeps: no name of a person in the name of the file."""
    name = f"surat-kode-{slugify(about)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return _private(HttpResponse(made, content_type="application/pdf", headers=headers))
