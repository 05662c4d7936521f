"""Pages of those who were appointed: the list, one of them, investiture, end, handover, who takes the place."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from pelopor.decision import actions, queries
from pelopor.decision.forms import EndForm, HandoverForm, InvestForm, KeepForm, ReplaceForm
from pelopor.decision.models import Appointment, Ending
from pelopor.decision.views.entry import both
from pelopor.documents.models import Paper
from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.models import Agency, Person
from pelopor.people.queries import facts_of, person_of, visible_agencies
from pelopor.programme.queries import current_run, visible_cycles
from pelopor.rules.access import allowed
from pelopor.rules.papers.clauses import ROLES, TASKS
from pelopor.rules.programme import Stage


def _who(request: HttpRequest) -> tuple[Person, datetime, list[Agency]]:
    at, person = now(), person_of(request)
    return person, at, visible_agencies(person, at=at)


def _agent(request: HttpRequest, public_id: str, *deeds: str) -> tuple[Appointment, Person, datetime]:
    """An appointment of the own agencies that one of `deeds` lets this person come to."""
    person, at, agencies = _who(request)
    found = get_object_or_404(queries.appointments_in(agencies), public_id=public_id)
    facts = facts_of(person, found.agency, at=at, own=found.person_id == person.pk)
    if not any(allowed(facts, deed) for deed in deeds):
        require(facts, deeds[0])
    return found, person, at


@login_required
@asks("agents.see")
@require_safe
def agents(request: HttpRequest, cycle: str) -> HttpResponse:
    """Everybody appointed in the cycle, with term and state; what is done about the whole."""
    person, at, _ = _who(request)
    found = get_object_or_404(visible_cycles(person, at=at), public_id=cycle)
    facts = facts_of(person, found.agency, at=at, stage=Stage.DECREE)
    require(facts, "agents.see")
    run = current_run(found, Stage.DECREE)
    decree = queries.published(run) if run else None
    return page(
        request, "decision/agents.html", cycle=found, run=run, decree=decree, decrees=queries.decrees_of(found),
        agents=queries.agents(queries.appointments_of(found), on=queries.day_of(found.agency, at)), roles=ROLES, tasks=TASKS,
        may_invest=allowed(facts, "agents.invest"), may_revoke=decree is not None and allowed(facts, "decision.revoke_decree"),
    )  # fmt: skip


@login_required
@asks("agents.see")
@require_safe
def agent(request: HttpRequest, appointment: str) -> HttpResponse:
    found, person, at = _agent(request, appointment, "agents.see")
    (shown,) = queries.agents([found], on=queries.day_of(found.agency, at))
    facts = facts_of(person, found.agency, at=at, own=found.person_id == person.pk)
    may_end = allowed(facts, "agents.end")
    return page(
        request, "decision/agent.html", agent=shown, appointment=found, cycle=queries.cycle_of(found.decree), may_end=may_end,
        moved=may_end and queries.moved(found), may_read=may_end or found.person_id == person.pk or allowed(facts, "agents.replace"),
        replacement=queries.replacement_of(found.ending) if found.ending else None,
    )  # fmt: skip


@login_required
@asks("agents.end")
@both
def end(request: HttpRequest, appointment: str) -> HttpResponse:
    found, person, at = _agent(request, appointment, "agents.end")
    group = queries.with_group(found)
    form = EndForm(posted(request), group=found.group if len(group) > 1 else None, initial={"day": queries.day_of(found.agency, at)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, day="ending.day", words="ending.words", cause="ending.cause"):
            actions.end(
                found, cause=given["cause"], words=given["words"], day=given["day"], whole_group=given.get("whole") == "group", by=person,
                at=at,
            )  # fmt: skip
            return redirect("decision:agent", found.public_id)
    return page(request, "decision/end.html", status=invalid(form.errors), appointment=found, form=form)


@login_required
@asks("agents.end")
@both
def stay(request: HttpRequest, appointment: str) -> HttpResponse:
    found, person, at = _agent(request, appointment, "agents.end")
    form = KeepForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.keep_on(found, by=person, at=at)
            return redirect("decision:agent", found.public_id)
    (shown,) = queries.agents([found], on=queries.day_of(found.agency, at))
    return page(request, "decision/stay.html", status=invalid(form.errors), appointment=found, agent=shown, form=form,
                moved=queries.moved(found))  # fmt: skip


@login_required
@asks("agents.hand_over", "agents.end")
@both
def handover(request: HttpRequest, appointment: str) -> HttpResponse:
    """Who ended writes it; the Tim RB where they cannot."""
    found, person, at = _agent(request, appointment, "agents.hand_over", "agents.end")
    form = HandoverForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, running="handover.running", successor="handover.successor"):
            actions.hand_over(found, **form.cleaned_data, by=person, at=at)
            return redirect("decision:handover", found.public_id)
    return page(request, "decision/handover.html", status=invalid(form.errors), appointment=found, form=form,
                kept=getattr(found, "handover", None))  # fmt: skip


@login_required
@asks("agents.invest")
@both
def invest(request: HttpRequest, decree: str) -> HttpResponse:
    person, at, agencies = _who(request)
    found: Paper = get_object_or_404(queries.decrees_in(agencies), public_id=decree)
    require(facts_of(person, found.agency, at=at), "agents.invest")
    form = InvestForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, day="investiture.day", place="investiture.place", proof="evidence."):
            actions.invest(found, day=given["day"], place=given["place"], upload=given["proof"], by=person, at=at)
            return redirect("decision:agents", queries.cycle_of(found).public_id)
    return page(
        request, "decision/invest.html", status=invalid(form.errors), decree=found, form=form, cycle=queries.cycle_of(found),
        kept=getattr(found, "investiture", None),
    )  # fmt: skip


@login_required
@asks("agents.see")
@require_safe
def investiture_proof(request: HttpRequest, decree: str) -> FileResponse:
    """The file that shows an investiture, always as a download."""
    person, at, agencies = _who(request)
    found: Paper = get_object_or_404(queries.decrees_in(agencies), public_id=decree)
    require(facts_of(person, found.agency, at=at), "agents.see")
    kept = getattr(found, "investiture", None)
    if kept is None or kept.evidence is None:
        raise Http404
    file = kept.evidence
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(file.file.open("rb"), as_attachment=True, filename=file.name, content_type=file.media_type, headers=headers)


@login_required
@asks("agents.replace")
@both
def replace(request: HttpRequest, ending: str) -> HttpResponse:
    person, at, agencies = _who(request)
    found: Ending = get_object_or_404(queries.endings_in(agencies), public_id=ending)
    agency = found.run.cycle.agency
    require(facts_of(person, agency, at=at), "agents.replace")
    form = ReplaceForm(posted(request), places=queries.places(found, on=queries.day_of(agency, at)))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, chosen="replacement.unknown", reason="replacement.reason"):
            actions.replace(found, chosen=form.key(), reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("decision:replace", found.public_id)
    return page(
        request, "decision/replace.html", status=invalid(form.errors), ending=found, form=form, replacement=queries.replacement_of(found),
        ended=[one.person for one in found.appointments.select_related("person").order_by("person__name", "pk")],
    )  # fmt: skip
