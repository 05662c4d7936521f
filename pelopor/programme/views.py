"""Pages of cycles, the stages beside them, criteria and rulesets."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.people.models import Agency, Person
from pelopor.people.queries import agency_for, facts_of, person_of
from pelopor.programme import actions, queries
from pelopor.programme.forms import BackForm, CloneForm, CloseForm, HolidayForm, OpenForm, ProveForm
from pelopor.programme.models import Cycle, LocalHoliday
from pelopor.programme.words import ABOUT, STAGES, SURE_WORDS, criteria_shown, plain_rules, sources, worded
from pelopor.rules import ruleset as rulesets_
from pelopor.rules.errors import RuleBroken
from pelopor.rules.holidays import Calendar
from pelopor.rules.programme import Stage

both = require_http_methods(["GET", "POST"])


def _cycle(request: HttpRequest, public_id: str, deed: str) -> tuple[Cycle, Person, datetime]:
    at, person = now(), person_of(request)
    cycle = get_object_or_404(queries.visible_cycles(person, at=at), public_id=public_id)
    require(facts_of(person, cycle.agency, at=at), deed)
    return cycle, person, at


@both
@login_required
@asks("programme.open_cycle")
def new(request: HttpRequest, agency: str) -> HttpResponse:
    own, person, at = agency_for(request, agency, "programme.open_cycle")
    texts, last = queries.ruleset_texts(own), queries.latest_cycle(own)
    rules = {name: rulesets_.read(text) for name, text in texts.items()}
    initial: dict[str, object] = {"year": at.year}
    if last is not None:
        initial = {
            "title": last.title.replace(str(last.year), str(last.year + 1)),
            "year": last.year + 1,
            "ruleset": queries.rules_of(last).name,
        }
    form = OpenForm(posted(request), rulesets=rules, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form):
            made = actions.open_cycle(
                agency=own,
                title=given["title"],
                year=given["year"],
                ruleset_text=texts[given["ruleset"]],
                by=person,
                at=at,
                cloned_from=last,
            )
            return redirect("pages:case_file", made.public_id)
    return page(request, "programme/new.html", status=invalid(form.errors), agency=own, form=form, running=queries.open_cycle(own))


@both
@login_required
@asks("programme.prove_stage")
def prove(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = queries.run_for(request, run, "programme.prove_stage")
    form = ProveForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.prove_stage(stage, upload=form.upload(), reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("pages:case_file", stage.cycle.public_id)
    kind = Stage(stage.stage)
    return page(
        request, "programme/prove.html", status=invalid(form.errors), run=stage, cycle=stage.cycle, form=form, stage=STAGES[kind],
        about=ABOUT[kind],
    )  # fmt: skip


@both
@login_required
@asks("programme.publish_criteria")
def criteria(request: HttpRequest, run: str) -> HttpResponse:
    stage, person, at = queries.run_for(request, run, "programme.publish_criteria")
    no = []
    if request.method == "POST":
        try:
            actions.publish_criteria(stage, by=person, at=at)
        except RuleBroken as broken:
            no = [explain(broken)]
        else:
            return redirect("pages:case_file", stage.cycle.public_id)
    return page(
        request, "programme/criteria.html", run=stage, cycle=stage.cycle, no=no, criteria=criteria_shown(queries.rules_of(stage.cycle)),
        published=queries.milestone(stage, "criteria.published"),
    )  # fmt: skip


@require_http_methods(["GET"])
@login_required
@asks("programme.see")
def criteria_of(request: HttpRequest, cycle: str) -> HttpResponse:
    known, _, _ = _cycle(request, cycle, "programme.see")
    rules = queries.rules_of(known)
    return page(
        request, "programme/criteria_of.html", cycle=known, criteria=criteria_shown(rules), rules=plain_rules(rules),
        sources=sources(rules), hash=known.ruleset_hash,
    )  # fmt: skip


@both
@login_required
@asks("programme.move_back")
def back(request: HttpRequest, cycle: str) -> HttpResponse:
    known, person, at = _cycle(request, cycle, "programme.move_back")
    targets = queries.back_targets(known)
    form = BackForm(posted(request), stages=targets)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.move_back(known, to=Stage(form.cleaned_data["to"]), reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("pages:case_file", known.public_id)
    return page(request, "programme/back.html", status=invalid(form.errors), cycle=known, form=form, targets=targets)


@both
@login_required
@asks("programme.close_cycle")
def close(request: HttpRequest, cycle: str) -> HttpResponse:
    known, person, at = _cycle(request, cycle, "programme.close_cycle")
    form = CloseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.close_cycle(known, reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("pages:case_file", known.public_id)
    ready = known.closed_at is None and "decree.published" in queries.reached(known)
    return page(request, "programme/close.html", status=invalid(form.errors), cycle=known, form=form, ready=ready)


@both
@login_required
@asks("programme.keep_holidays")
def holidays(request: HttpRequest, agency: str) -> HttpResponse:
    """Days off of this year and the next, and one to add."""
    own, person, at = agency_for(request, agency, "programme.keep_holidays")
    form = HolidayForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, day=""):
            actions.add_holiday(agency=own, by=person, at=at, **form.cleaned_data)
            return redirect("programme:holidays", own.public_id)
    shipped = [(year, queries.shipped_calendars().get(year)) for year in (at.year, at.year + 1)]
    known = [one for _, one in shipped if one]
    local = queries.local_holidays(own).filter(day__year__gte=at.year)
    return page(
        request, "programme/holidays.html", status=invalid(form.errors), agency_shown=own, form=form,
        days=_days_off(known, local, agency=own), unknown=[year for year, one in shipped if not one],
        sources=[(one.year, one.source, SURE_WORDS[one.sure]) for one in known],
    )  # fmt: skip


def _days_off(calendars: Iterable[Calendar], local: Iterable[LocalHoliday], *, agency: Agency) -> list[dict[str, Any]]:
    """Days off by day: national ones, joint leave, and local ones; only the agency's own can be taken away."""
    national = [
        {"day": one.day, "name": worded(one.name), "kind": gettext("Cuti bersama") if one.leave else gettext("Libur nasional")}
        for calendar in calendars for one in calendar.days
    ]  # fmt: skip
    here = [
        {
            "day": one.day,
            "name": one.name,
            "kind": gettext("Libur setempat"),
            "basis": one.basis,
            "own": one if one.agency == agency else None,
        }
        for one in local
    ]
    return sorted([*national, *here], key=lambda one: one["day"])


