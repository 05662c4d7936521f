"""The page that announces names by a letter."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pelopor.decision import actions, queries
from pelopor.decision.views.entry import both, enter
from pelopor.documents.queries import paper_of
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at


@login_required
@asks("decision.announce")
@both
def announce(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.announce")
    form = Form(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.announce(found, by=person, at=at)
            return redirect("decision:announce", found.public_id)
    return page(
        request, "decision/announce.html", status=invalid(form.errors), run=found, form=form,
        paper=paper_of(found.public_id, "announcement"), letter=queries.announcement(found, on=queries.day_of(found.cycle.agency, at)),
    )  # fmt: skip
