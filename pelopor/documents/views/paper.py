"""Pages of papers: the file, the number, the signature, the check behind the QR code."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import NumberForm, SignForm
from pelopor.documents.models import Paper
from pelopor.documents.render import pdf
from pelopor.documents.views.answer import private
from pelopor.evidence.actions import keep
from pelopor.kit.access import Door, asks, opens_to, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.models import Person
from pelopor.people.queries import (
    facts_of,
    person_of,
    visible_agencies,
)

both = require_http_methods(["GET", "POST"])


def _enter(request: HttpRequest, public_id: str, deed: str, *, published: bool = False) -> tuple[Paper, Person, datetime]:
    """The paper, who asks, and when. 404 outside the own agencies, 403 by the permission table.

    published: whether everybody of the agency may open it once it is published.
    """
    at, person = now(), person_of(request)
    paper = get_object_or_404(queries.papers_of(visible_agencies(person, at=at)), public_id=public_id)
    require(facts_of(person, paper.agency, at=at), "documents.see_published" if published and paper.state == "published" else deed)
    return paper, person, at


@login_required
@asks("documents.see", "documents.see_published")
@require_safe
def file(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The frozen PDF; a draft is written anew at every look."""
    found, _person, _at = _enter(request, paper, "documents.see", published=True)
    name = f"{found.kind}-{found.public_id}.pdf"
    if found.file:
        return private(FileResponse(found.file.open("rb"), filename=name, content_type="application/pdf"))
    made = pdf.render(found.kind, found.content, check_address=actions.address_of(found))
    return private(HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}))


@login_required
@asks("documents.see")
@require_safe
def scan(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The scan of the paper signed in ink, always as a download."""
    found, _person, _at = _enter(request, paper, "documents.see")
    if found.scan is None:
        raise Http404
    kept = found.scan
    return private(FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type))


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
