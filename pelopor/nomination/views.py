"""Pages of a nomination. The page that takes a slip meets no session: everything it needs is in the body."""

import hashlib
import os
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelopor.kit.access import asks, require
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page
from pelopor.kit.search import find, fold
from pelopor.kit.words import explain
from pelopor.nomination import actions, queries
from pelopor.nomination.forms import ConsentForm, LotForm, PrepareForm
from pelopor.nomination.models import Candidate, Nominable, Nomination
from pelopor.participation.queries import edition_of, has_taken_part, is_open, knows_handle, mark_of, turnout, write_ticket
from pelopor.people.models import Person
from pelopor.people.queries import facts_of, main_employments, person_of
from pelopor.programme.queries import rules_of, visible_runs
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage

MOST_FOUND = 12
SHOW_ALL = 15  # a list that short is shown whole


def _find(request: HttpRequest, nomination: str, *, at: datetime) -> Nomination:
    return get_object_or_404(queries.visible_nominations(person_of(request), at=at), public_id=nomination)


@login_required
@asks("nomination.prepare")
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, run: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = get_object_or_404(visible_runs(by, at=at), public_id=run)
    agency = found.cycle.agency
    require(facts_of(by, agency, at=at, stage=Stage(found.stage)), "nomination.prepare")
    ruleset = rules_of(found.cycle)
    people = Person.objects.filter(pk__in=main_employments(agency, on=at.date()).values("person")).exclude(pk=by.pk).order_by("name")
    closes = timezone.localtime(at + timedelta(days=ruleset.nomination.days)).replace(hour=16, minute=0, second=0, microsecond=0)
    form = PrepareForm(request.POST or None, people=people, closes_at=closes)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.open_nomination(
                found, closes_at=data["closes_at"], witnesses=[data["first"], data["second"]], mode="sealed", by=by, at=at
            )
        except RuleBroken as no:
            form.add_error(None, explain(no))
        else:
            return redirect("pages:case_file", made.run.cycle.public_id)
    voters, eligible = len(queries.electorate(agency, ruleset, at=at)), len(queries.eligible(agency, ruleset, at=at))
    return page(
        request,
        "nomination/prepare.html",
        status=invalid(form.errors),
        form=form,
        run=found,
        rules=ruleset,
        voters=voters,
        eligible=eligible,
    )


