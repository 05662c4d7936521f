"""The page of the two witnesses."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import page
from pelopor.kit.words import explain
from pelopor.nomination import actions, queries
from pelopor.people.queries import facts_of, person_of
from pelopor.rules.errors import RuleBroken


@login_required
@reauthentication_required
@asks("nomination.open_tally")
@require_http_methods(["GET", "POST"])
def witness(request: HttpRequest, nomination: str) -> HttpResponse:
    """Open the tally, with a fresh sign-in. Shows it once both witnesses did."""
    at, person = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(person, at=at), public_id=nomination)
    mine = queries.witness_of(found, person)
    require(facts_of(person, found.run.cycle.agency, at=at, own=mine is not None), "nomination.open_tally")
    assert mine is not None  # the table asks for the relation
    error = ""
    if request.method == "POST":
        try:
            actions.open_tally(mine, by=person, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return redirect("nomination:witness", found.public_id)
    return page(
        request, "nomination/witness.html", status=422 if error else 200, nomination=found, witness=mine, error=error,
        votes=queries.opened_votes(found), criteria=queries.opened_criteria(found), rules=queries.ruleset_of(found),
        may_open=queries.may_open(found), opened=not queries.unopened(found).filter(pk=mine.pk).exists(),
    )  # fmt: skip
