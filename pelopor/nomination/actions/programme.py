"""The short programme of a candidate."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.evidence.actions import keep
from pelopor.nomination import queries
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.models import Candidate, ShortProgramme
from pelopor.people.models import Person
from pelopor.programme.actions import hold_cycle
from pelopor.programme.queries import current_run
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from pelopor.rules.short_programme import check_programme


@transaction.atomic
def hand_in_programme(candidate: Candidate, *, text: str, upload: "UploadedFile[bytes] | None", by: Person, at: datetime) -> ShortProgramme:
    """Hand in the short programme, or another in its place, until the head lets the assessment begin. Without a new file the old stays.

    The trail says that one came, not whose: who agreed to stand is nobody's to know before the names are published.

    Raises:  RuleBroken("programme.late") afterwards, and for a candidate who does not stand; what check_programme and keep raise.
    """
    cycle = candidate.nomination.run.cycle
    hold_cycle(cycle)
    nomination, text = hold(candidate.nomination), "\n".join(text.splitlines())  # a line's end is one character, as the page counts
    check_programme(text, rules=queries.ruleset_of(nomination).study)
    candidate.refresh_from_db(fields=["consent", "stands"])
    study = current_run(cycle, Stage.STUDY)
    if study is None or not queries.takes_programme(candidate):
        raise RuleBroken("programme.late")
    given = {"evidence": keep(upload, cycle.agency, by, at, named=False)} if upload else {}
    made, _ = ShortProgramme.objects.update_or_create(candidate=candidate, defaults={"text": text.strip(), "handed_in_at": at, **given})
    duties.done("programme.write", subject=study.public_id, by=by, at=at, person=by)
    record("nomination.programme_handed_in", agency=cycle.agency.public_id, thing=nomination.public_id, by=None, at=at)
    return made
