"""Pages of papers: the file, the number, the check behind the QR code."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import CheckForm, NumberForm
from pelopor.documents.render import docx as word
from pelopor.documents.render import pdf
from pelopor.documents.signing.comparison import compare
from pelopor.documents.views.answer import content_of, enter, private
from pelopor.kit.access import Door, asks, opens_to
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.kinds import KINDS

both = require_http_methods(["GET", "POST"])


@login_required
@asks("documents.see", "documents.see_published", "documents.initial")
@require_safe
def file(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The signed PDF, else the frozen one; a draft is written anew at every look."""
    found, _person, _at = enter(request, paper, "documents.see", reading=True)
    name = f"{found.kind}-{found.public_id}.pdf"
    if (signature := queries.signature_of(found)) and signature.file:
        return private(FileResponse(signature.file.open("rb"), filename=name, content_type="application/pdf"))
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


@opens_to(Door.EVERYBODY)
@both
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on file about the paper behind a code, and whether a file is that one. Open to everybody; it names nobody."""
    found, comparison = queries.checkable(code), None
    form = CheckForm(posted(request), request.FILES or None)
    if found is not None and request.method == "POST" and form.is_valid():
        with refusals_at(form, held="evidence."):
            if not ratelimit.consume(request, action="check_file"):
                raise RuleBroken("check.too_many")
            comparison = compare(found, content_of(form.cleaned_data["held"]), at=now())
    status = invalid(form.errors) if found else HTTPStatus.NOT_FOUND
    return page(request, "documents/check.html", status=status, paper=found, form=form, comparison=comparison)
