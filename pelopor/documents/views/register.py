"""Pages of the register: series of numbers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from pelopor.documents import actions, queries
from pelopor.documents.forms import SeriesForm
from pelopor.documents.words import KIND_WORDS
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.queries import agency_for


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
