"""Deeds on objections: raising one, answering it, closing their window."""

from datetime import datetime
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.models import Objection, ObjectionWindow
from pelopor.duties import actions as duties
from pelopor.evidence.actions import keep
from pelopor.people.models import Person
from pelopor.programme.actions import enter_when_ready, hold, leave, reach
from pelopor.programme.models import StageRun
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def raise_objection(
    run: StageRun, *, text: str, upload: "UploadedFile[bytes] | None", sender: str = "", by: Person, at: datetime
) -> Objection:
    """Put an objection against the choice on record; the same one sent twice is one.

    Args:    sender: who wrote the letter that Tim RB records, also after the end of the window until it is closed; empty for one's own.
    Raises:  RuleBroken("objection.closed") outside the window; ("objection.text") without a text; what hold and evidence.keep raise.
    """
    run, text, sender = hold(run), text.strip(), sender.strip()
    window = queries.window_of(run)
    if window is None or window.closed_at or not (sender or queries.takes_objections(window, at=at)):
        raise RuleBroken("objection.closed")
    if not text:
        raise RuleBroken("objection.text")
    digest = sha256(f"{sender}\n{text}".encode()).hexdigest()
    if known := Objection.objects.filter(window=window, made_by=by, digest=digest).first():
        return known
    agency = run.cycle.agency
    made = Objection.objects.create(
        window=window, sender=sender, text=text, digest=digest, made_by=by, made_at=at,
        evidence=keep(upload, agency, by, at) if upload else None,
    )  # fmt: skip
    duties.add("objections.answer", agency=agency, subject=run.public_id, url=("decision:objections", [run.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.objection_raised", agency=agency.public_id, thing=made.public_id, by=by, at=at)
    return made


@transaction.atomic
def answer_objection(objection: Objection, *, text: str, upheld: bool, by: Person, at: datetime) -> None:
    """Answer an objection. One that is upheld lets the way back wait for Tim RB: the window no longer closes.

    Raises:  RuleBroken("objection.answer") without a text; ("objection.self") by who objected or was proposed;
             ("objection.answered") when somebody was quicker; what hold raises.
    Source:  UU 30/2014 Pasal 42, as for the choice.
    """
    run = hold(objection.window.run)
    if not text.strip():
        raise RuleBroken("objection.answer")
    own = by == objection.made_by and not objection.sender
    if own or queries.is_among(by, queries.ranking_of(run.cycle).proposed):
        raise RuleBroken("objection.self")
    open_ones = Objection.objects.filter(window=objection.window, answered_at__isnull=True)
    if not open_ones.filter(pk=objection.pk).update(answer=text.strip(), upheld=upheld, answered_by=by, answered_at=at):
        raise RuleBroken("objection.answered")
    agency = run.cycle.agency
    if not open_ones.exists():
        duties.done("objections.answer", subject=run.public_id, by=by, at=at)
    if upheld:
        duties.add("objections.upheld", agency=agency, subject=run.public_id, url=("programme:back", [run.cycle.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("decision.objection_answered", agency=agency.public_id, thing=objection.public_id, by=by, at=at, upheld=upheld)


@transaction.atomic
def close_objections(run: StageRun, *, note: str, by: Person, at: datetime) -> None:
    """Close the window once every objection is answered and none was upheld.

    Raises:  RuleBroken("objections.early") before the end or when closed; ("objections.unanswered"), ("objections.upheld") with how
             many; what hold raises.
    """
    run = hold(run)
    received = queries.objections_of(run)
    for code, some in (("unanswered", received.filter(answered_at__isnull=True)), ("upheld", received.filter(upheld=True))):
        if count := some.count():
            raise RuleBroken(f"objections.{code}", count=count)
    count = received.count()
    window = ObjectionWindow.objects.filter(run=run, closed_at__isnull=True, closes_at__lte=at)
    if not window.update(received=count, note=note.strip(), closed_at=at):
        raise RuleBroken("objections.early")
    reach(run, "objections.closed", by=by, at=at)
    duties.done("objections.close", subject=run.public_id, by=by, at=at)
    leave(run, at=at)
    record("decision.objections_closed", agency=run.cycle.agency.public_id, thing=run.public_id, by=by, at=at, count=count)
    enter_when_ready(run.cycle, at=at)
