"""Writing the differences of a roster: in bulk, in one transaction, with one audit event. No query per row."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from pelopor.audit.actions import record
from pelopor.decision.actions import notice_moves
from pelopor.documents.actions import ask_for_letters
from pelopor.duties import actions as duties
from pelopor.imports import queries
from pelopor.imports.reading.examine import Examination, uncollected
from pelopor.kit.ids import new_id
from pelopor.kit.search import fold
from pelopor.people.models import Agency, Employment, Person, PersonNumber, PositionClass, Unit, User
from pelopor.programme.queries import open_cycle
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Change, Known
from pelopor.rules.roster.columns import plain

BATCH = 2_000
T = TypeVar("T")
Progress = Callable[[int, int], None]
PLACE = frozenset({"agency", "unit", "position", "position_class", "status", "grade", "superior"})
"""Fields that an employment holds; another value ends it and begins a new one."""


@dataclass(frozen=True)
class Counts:
    """What a roster did. Unit: people, but for `units`."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    ended: int = 0
    same: int = 0
    units: int = 0
    accounts: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.moved or self.ended)


@uncollected()
@transaction.atomic
def apply(
    agency: Agency, found: Examination, *, as_of: date, end_missing: bool, by: Person | None, at: datetime, thing: str = "",
    hash: str = "", progress: Progress | None = None,
) -> Counts:  # fmt: skip
    """Write what `found` differs, all of it or nothing. Without differences nothing is written, not even to the audit.

    An Agen Perubahan whom the file moves, or leaves out, waits for the Tim RB to decide in any case.

    Args:    end_missing: whether those who are not in the file leave the agency; otherwise they stay as they are.
    Raises:  RuleBroken("roster.blocked") while a row is wrong; ("roster.doubts_open") while a doubt is unsettled;
             ("roster.raced") when somebody else changed one of these people at the same time.
    """
    differences = found.differences
    if found.blocked:
        raise RuleBroken("roster.blocked")
    if differences.doubtful:
        raise RuleBroken("roster.doubts_open", count=len(differences.doubtful))
    left = [one.person for one in differences.left] if end_missing else []
    notice_moves({one.person for one in differences.left} | {one.known.person for one in differences.moved if one.known}, at=at)
    taken = queries.places_of([one.known.person for one in differences.moved if one.known and one.known.elsewhere])
    if not (differences.new or differences.changed or differences.moved or left):
        return Counts(same=differences.same)
    try:
        with transaction.atomic():
            writing = _Writing(agency, found, as_of, progress)
            counts = writing.write(left)
    except IntegrityError as race:
        raise RuleBroken("roster.raced") from race
    ask_for_letters(agency, at=at)
    record("imports.roster_applied", agency=agency.public_id, thing=thing, by=by, at=at, hash=hash, **asdict(counts))
    for other, count in taken.items():  # the agency that they leave learns of it from its own trail
        record("imports.people_taken", agency=other, thing=thing, by=by, at=at, count=count, by_agency=agency.name)
    duties.done("roster.import", subject=agency.public_id, by=by, at=at)
    if open_cycle(agency) is None:
        duties.add(
            "cycle.open", agency=agency, subject=agency.public_id, url=("programme:new", [agency.public_id]), role=Role.REFORM_TEAM, at=at
        )
    return counts


