"""Reads of choices, windows of objections and appointments."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from pelopor.assessment.models import Ranking
from pelopor.decision.models import Choice, ObjectionWindow
from pelopor.nomination.models import Candidate
from pelopor.programme.models import Cycle
from pelopor.rules.assessment import Bracket


def ended_windows(*, at: datetime) -> QuerySet[ObjectionWindow]:
    """Windows of objections whose time is over and that nobody has closed yet."""
    return ObjectionWindow.objects.filter(closes_at__lte=at, closed_at__isnull=True, run__void=False).select_related("run__cycle__agency")


def ranking_of(cycle: Cycle) -> Ranking:
    """The frozen ranking that counts in the cycle."""
    return Ranking.objects.get(run__cycle=cycle, run__void=False)


def proposal(ranking: Ranking) -> list[Bracket]:
    """The proposed candidates by bracket, best first; keys are public ids."""
    rows = ((row["place"], tuple(key for key in row["candidates"] if key in ranking.proposed)) for row in ranking.brackets)
    return [Bracket(place, keys) for place, keys in rows if keys]


def candidates(keys: Collection[str]) -> QuerySet[Candidate]:
    return Candidate.objects.filter(public_id__in=keys).select_related("person").order_by("person__name", "pk")


def chosen(cycle: Cycle) -> QuerySet[Candidate]:
    """Whom the head chose in the cycle, by name."""
    choice = Choice.objects.get(run__cycle=cycle, run__void=False)
    return choice.candidates.select_related("person").order_by("person__name", "pk")
