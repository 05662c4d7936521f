"""Pages about those who were named: their consent, and the names once they are published."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.nomination import actions, queries
from pelopor.nomination.forms import ConsentForm, ProgrammeForm
from pelopor.nomination.models import Candidate
from pelopor.people.queries import facts_of, person_of
from pelopor.rules.access import allowed
from pelopor.rules.programme import Stage


@login_required
@asks("nomination.see_names")
@require_safe
def names(request: HttpRequest, nomination: str) -> HttpResponse:
    at, person = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(person, at=at), public_id=nomination)
    facts = facts_of(person, found.run.cycle.agency, at=at, stage=Stage(found.run.stage))
    require(facts, "nomination.see_names")
    may_close = found.tally is None and at >= found.round.closes_at and allowed(facts, "nomination.close")
    return page(
        request, "nomination/closed.html", nomination=found, names=queries.published_names(found), may_close=may_close,
        opens=at < found.round.closes_at,
    )  # fmt: skip


@login_required
@asks("nomination.consent")
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, candidate: str) -> HttpResponse:
    at, person = now(), person_of(request)
    called = queries.with_people(Candidate.objects.select_related("nomination__run__cycle__agency"))
    found = get_object_or_404(called, public_id=candidate, nomination__in=queries.visible_nominations(person, at=at))
    if found.speaker != person:
        raise Http404  # whether somebody else was called up is not told
    cycle = found.nomination.run.cycle
    require(facts_of(person, cycle.agency, at=at, stage=Stage.STUDY, own=True), "nomination.consent")
    form = ConsentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.answer_consent(found, consent=form.cleaned_data["consent"] == "yes", by=person, at=at)
            return redirect("pages:home")
    answered = found.consent is not None
    return page(request, "nomination/consent.html", status=invalid(form.errors), candidate=found, form=form, cycle=cycle, answered=answered)


@login_required
@asks("nomination.write_programme")
@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, candidate: str) -> HttpResponse:
    """The short programme of one's own, or of the group that one leads."""
    at, person = now(), person_of(request)
    called = queries.with_people(Candidate.objects.select_related("nomination__run__cycle__agency", "programme__evidence"))
    found = get_object_or_404(called, public_id=candidate, nomination__in=queries.visible_nominations(person, at=at))
    if found.speaker != person:
        raise Http404  # whether somebody else was called up is not told
    cycle, study = found.nomination.run.cycle, queries.ruleset_of(found.nomination).study
    require(facts_of(person, cycle.agency, at=at, stage=Stage.STUDY, own=True), "nomination.write_programme")
    kept = getattr(found, "programme", None)
    form = ProgrammeForm(posted(request), request.FILES or None, most=study.programme_length, initial={"text": kept.text if kept else ""})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, proof="evidence."):
            actions.hand_in_programme(found, text=form.cleaned_data["text"], upload=form.cleaned_data["proof"], by=person, at=at)
            return redirect("nomination:programme", found.public_id)
    return page(
        request, "nomination/programme.html", status=invalid(form.errors), candidate=found, form=form, cycle=cycle, kept=kept,
        asked=study.programme == "asked", takes=queries.takes_programme(found),
    )  # fmt: skip
