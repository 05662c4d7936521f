"""Pages of accounts and roles: the first sign-in, the second factor; who holds which role, on what basis, until when."""

import os
from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.decorators import login_stage_required
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
from pelopor.kit.sealing import seal, unseal
from pelopor.kit.words import explain
from pelopor.people import actions, queries
from pelopor.people.accounts import Adapter, FactorStage, TooManyTries, few_tries
from pelopor.people.forms import ActingForm, EnrolForm, FactorForm, FirstSignInForm, GrantForm
from pelopor.people.models import Person, User
from pelopor.people.words import ROLES
from pelopor.rules.access import Role, allowed
from pelopor.rules.errors import RuleBroken
from pelopor.rules.one_time_code import SECRET_BYTES, app_address, letters_of


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
@login_stage_required(stage=FactorStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def ask_factor(request: HttpRequest) -> HttpResponse:
    """The second factor, between password and pages."""
    stage = request._login_stage  # type: ignore[attr-defined]  # put there by the decorator
    user: User = stage.login.user
    form = FactorForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, code="factor."), few_tries(request, user):
            actions.use_factor(user, code=form.cleaned_data["code"], at=now())
            answer: HttpResponse = stage.exit()
            return answer
    return page(request, "people/ask_factor.html", status=invalid(form.errors), form=form)


@login_required
@opens_to(Door.SIGNED_IN)
@reauthentication_required
@require_http_methods(["GET", "POST"])
def factor(request: HttpRequest) -> HttpResponse:
    """The own second factor: whether there is one, new spare codes, doing without it."""
    person = queries.person_of(request)
    if "renew" in request.POST:
        try:
            return page(request, "people/spare_codes.html", codes=actions.renew_spare_codes(person, at=now()))
        except RuleBroken:  # it was dropped on another page
            return redirect("people_factor")
    if "drop" in request.POST:
        actions.drop_factor(person, at=now())
        return redirect("people_factor")
    return page(request, "people/factor.html", kept=queries.factor_of(person.user) if person.user else None)


PENDING = "pending second factor"


@login_required
@opens_to(Door.SIGNED_IN)
@reauthentication_required
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up an app. Its secret waits in the page, sealed for this account, and not in the record."""
    person, form, secret = queries.person_of(request), EnrolForm(posted(request)), None
    if request.method == "POST" and form.is_valid():
        secret = _pending(form.cleaned_data["sealed"], person)
        with refusals_at(form, code="factor."), few_tries(request, actions.account_of(person)):
            if secret is None:
                raise RuleBroken("factor.stale")
            codes = actions.enrol_factor(person, secret=secret, code=form.cleaned_data["code"], at=now())
            return page(request, "people/spare_codes.html", codes=codes)
    secret = secret or os.urandom(SECRET_BYTES)
    app = app_address(secret, issuer="Pelopor", account=person.name)
    return page(
        request, "people/enrol.html", status=invalid(form.errors), form=form, letters=letters_of(secret), app_address=app, qr=_qr(app),
        sealed=seal(f"{person.public_id} ".encode() + secret, purpose=PENDING),
    )  # fmt: skip


def _pending(sealed: str, person: Person) -> bytes | None:
    """The secret that the page of this person held."""
    owner, _, secret = (unseal(sealed, purpose=PENDING) or b"").partition(b" ")
    return secret if owner == person.public_id.encode() and secret else None


def _qr(address: str) -> str:
    """A QR code as a picture that stands in the page itself."""
    import segno

    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=5, border=4, light="#fff"))


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
