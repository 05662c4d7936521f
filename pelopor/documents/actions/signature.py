"""Deeds of signing: in ink, by approval with the second factor, with a certificate. Each paper is signed once."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from pelopor.audit.actions import record
from pelopor.documents.actions.initials import duty_of
from pelopor.documents.actions.paper import address_of, publish
from pelopor.documents.models import Paper, Signature
from pelopor.documents.signing import key, service, validation
from pelopor.documents.signing import scan as scans
from pelopor.documents.signing.approval import noted
from pelopor.documents.signing.comparison import examined
from pelopor.documents.signing.mark import mark_for
from pelopor.duties import actions as duties
from pelopor.evidence.models import Evidence
from pelopor.people.actions import account_of, use_factor
from pelopor.people.models import Person
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.signature import approval_lines, check_finding, check_scan_code, check_signer


@transaction.atomic
def sign_in_ink(paper: Paper, *, scan: Evidence, number: str = "", by: Person, at: datetime) -> Paper:
    """File the scan of the paper signed by hand, once it is known to be that of this paper.

    Args:    number: what somebody read on the scan, for one whose QR code cannot be read; "" when nothing was typed.
    Raises:  RuleBroken("paper.sign_early") unless it has a number and no signature yet; what check_scan_code raises.
    """
    with scan.file.open("rb") as file:
        codes = scans.codes_on(file.read())
    matched = check_scan_code(codes, own=paper.check_code, number=paper.number, typed=number)
    paper = _signed(paper, scan=scan, at=at)
    _keep(paper, "ink", by=by, at=at, details={"matched": matched}, scan=scan)
    record("documents.signed", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title, number=paper.number,
           hash=scan.sha256)  # fmt: skip
    return paper


@transaction.atomic
def approve(paper: Paper, *, code: str, by: Person, at: datetime) -> Paper:
    """Sign by an approval inside the product, proved by a code of the second factor that was typed for it. Not a certified signature.

    Raises:  RuleBroken("paper.sign_early"); what use_factor raises. Then the code was not used up.
    """
    paper = _signed(paper, at=at)
    kind = use_factor(account_of(by), code=code, at=at)
    with paper.file.open("rb") as file:
        frozen = file.read()
    mark = mark_for(frozen, name=paper.signer_name, address=address_of(paper))
    made = noted(frozen, mark=mark, lines=approval_lines(by.name, at.astimezone(ZoneInfo(paper.agency.time_zone))))
    _keep(paper, "internal", by=by, at=at, details={"factor": kind}, made=made)
    record("documents.approved", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           number=paper.number, hash=paper.sha256)  # fmt: skip
    return paper


@transaction.atomic
def sign_certified(paper: Paper, *, made: bytes, through: str, by: Person, at: datetime) -> Paper:
    """File a PDF that was signed with a certificate, after its signature was validated and found to be the signer's, on the frozen file.

    Args:    through: how it was made: "service", "key" or "upload".
    Raises:  RuleBroken("paper.sign_early"); what examine, check_finding and check_signer raise.
    """
    found = examined(paper, made, at=at)
    check_finding(found)
    assert found is not None  # check_finding refuses a file without a signature
    check_signer(found.signer, meant=paper.signer_name)
    paper = _signed(paper, at=at)
    signature = _keep(paper, "certified", by=by, at=at, details={**found.to_dict(), "through": through}, made=made)
    record("documents.certified", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           number=paper.number, hash=signature.sha256, certificate=found.signer)  # fmt: skip
    return paper


@sensitive_variables("nik", "passphrase")
def ask_for_certified(paper: Paper, *, nik: str, passphrase: str) -> tuple[bytes, str]:
    """The frozen file as the agency's service signed it, or its key file; and through which of them. Writes nothing, and may take long.

    Raises:  RuleBroken("paper.sign_early"); ("signature.no_roots"); ("esign.none") without service and key; what either raises.
    """
    if paper.state != "numbered":
        raise RuleBroken("paper.sign_early")
    validation.roots()
    with paper.file.open("rb") as file:
        frozen = file.read()
    mark = mark_for(frozen, name=paper.signer_name, address=address_of(paper))
    if settings.ESIGN_URL:
        return service.sign_with_service(frozen, nik=nik, passphrase=passphrase, mark=mark), "service"
    kept = key.key_of(paper.agency.code)
    if kept is None:
        raise RuleBroken("esign.none")
    return key.sign_with_key(frozen, key=kept, passphrase=passphrase, mark=mark), "key"


def _signed(paper: Paper, *, scan: Evidence | None = None, at: datetime) -> Paper:
    if not Paper.objects.filter(pk=paper.pk, state="numbered").update(state="signed", signed_at=at, scan=scan):
        raise RuleBroken("paper.sign_early")
    paper.refresh_from_db()
    return paper


def _keep(
    paper: Paper, route: str, *, by: Person, at: datetime, details: dict[str, Any], scan: Evidence | None = None, made: bytes = b""
) -> Signature:
    """The record of the signature; what waited for it is done. The secretary may publish a decree; an announcement is public now."""
    signature = Signature(
        paper=paper, route=route, by=by, at=at, details=details, scan=scan, sha256=scan.sha256 if scan else sha256(made).hexdigest(),
        signer_name=paper.signer_name, signer_title=paper.signer_title, signer_form=paper.signer_form,
    )  # fmt: skip
    if scan is None:
        signature.file.save(f"{paper.public_id}-{route}.pdf", ContentFile(made), save=False)
    signature.save(force_insert=True)
    duties.done(duty_of(paper, "sign"), subject=paper.subject, by=by, at=at)
    if paper.kind == "decree":
        duties.add("decree.publish", agency=paper.agency, subject=paper.subject, url=("decision:publish", [paper.subject]),
                   role=Role.SECRETARY, at=at)  # fmt: skip
    if paper.kind == "announcement":
        publish(paper, by=by, at=at)
    return signature
