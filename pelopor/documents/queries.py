"""Reads of papers: those a person may see, and the one behind a check code."""

from datetime import datetime

from django.db.models import QuerySet

from pelopor.documents.models import Paper
from pelopor.people.models import Person
from pelopor.people.queries import visible_agencies


def visible_papers(person: Person, *, at: datetime) -> QuerySet[Paper]:
    """Papers of agencies whose pages `person` may open, latest first."""
    return Paper.objects.filter(agency__in=visible_agencies(person, at=at)).select_related("agency", "scan").order_by("-made_at", "-pk")


def paper_of(subject: str, kind: str) -> Paper | None:
    """The paper of `kind` that counts for a stage run."""
    return Paper.objects.filter(subject=subject, kind=kind).exclude(state="void").select_related("agency", "scan").first()


def checkable(code: str) -> Paper | None:
    """The paper behind a check code, once it has left its draft: a draft is nobody's to check."""
    return Paper.objects.filter(check_code=code).exclude(sha256="").select_related("agency").first()
