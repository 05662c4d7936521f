"""Announcing names by a letter that the registry numbers and the head signs."""

from datetime import datetime

from django.db import transaction

from pelopor.decision import queries
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def announce(run: StageRun, *, by: Person, at: datetime) -> Paper:
    """Draft the announcement of the names of a run, or draft it anew while it has no number. Signed, it is public.

    Raises:  RuleBroken("announcement.people") before its names are public; what draft_letter raises.
    """
    letter = queries.announcement(run, on=queries.day_of(run.cycle.agency, at))
    if letter is None:
        raise RuleBroken("announcement.people")
    return papers.draft_letter("announcement", letter, agency=run.cycle.agency, subject=run.public_id, signer=letter.signer, by=by, at=at)
