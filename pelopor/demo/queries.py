"""Who can be played in a demo."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from pelopor.kit.search import find
from pelopor.people.models import Agency, Employment, Person, RoleGrant
from pelopor.people.queries import grants_on
from pelopor.people.words import ROLES
from pelopor.rules.access import Role

MOST = 20


@dataclass(frozen=True)
class Part:
    """Somebody to play: who, as what, where."""

    person: Person
    roles: str
    agency: str


def playable() -> QuerySet[Person]:
    """Invented people with an account, all of whose work is in demo agencies."""
    real = Q(employments__agency__is_demo=False) | Q(grants__agency__is_demo=False)
    invented = Person.objects.filter(user__is_active=True, employments__agency__is_demo=True)
    return invented.exclude(pk__in=Person.objects.filter(real)).distinct()


def parts(agency: Agency, *, at: datetime) -> list[Part]:
    """One person for each role in `agency` and above it, in the order of the roles, and one without any."""
    above = [agency, agency.parent] if agency.parent else [agency]
    grants = list(grants_on(at.date()).filter(agency__in=above).select_related("person", "agency").order_by("pk"))
    first: dict[Role, RoleGrant] = {}
    for grant in grants:
        first.setdefault(Role(grant.role), grant)
    held: dict[Person, list[Role]] = {}
    for role in Role:
        if role in first:
            held.setdefault(first[role].person, []).append(role)
    found = [Part(person, ", ".join(str(ROLES[role]) for role in roles), first[roles[0]].agency.name) for person, roles in held.items()]
    plain = Employment.objects.filter(agency=agency, valid_to__isnull=True).exclude(person__grants__isnull=False).select_related("person")
    staff = plain.order_by("pk").first()
    return [*found, Part(staff.person, str(ROLES[Role.STAFF]), agency.name)] if staff else found


def search(agency: Agency, words: str) -> list[Part]:
    """People of `agency` by name."""
    staff = Employment.objects.filter(agency=agency, valid_to__isnull=True, acting="").select_related("person").order_by("person__name")
    hits = find(words, [(employment.person.search, employment) for employment in staff], most=MOST)
    return [Part(employment.person, employment.position, agency.name) for employment in hits]


def stage_agency() -> Agency | None:
    """The agency whose cycle the demo shows: the first below the government."""
    return Agency.objects.filter(is_demo=True, parent__isnull=False).select_related("parent").order_by("code").first()
