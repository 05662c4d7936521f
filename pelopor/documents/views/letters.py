"""Pages of code letters, which are kept nowhere."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from pelopor.documents import actions
from pelopor.documents.views.answer import private
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page
from pelopor.kit.search import find
from pelopor.kit.words import explain
from pelopor.people.models import Unit
from pelopor.people.queries import (
    account_holders,
    agency_for,
    main_employments,
    unit_in,
    waiting_by_unit,
)
from pelopor.rules.errors import RuleBroken

both = require_http_methods(["GET", "POST"])
FOUND = 20
"""How many people a search shows."""


@login_required
@asks("people.issue_codes")
@both
def letters(request: HttpRequest, agency: str) -> HttpResponseBase:
    """Who cannot sign in yet, unit by unit, and their letters as a PDF; the search for one person is a POST, as everywhere."""
    own, person, at = agency_for(request, agency, "people.issue_codes")
    error = ""
    if "unit" in request.POST:
        key = request.POST["unit"]
        unit = get_object_or_404(Unit, agency=own, public_id=key) if key else None
        try:
            made = actions.print_letters(agency=own, unit=unit, again="again" in request.POST, by=person, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return _letter_file(made, unit.name if unit else own.code)
    search = request.POST.get("q", "")[:100]
    found = find(search, ((one.search, one) for one in account_holders(own, on=at.date())), most=FOUND) if search else []
    units = {row.person_id: row.unit.name for row in main_employments(own, on=at.date()).filter(person__in=found)} if found else {}
    return page(
        request, "documents/letters.html", status=invalid(error), agency_shown=own, rows=waiting_by_unit(own, at=at), error=error,
        search=search, found=[(one, units.get(one.pk, "")) for one in found],
    )  # fmt: skip


@login_required
@asks("people.issue_codes")
@both
def letter(request: HttpRequest, agency: str, person: str) -> HttpResponseBase:
    """A new letter for one person, who lost the letter or the password."""
    own, printer, at = agency_for(request, agency, "people.issue_codes")
    found = get_object_or_404(account_holders(own, on=at.date()), public_id=person)
    error = ""
    if request.method == "POST":
        try:
            made = actions.print_letter(person=found, agency=own, by=printer, at=at)
        except RuleBroken as no:
            error = explain(no)
        else:
            return _letter_file(made, own.code)
    return page(
        request, "documents/letter.html", status=invalid(error), agency_shown=own, found=found, error=error, own=found == printer,
        unit=unit_in(found, own, on=at.date()), usable=found.user is not None and found.user.has_usable_password(),
    )  # fmt: skip


def _letter_file(made: bytes, about: str) -> HttpResponseBase:
    """A download that nobody keeps: no name of a person in the name of the file."""
    name = f"surat-kode-{slugify(about)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return private(HttpResponse(made, content_type="application/pdf", headers=headers))
