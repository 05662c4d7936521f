"""The page of the meeting's papers: invitation, blank attendance list, notes."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pelopor.assessment import actions, reading
from pelopor.assessment.forms import InviteForm, NotesForm
from pelopor.assessment.views.entry import both, enter
from pelopor.documents.models import Paper
from pelopor.documents.queries import letterhead_of, paper_of, sheet_of
from pelopor.documents.render import pdf
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.programme.models import StageRun
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.meeting import AttendanceList


@both
@login_required
@asks("assessment.keep_meeting")
def gathering(request: HttpRequest, run: str) -> HttpResponse:
    """Day, hour, place and agenda; afterwards who was there and what was agreed."""
    stage, person, at = enter(request, run, "assessment.keep_meeting")
    letter, do = paper_of(stage.public_id, "invitation"), request.POST.get("do", "")
    if do == "list" and letter is not None:
        return _blank_list(stage, letter, at)
    meeting = reading.meeting_of(letter) if letter else None
    invite = InviteForm(posted(request) if do == "invite" else None, initial=InviteForm.given(meeting))
    notes = NotesForm(
        posted(request) if do == "keep" else None, invited=reading.invited(stage, on=at.date()),
        initial={"agreed": "\n".join(reading.outcome(stage))},
    )  # fmt: skip
    if invite.is_valid():
        with refusals_at(invite, day="meeting.far", venue="meeting.venue", agenda="meeting.agenda"):
            actions.invite(stage, meeting=invite.meeting(stage.cycle.agency.time_zone), by=person, at=at)
            return redirect("assessment:gathering", stage.public_id)
    if notes.is_valid():
        with refusals_at(notes, present="attendance.", agreed="notes.agreed"):
            actions.keep_notes(stage, by=person, at=at, **notes.given())
            return redirect("assessment:gathering", stage.public_id)
    filed = [paper_of(stage.public_id, kind) for kind in ("attendance_list", "meeting_notes")]
    return page(
        request, "assessment/gathering.html", status=invalid(invite.errors or notes.errors), run=stage, letter=letter, invite=invite,
        notes=notes, filed=[paper for paper in filed if paper],
    )  # fmt: skip


def _blank_list(run: StageRun, letter: Paper, at: datetime) -> HttpResponse:
    """The attendance list with room to sign, to print before the meeting; nothing is filed."""
    agency = run.cycle.agency
    blank = AttendanceList(letterhead_of(agency), reading.meeting_of(letter), reading.invited(run, on=at.date()))
    made = pdf.render("attendance_list", {**kept(blank), "sheet": kept(sheet_of(agency))}, check_address="")
    headers = {"Content-Disposition": f'inline; filename="daftar-hadir-{run.public_id}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
