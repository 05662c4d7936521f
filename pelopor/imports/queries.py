"""Reads for imports: imports that a person may see, and everybody whom a roster file may be about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, QuerySet

from pelopor.imports.models import RosterImport
from pelopor.kit.search import find, fold
from pelopor.people.models import Agency, Employment, Person, PersonNumber, Unit, User
from pelopor.people.queries import current_numbers, main_employments, visible_agencies
from pelopor.rules.person_numbers import bare
from pelopor.rules.roster import Entry, Known

CHUNK = 5_000
RUNNING = ("uploaded", "checked", "refused")
"""States in which an import can still be mapped, checked, confirmed or cancelled."""


def visible_imports(person: Person, *, at: datetime) -> QuerySet[RosterImport]:
    """Imports of agencies in which `person` holds any role."""
    return RosterImport.objects.filter(agency__in=visible_agencies(person, at=at)).select_related("agency", "made_by")


def running(agency: Agency) -> QuerySet[RosterImport]:
    """Imports of `agency` that were begun and not ended, the latest first."""
    return RosterImport.objects.filter(agency=agency, state__in=RUNNING).select_related("made_by").order_by("-made_at", "-pk")


def latest_start(agency: Agency) -> date | None:
    """The day on which the youngest open employment here begins: no change may hold from an earlier day."""
    latest: date | None = _open_here(agency).aggregate(latest=Max("valid_from"))["latest"]
    return latest


def token(agency: Agency) -> str:
    """A mark of the roster as it is; another one tells that somebody changed it in between."""
    found = _open_here(agency).aggregate(count=Count("pk"), last=Max("pk"))
    applied = RosterImport.objects.filter(agency=agency, state="applied").aggregate(last=Max("applied_at"), count=Count("pk"))
    return f"{found['count']} {found['last']} {applied['count']} {applied['last']}"


def open_units(agency: Agency) -> QuerySet[Unit]:
    return Unit.objects.filter(agency=agency, valid_to__isnull=True)


def known_people(agency: Agency, entries: Sequence[Entry]) -> list[Known]:
    """Everybody with a main employment here, and everybody elsewhere who holds a number of the rows or a stranger's name."""
    wanted = {entry.number for entry in entries}
    here = {row["person"]: row for row in _open_here(agency).values(*_FIELDS)}
    numbers = _numbers(here, wanted)
    known = [_here(row, numbers.get(person, ("local", ""))) for person, row in here.items()]
    found = {number for _, number in numbers.values()}
    superiors = {bare(entry.superior) for entry in entries if entry.superior}
    others = set(_holders((wanted | superiors) - found))
    strangers = [fold(entry.name)[:220] for entry in entries if entry.number not in found]
    others |= set(_named(strangers))
    return known + _elsewhere(others - set(here), agency, wanted)


_FIELDS = (
    "person", "person__name", "person__user__email", "unit__name", "position", "position_class__code", "status", "grade", "superior",
)  # fmt: skip


def _open_here(agency: Agency) -> QuerySet[Employment]:
    return Employment.objects.filter(agency=agency, acting="", valid_to__isnull=True)


def _here(row: dict[str, Any], number: tuple[str, str]) -> Known:
    return Known(
        person=row["person"], name=row["person__name"], kind=number[0], number=number[1], here=True, unit=row["unit__name"],
        position=row["position"], position_class=row["position_class__code"], status=row["status"], grade=row["grade"],
        superior=row["superior"], email=row["person__user__email"] or "",
    )  # fmt: skip


def _numbers(people: Iterable[int], wanted: set[str]) -> dict[int, tuple[str, str]]:
    """The number of each person that the file uses; else a NIP before a NI PPPK before a local one."""
    found: dict[int, tuple[str, str]] = {}
    for chunk in _chunks(list(people)):
        rows = PersonNumber.objects.filter(person__in=chunk, valid_to__isnull=True).order_by("kind").values_list("person", "kind", "value")
        for person, kind, value in rows:  # in the order local, ni_pppk, nip: the last stays
            if person not in found or found[person][1] not in wanted or value in wanted:
                found[person] = (kind, value)
    return found


def _holders(numbers: set[str]) -> Iterator[int]:
    for chunk in _chunks(sorted(numbers)):
        yield from PersonNumber.objects.filter(value__in=chunk, valid_to__isnull=True).values_list("person", flat=True)


def _named(names: Sequence[str]) -> Iterator[int]:
    for chunk in _chunks(names):
        yield from Person.objects.filter(search__in=chunk).values_list("pk", flat=True)


def _elsewhere(people: set[int], agency: Agency, wanted: set[str]) -> list[Known]:
    ids = sorted(people)
    numbers = _numbers(ids, wanted)
    known: list[Known] = []
    for chunk in _chunks(ids):
        rows = Employment.objects.filter(person__in=chunk, acting="", valid_to__isnull=True)
        places = dict(rows.exclude(agency=agency).values_list("person", "agency__name"))
        for pk, name, email in Person.objects.filter(pk__in=chunk).values_list("pk", "name", "user__email"):
            kind, number = numbers.get(pk, ("local", ""))
            known.append(Known(person=pk, name=name, kind=kind, number=number, here=False, elsewhere=places.get(pk, ""), email=email or ""))
    return known


def places_of(people: Sequence[int]) -> dict[str, int]:
    """How many of `people` work in which agency now: number by its public id."""
    found: Counter[str] = Counter()
    for chunk in _chunks(people):
        rows = Employment.objects.filter(person__in=chunk, acting="", valid_to__isnull=True)
        found.update(rows.values_list("agency__public_id", flat=True))
    return dict(sorted(found.items()))


def emails_taken(emails: Iterable[str]) -> dict[str, int | None]:
    """Who signs in with each of these e-mails: primary key of the person by e-mail in lower case."""
    found: dict[str, int | None] = {}
    for chunk in _chunks(sorted(emails)):
        found.update({email.lower(): person for email, person in User.objects.filter(email__in=chunk).values_list("email", "person")})
    return found


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def roster(agency: Agency, *, on: date) -> list[tuple[Employment, PersonNumber | None]]:
    """Main employments of the day by name, each with the person's current number."""
    rows = list(main_employments(agency, on=on).select_related("person__user", "unit", "position_class", "superior"))
    numbers = current_numbers({row.person_id: row.person for row in rows}.values(), on=on)
    return [(row, numbers.get(row.person_id)) for row in rows]


def found_in(agency: Agency, query: str, *, on: date, most: int) -> list[Employment]:
    """People of the roster whose name or unit fits the query, best first."""
    rows = main_employments(agency, on=on)
    return find(query, ((f"{row.person.search} {fold(row.unit.name)}", row) for row in rows), most=most)
