"""Pages of groups: registered by Tim RB, answered by their members."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.search import find, fold
from pelopor.kit.words import explain
from pelopor.nomination import actions, queries
from pelopor.nomination.forms import GroupForm, JoinForm
from pelopor.nomination.models import Group
from pelopor.people.models import Employment, Person
from pelopor.people.queries import facts_of, person_of, visible_agencies
from pelopor.programme.models import Cycle
from pelopor.programme.queries import rules_of, visible_cycles
from pelopor.rules.errors import RuleBroken

MOST_FOUND = 12
SHOW_ALL = 25  # people: so few are listed at once


@login_required
@asks("nomination.register_group")
@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest, cycle: str) -> HttpResponse:
    """The registered groups with their answers, and the form for another. Searching and picking are posts to the same page."""
    at, by = now(), person_of(request)
    found = get_object_or_404(visible_cycles(by, at=at), public_id=cycle)
    require(facts_of(by, found.agency, at=at), "nomination.register_group")
    free = {row.person.public_id: row for row in queries.free_for_groups(found, at=at)}
    registers = request.method == "POST" and request.POST.get("do") not in {"search", "leader"}
    form, picked = _form(request, free, registers=registers)
    if registers and form.is_valid():
        with refusals_at(form):
            return _register(found, form, free, by=by, at=at)
    nomination = rules_of(found).nomination
    return page(
        request, "nomination/groups.html", status=invalid(registers and form.errors), cycle=found, form=form, picked=picked,
        registered=queries.registered(found, at=at), rules=nomination, takes=nomination.groups and queries.takes_groups(found),
        query=request.POST.get("q", "")[:100],
    )  # fmt: skip


def _form(request: HttpRequest, free: dict[str, Employment], *, registers: bool) -> tuple[GroupForm, list[str]]:
    """The form with whoever is picked, then whoever the search found; bound only when the group is to be registered."""
    picked = [key for key in dict.fromkeys(request.POST.getlist("members")) if key in free]
    query = request.POST.get("q", "")[:100]
    listed = [*free] if len(free) <= SHOW_ALL else []
    if query.strip():
        listed = find(query, [(fold(f"{row.person.name} {row.unit.name}"), key) for key, row in free.items()], most=MOST_FOUND)
    people = {key: free[key] for key in dict.fromkeys([*picked, *listed])}
    initial = {"name": request.POST.get("name", "")[:100], "members": picked, "leader": request.POST.get("leader", "")}
    return GroupForm(posted(request) if registers else None, people=people, picked=picked, initial=initial), picked


def _register(cycle: Cycle, form: GroupForm, free: dict[str, Employment], *, by: Person, at: datetime) -> HttpResponse:
    given: dict[str, Any] = form.cleaned_data
    members = [free[key].person for key in given["members"]]
    actions.register_group(cycle, name=given["name"], members=members, leader=free[given["leader"]].person, by=by, at=at)
    return redirect("nomination:groups", cycle.public_id)


def _group(by: Person, public_id: str, *, at: datetime) -> Group:
    visible = Group.objects.filter(cycle__agency__in=visible_agencies(by, at=at)).select_related("cycle__agency", "leader")
    return get_object_or_404(visible.prefetch_related("members__person"), public_id=public_id)


@login_required
@asks("nomination.register_group")
@require_http_methods(["GET", "POST"])
def dissolve(request: HttpRequest, group: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = _group(by, group, at=at)
    require(facts_of(by, found.cycle.agency, at=at), "nomination.register_group")
    no = ""
    if request.method == "POST":
        try:
            actions.dissolve_group(found, by=by, at=at)
        except RuleBroken as broken:
            no = explain(broken)
        else:
            return redirect("nomination:groups", found.cycle.public_id)
    return page(
        request, "nomination/dissolve.html", status=invalid(no), group=found, members=queries.asked_of(found), no=[no] if no else [],
        takes=found.dissolved_at is None and queries.takes_groups(found.cycle),
    )  # fmt: skip


@login_required
@asks("nomination.join_group")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, group: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = _group(by, group, at=at)
    mine = next((one for one in queries.asked_of(found) if one.person_id == by.pk), None)
    require(facts_of(by, found.cycle.agency, at=at, own=mine is not None), "nomination.join_group")
    assert mine is not None  # the table asks for the relation
    form = JoinForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.answer_group(found, agrees=form.cleaned_data["agrees"] == "yes", by=by, at=at)
            return redirect("nomination:join", found.public_id)
    return page(
        request, "nomination/join.html", status=invalid(form.errors), group=found, members=queries.asked_of(found), form=form, mine=mine,
        takes=found.dissolved_at is None and queries.takes_groups(found.cycle),
    )  # fmt: skip
