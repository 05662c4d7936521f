"""Pages of the decision: the head's choice, objections, the draft of the decree and its publication."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.decision import actions, queries
from pelopor.decision.forms import AnswerForm, ChoiceForm, ClosingForm, DraftForm, ObjectionForm, PublishForm
from pelopor.decision.models import ObjectionWindow
from pelopor.documents.queries import UNNUMBERED, initials_of, paper_of, returned, steps_of
from pelopor.documents.render import pdf
from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.people.models import Person
from pelopor.people.queries import facts_of, person_of
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of, visible_runs
from pelopor.rules.access import allowed
from pelopor.rules.decision import places_to_fill
from pelopor.rules.decree import Decree
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage

both = require_http_methods(["GET", "POST"])


def _enter(request: HttpRequest, public_id: str, deed: str) -> tuple[StageRun, Person, datetime]:
    """The run, who asks, and when. 404 outside the own agencies and for a void run, 403 by the permission table."""
    at, person = now(), person_of(request)
    run = get_object_or_404(visible_runs(person, at=at).filter(void=False), public_id=public_id)
    require(facts_of(person, run.cycle.agency, at=at, stage=Stage(run.stage)), deed)
    return run, person, at


def _day(run: StageRun, at: datetime) -> date:
    return at.astimezone(ZoneInfo(run.cycle.agency.time_zone)).date()


@login_required
@asks("decision.choose")
@both
def choose(request: HttpRequest, run: str) -> HttpResponse:
    """First the cards, then the names once more; only the second page decides."""
    found, person, at = _enter(request, run, "decision.choose")
    if queries.choice_of(found):
        return redirect("decision:chosen", found.public_id)
    groups = queries.groups(found, on=_day(found, at))
    cards = {card.key: card for _place, group in groups for card in group}
    form = ChoiceForm(posted(request), keys=[(key, card.name) for key, card in cards.items()])
    do = request.POST.get("do", "")
    if request.method == "POST" and form.is_valid() and do != "change":
        keys, reason = form.cleaned_data["chosen"], form.cleaned_data["reason"]
        with refusals_at(form, reason="choice.reason"):
            if do == "choose":
                actions.choose(found, chosen=keys, reason=reason, by=person, at=at)
                return redirect("decision:chosen", found.public_id)
            queries.check(found, chosen=keys, reason=reason, by=person)
            picked = sorted((cards[key] for key in keys), key=lambda card: card.name)
            return page(request, "decision/confirm.html", run=found, picked=picked, reason=reason)
    size = places_to_fill(queries.proposal(queries.ranking_of(found.cycle)), size=rules_of(found.cycle).decision.chosen)
    return page(
        request, "decision/choose.html", status=invalid(form.errors), run=found, groups=groups, form=form, size=size, count=len(cards),
        ticked=request.POST.getlist("chosen"),
    )  # fmt: skip


@login_required
@asks("decision.see_choice")
@require_safe
def chosen(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = _enter(request, run, "decision.see_choice")
    choice = queries.choice_of(found)
    if choice is None:
        raise Http404
    window = queries.window_after(choice)
    facts = facts_of(person, found.cycle.agency, at=at, stage=Stage.OBJECT)
    return page(
        request, "decision/chosen.html", run=found, choice=choice, people=queries.chosen(found.cycle), window=window,
        may_object=window is not None and queries.takes_objections(window, at=at) and allowed(facts, "decision.object"),
    )  # fmt: skip


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
    found, person, at = _enter(request, run, "decision.object")
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
    found, person, at = _enter(request, run, "decision.see_objections")
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
    found, person, at = _enter(request, run, "decision.close_objections")
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
    found, person, at = _enter(request, run, "decision.close_objections")
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
    found, _person, _at = _enter(request, run, "decision.see_objections")
    kept = get_object_or_404(queries.objections_of(found), public_id=objection).evidence
    if kept is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type, headers=headers)


def _composed(run: StageRun, at: datetime) -> tuple[Decree | None, list[str]]:
    """What the decree would hold now, or why it cannot be written."""
    try:
        return queries.compose(run, on=_day(run, at)), []
    except RuleBroken as no:
        return None, [explain(no)]


@login_required
@asks("decision.draft_decree")
@both
def draft(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = _enter(request, run, "decision.draft_decree")
    paper = paper_of(found.public_id, "decree")
    kept = paper.content if paper else {}
    initial = {"show_numbers": kept.get("show_numbers", False), "copies": "\n".join(kept.get("copies", []))}
    form = DraftForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.draft_decree(found, by=person, at=at, show_numbers=form.cleaned_data["show_numbers"], copies=form.lines())
            return redirect("decision:draft", found.public_id)
    decree, missing = _composed(found, at)
    return page(
        request, "decision/draft.html", status=invalid(form.errors), run=found, form=form, paper=paper, decree=decree, missing=missing,
        open=paper is None or paper.state in UNNUMBERED, rounds=initials_of(paper) if paper else [],
        returned=returned(paper) if paper else None,
        steps=bool(steps_of(found.cycle.agency)),
    )  # fmt: skip


@login_required
@asks("decision.draft_decree")
@require_safe
def preview(request: HttpRequest, run: str) -> HttpResponse:
    """The decree as a PDF marked as a draft, before anybody keeps it."""
    found, _person, at = _enter(request, run, "decision.draft_decree")
    decree, _missing = _composed(found, at)
    if decree is None:
        raise Http404
    made = pdf.render("decree", decree.to_dict(), check_address="")
    headers = {"Content-Disposition": f'inline; filename="konsep-{found.public_id}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@login_required
@asks("decision.publish_decree")
@both
def publish(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = _enter(request, run, "decision.publish_decree")
    paper = paper_of(found.public_id, "decree")
    if paper is None:
        raise Http404
    form = PublishForm(posted(request), initial={"starts": paper.date})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, starts="appointment."):
            actions.publish(found, paper, starts=form.cleaned_data["starts"], by=person, at=at)
            return redirect("decision:publish", found.public_id)
    months = rules_of(found.cycle).term.months
    return page(
        request, "decision/publish.html", status=invalid(form.errors), run=found, paper=paper, form=form, months=months,
        people=queries.chosen(found.cycle),
    )  # fmt: skip
