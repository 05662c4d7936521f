"""Pages of the register: the papers of a year and their ZIP, series of numbers, copies that were sent."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import CopyForm, SeriesForm
from pelopor.documents.models import Paper
from pelopor.documents.render.archive import as_zip
from pelopor.documents.views.answer import enter, private
from pelopor.documents.words import KIND_WORDS, STATE_WORDS
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, page_number, posted, refusals_at, whole_number
from pelopor.people.queries import agency_for

PER_PAGE = 50


@login_required
@asks("documents.keep_series")
@require_http_methods(["GET", "POST"])
def series(request: HttpRequest, agency: str) -> HttpResponse:
    """The agency's series of this year and the next, with their gaps, and one to set."""
    own, person, at = agency_for(request, agency, "documents.keep_series")
    form = SeriesForm(posted(request), initial={"year": at.year, "last": 0})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, pattern="series.pattern", last="series.back"):
            actions.set_series(agency=own, by=person, at=at, **form.cleaned_data)
            return redirect("documents:series", own.public_id)
    rows = [(KIND_WORDS[one.kind], one) for one in queries.series_of(own, years=(at.year, at.year + 1))]
    return page(request, "documents/series.html", status=invalid(form.errors), agency_shown=own, form=form, rows=rows)


def _year(request: HttpRequest, at: datetime) -> int:
    """The year that the address asks for (`?tahun=`), else this one."""
    asked = whole_number(request.GET.get("tahun", "")) or at.year
    return asked if 2000 <= asked <= 2100 else at.year


def _kept(paper: Paper) -> str:
    """What becomes of a paper, in words."""
    retention = queries.retentions()[paper.kind]
    last = retention.last_year((paper.date or paper.made_at).year)
    return gettext("Permanen") if last is None else gettext("Sampai akhir %(year)s") % {"year": last}


@login_required
@asks("documents.see_register")
@require_safe
def register(request: HttpRequest, agency: str) -> HttpResponse:
    """Papers of one year, with number, state and how long each is kept."""
    own, _person, at = agency_for(request, agency, "documents.see_register")
    year, number, search = _year(request, at), page_number(request), request.GET.get("q", "")[:100].replace("\0", "")
    first = (number - 1) * PER_PAGE
    papers = list(queries.register(own, year=year, search=search)[first : first + PER_PAGE + 1])
    rows = [(KIND_WORDS[paper.kind], paper, _kept(paper)) for paper in papers[:PER_PAGE]]
    return page(
        request, "documents/register.html", agency_shown=own, rows=rows, more=len(papers) > PER_PAGE, number=number, search=search,
        year=year, years=queries.register_years(own), also=f"tahun={year}",
    )  # fmt: skip


@login_required
@asks("documents.see_register")
@require_safe
def archive(request: HttpRequest, agency: str) -> HttpResponseBase:
    """The papers of one year as a ZIP with the list of hashes."""
    own, _person, at = agency_for(request, agency, "documents.see_register")
    year = _year(request, at)
    papers = queries.register(own, year=year).iterator(chunk_size=100)
    pack = as_zip((paper, (str(KIND_WORDS[paper.kind]), str(STATE_WORDS[paper.state]), _kept(paper))) for paper in papers)
    return private(FileResponse(pack, as_attachment=True, filename=f"naskah-{own.code}-{year}.zip", content_type="application/zip"))


@login_required
@asks("documents.send_copies")
@require_http_methods(["GET", "POST"])
def copies(request: HttpRequest, paper: str) -> HttpResponse:
    """Whom a published paper names under Tembusan, and to whom a copy was sent."""
    found, person, at = enter(request, paper, "documents.send_copies")
    form = CopyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.send_copy(found, by=person, at=at, **form.cleaned_data)
            return redirect("documents:copies", found.public_id)
    return page(request, "documents/copies.html", status=invalid(form.errors), paper=found, form=form, rows=queries.copies_of(found))
