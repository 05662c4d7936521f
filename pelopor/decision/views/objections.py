"""Pages of objections against the choice."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from pelopor.decision import actions, queries
from pelopor.decision.forms import AnswerForm, ClosingForm, ObjectionForm
from pelopor.decision.models import ObjectionWindow
from pelopor.decision.views.entry import both, enter
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.queries import facts_of
from pelopor.programme.models import StageRun
from pelopor.rules.access import allowed
from pelopor.rules.programme import Stage


def _window(run: StageRun) -> ObjectionWindow:
    window = queries.window_of(run)
    if window is None:
        raise Http404
    return window


@login_required
@asks("decision.object")
@both
def object_to(request: HttpRequest, run: str) -> HttpResponse:
    """Whom the head chose, until when to object, one's own objections with their answers; Tim RB also records letters here."""
    found, person, at = enter(request, run, "decision.object")
    window = _window(found)
    letters = allowed(facts_of(person, found.cycle.agency, at=at, stage=Stage.OBJECT), "decision.close_objections")
    form = ObjectionForm(posted(request), request.FILES or None, letters=letters)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, proof="evidence."):
            actions.raise_objection(found, text=given["text"], upload=given["proof"], sender=given.get("sender", ""), by=person, at=at)
            return redirect("decision:object", found.public_id)
    return page(
        request, "decision/object.html", status=invalid(form.errors), run=found, window=window, form=form,
        people=queries.chosen(found.cycle), own=queries.own_objections(found, person),
        may_object=queries.takes_objections(window, at=at) or (letters and window.closed_at is None),
    )  # fmt: skip


@login_required
@asks("decision.see_objections")
@require_safe
def objections(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.see_objections")
    may_close = allowed(facts_of(person, found.cycle.agency, at=at, stage=Stage.OBJECT), "decision.close_objections")
    window = _window(found)
    return page(
        request, "decision/objections.html", run=found, window=window, objections=queries.objections_of(found), may_close=may_close,
        ended=window.closes_at <= at,
    )  # fmt: skip


@login_required
@asks("decision.close_objections")
@both
def close(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.close_objections")
    window = _window(found)
    form = ClosingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.close_objections(found, note=form.cleaned_data["note"], by=person, at=at)
            return redirect("decision:close", found.public_id)
    return page(
        request, "decision/close.html", status=invalid(form.errors), run=found, window=window, form=form, ended=window.closes_at <= at,
        count=queries.objections_of(found).count(),
    )  # fmt: skip


@login_required
@asks("decision.close_objections")
@both
def answer(request: HttpRequest, run: str, objection: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.close_objections")
    one = get_object_or_404(queries.objections_of(found), public_id=objection)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.answer_objection(one, text=form.cleaned_data["text"], upheld=form.cleaned_data["upheld"] == "yes", by=person, at=at)
            return redirect("decision:objections", found.public_id)
    return page(request, "decision/answer.html", status=invalid(form.errors), run=found, one=one, form=form)


@login_required
@asks("decision.see_objections")
@require_safe
def proof(request: HttpRequest, run: str, objection: str) -> FileResponse:
    """The file that came with an objection, always as a download."""
    found, _person, _at = enter(request, run, "decision.see_objections")
    kept = get_object_or_404(queries.objections_of(found), public_id=objection).evidence
    if kept is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type, headers=headers)