@require_http_methods(["POST"])
@login_required
@asks("programme.keep_holidays")
def remove_holiday(request: HttpRequest, agency: str, holiday: str) -> HttpResponse:
    own, person, at = agency_for(request, agency, "programme.keep_holidays")
    actions.remove_holiday(get_object_or_404(LocalHoliday, agency=own, public_id=holiday), by=person, at=at)
    return redirect("programme:holidays", own.public_id)


@require_http_methods(["GET"])
@login_required
@asks("programme.write_ruleset")
def rulesets(request: HttpRequest, agency: str) -> HttpResponse:
    own, _, _ = agency_for(request, agency, "programme.write_ruleset")
    shown = [{"name": name, "title": worded(rulesets_.read(text).title)} for name, text in queries.ruleset_texts(own).items()]
    return page(request, "programme/rulesets.html", agency=own, rulesets=shown)


def _text(agency: Agency, name: str) -> str:
    text = queries.ruleset_texts(agency).get(name)
    if text is None:
        raise Http404
    return text


@require_http_methods(["GET"])
@login_required
@asks("programme.write_ruleset")
def ruleset(request: HttpRequest, agency: str, name: str) -> HttpResponse:
    own, _, _ = agency_for(request, agency, "programme.write_ruleset")
    rules = rulesets_.read(_text(own, name))
    return page(
        request, "programme/ruleset.html", agency=own, name=name, title=worded(rules.title), criteria=criteria_shown(rules),
        rules=plain_rules(rules), sources=sources(rules), hash=rulesets_.fingerprint(rules),
    )  # fmt: skip


@both
@login_required
@asks("programme.write_ruleset")
def clone(request: HttpRequest, agency: str, name: str) -> HttpResponse:
    own, person, at = agency_for(request, agency, "programme.write_ruleset")
    text = _text(own, name)
    base = rulesets_.read(text)
    form = CloneForm(posted(request), base=base, initial={"title_id": base.title.id, "title_en": base.title.en})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.save_ruleset(
                agency=own, base_text=text, changes=form.changes(), name=given["name"],
                title={"id": given["title_id"], "en": given["title_en"]}, by=person, at=at,
            )  # fmt: skip
        except RuleBroken as no:
            form.refuse(no, explain(no))
        else:
            return redirect("programme:ruleset", own.public_id, made.name)
    return page(request, "programme/clone.html", status=invalid(form.errors), agency=own, name=name, title=worded(base.title), form=form)
