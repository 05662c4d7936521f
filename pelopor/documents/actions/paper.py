"""Deeds on papers: draft, freeze, number, publish, void."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from pelopor.audit.actions import record
from pelopor.documents.actions import initials
from pelopor.documents.actions.copies import ask_to_send
from pelopor.documents.actions.series import take_place
from pelopor.documents.models import Paper
from pelopor.documents.queries import UNNUMBERED, sheet_of, takes_number
from pelopor.documents.render import pdf
from pelopor.duties import actions as duties
from pelopor.kit.ids import new_id
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from pelopor.rules.decree import Decree
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.keep import kept
from pelopor.rules.workdays import within_a_year


@transaction.atomic
def void_of(subject: str, *, reason: str, by: Person, at: datetime) -> int:
    """Void every paper of a stage run; each keeps its number, file and hash. Returns how many were voided.

    Raises:  RuleBroken("paper.void_reason") without a reason.
    """
    if not reason.strip():
        raise RuleBroken("paper.void_reason")
    counting = Paper.objects.filter(subject=subject).exclude(state="void").select_related("agency").order_by("pk")
    papers = list(counting.select_for_update(of=("self",)))
    Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(state="void", void_reason=reason)
    for paper in papers:
        initials.forget(paper, at=at)
        _record_void(paper, reason=reason, by=by, at=at)
    return len(papers)


def _record_void(paper: Paper, *, reason: str, by: Person, at: datetime) -> None:
    record("documents.voided", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           number=paper.number, reason=reason)  # fmt: skip


@transaction.atomic
def draft(
    *, agency: Agency, subject: str, decree: Decree, signer_basis: str = "", replaces: Paper | None = None, by: Person, at: datetime
) -> Paper:
    """Write the draft of a stage run's decree, or write it anew while it has no number: initials are asked for, or else the number.

    Drawn up after a void one of the same run, it takes that one's place.

    Args:    signer_basis: the document by which somebody signs in the head's place. replaces: a void paper of an earlier run, whose
             place it takes where this run has none.
    Raises:  RuleBroken("paper.frozen") once it has a number; what Decree.check raises.
    """
    decree.check()
    fields = {
        "title": decree.title, "content": {**decree.to_dict(), "sheet": kept(sheet_of(agency))},
        "signer_name": decree.signer_name, "signer_title": decree.head_title,
        "signer_form": decree.signer_form, "signer_basis": signer_basis, "made_by": by,
    }  # fmt: skip
    void = Paper.objects.filter(subject=subject, kind="decree", state="void", replaced_by__isnull=True).order_by("-pk").first()
    paper = write_draft("decree", agency=agency, subject=subject, fields=fields, replaces=void or replaces, at=at)
    duties.done("decree.draft", subject=subject, by=by, at=at)
    initials.ask(paper, drafter=by, at=at)
    paper.refresh_from_db()
    record("documents.drafted", agency=agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title)
    return paper


def write_draft(
    kind: str, *, agency: Agency, subject: str, fields: Mapping[str, object], replaces: Paper | None = None, at: datetime
) -> Paper:
    """The draft of a subject, made, or written anew while it has no number; a part of the deed that drafts.

    Args:    fields: of Paper, what every writing sets. replaces: a void paper whose place a new one takes.
    Raises:  RuleBroken("paper.frozen") once it has a number.
    """
    first = {**fields, "agency": agency, "template_version": pdf.VERSION, "check_code": new_id(), "made_at": at, "replaces": replaces}
    paper, made = Paper.objects.exclude(state="void").get_or_create(subject=subject, kind=kind, defaults=first)
    if not made and not Paper.objects.filter(pk=paper.pk, state__in=UNNUMBERED).update(**fields):
        raise RuleBroken("paper.frozen")
    paper.refresh_from_db()
    return paper


@transaction.atomic
def number(paper: Paper, *, number: str, date: date, by: Person, at: datetime, why: str = "") -> Paper:
    """Give a draft the registry's number and date: content and file are frozen, and the head may sign.

    Raises:  RuleBroken("paper.number_missing"); ("paper.date_far") for a day that is not within a year; ("paper.frozen") when
             it has a number; ("paper.number_used") when another paper has this one; what take_place raises.
    """
    if not number.strip():
        raise RuleBroken("paper.number_missing")
    if not within_a_year(date, of=at.date()):
        raise RuleBroken("paper.date_far")
    paper = Paper.objects.select_for_update().select_related("agency").get(pk=paper.pk)
    if not takes_number(paper):
        raise RuleBroken("initials.missing" if paper.state in UNNUMBERED else "paper.frozen")
    take_place(agency=paper.agency, kind=paper.kind, number=number, year=date.year, why=why, by=by, at=at)
    content = {**paper.content, "number": number.strip(), "date": date.isoformat()}
    made = pdf.render(paper.kind, content, check_address=address_of(paper))
    paper.file.save(f"{paper.public_id}.pdf", ContentFile(made), save=False)
    try:
        with transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(
                state="numbered", number=number.strip(), date=date, content=content, file=paper.file.name, sha256=sha256(made).hexdigest()
            )
    except IntegrityError as used:
        raise RuleBroken("paper.number_used", number=number) from used
    paper.refresh_from_db()
    duties.done(initials.duty_of(paper, "number"), subject=paper.subject, by=by, at=at)
    duties.add(initials.duty_of(paper, "sign"), agency=paper.agency, subject=paper.subject, url=("documents:sign", [paper.public_id]),
               role=Role.HEAD, at=at)  # fmt: skip
    record("documents.numbered", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title, number=paper.number,
           hash=paper.sha256)  # fmt: skip
    return paper


@transaction.atomic
def take_back(paper: Paper, *, reason: str, by: Person, at: datetime) -> None:
    """Void a numbered or signed paper before it is published, with a reason; its draft waits for the secretary anew.

    The number stays with the void paper and is given to no other.

    Raises:  RuleBroken("paper.void_reason") without one; ("paper.not_to_void") for a paper without a number, or one that is published.
    """
    if not reason.strip():
        raise RuleBroken("paper.void_reason")
    if not Paper.objects.filter(pk=paper.pk, state__in=["numbered", "signed"]).update(state="void", void_reason=reason.strip()):
        raise RuleBroken("paper.not_to_void")
    duties.drop(subject=paper.subject, at=at, kinds=(initials.duty_of(paper, "sign"), "decree.publish"))
    if paper.kind == "decree":
        initials.ask_for_draft(paper, at=at)
    _record_void(paper, reason=reason.strip(), by=by, at=at)


@transaction.atomic
def publish(paper: Paper, *, by: Person, at: datetime) -> Paper:
    """Publish a signed paper.

    Raises:  RuleBroken("paper.publish_early") unless it is signed and not yet published.
    """
    if not Paper.objects.filter(pk=paper.pk, state="signed").update(state="published"):
        raise RuleBroken("paper.publish_early")
    paper.refresh_from_db()
    duties.done("decree.publish", subject=paper.subject, by=by, at=at)
    ask_to_send(paper, at=at)
    record("documents.published", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           number=paper.number)  # fmt: skip
    return paper


def address_of(paper: Paper) -> str:
    """The address behind the paper's QR code."""
    return f"{settings.SITE_URL}{reverse('documents:check', args=[paper.check_code])}"
