"""Every kind of paper: which dataclass holds it, and whether the registry numbers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pelopor.rules.decree import Decree
from pelopor.rules.minutes import Minutes
from pelopor.rules.papers.keep import taken
from pelopor.rules.papers.layout import Layout
from pelopor.rules.papers.letters import Announcement, InternalMemo, Invitation
from pelopor.rules.papers.meeting import AttendanceList, MeetingNotes
from pelopor.rules.papers.nomination_minutes import NominationMinutes
from pelopor.rules.papers.pact import IntegrityPact
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.study_note import StudyNote


class Drawable(Protocol):
    """What a paper of any kind can do."""

    def check(self) -> None: ...

    def layout(self, sheet: Sheet) -> Layout: ...


@dataclass(frozen=True)
class Kind:
    paper: Any  # the frozen dataclass, with from_dict where it is older than `keep`
    numbered: bool = False  # a draft until the registry gives number and date


KINDS: Mapping[str, Kind] = {
    "decree": Kind(Decree, numbered=True),
    "nomination_minutes": Kind(NominationMinutes),
    "assessment_minutes": Kind(Minutes),
    "study_note": Kind(StudyNote),
    "internal_memo": Kind(InternalMemo),
    "invitation": Kind(Invitation, numbered=True),
    "attendance_list": Kind(AttendanceList),
    "meeting_notes": Kind(MeetingNotes),
    "integrity_pact": Kind(IntegrityPact),
    "announcement": Kind(Announcement, numbered=True),
}


def read_paper(kind: str, content: Mapping[str, Any]) -> tuple[Drawable, Sheet]:
    """The paper that was kept, and the format in which it was drawn: what lies under "sheet", else the usual one of its size.

    Source:  decided: old papers keep the format in which they were frozen.
    """
    held = KINDS[kind].paper
    paper = held.from_dict(content) if hasattr(held, "from_dict") else taken(held, content)
    sheet = content.get("sheet")
    return paper, taken(Sheet, sheet) if sheet else Sheet(size=content.get("paper_size", "F4"))
