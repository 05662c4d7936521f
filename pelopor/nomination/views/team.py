"""Pages of Tim RB: open the nomination, close it when its time is over, write down a lot, decide on too few names."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.nomination import actions, queries
from pelopor.nomination.forms import FewerForm, LotForm, PrepareForm
from pelopor.people.queries import employees, facts_of, person_of
from pelopor.programme.queries import rules_of, run_for
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


@login_required
@asks("nomination.prepare")
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, run: str) -> HttpResponse:
    found, by, at = run_for(request, run, "nomination.prepare")
    agency, ruleset = found.cycle.agency, rules_of(found.cycle)
    people = employees(agency, on=at.date()).exclude(pk=by.pk)
    closes = timezone.localtime(at + timedelta(days=ruleset.nomination.days)).replace(hour=16, minute=0, second=0, microsecond=0)
    form = PrepareForm(posted(request), people=people, closes_at=closes)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        witnesses = [data["first"], data["second"]]
        with refusals_at(form):
            actions.open_nomination(found, closes_at=data["closes_at"], witnesses=witnesses, mode="sealed", by=by, at=at)
            return redirect("pages:case_file", found.cycle.public_id)
    alone, _groups = queries.to_list(found.cycle, at=at)
    return page(
        request, "nomination/prepare.html", status=invalid(form.errors), form=form, run=found, rules=ruleset,
        voters=len(queries.electorate(agency, ruleset, at=at)), eligible=len(alone), registered=queries.registered(found.cycle, at=at),
    )  # fmt: skip


@login_required
@asks("nomination.close")
@require_POST
def close(request: HttpRequest, nomination: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(by, at=at), public_id=nomination)
    require(facts_of(by, found.run.cycle.agency, at=at, stage=Stage(found.run.stage)), "nomination.close")
    try:
        actions.close(found, by=by, at=at)
    except RuleBroken as no:
        return page(request, "nomination/closed.html", status=422, nomination=found, names=[], error=explain(no))
    return redirect("pages:case_file", found.run.cycle.public_id)


@login_required
@asks("nomination.draw_lot")
@require_http_methods(["GET", "POST"])
def lot(request: HttpRequest, nomination: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(by, at=at), public_id=nomination)
    require(facts_of(by, found.run.cycle.agency, at=at), "nomination.draw_lot")
    form = LotForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.draw_lot(found, seed=form.cleaned_data["seed"], by=by, at=at)
            return redirect("nomination:lot", found.public_id)
    return page(
        request, "nomination/lot.html", status=invalid(form.errors), nomination=found, form=form, lots=found.lots.order_by("-pk"),
        opened=queries.opened_tally(found) is not None,
    )  # fmt: skip


@login_required
@asks("nomination.answer_fewer")
@require_http_methods(["GET", "POST"])
def fewer(request: HttpRequest, nomination: str) -> HttpResponse:
    """What the rule says when fewer were named than there are places, and what must be done."""
    at, by = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(by, at=at), public_id=nomination)
    require(facts_of(by, found.run.cycle.agency, at=at), "nomination.answer_fewer")
    form = FewerForm(posted(request), may_go_on=found.fewer == "advice")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, reason="fewer.reason"):
            actions.answer_fewer(found, again=given["again"] == "yes", reason=given["reason"], by=by, at=at)
            return redirect("pages:case_file", found.run.cycle.public_id)
    return page(
        request, "nomination/fewer.html", status=invalid(form.errors), nomination=found, form=form, found=queries.found_names(found),
        places=queries.ruleset_of(found).nomination.finalists, waits=queries.fewer_waits(found),
    )  # fmt: skip
