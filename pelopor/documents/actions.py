"""Deeds on papers."""

from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.documents.models import Paper
from pelopor.people.models import Person
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def void_of(subject: str, *, reason: str, by: Person, at: datetime) -> int:
    """Void every paper of a stage run; each keeps its number, file and hash. Returns how many were voided.

    Raises:  RuleBroken("paper.void_reason") without a reason.
    """
    if not reason.strip():
        raise RuleBroken("paper.void_reason")
    papers = list(Paper.objects.filter(subject=subject).exclude(state="void").select_related("agency").order_by("pk"))
    count = 0
    for paper in papers:
        if Paper.objects.filter(pk=paper.pk).exclude(state="void").update(state="void", void_reason=reason):
            count += 1
            record("documents.voided", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
                   number=paper.number, reason=reason)  # fmt: skip
    return count
