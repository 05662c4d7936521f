"""Pages of the meeting: the scores side by side, what was agreed, and the berita acara."""

import random

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from pelopor.assessment import actions, queries
from pelopor.assessment.forms import AgreeForm, MinutesForm, ReplaceForm
from pelopor.assessment.views.entry import both, enter
from pelopor.assessment.views.tables import icc_words, rater_table, standing_table, told
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.programme.queries import milestone, reached, rules_of
from pelopor.rules.errors import RuleBroken


@both
@login_required
@asks("assessment.agree")
def meeting(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = enter(request, run, "assessment.agree")
    if not queries.all_locked(stage):
        done, total = queries.progress(stage)
        return page(request, "assessment/meeting_waits.html", run=stage, done=done, total=total, lacking=queries.lacking(stage))
    agreed = milestone(stage, "scores.agreed")
    rows = queries.table(stage)
    form = AgreeForm(posted(request), rows=rows, potential=queries.potential(stage))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.agree(stage, agreed=form.agreed(), by=person, at=at)
            return redirect("assessment:meeting", stage.public_id)
    return page(
        request, "assessment/meeting.html", status=invalid(form.errors), run=stage, form=form, agreed=agreed,
        may_draw=queries.may_draw(stage.cycle), told=told(queries.reading(stage, rows)), recusals=queries.recusals(stage),
    )  # fmt: skip


@require_safe
@login_required
@asks("assessment.agree")
def figures(request: HttpRequest, run: str) -> HttpResponse:
    """The figures behind the agreement, for whoever leads the meeting, once all scores are locked."""
    stage, _, _ = enter(request, run, "assessment.agree")
    if not queries.all_locked(stage):
        return redirect("assessment:meeting", stage.public_id)
    found = queries.figures(stage, rng=random.Random(stage.public_id))  # noqa: S311 - the page says the same twice
    return page(
        request, "assessment/figures.html", run=stage, told=told(found.reading), figures=found, average=icc_words(found.average),
        single=icc_words(found.single), why=[explain(RuleBroken(code)) for code in found.why], raters=rater_table(found),
        standings=standing_table(found),
    )  # fmt: skip


@both
@login_required
@asks("assessment.draw_minutes")
def minutes(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = enter(request, run, "assessment.draw_minutes")
    waits = [kind for kind in ("scores.agreed", "tally.opened") if kind not in reached(stage.cycle)]
    if waits:
        return page(request, "assessment/minutes_wait.html", run=stage, waits=waits, unopened=queries.unopened(stage.cycle))
    today = timezone.localtime(at).date()
    earliest = timezone.localtime(stage.opened_at).date()
    form = MinutesForm(posted(request), earliest=earliest, latest=today, initial={"held_at": today, "place": stage.cycle.agency.place})
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "freeze":
        with refusals_at(form):
            actions.draw(stage, held_at=form.cleaned_data["held_at"], place=form.cleaned_data["place"], by=person, at=at)
            return redirect("assessment:minutes", stage.public_id)
    return page(
        request, "assessment/minutes.html", status=invalid(form.errors), run=stage, form=form, rows=queries.table(stage),
        brackets=queries.brackets(stage), proposed=queries.proposed(stage), previewed=form.is_bound and form.is_valid(),
        frozen=milestone(stage, "minutes.frozen"),
    )  # fmt: skip


@both
@login_required
@asks("assessment.replace")
def replace(request: HttpRequest, run: str) -> HttpResponse:
    """One more assessor, where declared conflicts left too few for a candidate."""
    stage, person, at = enter(request, run, "assessment.replace")
    form = ReplaceForm(posted(request), people=queries.stand_ins(stage, by=person, on=at.date()))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.replace(stage, person=form.people[form.cleaned_data["person"]], by=person, at=at)
            return redirect("assessment:replace", stage.public_id)
    return page(
        request, "assessment/replace.html", status=invalid(form.errors), run=stage, form=form, lacking=queries.lacking(stage),
        recusals=queries.recusals(stage), least=rules_of(stage.cycle).assessment.least_assessors, team=queries.team_of(stage),
    )  # fmt: skip
