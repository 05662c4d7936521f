"""Reads of choices, windows of objections and appointments."""

from datetime import datetime

from django.db.models import QuerySet

from pelopor.decision.models import ObjectionWindow


def ended_windows(*, at: datetime) -> QuerySet[ObjectionWindow]:
    """Windows of objections whose time is over and that nobody has closed yet."""
    return ObjectionWindow.objects.filter(closes_at__lte=at, closed_at__isnull=True, run__void=False).select_related("run__cycle__agency")
