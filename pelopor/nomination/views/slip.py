"""The ballot. The page that gives it out is signed in; the address that takes it meets no session (secrecy.md, step 2).

Nothing about what somebody searches or picks is in an address, a cookie, a session or a log.
"""

import gzip
import hashlib
import json
import os
from datetime import date, datetime
from functools import lru_cache
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from pelopor import __version__
from pelopor.kit.access import Door, asks, opens_to, require
from pelopor.kit.clock import now
from pelopor.kit.names import callname
from pelopor.kit.page import own_time_zone, page
from pelopor.kit.search import find, fold
from pelopor.kit.words import explain
from pelopor.nomination import actions, queries
from pelopor.nomination.forms import Sent, is_secret, spaced
from pelopor.nomination.models import Nominable, Nomination
from pelopor.participation.queries import edition_of, is_marked, is_open, ticket_of
from pelopor.people.models import Person
from pelopor.people.queries import agency_of, employment_of, facts_of, person_of
from pelopor.programme.queries import visible_cycles
from pelopor.rules.access import Facts, Role
from pelopor.rules.errors import RuleBroken

MOST_FOUND = 12
SHOW_ALL = 15  # a list that short is shown whole
MOST_KEPT = 2_000  # names that a phone keeps for searching without a signal; above it, only the own unit's are on the page


