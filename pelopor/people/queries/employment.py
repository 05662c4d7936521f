"""Reads about where people work: employments, units, numbers, superiors, as of a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from pelopor.people.models import Agency, Employment, Person, PersonNumber, RoleGrant, Unit


def valid(on: date, prefix: str = "") -> Q:
    """Rows that hold on the day `on`: from `valid_from` up to, not including, `valid_to`."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on}))


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


def unit_in(person: Person, agency: Agency, *, on: date) -> Unit | None:
    """The unit of the person's main employment in `agency` on the day."""
    return Unit.objects.filter(pk__in=employments_on(on).filter(agency=agency, acting="", person=person).values("unit")).first()
