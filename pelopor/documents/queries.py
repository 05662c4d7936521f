"""Reads of papers: those a person may see, and the one behind a check code."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from pelopor.documents.models import Paper
from pelopor.people.models import Agency, Person
from pelopor.people.queries import facts_of, visible_agencies
from pelopor.rules.access import allowed


def papers_of(agencies: Iterable[Agency]) -> QuerySet[Paper]:
    """Papers of these agencies, latest first. Which of them somebody may open is the permission table's to say."""
    return Paper.objects.filter(agency__in=list(agencies)).select_related("agency", "scan").order_by("-made_at", "-pk")


def visible_papers(person: Person, *, at: datetime) -> QuerySet[Paper]:
    """Papers that the permission table lets `person` open: published ones of the own agencies, all where a role may see them."""
    agencies = visible_agencies(person, at=at)
    seeing = [agency for agency in agencies if allowed(facts_of(person, agency, at=at), "documents.see")]
    return papers_of(agencies).filter(Q(agency__in=seeing) | Q(state="published"))


def paper_of(subject: str, kind: str) -> Paper | None:
    """The paper of `kind` that counts for a stage run."""
    return Paper.objects.filter(subject=subject, kind=kind).exclude(state="void").select_related("agency", "scan").first()


def checkable(code: str) -> Paper | None:
    """The paper behind a check code, once it has left its draft: a draft is nobody's to check."""
    return Paper.objects.filter(check_code=code).exclude(sha256="").select_related("agency").first()