class _Writing:
    """The rows of one import on their way into the tables."""

    def __init__(self, agency: Agency, found: Examination, as_of: date, progress: Progress | None) -> None:
        differences = found.differences
        self.agency, self.as_of, self.progress = agency, as_of, progress
        self.differences = differences
        self.changes: list[Change] = [*differences.new, *differences.changed, *differences.moved]
        self.placed = [change for change in self.changes if change.known is None or PLACE & set(change.fields)]
        self.new = [change for change in self.changes if change.known is None]
        self.people: dict[int, int] = {}  # line: primary key of the person
        self.total, self.done = max(len(self.changes), 1), 0

    def write(self, left: Sequence[int]) -> Counts:
        units = self._units()
        accounts = self._new_people() + self._accounts()
        self._names()
        self._numbers()
        known = [change.known for change in self.placed if change.known]
        self._end([one.person for one in known if one.here or one.elsewhere])
        self._end(left)
        self._employments(units)
        self._step(self.total)
        differences = self.differences
        return Counts(
            new=len(differences.new), changed=len(differences.changed), moved=len(differences.moved), ended=len(left),
            same=differences.same, units=len(differences.units), accounts=accounts,
        )  # fmt: skip

    def _units(self) -> dict[str, int]:
        """Primary keys of the agency's units by plain name; those that are not there yet are made, without a parent."""
        Unit.objects.bulk_create([Unit(agency=self.agency, name=name, valid_from=self.as_of) for name in self.differences.units])
        return {plain(name): pk for name, pk in queries.open_units(self.agency).values_list("name", "pk")}

    def _new_people(self) -> int:
        """Those who are new, each with an account that nobody can use until a first password is given."""
        for some in _chunks(self.new):
            users = [_user(change.entry.email) for change in some]
            User.objects.bulk_create(users)
            people = [
                Person(name=change.entry.name, search=fold(change.entry.name)[:220], user=user)
                for change, user in zip(some, users, strict=True)
            ]
            Person.objects.bulk_create(people)
            for change, person in zip(some, people, strict=True):
                self.people[change.entry.line] = person.pk
            self._step(len(some))
        return len(self.new)

    def _accounts(self) -> int:
        """Accounts of known people in the file who have none."""
        wanted = {change.known.person: change.entry.email for change in self.changes if change.known}
        opened = 0
        for some in _chunks(sorted(wanted)):
            people = list(Person.objects.filter(pk__in=some, user__isnull=True))
            for person in people:
                person.user = _user(wanted[person.pk])
            User.objects.bulk_create([person.user for person in people if person.user])
            Person.objects.bulk_update(people, ["user"], batch_size=200)
            opened += len(people)
        return opened

    def _names(self) -> None:
        rows = [
            Person(pk=change.known.person, name=change.entry.name, search=fold(change.entry.name)[:220])
            for change in self.changes if change.known and "name" in change.fields
        ]  # fmt: skip
        Person.objects.bulk_update(rows, ["name", "search"], batch_size=200)

    def _numbers(self) -> None:
        renumbered = [change for change in self.changes if change.known and {"number", "kind"} & set(change.fields)]
        for some in _chunks([change.known for change in renumbered if change.known and change.known.number]):
            rows = PersonNumber.objects.filter(value__in=[one.number for one in some], valid_to__isnull=True)
            _ended(rows.filter(person__in=[one.person for one in some]), self.as_of, expected=len(some))
        numbers = [
            PersonNumber(
                person_id=change.known.person if change.known else self.people[change.entry.line], kind=change.entry.kind,
                value=change.entry.number, valid_from=self._from(change),
            )
            for change in [*self.new, *renumbered]
        ]  # fmt: skip
        PersonNumber.objects.bulk_create(numbers, batch_size=BATCH)

    def _from(self, change: Change) -> date:
        """A new person's place begins on the day that the row tells; what changes for others begins on the day of the file."""
        return (change.entry.since if change.known is None else None) or self.as_of

    def _end(self, people: Sequence[int]) -> None:
        """End the main employments of `people`, each of which must still be open."""
        for some in _chunks(people):
            _ended(Employment.objects.filter(person__in=some, acting="", valid_to__isnull=True), self.as_of, expected=len(some))

    def _employments(self, units: dict[str, int]) -> None:
        classes = dict(PositionClass.objects.values_list("code", "pk"))
        for some in _chunks(self.placed):
            Employment.objects.bulk_create([self._employment(change, units, classes) for change in some])
            self._step(len(some) // 2)

    def _employment(self, change: Change, units: dict[str, int], classes: dict[str, int]) -> Employment:
        entry, known = change.entry, change.known
        return Employment(
            person_id=known.person if known else self.people[entry.line], agency=self.agency, unit_id=units[plain(entry.unit)],
            position=entry.position, position_class_id=classes[entry.position_class], status=entry.status,
            grade=(known.grade if known else "") if entry.grade is None else entry.grade, superior_id=self._superior(change, known),
            valid_from=self._from(change),
        )  # fmt: skip

    def _superior(self, change: Change, known: Known | None) -> int | None:
        if change.entry.superior is None:  # the file has no such column: what is known stays
            return known.superior if known else None
        if change.superior is None:
            return None
        where, key = change.superior
        return key if where == "person" else self.people[key]

    def _step(self, done: int) -> None:
        self.done = min(self.done + done, self.total)
        if self.progress:
            self.progress(self.done, self.total)


def _user(email: str) -> User:
    """As make_password(None) would give it, which draws each of forty letters by itself."""
    return User(username=new_id(), email=email, password=UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30))


Dated = TypeVar("Dated", PersonNumber, Employment)


def _ended(rows: "QuerySet[Dated]", day: date, *, expected: int) -> None:
    """End dated rows on `day`; what began that very day never held and goes. Fewer than expected: somebody was quicker."""
    gone, _ = rows.filter(valid_from=day).delete()
    if gone + rows.filter(valid_from__lt=day).update(valid_to=day) != expected:
        raise RuleBroken("roster.raced")


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    rows = list(things)
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))
