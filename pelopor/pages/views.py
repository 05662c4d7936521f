"""Pages that read several parts: home, stages, case file, papers, help, secrecy, audit."""

from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from pelopor.audit.queries import broken_chain
from pelopor.documents.queries import visible_papers
from pelopor.kit.access import Door, asks, opens_to, require
from pelopor.kit.clock import now
from pelopor.kit.page import page, page_number
from pelopor.kit.sheets import FILE_TYPES, as_csv, as_xlsx
from pelopor.pages import queries
from pelopor.pages.words import BOARD_COLUMNS
from pelopor.participation.queries import open_for
from pelopor.people.models import Agency, Person
from pelopor.people.queries import agency_for, agency_of, facts_of, openings, person_of, visible_agencies
from pelopor.programme.queries import latest_cycle, reached, rules_of, visible_cycles
from pelopor.programme.words import STAGES
from pelopor.rules.access import DEEDS, allowed

PER_PAGE = 50


@login_required
@opens_to(Door.SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, then where my agency stands."""
    at, person = now(), person_of(request)
    agency = agency_of(person)
    cycle = latest_cycle(agency) if agency else None
    return page(
        request, "pages/home.html", waiting=queries.waiting_for(person, at=at), place=queries.place_of(cycle) if cycle else None,
        rounds=open_for(person, at=at), window=queries.objecting(person, cycle, at=at) if cycle else None,
        news=queries.fresh_decree(cycle, at=at) if cycle else None, openings=openings(person, at=at),
        hour=_hour(timezone.localtime(at).hour),
    )  # fmt: skip


def _hour(hour: int) -> str:
    return "pagi" if hour < 11 else "siang" if hour < 15 else "sore" if hour < 18 else "malam"


@login_required
@opens_to(Door.SIGNED_IN)
@require_safe
def stages(request: HttpRequest) -> HttpResponse:
    """Cycles of the agencies that the person sees; the own one first."""
    at, person = now(), person_of(request)
    own = agency_of(person)
    cycles = sorted(visible_cycles(person, at=at), key=lambda cycle: cycle.agency_id != (own.pk if own else None))
    first = cycles[0] if cycles else None
    return page(
        request, "pages/stages.html", cycles=cycles[:200], first=queries.place_of(first) if first else None,
        may_open=own is not None and allowed(facts_of(person, own, at=at), "programme.open_cycle"),
    )  # fmt: skip


@login_required
@asks("programme.see_board")
@require_safe
def board(request: HttpRequest, agency: str) -> HttpResponse:
    """Where the case files stand of an agency and of those below it."""
    own, person, at = agency_for(request, agency, "programme.see_board")
    search, stage = _asked(request)
    seen = queries.board(own, person, at=at)
    rows = queries.found_on(seen, search=search, stage=stage)
    return page(
        request, "pages/board.html", agency_shown=own, many=len(seen) > 1, rows=rows, search=search, stage=stage, stages=STAGES.items(),
        query=urlencode({"q": search, "tahap": stage}),
    )  # fmt: skip


@login_required
@asks("programme.see_board")
@require_safe
def board_file(request: HttpRequest, agency: str) -> HttpResponse:
    """The board, as it is filtered, as CSV or XLSX."""
    own, person, at = agency_for(request, agency, "programme.see_board")
    search, stage = _asked(request)
    lines = queries.board_lines(queries.found_on(queries.board(own, person, at=at), search=search, stage=stage))
    kind = "csv" if request.GET.get("jenis") == "csv" else "xlsx"
    headers = [str(title) for title in BOARD_COLUMNS]
    data = as_csv(headers, lines) if kind == "csv" else as_xlsx(headers, lines, sheet="Siklus")
    name = f'attachment; filename="papan-siklus-{at.date().isoformat()}.{kind}"'
    return HttpResponse(data, content_type=FILE_TYPES[kind], headers={"Content-Disposition": name, "Cache-Control": "no-store"})


def _asked(request: HttpRequest) -> tuple[str, str]:
    """What the board is searched for, and the stage it is kept to."""
    return request.GET.get("q", "")[:100].replace("\0", ""), request.GET.get("tahap", "")[:20]


@login_required
@asks("programme.see")
@require_safe
def case_file(request: HttpRequest, cycle: str) -> HttpResponse:
    """The chain from roster to SK: done, missing, who must act, by when, hash of every frozen thing."""
    at, person = now(), person_of(request)
    found = get_object_or_404(visible_cycles(person, at=at), public_id=cycle)
    facts = facts_of(person, found.agency, at=at)
    require(facts, "programme.see")
    links = queries.case_file(found, person, facts=facts, at=at)
    return page(
        request, "pages/case_file.html", cycle=found, links=links, place=queries.place_of(found), rules=rules_of(found),
        acts=[act for link in links for act in link.acts], may_move_back=allowed(facts, "programme.move_back"),
        may_close=allowed(facts, "programme.close_cycle") and found.closed_at is None and "decree.published" in reached(found),
        may_ask=allowed(facts, "nomination.take_part"),
    )  # fmt: skip


@login_required
@asks("decision.see_outcome", "decision.forward_outcome")
@require_safe
def outcome(request: HttpRequest, cycle: str) -> HttpResponse:
    """Who was appointed, by which steps, what comes next; to the Tim RB also the message that says so."""
    at, person = now(), person_of(request)
    found = get_object_or_404(visible_cycles(person, at=at), public_id=cycle)
    facts = facts_of(person, found.agency, at=at)
    require(facts, "decision.see_outcome")
    told = queries.outcome_of(found)
    text = queries.message(told, found) if told and allowed(facts, "decision.forward_outcome") else ""
    return page(
        request, "pages/outcome.html", cycle=found, outcome=told, text=text, mail=text.replace("\n", "\r\n"),
        subject=f"Agen Perubahan {found.agency.name}", contacts=queries.role_holders(found.agency, at=at),
    )  # fmt: skip


@login_required
@opens_to(Door.SIGNED_IN)
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    at, person = now(), person_of(request)
    own = agency_of(person)
    register = own if own is not None and allowed(facts_of(person, own, at=at), "documents.see_register") else None
    return page(request, "pages/papers.html", papers=list(visible_papers(person, at=at)[:PER_PAGE]), register=register)


@login_required
@opens_to(Door.SIGNED_IN)
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Everything else that the person may open, in plain words."""
    at, person = now(), person_of(request)
    agency = agency_of(person)
    facts = facts_of(person, agency, at=at) if agency else None
    may = {deed.replace(".", "_") for deed in DEEDS if facts and allowed(facts, deed)}
    return page(request, "pages/more.html", may=may)


@opens_to(Door.EVERYBODY)
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    person = person_of(request) if request.user.is_authenticated else None
    agency = agency_of(person) if person else None
    return page(request, "pages/help.html", contacts=queries.role_holders(agency, at=now()) if agency else [])


@opens_to(Door.EVERYBODY)
@require_safe
def secrecy(request: HttpRequest) -> HttpResponse:
    return page(request, "pages/secrecy.html")


@login_required
@asks("audit.read")
@require_safe
def audit(request: HttpRequest, agency: str) -> HttpResponse:
    """The trail of deeds, for the inspectorate."""
    found, person, at = agency_for(request, agency, "audit.read")
    number = page_number(request)
    first = (number - 1) * PER_PAGE
    search = request.GET.get("q", "")[:100].replace("\0", "")  # PostgreSQL holds no such byte, so nothing is found by it
    rows = queries.told(found, search=search, first=first, most=PER_PAGE + 1)
    return page(
        request, "pages/audit.html", agency_shown=found, rows=rows[:PER_PAGE], more=len(rows) > PER_PAGE, number=number,
        search=search, broken=broken_chain(found.public_id), agencies=_audited(person, at),
    )  # fmt: skip


def _audited(person: Person, at: datetime) -> list[Agency]:
    return [
        agency for agency in visible_agencies(person, at=at)
        if allowed(facts_of(person, agency, at=at), "audit.read")
    ]  # fmt: skip
