"""Deeds on the papers of the assessment meeting: inviting, and keeping who was there and what came of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pelopor.assessment import reading
from pelopor.assessment.actions.runs import hold
from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.documents.queries import letterhead_of, paper_of
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.meeting import AttendanceList, Meeting, MeetingNotes
from pelopor.rules.workdays import within_a_year


@transaction.atomic
def invite(run: StageRun, *, meeting: Meeting, by: Person, at: datetime) -> Paper:
    """Draft the invitation to the assessment meeting, or draft it anew while it has no number; the registry is asked for one.

    Raises:  RuleBroken("meeting.far") for a day that is not within a year; what hold, Meeting.check and draft_letter raise.
    """
    run = hold(run)
    meeting.check()
    if not within_a_year(meeting.day, of=at.date()):
        raise RuleBroken("meeting.far")
    letter = reading.invitation(run, meeting, on=at.date())
    return papers.draft_letter("invitation", letter, agency=run.cycle.agency, subject=run.public_id, signer=letter.signer, by=by, at=at)


@transaction.atomic
def keep_notes(
    run: StageRun, *, present: Sequence[str], chair: str, writer: str, agreed: Sequence[str], by: Person, at: datetime
) -> tuple[Paper, Paper]:
    """Freeze the attendance list and the notes of the meeting that was invited to.

    Args:    present: names of those invited who were there.
    Raises:  RuleBroken("meeting.uninvited") without an invitation; ("paper.frozen") for notes that are kept already; what hold and
             the checks of both papers raise.
    """
    run = hold(run)
    invitation = paper_of(run.public_id, "invitation")
    if invitation is None:
        raise RuleBroken("meeting.uninvited")
    agency, meeting = run.cycle.agency, reading.meeting_of(invitation)
    letterhead = letterhead_of(agency)
    attendance = AttendanceList(letterhead, meeting, reading.invited(run, on=at.date()), tuple(present))
    notes = MeetingNotes(letterhead, meeting, chair.strip(), writer.strip(), tuple(present), tuple(agreed))
    filed = [
        papers.freeze(kind, paper, agency=agency, subject=run.public_id, on=meeting.day, signers=names, by=by, at=at)
        for kind, paper, names in (
            ("attendance_list", attendance, ", ".join(present)),
            ("meeting_notes", notes, f"{chair.strip()}, {writer.strip()}"),
        )
    ]
    record("assessment.meeting_kept", agency=agency.public_id, thing=run.public_id, by=by, at=at, present=len(present))
    return filed[0], filed[1]
