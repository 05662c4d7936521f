"""Pages of one assessor: the own sheets, from the first to the lock."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.assessment import actions, queries
from pelopor.assessment.forms import DeclareForm, SheetForm, worded
from pelopor.assessment.models import Assessor, Sheet
from pelopor.assessment.views.entry import both, enter, own_assessor
from pelopor.assessment.words import tie_words
from pelopor.kit.access import Door, asks, opens_to
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.conflict import NONE
from pelopor.rules.errors import RuleBroken


@both
@login_required
@asks("assessment.score")
def declare(request: HttpRequest, run: str) -> HttpResponse:
    """What binds the assessor to each candidate, before a sheet opens; a conflict that comes to mind later is declared here too."""
    stage, person, at = enter(request, run, "assessment.score")
    assessor = own_assessor(stage, person)
    form = _declare_form(assessor, posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.declare(assessor, grounds=form.grounds(), by=person, at=at)
            return redirect("assessment:scores", stage.public_id)
    return _declaration(request, assessor, form)


def _declare_form(assessor: Assessor, data: QueryDict | None) -> DeclareForm:
    before = {one.candidate_id: (one.ground, one.words) for one in queries.declarations_of(assessor)}
    return DeclareForm(data, candidates=[sheet.candidate for sheet in queries.sheets_of(assessor)], before=before)


def _declaration(request: HttpRequest, assessor: Assessor, form: DeclareForm) -> HttpResponse:
    """The page on which to declare, with what the records say of the two."""
    known = queries.ties_with(assessor.person, form.candidates)
    ties = {one.pk: [tie_words(tie, person.name if one.group else "") for person, tie in known[one.pk]] for one in form.candidates}
    return page(
        request, "assessment/declare.html", status=invalid(form.errors), run=assessor.run, form=form, shown=form.shown(ties),
        assessor=assessor, removed=[one for one in queries.declarations_of(assessor) if one.ground != NONE],
    )  # fmt: skip


@require_http_methods(["GET"])
@login_required
@asks("assessment.score")
def scores(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, _ = enter(request, run, "assessment.score")
    assessor = own_assessor(stage, person)
    if queries.undeclared(assessor):
        return _declaration(request, assessor, _declare_form(assessor, None))
    sheets = list(queries.sheets_of(assessor))
    unsaved = next((one for one in sheets if one.saved_at is None), None)
    done, total = queries.progress(stage)
    return page(request, "assessment/scores.html", run=stage, assessor=assessor, sheets=sheets, following=unsaved, done=done, total=total)


@both
@login_required
@asks("assessment.score")
def sheet(request: HttpRequest, run: str, sheet: str) -> HttpResponse:
    """One candidate. A phone that kept the sheet while it had no signal sends it here too, and is answered in JSON."""
    stage, person, at = enter(request, run, "assessment.score")
    assessor = own_assessor(stage, person)
    if queries.undeclared(assessor):
        return redirect("assessment:declare", stage.public_id)
    sheets = list(queries.sheets_of(assessor))
    mine = get_object_or_404(queries.sheets_of(assessor), public_id=sheet)
    form = _sheet_form(mine, posted(request))
    by_phone = request.headers.get("Accept", "").startswith("application/json")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form):
            saved = actions.save_sheet(
                mine, levels=form.levels(), evidence=given["evidence"], potential=given.get("potential", ""), edition=given["edition"],
                by=person, at=at,
            )  # fmt: skip
            following = _following(stage, [one for one in sheets if one.saved_at is None and one != mine])
            return JsonResponse({"next": following, "edition": saved.edition}) if by_phone else redirect(following)
    if request.method == "POST" and by_phone:
        return JsonResponse({"text": " ".join(dict.fromkeys(str(text) for texts in form.errors.values() for text in texts))}, status=422)
    number = [one.pk for one in sheets].index(mine.pk) + 1
    return page(
        request, "assessment/sheet.html", status=invalid(form.errors), run=stage, sheet=mine, form=form, number=number, total=len(sheets),
        assessor=assessor,
    )  # fmt: skip


def _sheet_form(mine: Sheet, data: QueryDict | None) -> SheetForm:
    rules = rules_of(mine.assessor.run.cycle)
    return SheetForm(
        data, criteria=rules.ratings, levels=queries.levels_of(mine), evidence=mine.evidence, potential=mine.potential,
        asked=rules.assessment.potential, edition=mine.edition,
    )  # fmt: skip


def _following(stage: StageRun, rest: list[Sheet]) -> str:
    """The address of the first sheet that is still empty, else of the page that locks."""
    return (
        reverse("assessment:sheet", args=[stage.public_id, rest[0].public_id])
        if rest
        else reverse("assessment:lock", args=[stage.public_id])
    )


@opens_to(Door.EVERYBODY)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, whose reach is /asesmen/ because it lies there."""
    response = HttpResponse(render_to_string("assessment/worker.js"), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@login_required
@asks("assessment.score")
def programme(request: HttpRequest, run: str, sheet: str) -> FileResponse:
    """The file that came with a candidate's short programme, always as a download, to those who score the candidate."""
    stage, person, _ = enter(request, run, "assessment.score")
    assessor = own_assessor(stage, person)
    mine: Sheet = get_object_or_404(queries.sheets_of(assessor), public_id=sheet)
    if queries.undeclared(assessor):
        raise Http404
    written = getattr(mine.candidate, "programme", None)
    if written is None or written.evidence is None:
        raise Http404
    kept, headers = written.evidence, {"Cache-Control": "private, no-store"}
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type, headers=headers)


@both
@login_required
@asks("assessment.score")
def lock(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = enter(request, run, "assessment.score")
    assessor, no = own_assessor(stage, person), ""
    if queries.undeclared(assessor):
        return redirect("assessment:declare", stage.public_id)
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
