"""Reads about roles: who holds which, where, and what the permission table needs to know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest

from pelopor.kit.access import require
from pelopor.kit.clock import now
from pelopor.people.models import Agency, Person, RoleGrant
from pelopor.people.queries.accounts import person_of
from pelopor.people.queries.employment import employments_on, valid
from pelopor.rules.access import OVERSEEING, Facts, Relation, Role
from pelopor.rules.programme import Stage


@dataclass(frozen=True)
class Head:
    """Who is head of an agency on a day. form: "" by office, "plt" or "plh" acting, then with the document as basis."""

    person: Person
    form: str
    basis: str


def head_on(agency: Agency, on: date) -> Head | None:
    """The head on the day. Somebody who acts by a document goes before the head by office, who is away then."""
    found = list(holders(Role.HEAD, agency, on=on))
    acting = employments_on(on).filter(agency=agency, person__in=found).exclude(acting="").select_related("person")
    if latest := acting.order_by("-valid_from", "-pk").first():
        return Head(latest.person, latest.acting, latest.basis)
    return Head(found[0], "", "") if found else None


def grants_on(on: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(valid(on))


def holders(role: Role, agency: Agency, *, on: date) -> QuerySet[Person]:
    """Who holds `role` in `agency` on the day."""
    grant = grants_on(on).filter(role=role.value, agency=agency, person=OuterRef("pk"))
    return Person.objects.filter(Exists(grant)).order_by("name", "pk")


def roles_by_agency(person: Person, *, on: date) -> dict[Agency, frozenset[Role]]:
    """Every role of `person` on the day, per agency; overseeing roles reach every agency below theirs.

    Four queries, whatever the number of agencies.
    """
    held: dict[Agency, set[Role]] = {}
    for employment in employments_on(on).filter(person=person).select_related("agency"):
        held.setdefault(employment.agency, set()).add(Role.STAFF)
    for grant in grants_on(on).filter(person=person).select_related("agency"):
        held.setdefault(grant.agency, set()).add(Role(grant.role))
    for agency in _superior_in(person, on=on):
        held.setdefault(agency, set()).add(Role.SUPERIOR)
    overseeing = {agency: roles & OVERSEEING for agency, roles in held.items() if roles & OVERSEEING}
    for parent, roles in overseeing.items():
        for below in descendants(parent):
            held.setdefault(below, set()).update(roles)
    return {agency: frozenset(roles) for agency, roles in held.items()}


def _superior_in(person: Person, *, on: date) -> Iterable[Agency]:
    below = employments_on(on).filter(superior=person, agency=OuterRef("pk"))
    return Agency.objects.filter(Exists(below))


def descendants(agency: Agency) -> list[Agency]:
    """Agencies below `agency`, level by level (a province has two levels)."""
    found: list[Agency] = []
    level = [agency]
    while level:
        level = list(Agency.objects.filter(parent__in=level))
        found += level
    return found


def facts_of(person: Person, agency: Agency, *, at: datetime, stage: Stage | None = None, own: bool = False) -> Facts:
    """What the permission table needs to know of `person` before a thing of `agency`."""
    roles = roles_of(person, at=at).get(agency, frozenset())
    return Facts(roles=roles, relation=frozenset({Relation.OWN}) if own else frozenset(), stage=stage)


def roles_of(person: Person, *, at: datetime) -> Mapping[Agency, frozenset[Role]]:
    """roles_by_agency, read once per person object and day."""
    known: dict[date, dict[Agency, frozenset[Role]]] = person.__dict__.setdefault("_roles", {})
    day = at.date()
    if day not in known:
        known[day] = roles_by_agency(person, on=day)
    return known[day]


def visible_agencies(person: Person, *, at: datetime) -> list[Agency]:
    """Agencies in which `person` holds any role."""
    return list(roles_of(person, at=at))


def agency_for(request: HttpRequest, public_id: str, deed: str) -> tuple[Agency, Person, datetime]:
    """The agency that an address names, who asks, and when, for a page of `deed`.

    Raises:  Http404 where who asks holds no role; Refused where the permission table says no.
    """
    at, person = now(), person_of(request)
    found = next((agency for agency in visible_agencies(person, at=at) if agency.public_id == public_id), None)
    if found is None:
        raise Http404
    require(facts_of(person, found, at=at), deed)
    return found, person, at


def grants_of(agency: Agency) -> QuerySet[RoleGrant]:
    """Every grant ever given in `agency`, by role, then name, the latest first."""
    return RoleGrant.objects.filter(agency=agency).select_related("person").order_by("role", "person__name", "-valid_from")


def grant_by_id(public_id: str) -> RoleGrant | None:
    return RoleGrant.objects.filter(public_id=public_id).select_related("agency", "person").first()
