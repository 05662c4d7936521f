"""Reads about people: who works where, holds which role, stands under whom."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest

from pelopor.kit.access import require
from pelopor.kit.clock import now
from pelopor.people.models import Agency, Employment, Person, PersonNumber, RoleGrant, SecondFactor, SignInCode, Unit, User
from pelopor.rules.access import OVERSEEING, Facts, Relation, Role
from pelopor.rules.programme import Stage
from pelopor.rules.sign_in_code import code_hash

# Asked by every page: written out, because putting the same query together took three times as long as asking it.
ACCOUNT = "SELECT people_user.* FROM people_user JOIN people_person ON people_person.user_id = people_user.id WHERE people_user.id = %s"
PERSON = "SELECT * FROM people_person WHERE user_id = %s"


def valid(on: date, prefix: str = "") -> Q:
    """Rows that hold on the day `on`: from `valid_from` up to, not including, `valid_to`."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on}))


def user_by_login(login: str, *, on: date) -> User | None:
    """The account of whoever holds this number on the day, or has this e-mail. Spaces, dots and dashes do not matter.

    A number that two people hold on the day, one of them until a day to come, lets neither in: it does not say who comes.
    """
    login = login.strip()
    if "@" in login:
        return User.objects.filter(email__iexact=login, person__isnull=False).first()
    digits = re.sub(r"[\s.\-]", "", login)
    if not digits:
        return None
    holders = User.objects.filter(valid(on, "person__numbers__"), person__numbers__value=digits).distinct()[:2]
    return holders[0] if len(holders) == 1 else None


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; read once per request.

    Raises:  Person.DoesNotExist for an account without a person, which nobody signs in to.
    """
    known: Person | None = getattr(request, "_person", None)
    if known is None:
        known = next(iter(Person.objects.raw(PERSON, [request.user.pk or 0])), None)
        if known is None:
            raise Person.DoesNotExist
        request._person = known  # type: ignore[attr-defined]
    return known


def user_by_key(key: int) -> User | None:
    """The account that a session names; none without a person, whose pages would be about nobody."""
    return next(iter(User.objects.raw(ACCOUNT, [key])), None)


def employments_on(on: date) -> QuerySet[Employment]:
    return Employment.objects.filter(valid(on))


def main_employments(agency: Agency, *, on: date) -> QuerySet[Employment]:
    """The roster of `agency` on the day: one main employment per person, by name."""
    return (
        employments_on(on)
        .filter(agency=agency, acting="")
        .select_related("person", "unit", "position_class", "superior")
        .order_by("person__name", "pk")
    )


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


def managers(agency: Agency, *, on: date) -> list[Employment]:
    """Who holds a managerial post in `agency` on the day, by level, then name. Source: UU 20/2023 Pasal 13-18."""
    found = main_employments(agency, on=on).filter(position_class__managerial=True)
    return list(found.order_by("position_class__level", "person__name", "pk"))


def employment_of(person: Person, *, on: date) -> Employment | None:
    """The main employment of `person` on the day."""
    return employments_on(on).filter(person=person, acting="").select_related("agency", "unit", "position_class", "superior").first()


def employees(agency: Agency, *, on: date) -> QuerySet[Person]:
    """Everybody on the roster of `agency` on the day, by name."""
    return Person.objects.filter(pk__in=main_employments(agency, on=on).values("person")).order_by("name", "pk")


def agency_of(person: Person) -> Agency | None:
    """The agency whose pages `person` works in: that of the main employment, else of the latest role."""
    known: Agency | None = getattr(person, "_agency", None)
    if known is None:
        current = (
            Employment.objects.filter(person=person, acting="", valid_to__isnull=True).select_related("agency").first()
            or RoleGrant.objects.filter(person=person).select_related("agency").order_by("-valid_to", "-pk").first()
        )
        known = current.agency if current else None
        person._agency = known  # type: ignore[attr-defined]
    return known


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


def superior_of(person: Person, *, on: date) -> Person | None:
    """Atasan langsung by the dated main employment."""
    employment = employment_of(person, on=on)
    return employment.superior if employment else None


def current_numbers(people: Iterable[Person], *, on: date) -> dict[int, PersonNumber]:
    """The current number of each person (by primary key); NIP or NI PPPK before a local one."""
    numbers = PersonNumber.objects.filter(valid(on), person__in=list(people)).order_by(
        "kind", "pk"
    )  # the last one stays: nip, then ni_pppk, then local
    return {number.person_id: number for number in numbers}


def grants_of(agency: Agency) -> QuerySet[RoleGrant]:
    """Every grant ever given in `agency`, by role, then name, the latest first."""
    return RoleGrant.objects.filter(agency=agency).select_related("person").order_by("role", "person__name", "-valid_from")


def grant_by_id(public_id: str) -> RoleGrant | None:
    return RoleGrant.objects.filter(public_id=public_id).select_related("agency", "person").first()


TOLD_DAYS = 30
"""How long the home page tells that the account was opened by a code. Unit: days."""


def account_holders(agency: Agency, *, on: date) -> QuerySet[Person]:
    """Who signs in for `agency` on the day, by name: with a main employment or a role there, and an account."""
    works = employments_on(on).filter(agency=agency, acting="", person=OuterRef("pk"))
    holds = grants_on(on).filter(agency=agency, person=OuterRef("pk"))
    return Person.objects.filter(Exists(works) | Exists(holds), user__is_active=True).select_related("user").order_by("name", "pk")


def without_password(agency: Agency, *, on: date) -> QuerySet[Person]:
    """Account holders who cannot sign in yet, by name."""
    return account_holders(agency, on=on).filter(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)


def without_letter(agency: Agency, *, at: datetime) -> QuerySet[Person]:
    """Account holders who cannot sign in yet, and hold no code that still could be used."""
    return without_password(agency, on=at.date()).exclude(_open_code(at))


def _open_code(at: datetime) -> Exists:
    return Exists(SignInCode.objects.filter(person=OuterRef("pk"), used_at__isnull=True, voided_at__isnull=True, valid_to__gt=at))


def _unit_here(agency: Agency, *, on: date) -> Subquery:
    return Subquery(employments_on(on).filter(agency=agency, acting="", person=OuterRef("pk")).values("unit")[:1])


def unit_in(person: Person, agency: Agency, *, on: date) -> Unit | None:
    """The unit of the person's main employment in `agency` on the day."""
    return Unit.objects.filter(pk__in=employments_on(on).filter(agency=agency, acting="", person=person).values("unit")).first()


