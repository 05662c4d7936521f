"""What waits for whom."""

from collections.abc import Collection, Mapping

from django.db.models import F, Q, QuerySet

from pelopor.duties.models import Duty
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role


def open_duties() -> QuerySet[Duty]:
    return Duty.objects.filter(done_at__isnull=True)


def waiting_for(person: Person, roles: Mapping[Agency, frozenset[Role]]) -> QuerySet[Duty]:
    """Open duties of `person`, by name or by the roles held per agency; the nearest deadline first."""
    mine = Q(person=person)
    for agency, held in roles.items():
        mine |= Q(agency=agency, role__in=[role.value for role in held])
    return open_duties().filter(mine).select_related("agency").order_by(F("due").asc(nulls_last=True), "made_at", "pk")


def open_in(agencies: Collection[Agency]) -> QuerySet[Duty]:
    """Open duties of these agencies, the nearest deadline first."""
    return open_duties().filter(agency__in=agencies).order_by(F("due").asc(nulls_last=True), "made_at", "pk")


def about(subjects: list[str]) -> QuerySet[Duty]:
    """Open duties about these things (public ids): who must act, for the case file."""
    return open_duties().filter(subject__in=subjects).select_related("person", "agency").order_by(F("due").asc(nulls_last=True), "pk")
