"""Pages of initials: whose they are in an agency, giving them, returning a draft; taking back a paper that has a number."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from pelopor.documents import actions, queries
from pelopor.documents.forms import InitialForm, StepsForm, TakeBackForm
from pelopor.documents.views.answer import enter
from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.queries import agency_for, facts_of, managers, person_of, visible_agencies

both = require_http_methods(["GET", "POST"])


@login_required
@asks("documents.set_initials")
@both
def steps(request: HttpRequest, agency: str) -> HttpResponse:
    """Whose initials a draft needs, in the order of the office."""
    own, person, at = agency_for(request, agency, "documents.set_initials")
    officials = managers(own, on=at.date())
    form = StepsForm(posted(request), officials=officials, steps=queries.steps_of(own))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.set_steps(own, form.steps(), by=person, at=at)
            return redirect("documents:steps", own.public_id)
    return page(request, "documents/steps.html", status=invalid(form.errors), agency_shown=own, form=form, steps=queries.steps_of(own))


@login_required
@asks("documents.initial")
@both
def initial(request: HttpRequest, paper: str) -> HttpResponse:
    """The draft before somebody whose initials were asked for: give them, or return it with words."""
    at, person = now(), person_of(request)
    found = get_object_or_404(queries.papers_of(visible_agencies(person, at=at)), public_id=paper)
    mine = queries.initial_for(found, person)
    require(facts_of(person, found.agency, at=at, own=mine is not None), "documents.initial")
    assert mine is not None  # the table asks for the relation
    form = InitialForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, words="initials.words"):
            if form.cleaned_data["answer"] == "return":
                actions.send_back(mine, words=form.cleaned_data["words"], by=person, at=at)
            else:
                actions.give(mine, by=person, at=at)
            return redirect("documents:initial", found.public_id)
    return page(
        request, "documents/initial.html", status=invalid(form.errors), paper=found, form=form, mine=mine,
        rounds=queries.initials_of(found), turn=queries.turn_of(found) == mine,
    )  # fmt: skip


@login_required
@asks("documents.take_back")
@both
def take_back(request: HttpRequest, paper: str) -> HttpResponse:
    """Void a numbered paper that is not published, with a reason, so that its draft is drawn up anew."""
    found, person, at = enter(request, paper, "documents.take_back")
    form = TakeBackForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.take_back(found, reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("documents:take_back", found.public_id)
    return page(request, "documents/take_back.html", status=invalid(form.errors), paper=found, form=form)