@login_required
@asks("nomination.take_part")
@require_safe
@own_time_zone
def ballot(request: HttpRequest, nomination: str) -> HttpResponse:
    """Give out ticket, secret and next edition. The cookie only gives the same person in the same browser the same secret again.

    This page is opened by everybody within days: whoever is on the frozen roll gets it from a text that is rendered once.
    """
    at, person = now(), person_of(request)
    found = queries.live(nomination)
    if found is None or not is_open(found.round, at=at) or (ticket := ticket_of(found.round, person)) is None:
        agency = agency_of(person)
        with timezone.override(ZoneInfo(agency.time_zone) if agency else None):
            return _no_ballot(request, nomination, person, at=now())
    require(Facts(roles=frozenset({Role.STAFF})), "nomination.take_part")  # the roll froze who was
    tag = hashlib.sha256(ticket.mark).hexdigest()[:16]
    day = at.astimezone(ZoneInfo(found.run.cycle.agency.time_zone)).date()
    kept = request.COOKIES.get(tag, "")
    secret = kept if is_secret(kept) else os.urandom(16).hex()
    edition = edition_of(found.round, secret) if secret == kept else 0
    taken = edition > 0 or is_marked(ticket.mark)
    elsewhere = taken and not edition
    state = "elsewhere" if elsewhere else "again" if taken else "first"
    own = {"ticket": str(ticket), "secret": "" if elsewhere else secret, "edition": str(edition + 1), "tag": tag, "name": person.name}
    response = HttpResponse(given_out(found, state, _unit(found, person, on=day), own, csrf=get_token(request)))
    response.headers["Cache-Control"] = "no-store"
    if not elsewhere:
        left = found.round.closes_at - at  # by our clock, which in a demo is another than the browser's
        response.set_cookie(tag, secret, max_age=left, path=request.path, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


def _no_ballot(request: HttpRequest, nomination: str, person: Person, *, at: datetime) -> HttpResponse:
    """For whoever gets none: not found, not of this agency, closed, or not on the roll."""
    found = get_object_or_404(queries.visible_nominations(person, at=at), public_id=nomination)
    require(facts_of(person, found.run.cycle.agency, at=at), "nomination.take_part")
    if not is_open(found.round, at=at):
        return redirect("nomination:names", found.public_id)
    part = queries.part_in(found.run.cycle, person, at=at)
    return page(request, "nomination/may.html", opened=True, why_not=explain(part.why_not or RuleBroken("roll.absent")))


def _unit(nomination: Nomination, person: Person, *, on: date) -> str:
    """The unit whose colleagues are listed at once, where a phone cannot keep all names."""
    if len(queries.listed(nomination)) <= MOST_KEPT:
        return ""
    employment = employment_of(person, on=on)
    return employment.unit.name if employment else ""


def given_out(nomination: Nomination, state: str, unit: str, own: dict[str, str], *, csrf: str) -> str:
    """The page for one person: what is rendered once for everybody, with this person's own values put in."""
    agency = nomination.run.cycle.agency
    stamp = f"{nomination.names_hash} {nomination.round.closes_at} {agency.name} {agency.time_zone}"
    pieces = _rendered(nomination.public_id, stamp, state, unit, get_language() or "", settings.DEMO)
    own = own | {"called": callname(own["name"]), "csrf": csrf}
    return "".join(escape(own[piece]) if odd else piece for piece, odd in zip(pieces, cycle((False, True)), strict=False))


@lru_cache(maxsize=64)
def _rendered(public_id: str, stamp: str, state: str, unit: str, language: str, demo: bool) -> tuple[str, ...]:
    """The ballot page cut at the places of what belongs to one person: text, name of a value, text, and so on."""
    nomination = queries.counting().get(public_id=public_id)
    place = {name: f"\0{name}\0" for name in ("ticket", "secret", "edition", "tag", "name", "called", "csrf")}
    sent = {"ticket": place["ticket"], "secret": place["secret"], "edition": place["edition"]}
    path = reverse("nomination:ballot", args=[public_id])
    agency = nomination.run.cycle.agency
    context = _frame(nomination) | {
        "sent": sent, "state": state, "tag": place["tag"], "listed": _first_names(nomination, unit=unit), "agency": agency, "demo": demo,
        "person": {"name": place["name"]}, "called": place["called"], "csrf_token": place["csrf"], "request": {"get_full_path": path},
    }  # fmt: skip
    with timezone.override(ZoneInfo(agency.time_zone)):
        return tuple(render_to_string("nomination/ballot.html", context).split("\0"))


def _first_names(nomination: Nomination, *, unit: str = "") -> list[Nominable] | None:
    """What is listed before anybody searched: all of a short list; of one too long for a phone, those of `unit`."""
    listed = queries.nominables(nomination)
    if len(queries.listed(nomination)) <= SHOW_ALL:
        return list(listed)
    return list(listed.filter(unit=unit)) if unit else None


def _ballot(
    request: HttpRequest, nomination: Nomination, sent: Sent, *, state: str, tag: str = "", chosen: list[Nominable] | None = None,
    listed: list[Nominable] | None = None, query: str = "", errors: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The page with the form. state: first, again, elsewhere (handed in under another secret), offline (the kept shell)."""
    picked = {row.pk for row in chosen or []}
    return page(
        request, "nomination/ballot.html", status=422 if errors else 200, **_frame(nomination), sent=sent, state=state, tag=tag,
        chosen=[(row, sent.criteria_of(row.key)) for row in chosen or []], query=query, errors=errors or [],
        listed=None if listed is None else [row for row in listed if row.pk not in picked],
    )  # fmt: skip


def _frame(nomination: Nomination) -> dict[str, Any]:
    """What the ballot page and its kept shell show alike to everybody."""
    ruleset = queries.ruleset_of(nomination)
    return {"nomination": nomination, "rules": ruleset, "most": ruleset.nomination.most_names, "shell": shell_key(nomination)}


@csrf_exempt
@opens_to(Door.BALLOT)
@require_POST
def hand_in(request: HttpRequest, nomination: str) -> HttpResponse:
    """Search, check and send, all at one address without a session: everything is in the body, nothing is stored but the slip.

    Answers script in JSON; 404 when there is no such nomination any more, or the page of another site sent this.
    """
    script = request.headers.get("Accept") == "application/json"
    origin = request.headers.get("Origin", "")
    if origin not in ("", "null") and urlsplit(origin).netloc != request.get_host():
        return HttpResponse("KIRIM-4", status=404, content_type="text/plain")
    found = queries.live(nomination)
    if found is None:
        gone = RuleBroken("nomination.gone")
        no = {"code": gone.code, "text": explain(gone)}
        return JsonResponse(no, status=404) if script else page(request, "nomination/gone.html", status=404, text=no["text"])
    with timezone.override(ZoneInfo(found.run.cycle.agency.time_zone)):
        sent = Sent.read(request.POST)
        return _answer_script(found, sent) if script else _answer_page(request, found, sent)


def _answer_script(nomination: Nomination, sent: Sent) -> HttpResponse:
    try:
        if sent.do == "code":
            return JsonResponse({"edition": queries.next_edition(nomination, sent.code)})
        received = _send(nomination, sent)
    except RuleBroken as no:
        return JsonResponse({"code": no.code, "text": explain(no)}, status=422)
    return JsonResponse({"first": received.first, "edition": received.edition})


def _answer_page(request: HttpRequest, nomination: Nomination, sent: Sent) -> HttpResponse:
    chosen = queries.nominables(nomination).filter(Q(person__public_id__in=sent.names) | Q(group__public_id__in=sent.names))
    state = "again" if sent.edition > 1 else "first"
    try:
        if sent.do == "code":
            known = Sent(ticket=sent.ticket, secret=sent.code, edition=queries.next_edition(nomination, sent.code))
            return _ballot(request, nomination, known, state="again")
        if sent.do == "send":
            received = _send(nomination, sent)
            first = received.edition == 1  # also when it was sent twice
            return page(request, "nomination/receipt.html", nomination=nomination, first=first, code=spaced(sent.secret))
        actions.check_names(nomination, names=sent.names)
        if sent.do == "check":
            names = [(row, sent.criteria_of(row.key)) for row in chosen]
            return page(request, "nomination/confirm.html", **_frame(nomination), sent=sent, chosen=names)
    except RuleBroken as no:
        state = "elsewhere" if sent.do == "code" or no.code == "slip.elsewhere" else state
        return _ballot(request, nomination, sent, state=state, chosen=list(chosen), errors=[explain(no)])
    listed = _first_names(nomination)
    if sent.query:
        everybody = [(fold(f"{row.name} {row.place}"), row) for row in queries.nominables(nomination)]
        listed = find(sent.query, everybody, most=MOST_FOUND)
    return _ballot(request, nomination, sent, state=state, chosen=list(chosen), listed=listed, query=sent.query)


def _send(nomination: Nomination, sent: Sent) -> actions.Received:
    criteria = {name: sent.criteria_of(name) for name in sent.names}
    return actions.hand_in(
        nomination, ticket=sent.ticket, secret=sent.secret, edition=sent.edition, names=sent.names, criteria=criteria, at=now()
    )


def shell_key(nomination: Nomination) -> str:
    """Changes with the list of names, the programme, its script and the language: an address that may be kept for long."""
    script = static("nomination/ballot.js")
    return hashlib.sha256(f"{nomination.names_hash}|{__version__}|{script}|{get_language()}".encode()).hexdigest()[:16]


@login_required
@asks("nomination.take_part")
@require_safe
def shell(request: HttpRequest, nomination: str, key: str) -> HttpResponse:
    """The page as a phone keeps it for when there is no signal: the same for everybody, with the names to search in."""
    at, person = now(), person_of(request)
    found = get_object_or_404(queries.visible_nominations(person, at=at), public_id=nomination)
    require(facts_of(person, found.run.cycle.agency, at=at), "nomination.take_part")
    if key != shell_key(found):
        raise Http404
    rows = list(queries.nominables(found))
    context = _frame(found) | {"sent": Sent(), "state": "offline", "tag": "", "names": _compact(rows if len(rows) <= MOST_KEPT else [])}
    text = render_to_string("nomination/ballot.html", context | {"agency": found.run.cycle.agency})
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(_packed(text) if packed else text)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "private, max-age=604800, immutable"
    return response


def _compact(rows: list[Nominable]) -> str:
    """Names as JSON: what stands below them once, then [public id, name, place of the position, place of the unit] a person or group."""
    positions = {text: place for place, text in enumerate(sorted({row.kind for row in rows}))}
    units = {text: place for place, text in enumerate(sorted({row.place for row in rows}))}
    people = [[row.key, row.name, positions[row.kind], units[row.place]] for row in rows]
    return json.dumps({"positions": list(positions), "units": list(units), "people": people}, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=8)
def _packed(text: str) -> bytes:
    """Compressed once for everybody. It holds nothing of anybody who asks, so its size tells nothing."""
    return gzip.compress(text.encode(), 9, mtime=0)


@opens_to(Door.EVERYBODY)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It lies at the root so that its reach is /pencalonan/."""
    response = HttpResponse(render_to_string("nomination/worker.js"), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@login_required
@asks("nomination.take_part")
@require_safe
def may(request: HttpRequest, cycle: str) -> HttpResponse:
    """May I take part, and if not, why: before and after opening."""
    at, person = now(), person_of(request)
    found = get_object_or_404(visible_cycles(person, at=at), public_id=cycle)
    require(facts_of(person, found.agency, at=at), "nomination.take_part")
    part, nomination = queries.part_in(found, person, at=at), queries.nomination_of(found)
    return page(
        request, "nomination/may.html", cycle=found, part=part, opened=part.opened,
        programme=nomination and queries.programme_of(nomination, person), why_not=part.why_not and explain(part.why_not),
        why_unnamed=part.why_unnamed and explain(part.why_unnamed),
    )  # fmt: skip
