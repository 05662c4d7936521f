"""Making and ending duties, inside the deed that gives rise to them. They leave no audit event of their own."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from pelopor.duties.models import Duty
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role


@transaction.atomic
def add(
    kind: str,
    *,
    agency: Agency,
    subject: str,
    url: tuple[str, Sequence[str]],
    at: datetime,
    person: Person | None = None,
    role: Role | None = None,
    due: datetime | None = None,
) -> None:
    """Let `kind` wait for `person`, or for whoever holds `role`. The same open duty is never made twice.

    Args:    subject: public id of what the duty is about. url: name and arguments of the page where it is done.
    """
    Duty.objects.bulk_create(
        [
            Duty(
                kind=kind, agency=agency, subject=subject, url_name=url[0], url_args=list(url[1]), made_at=at,
                person=person, role=role.value if role else "", due=due,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def add_each(kind: str, *, about: Sequence[tuple[Agency, str]], url_name: str, role: Role, at: datetime) -> None:
    """`add` for many things at once, each done on the page that takes its public id; one query, however many."""
    Duty.objects.bulk_create(
        [
            Duty(kind=kind, agency=agency, subject=subject, url_name=url_name, url_args=[subject], made_at=at, role=role.value)
            for agency, subject in about
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def done(kind: str, *, subject: str, by: Person | None, at: datetime, person: Person | None = None) -> None:
    """End the open duty of this kind about `subject`; only that of `person` when one is named."""
    waiting = Duty.objects.filter(kind=kind, subject=subject, done_at__isnull=True)
    if person is not None:
        waiting = waiting.filter(person=person)
    waiting.update(done_at=at, done_by=by)


def drop(*, subject: str, at: datetime, kinds: Collection[str] = ()) -> None:
    """End every open duty about `subject`, or those of these kinds, undone: it can no longer be done."""
    waiting = Duty.objects.filter(subject=subject, done_at__isnull=True)
    (waiting.filter(kind__in=kinds) if kinds else waiting).update(done_at=at, dropped=True)
