"""Pages of the study: the gates, the note, and the beginning of the assessment."""

import random

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pelopor.assessment import actions, queries
from pelopor.assessment.forms import GatesForm, NoteForm
from pelopor.assessment.views.entry import both, enter
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


@both
@login_required
@asks("assessment.answer_gates")
def gates(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = enter(request, run, "assessment.answer_gates")
    study_ = queries.study_of(stage)
    asked = queries.pending(study_) if study_ else []
    wants_list = request.POST.get("do") == "ask"
    form = GatesForm(None if wants_list else posted(request), employments=asked)
    own = any(one.person == person for one in asked)
    no = explain(RuleBroken("gates.self")) if own else ""
    if request.method == "POST" and (wants_list or form.is_valid()):
        try:
            if wants_list:
                actions.ask(stage, by=person, at=at, rng=random.SystemRandom())
            else:
                actions.answer_gates(stage, answers=form.answers(), by=person, at=at)
        except RuleBroken as broken:
            no = explain(broken)
        else:
            return redirect("assessment:gates", stage.public_id)
    ready = not asked and bool(queries.unasked(stage))
    return page(
        request, "assessment/gates.html", status=invalid(form.errors), run=stage, form=form, ready=ready, asked=asked, own=own,
        no=[no] if no else [],
    )  # fmt: skip


@both
@login_required
@asks("assessment.study")
def study(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = enter(request, run, "assessment.study")
    known = queries.study_of(stage)
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.submit(stage, note=form.cleaned_data["note"], by=person, at=at)
            return redirect("assessment:study", stage.public_id)
    return page(
        request, "assessment/study.html", status=invalid(form.errors), run=stage, form=form, study=known,
        candidates=queries.candidates_of(stage.cycle), settled=queries.settled(stage.cycle), nomination=queries.nomination_of(stage.cycle),
    )  # fmt: skip


@both
@login_required
@asks("assessment.release")
def release(request: HttpRequest, run: str) -> HttpResponse:
    """The head lets the assessment begin; after a way back to it, on the new run, begin again."""
    stage, person, at = enter(request, run, "assessment.release")
    again = stage.stage == Stage.ASSESS
    no = ""
    if request.method == "POST":
        try:
            if again:
                actions.resume(stage, by=person, at=at)
            else:
                actions.release(stage, by=person, at=at)
        except RuleBroken as broken:
            no = explain(broken)
        else:
            return redirect("assessment:release", stage.public_id)
    candidates = queries.standing_candidates(stage.cycle)
    begun = queries.begun(stage)
    team = queries.team_of(stage) if again and begun else queries.team_for(stage.cycle.agency, candidates, on=at.date()).team
    return page(
        request, "assessment/release.html", run=stage, study=queries.study_in(stage.cycle), candidates=candidates, team=team, again=again,
        begun=begun, least=rules_of(stage.cycle).assessment.least_assessors, no=[no] if no else [],
        opened_before=queries.opened_before(stage) if again else None,
    )  # fmt: skip
