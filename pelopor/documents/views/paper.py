"""Pages of papers: the file, the number, the signature, the check behind the QR code."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import NumberForm, SignForm
from pelopor.documents.render import docx as word
from pelopor.documents.render import pdf
from pelopor.documents.views.answer import enter, private
from pelopor.evidence.actions import keep
from pelopor.kit.access import Door, asks, opens_to
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.rules.papers.kinds import KINDS

both = require_http_methods(["GET", "POST"])


@login_required
@asks("documents.see", "documents.see_published", "documents.initial")
@require_safe
def file(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The frozen PDF; a draft is written anew at every look."""
    found, _person, _at = enter(request, paper, "documents.see", reading=True)
    name = f"{found.kind}-{found.public_id}.pdf"
    if found.file:
        return private(FileResponse(found.file.open("rb"), filename=name, content_type="application/pdf"))
    made = pdf.render(found.kind, found.content, check_address=actions.address_of(found))
    return private(HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}))


@login_required
@asks("documents.see", "documents.see_published", "documents.initial")
@require_safe
def docx(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The same facts as a DOCX, in the format in which the paper was kept; never the frozen file."""
    found, _person, _at = enter(request, paper, "documents.see", reading=True)
    if found.kind not in KINDS:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{found.kind}-{found.public_id}.docx"'}
    return private(HttpResponse(word.render(found.kind, found.content), content_type=word.TYPE, headers=headers))


@login_required
@asks("documents.see")
@require_safe
def scan(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The scan of the paper signed in ink, always as a download."""
    found, _person, _at = enter(request, paper, "documents.see")
    if found.scan is None:
        raise Http404
    kept = found.scan
    return private(FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type))


@login_required
@asks("documents.number")
@both
def number(request: HttpRequest, paper: str) -> HttpResponse:
    found, person, at = enter(request, paper, "documents.number")
    form = NumberForm(posted(request), initial={"date": at.date(), "number": queries.next_number(found, year=at.year)})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, date="paper.date_far", why="series.gap"):
            actions.number(found, by=person, at=at, **form.cleaned_data)
            return redirect("documents:number", found.public_id)
    return page(
        request, "documents/number.html", status=invalid(form.errors), paper=found, form=form, rounds=queries.initials_of(found),
        takes=queries.takes_number(found),
    )  # fmt: skip


@login_required
@asks("documents.sign")
@both
def sign(request: HttpRequest, paper: str) -> HttpResponse:
    found, person, at = enter(request, paper, "documents.sign")
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
