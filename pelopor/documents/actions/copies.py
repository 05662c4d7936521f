"""Deeds of copies (tembusan): which of a published paper's were sent, and how."""

from datetime import datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.documents.models import Paper, SentCopy
from pelopor.documents.queries import unsent
from pelopor.duties import actions as duties
from pelopor.people.models import Person
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken


def ask_to_send(paper: Paper, *, at: datetime) -> None:
    """Let the copies of a published paper wait for the secretary; a part of its publication."""
    if unsent(paper):
        duties.add("copies.send", agency=paper.agency, subject=paper.subject, url=("documents:copies", [paper.public_id]),
                   role=Role.SECRETARY, at=at)  # fmt: skip


@transaction.atomic
def send_copy(paper: Paper, *, recipient: str, how: str, by: Person, at: datetime) -> None:
    """Put on record that a copy went to one of those whom the paper names.

    Raises:  RuleBroken("copy.unpublished") before publication; ("copy.unknown") for somebody whom the paper does not name;
             ("copy.sent") when it was sent before.
    """
    if paper.state != "published":
        raise RuleBroken("copy.unpublished")
    if recipient not in paper.content.get("copies", []):
        raise RuleBroken("copy.unknown")
    try:
        with transaction.atomic():
            SentCopy.objects.create(paper=paper, recipient=recipient, how=how, sent_by=by, sent_at=at)
    except IntegrityError as twice:
        raise RuleBroken("copy.sent") from twice
    if not unsent(paper):
        duties.done("copies.send", subject=paper.subject, by=by, at=at)
    record("documents.copy_sent", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, number=paper.number,
           recipient=recipient)  # fmt: skip