@dataclass(frozen=True)
class UnitWaiting:
    """How many of a unit cannot sign in yet, and how many of them hold a letter. Unit None: a role, but no place on the roster."""

    unit: Unit | None
    waiting: int
    coded: int

    @property
    def uncoded(self) -> int:
        return self.waiting - self.coded


def waiting_by_unit(agency: Agency, *, at: datetime) -> list[UnitWaiting]:
    """Units with people who cannot sign in yet, by name. Two queries, whatever the number of people."""
    people = without_password(agency, on=at.date()).annotate(unit=_unit_here(agency, on=at.date()), coded=_open_code(at))
    counts: dict[int | None, dict[bool, int]] = {}
    for row in people.order_by().values("unit", "coded").annotate(count=Count("pk")):
        counts.setdefault(row["unit"], {})[row["coded"]] = row["count"]
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=[key for key in counts if key])}
    rows = [UnitWaiting(units.get(key or 0), sum(some.values()), some.get(True, 0)) for key, some in counts.items()]
    return sorted(rows, key=lambda row: (row.unit is None, row.unit.name if row.unit else ""))


def in_unit(people: QuerySet[Person], agency: Agency, unit: Unit | None, *, on: date) -> QuerySet[Person]:
    """Those of `people` whose main employment in `agency` is in the unit; for None those who have none there."""
    return people.annotate(unit=_unit_here(agency, on=on)).filter(unit=unit)


def code_of(login: str, code: str, *, on: date) -> SignInCode | None:
    """The code, when it is that of whoever signs in so. Both are always looked for, so that a no takes the same time."""
    user = user_by_login(login, on=on)
    found = SignInCode.objects.filter(hash=code_hash(code)).select_related("person__user", "agency").first()
    return found if found and user and user.is_active and found.person.user_id == user.pk else None


def openings(person: Person, *, at: datetime) -> list[datetime]:
    """When codes opened the person's account of late, the latest first."""
    used = SignInCode.objects.filter(person=person, used_at__gt=at - timedelta(days=TOLD_DAYS), used_at__lte=at)
    return [moment for moment in used.order_by("-used_at").values_list("used_at", flat=True) if moment]


def factor_of(user: User) -> SecondFactor | None:
    """The second factor of an account, with how many spare codes are left as `spare`."""
    left = Count("spare_codes", filter=Q(spare_codes__used_at__isnull=True))
    return SecondFactor.objects.filter(user=user).annotate(spare=left).first()
