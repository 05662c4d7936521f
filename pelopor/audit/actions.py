"""Writing the audit: one event per deed, in the deed's own transaction."""

from datetime import UTC, datetime
from typing import Protocol

from django.db import transaction

from pelopor.audit.models import Event, Head
from pelopor.audit.queries import digest

NO_AGENCY = "-"


class Actor(Protocol):
    """Who does a deed: a person of the roster."""

    @property
    def public_id(self) -> str: ...
    @property
    def name(self) -> str: ...


@transaction.atomic
def record(
    kind: str, *, agency: str, thing: str = "", by: Actor | None, at: datetime, request: str | None = None, **facts: object
) -> Event:
    """Add one event at the end of the agency's chain.

    Args:    kind: a key that has a sentence in the part's words. agency, thing: public ids. by: None for the programme
             itself. facts: what the sentence needs, as JSON values; never anything about a slip.
    Raises:  IntegrityError when `request` was recorded before (the deed was sent twice).
    """
    Head.objects.get_or_create(agency=agency)
    head = Head.objects.select_for_update().get(agency=agency)
    event = Event(
        agency=agency,
        sequence=head.length + 1,
        kind=kind,
        thing=thing,
        actor=by.public_id if by else "",
        actor_name=by.name if by else "",
        at=at.astimezone(UTC),
        facts=facts,
        request=request,
        previous=head.hash,
    )
    event.hash = digest(event)
    event.save(force_insert=True)
    head.length, head.hash = event.sequence, event.hash
    head.save(update_fields=["length", "hash"])
    return event
