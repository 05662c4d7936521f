"""Pages of accounts and roles: the first sign-in; who holds which role, on what basis, until when."""

from http import HTTPStatus

from allauth.account.utils import perform_login
from allauth.account.views import password_reset
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelopor.kit.access import Door, asks, opens_to
from pelopor.kit.clock import now
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.people import actions, queries
from pelopor.people.accounts import Adapter, TooManyTries
from pelopor.people.forms import ActingForm, FirstSignInForm, GrantForm
from pelopor.people.words import ROLES
from pelopor.rules.access import Role, allowed
from pelopor.rules.errors import RuleBroken


@opens_to(Door.EVERYBODY)
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first sign-in, with the code of a letter. Whoever succeeds is signed in as by a password, with what else that asks."""
    form = FirstSignInForm(posted(request))
    status = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = Adapter(request).open_account(request, login=given["login"], code=given["code"], password=given["password1"], at=now())
        except TooManyTries as limit:
            form.add_error(None, str(limit))
            status = HTTPStatus.TOO_MANY_REQUESTS
        except RuleBroken as no:
            form.add_error("code", explain(no))
        except ValidationError as weak:
            form.add_error("password1", weak)
        else:
            answer: HttpResponse = perform_login(request, user)
            return answer
    return page(request, "people/first.html", status=status or invalid(form.errors), form=form)


@opens_to(Door.EVERYBODY)
@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """A link for a new password by e-mail; where no mail is sent, the page says whom to ask instead."""
    if not settings.MAIL:
        return page(request, "account/password_reset.html")
    return password_reset(request)


@login_required
@asks("people.see_grants")
@require_safe
def grants(request: HttpRequest, agency: str) -> HttpResponse:
    found, person, at = queries.agency_for(request, agency, "people.see_grants")
    rows = [(ROLES[Role(row.role)], row) for row in queries.grants_of(found)]
    may_grant = allowed(queries.facts_of(person, found, at=at), "people.grant_role")
    return page(request, "people/grants.html", agency_shown=found, rows=rows, today=at.date(), may_grant=may_grant)


@login_required
@asks("people.grant_role")
@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, agency: str) -> HttpResponse:
    found, person, at = queries.agency_for(request, agency, "people.grant_role")
    form = GrantForm(posted(request), people=queries.employees(found, on=at.date()))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_at(form):
            actions.grant(person=data["person"], agency=found, role=Role(data["role"]), basis=data["basis"], valid_from=at.date(),
                          valid_to=data["valid_to"], by=person, at=at)  # fmt: skip
            return redirect("people_grants", found.public_id)
    return page(request, "people/grant.html", status=invalid(form.errors), agency_shown=found, form=form)


@login_required
@asks("people.grant_role")
@require_http_methods(["GET", "POST"])
def acting(request: HttpRequest, agency: str) -> HttpResponse:
    """Somebody who acts for the head, Plt. or Plh., on a document."""
    found, person, at = queries.agency_for(request, agency, "people.grant_role")
    form = ActingForm(posted(request), people=queries.employees(found, on=at.date()), initial={"valid_from": at.date()})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.appoint_acting(agency=found, by=person, at=at, **form.cleaned_data)
            return redirect("people_grants", found.public_id)
    return page(request, "people/acting.html", status=invalid(form.errors), agency_shown=found, form=form)


@login_required
@asks("people.grant_role")
@require_POST
def end_grant(request: HttpRequest, grant: str) -> HttpResponse:
    found = queries.grant_by_id(grant)
    if found is None:
        raise Http404
    agency, person, at = queries.agency_for(request, found.agency.public_id, "people.grant_role")
    try:
        actions.end_grant(found, by=person, at=at)
    except RuleBroken as no:
        rows = [(ROLES[Role(row.role)], row) for row in queries.grants_of(agency)]
        return page(
            request, "people/grants.html", status=422, agency_shown=agency, rows=rows, today=at.date(), may_grant=True, error=explain(no)
        )
    return redirect("people_grants", agency.public_id)