@login_required
@asks("nomination.take_part")
@require_safe
def ballot(request: HttpRequest, nomination: str) -> HttpResponse:
    """The signed-in page that gives ticket, secret and edition. The cookie only gives the same person the same secret again."""
    at, person = now(), person_of(request)
    found = _find(request, nomination, at=at)
    agency, ruleset, round = found.run.cycle.agency, queries.ruleset_of(found), found.round
    require(facts_of(person, agency, at=at), "nomination.take_part")
    if not is_open(round, at=at):
        return page(request, "nomination/closed.html", nomination=found, names=queries.published_names(found))
    try:
        ticket = write_ticket(round, person)
    except RuleBroken as no:
        why = queries.why_not(person, agency, ruleset, at=at)
        return page(
            request,
            "nomination/may_not.html",
            nomination=found,
            why=explain(RuleBroken(why)) if why == "voter.no_employment" else explain(no),
        )
    cookie = hashlib.sha256(mark_of(round, person)).hexdigest()[:16]
    secret = request.COOKIES.get(cookie, "")
    if not _is_secret(secret):
        secret = os.urandom(16).hex()
    part = has_taken_part(round, person)
    elsewhere = part and not knows_handle(round, secret)
    hidden = {"ticket": ticket, "secret": "" if elsewhere else secret, "edition": edition_of(round, secret) + 1}
    response = _ballot_page(request, found, hidden=hidden, state="elsewhere" if elsewhere else "again" if part else "first")
    if not elsewhere:
        response.set_cookie(
            cookie, secret, expires=round.closes_at, path=request.path, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return response


def _is_secret(text: str) -> bool:
    return len(text) == 32 and all(c in "0123456789abcdef" for c in text)


def _ballot_page(
    request: HttpRequest,
    nomination: Nomination,
    *,
    hidden: dict[str, object],
    state: str,
    chosen: list[Nominable] | None = None,
    query: str = "",
    found: list[Nominable] | None = None,
    errors: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    ruleset, chosen = queries.ruleset_of(nomination), chosen or []
    if found is None and not query:
        listed = queries.nominables(nomination)[: SHOW_ALL + 1]
        found = list(listed) if len(listed) <= SHOW_ALL else None
    taken = {row.pk for row in chosen}
    return page(
        request,
        "nomination/ballot.html",
        status=status,
        nomination=nomination,
        agency_shown=nomination.run.cycle.agency,
        rules=ruleset,
        hidden=hidden,
        state=state,
        chosen=chosen,
        query=query,
        found=None if found is None else [row for row in found if row.pk not in taken],
        errors=errors or [],
        turnout=turnout(nomination.round),
        most=ruleset.nomination.most_names,
    )


@csrf_exempt
@asks("nomination.take_part")
@require_POST
def hand_in(request: HttpRequest, nomination: str) -> HttpResponse:
    """Search, check and send: one sessionless address, everything in the body, nothing stored but the slip."""
    at = now()
    origin = request.headers.get("Origin", "")
    if origin not in ("", "null") and urlsplit(origin).netloc != request.get_host():
        raise Http404
    found = get_object_or_404(
        Nomination.objects.select_related("run__cycle__agency", "round__agency"), public_id=nomination, run__void=False
    )
    post = request.POST
    edition = int(post["edition"]) if post.get("edition", "").isdecimal() and len(post["edition"]) < 6 else 0
    hidden: dict[str, object] = {"ticket": post.get("ticket", "")[:500], "secret": post.get("secret", "")[:64], "edition": edition}
    if post.get("do") == "code":
        return _by_code(request, found, hidden)
    chosen = list(queries.nominables(found).filter(person__public_id__in=post.getlist("names")[:200]))
    criteria = {row.person.public_id: post.getlist(f"criteria-{row.person.public_id}") for row in chosen}
    try:
        if post.get("do") == "send":
            received = actions.hand_in(
                found,
                ticket=str(hidden["ticket"]),
                secret=str(hidden["secret"]),
                edition=edition,
                names=[row.person.public_id for row in chosen],
                criteria=criteria,
                at=at,
            )
            return page(request, "nomination/receipt.html", nomination=found, received=received, code=_spaced(str(hidden["secret"])))
        actions.check_names(found, names=[row.person.public_id for row in chosen])
        if post.get("do") == "check":
            return page(request, "nomination/confirm.html", nomination=found, hidden=hidden, chosen=chosen, rules=queries.ruleset_of(found))
    except RuleBroken as no:
        return _ballot_page(request, found, hidden=hidden, state="first", chosen=chosen, errors=[explain(no)], status=422)
    query = post.get("q", "")[:100]
    names = [(fold(f"{row.name} {row.unit}"), row) for row in queries.nominables(found)] if query else []
    return _ballot_page(
        request,
        found,
        hidden=hidden,
        state="first",
        chosen=chosen,
        query=query,
        found=find(query, names, most=MOST_FOUND) if query else None,
    )


def _by_code(request: HttpRequest, nomination: Nomination, hidden: dict[str, object]) -> HttpResponse:
    """Go on with a change code: it tells the next edition and nothing else."""
    code = "".join(request.POST.get("code", "").lower().split())[:64]
    if not (_is_secret(code) and knows_handle(nomination.round, code)):
        no = _("Kode ubah ini tidak dikenal. Periksa tiap huruf dan angkanya.")
        return _ballot_page(request, nomination, hidden=hidden, state="elsewhere", errors=[no], status=422)
    hidden |= {"secret": code, "edition": edition_of(nomination.round, code) + 1}
    return _ballot_page(request, nomination, hidden=hidden, state="again")


def _spaced(secret: str) -> str:
    return " ".join(secret[n : n + 4] for n in range(0, 32, 4))


@login_required
@asks("nomination.close")
@require_POST
def close(request: HttpRequest, nomination: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = _find(request, nomination, at=at)
    require(facts_of(by, found.run.cycle.agency, at=at, stage=Stage(found.run.stage)), "nomination.close")
    try:
        actions.close(found, by=by, at=at)
    except RuleBroken as no:
        return page(request, "nomination/closed.html", status=422, nomination=found, names=[], error=explain(no))
    return redirect("pages:case_file", found.run.cycle.public_id)


@login_required
@asks("nomination.draw_lot")
@require_http_methods(["GET", "POST"])
def lot(request: HttpRequest, nomination: str) -> HttpResponse:
    at, by = now(), person_of(request)
    found = _find(request, nomination, at=at)
    require(facts_of(by, found.run.cycle.agency, at=at), "nomination.draw_lot")
    form = LotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.draw_lot(found, seed=form.cleaned_data["seed"], by=by, at=at)
        except RuleBroken as no:
            form.add_error(None, explain(no))
        else:
            return redirect("pages:case_file", found.run.cycle.public_id)
    return page(request, "nomination/lot.html", status=invalid(form.errors), nomination=found, form=form, waits=queries.lot_waits(found))


@login_required
@asks("nomination.see_names")
@require_safe
def names(request: HttpRequest, nomination: str) -> HttpResponse:
    at, person = now(), person_of(request)
    found = _find(request, nomination, at=at)
    require(facts_of(person, found.run.cycle.agency, at=at), "nomination.see_names")
    return page(request, "nomination/closed.html", nomination=found, names=queries.published_names(found))


@login_required
@asks("nomination.consent")
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, candidate: str) -> HttpResponse:
    at, person = now(), person_of(request)
    nominations = queries.visible_nominations(person, at=at)
    found = get_object_or_404(
        Candidate.objects.select_related("nomination__run__cycle__agency", "person"), public_id=candidate, nomination__in=nominations
    )
    if found.person_id != person.pk:
        raise Http404  # whether somebody else was called up is not told
    cycle = found.nomination.run.cycle
    form = ConsentForm(request.POST or None)
    require(facts_of(person, cycle.agency, at=at, stage=Stage.STUDY, own=True), "nomination.consent")
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_consent(found, consent=form.cleaned_data["consent"] == "yes", by=person, at=at)
        except RuleBroken as no:
            form.add_error(None, explain(no))
        else:
            return redirect("pages:home")
    return page(
        request,
        "nomination/consent.html",
        status=invalid(form.errors),
        candidate=found,
        form=form,
        cycle=cycle,
        answered=found.consent is not None,
    )


@login_required
@reauthentication_required
@asks("nomination.open_tally")
@require_http_methods(["GET", "POST"])
def witness(request: HttpRequest, nomination: str) -> HttpResponse:
    """Open the tally, with a fresh sign-in."""
    at, person = now(), person_of(request)
    found = _find(request, nomination, at=at)
    mine = queries.witness_of(found, person)
    require(facts_of(person, found.run.cycle.agency, at=at, own=mine is not None), "nomination.open_tally")
    assert mine is not None  # the table asks for the relation
    error = ""
    if request.method == "POST":
        try:
            actions.open_tally(mine, by=person, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return redirect("nomination:witness", found.public_id)
    tally = queries.opened_tally(found)
    votes = (
        sorted((row.name, tally[row.person.public_id]) for row in queries.nominables(found) if row.person.public_id in tally)
        if tally
        else []
    )
    return page(
        request,
        "nomination/witness.html",
        status=422 if error else 200,
        nomination=found,
        witness=mine,
        error=error,
        votes=votes,
        may_open=queries.may_open(found),
    )
