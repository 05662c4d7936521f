"""The demo's switcher: be anybody invented, and move the clock. Answers 404 wherever there are real people."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from pelopor.demo import queries
from pelopor.demo.forms import STEPS, ClockForm
from pelopor.kit.access import Door, opens_to
from pelopor.kit.clock import now, set_demo
from pelopor.kit.page import page
from pelopor.people.models import Agency
from pelopor.people.queries import agency_of, person_of

BACKEND = "pelopor.people.accounts.NumberOrEmail"


def _demo_agency(request: HttpRequest) -> Agency:
    """The agency that is played: the signed-in person's own, else the demo's first.

    Raises:  Http404 outside a demo, and before an agency that is none.
    """
    if not settings.DEMO:
        raise Http404
    own = agency_of(person_of(request)) if request.user.is_authenticated else None
    agency = own if own is not None and own.parent is not None else queries.stage_agency()
    if agency is None or not agency.is_demo:
        raise Http404
    return agency


@opens_to(Door.DEMO)
@require_http_methods(["GET", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """Whom to play: one for each role, or anybody by name (a POST: names stand in no address)."""
    agency, words = _demo_agency(request), request.POST.get("name", "")[:100]
    return page(
        request, "demo/switch.html", parts=queries.parts(agency, at=now()), words=words, form=ClockForm(), at=now(),
        found=queries.search(agency, words) if words else None,
    )  # fmt: skip


@opens_to(Door.DEMO)
@require_POST
def become(request: HttpRequest, person: str) -> HttpResponse:
    """Sign in as somebody invented."""
    _demo_agency(request)
    played = get_object_or_404(queries.playable(), public_id=person)
    login(request, played.user, backend=BACKEND)
    return redirect("/")


@opens_to(Door.DEMO)
@require_POST
def clock(request: HttpRequest) -> HttpResponse:
    """Move the clock of the demo on; never back, because deeds have times."""
    _demo_agency(request)
    form = ClockForm(request.POST)
    if form.is_valid():
        set_demo(now() + STEPS[form.cleaned_data["step"]])
    return redirect("demo:switch")
