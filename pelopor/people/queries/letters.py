"""Reads about the first sign-in: who cannot sign in yet, and the codes of letters."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from pelopor.people.models import Agency, Person, SignInCode, Unit
from pelopor.people.queries.accounts import user_by_login
from pelopor.people.queries.employment import employments_on
from pelopor.people.queries.roles import grants_on
from pelopor.rules.sign_in_code import code_hash

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
