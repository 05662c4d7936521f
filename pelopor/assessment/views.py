"""Pages of study and assessment."""

import random
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.assessment import actions, queries
from pelopor.assessment.forms import AgreeForm, GatesForm, MinutesForm, NoteForm, SheetForm, worded
from pelopor.assessment.models import Assessor, Sheet
from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.people.models import Person
from pelopor.people.queries import facts_of, person_of
from pelopor.programme.models import StageRun
from pelopor.programme.queries import milestone, reached, rules_of, visible_runs
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage

both = require_http_methods(["GET", "POST"])


def _enter(request: HttpRequest, public_id: str, deed: str) -> tuple[StageRun, Person, datetime]:
    """The run, who asks, and when. 404 outside the own agencies, 403 by the permission table."""
    at, person = now(), person_of(request)
    run = get_object_or_404(visible_runs(person, at=at), public_id=public_id)
    own = queries.assessor_of(run, person) is not None
    require(facts_of(person, run.cycle.agency, at=at, stage=Stage(run.stage), own=own), deed)
    return run, person, at


@both
@login_required
@asks("assessment.answer_gates")
def gates(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = _enter(request, run, "assessment.answer_gates")
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
    stage, person, at = _enter(request, run, "assessment.study")
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
    stage, person, at = _enter(request, run, "assessment.release")
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


def _own(run: StageRun, person: Person) -> Assessor:
    assessor = queries.assessor_of(run, person)
    assert assessor is not None  # the permission asks for it
    return assessor


@require_http_methods(["GET"])
@login_required
@asks("assessment.score")
def scores(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, _ = _enter(request, run, "assessment.score")
    assessor = _own(stage, person)
    sheets = list(queries.sheets_of(assessor))
    unsaved = next((one for one in sheets if one.saved_at is None), None)
    done, total = queries.progress(stage)
    return page(request, "assessment/scores.html", run=stage, assessor=assessor, sheets=sheets, following=unsaved, done=done, total=total)


@both
@login_required
@asks("assessment.score")
def sheet(request: HttpRequest, run: str, sheet: str) -> HttpResponse:
    stage, person, at = _enter(request, run, "assessment.score")
    sheets = list(queries.sheets_of(_own(stage, person)))
    mine: Sheet = get_object_or_404(queries.sheets_of(_own(stage, person)), public_id=sheet)
    form = SheetForm(posted(request), criteria=rules_of(stage.cycle).ratings, levels=queries.levels_of(mine), evidence=mine.evidence)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.save_sheet(mine, levels=form.levels(), evidence=form.cleaned_data["evidence"], by=person, at=at)
            rest = [one for one in sheets if one.saved_at is None and one != mine]
            if rest:
                return redirect("assessment:sheet", stage.public_id, rest[0].public_id)
            return redirect("assessment:lock", stage.public_id)
    number = [one.pk for one in sheets].index(mine.pk) + 1
    return page(
        request, "assessment/sheet.html", status=invalid(form.errors), run=stage, sheet=mine, form=form, number=number, total=len(sheets)
    )


@require_safe
@login_required
@asks("assessment.score")
def programme(request: HttpRequest, run: str, sheet: str) -> FileResponse:
    """The file that came with a candidate's short programme, always as a download, to those who score the candidate."""
    stage, person, _ = _enter(request, run, "assessment.score")
    mine: Sheet = get_object_or_404(queries.sheets_of(_own(stage, person)), public_id=sheet)
    written = getattr(mine.candidate, "programme", None)
    if written is None or written.evidence is None:
        raise Http404
    kept, headers = written.evidence, {"Cache-Control": "private, no-store"}
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type, headers=headers)


@both
@login_required
@asks("assessment.score")
def lock(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = _enter(request, run, "assessment.score")
    assessor, no = _own(stage, person), ""
    if request.method == "POST":
        try:
            actions.lock(assessor, by=person, at=at)
        except RuleBroken as broken:
            no = explain(broken)
        else:
            return redirect("assessment:scores", stage.public_id)
    criteria = rules_of(stage.cycle).ratings
    shown = []
    for one in queries.sheets_of(assessor):
        levels = queries.levels_of(one)
        answers = [
            (worded(criterion.text), worded(criterion.levels[level - 1].label) if (level := levels.get(criterion.key)) else "")
            for criterion in criteria
        ]
        shown.append({"sheet": one, "answers": answers})
    return page(request, "assessment/lock.html", run=stage, assessor=assessor, shown=shown, no=[no] if no else [])


@both
@login_required
@asks("assessment.agree")
def meeting(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = _enter(request, run, "assessment.agree")
    if not queries.all_locked(stage):
        done, total = queries.progress(stage)
        return page(request, "assessment/meeting_waits.html", run=stage, done=done, total=total)
    agreed = milestone(stage, "scores.agreed")
    form = AgreeForm(posted(request), rows=queries.table(stage))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.agree(stage, agreed=form.agreed(), by=person, at=at)
            return redirect("assessment:meeting", stage.public_id)
    return page(
        request, "assessment/meeting.html", status=invalid(form.errors), run=stage, form=form, agreed=agreed,
        may_draw=queries.may_draw(stage.cycle),
    )  # fmt: skip


@both
@login_required
@asks("assessment.draw_minutes")
def minutes(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = _enter(request, run, "assessment.draw_minutes")
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
