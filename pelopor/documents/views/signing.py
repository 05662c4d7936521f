"""Pages of signing: in ink, by approval with the second factor, with a certificate."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from pelopor.documents import actions, queries
from pelopor.documents.forms import ApproveForm, CertifiedForm, InkForm, SignedFileForm
from pelopor.documents.models import Paper
from pelopor.documents.signing.key import key_of
from pelopor.documents.signing.routes import check_offered, offered
from pelopor.documents.views.answer import content_of, enter
from pelopor.evidence.actions import keep
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.accounts import few_tries
from pelopor.people.actions import account_of
from pelopor.people.queries import factor_of
from pelopor.rules.signature import Route

both = require_http_methods(["GET", "POST"])


@login_required
@asks("documents.sign")
@both
def sign(request: HttpRequest, paper: str) -> HttpResponse:
    """The ways of signing that are offered; the one in ink is done here."""
    found, person, at = enter(request, paper, "documents.sign")
    form = InkForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, number="scan.un", scan="scan."):
            check_offered(Route.INK)
            with transaction.atomic():
                kept = keep(form.cleaned_data["scan"], found.agency, person, at)
                actions.sign_in_ink(found, scan=kept, number=form.cleaned_data["number"], by=person, at=at)
            return redirect("documents:sign", found.public_id)
    return page(
        request, "documents/sign.html", status=invalid(form.errors), paper=found, form=form, offered=offered(),
        signature=queries.signature_of(found),
    )  # fmt: skip


@login_required
@asks("documents.sign")
@sensitive_post_parameters("code")
@both
def approve(request: HttpRequest, paper: str) -> HttpResponse:
    """An approval inside the product, with a code of the second factor that is typed here."""
    found, person, at = enter(request, paper, "documents.sign")
    form, account = ApproveForm(posted(request)), account_of(person)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, code="factor."):
            check_offered(Route.INTERNAL)
            with few_tries(request, account):
                actions.approve(found, code=form.cleaned_data["code"], by=person, at=at)
            return redirect("documents:sign", found.public_id)
    return page(
        request, "documents/approve.html", status=invalid(form.errors), paper=found, form=form, offered=Route.INTERNAL in offered(),
        has_factor=factor_of(account) is not None,
    )  # fmt: skip


@login_required
@asks("documents.sign")
@sensitive_post_parameters("nik", "passphrase")
@sensitive_variables("form", "given")
@both
def certify(request: HttpRequest, paper: str) -> HttpResponse:
    """A certified signature through the agency's service, or its key file; without either the way is the upload."""
    found, person, at = enter(request, paper, "documents.sign")
    form = CertifiedForm(posted(request), asks_nik=bool(settings.ESIGN_URL))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, passphrase="esign.passphrase"):  # noqa: S106  a code, no passphrase
            check_offered(Route.CERTIFIED)
            made, through = actions.ask_for_certified(
                found, nik=form.cleaned_data.get("nik", ""), passphrase=form.cleaned_data["passphrase"]
            )
            actions.sign_certified(found, made=made, through=through, by=person, at=at)
            return redirect("documents:sign", found.public_id)
    return page(
        request, "documents/certify.html", status=invalid(form.errors), paper=found, form=form, offered=Route.CERTIFIED in offered(),
        through=_through(found),
    )  # fmt: skip


@login_required
@asks("documents.sign")
@both
def upload(request: HttpRequest, paper: str) -> HttpResponse:
    """A PDF that was signed with a certificate elsewhere."""
    found, person, at = enter(request, paper, "documents.sign")
    form = SignedFileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, signed="signature."):
            check_offered(Route.CERTIFIED)
            made = content_of(form.cleaned_data["signed"])
            actions.sign_certified(found, made=made, through="upload", by=person, at=at)
            return redirect("documents:sign", found.public_id)
    return page(
        request, "documents/upload_signed.html", status=invalid(form.errors), paper=found, form=form,
        offered=Route.CERTIFIED in offered(), through=_through(found),
    )  # fmt: skip


def _through(paper: Paper) -> str:
    """By what a certified signature is made here: "service", "key", or "" where it is made elsewhere."""
    if settings.ESIGN_URL:
        return "service"
    return "key" if key_of(paper.agency.code) else ""
