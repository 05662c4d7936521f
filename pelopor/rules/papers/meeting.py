"""Papers of a meeting: daftar hadir and notula."""

import datetime as dt
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.frame import Letterhead, letterhead_lines
from pelopor.rules.papers.layout import Block, Grid, Items, Layout, Pairs, Section, Sign, Signs, Text, Title, Top
from pelopor.rules.papers.letters import Named
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.spelling import DAYS, clock, long_date


@dataclass(frozen=True)
class Meeting:
    """When and where people met, and what for. Hours are of the agency's clock."""

    subject: str
    day: dt.date
    begins: dt.time
    zone: str
    venue: str
    agenda: tuple[str, ...]

    def check(self) -> None:
        """Refuse a meeting without place or agenda.

        Raises:  RuleBroken("meeting.venue"), ("meeting.agenda").
        Source:  Permendagri 1/2023, notula: day, hour, place, programme.
        """
        if not self.venue.strip():
            raise RuleBroken("meeting.venue")
        if not self.agenda or not all(line.strip() for line in self.agenda):
            raise RuleBroken("meeting.agenda")

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The head of both papers.

        Source:  Permendagri 1/2023, notula and daftar hadir.
        """
        return (
            ("Acara", self.subject), ("Hari, tanggal", f"{DAYS[self.day.weekday()]}, {long_date(self.day)}"),
            ("Pukul", f"{clock(self.begins)} {self.zone}"), ("Tempat", self.venue),
        )  # fmt: skip


@dataclass(frozen=True)
class AttendanceList:
    """Daftar hadir: drawn before the meeting with room to sign; afterwards it says who was there."""

    letterhead: Letterhead
    meeting: Meeting
    invited: tuple[Named, ...]
    present: tuple[str, ...] | None = None  # names; None: not held yet

    def check(self) -> None:
        """Refuse a list of nobody, or somebody present who was not invited.

        Raises:  RuleBroken("attendance.invited"), ("attendance.present"); what Meeting.check raises.
        Source:  domain dossier 4.2: daftar hadir; the proof is the list of who signed.
        """
        self.meeting.check()
        if not self.invited:
            raise RuleBroken("attendance.invited")
        if self.present is not None and (not self.present or not set(self.present) <= {one.name for one in self.invited}):
            raise RuleBroken("attendance.present")

    def layout(self, sheet: Sheet) -> Layout:
        """The list as blocks; two lines a row leave room to sign.

        Source:  domain dossier 4.2: daftar hadir.
        """
        mark = {True: "hadir", False: "tidak hadir"}
        rows = tuple(
            (str(place), one.name, one.position, f"{place}.\n " if self.present is None else mark[one.name in self.present])
            for place, one in enumerate(self.invited, 1)
        )
        last = "Tanda tangan" if self.present is None else "Kehadiran"
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Title(("DAFTAR HADIR",), strong=True), Pairs(self.meeting.rows()),
            Grid(("No.", "Nama", "Jabatan", last), rows, (0.5, 2.4, 2.2, 1.8), "clll"),
        )  # fmt: skip
        return Layout(f"Daftar Hadir: {self.meeting.subject}", (Section(blocks),), foot=True)


@dataclass(frozen=True)
class MeetingNotes:
    """Notula: who was there, what was spoken of, what was agreed."""

    letterhead: Letterhead
    meeting: Meeting
    chair: str
    writer: str
    present: tuple[str, ...]
    agreed: tuple[str, ...]

    def check(self) -> None:
        """Refuse notes without those present, without result, chair or writer.

        Raises:  RuleBroken of "attendance.present", "notes.agreed", "notes.people"; what Meeting.check raises.
        Source:  Permendagri 1/2023, notula.
        """
        self.meeting.check()
        if not self.present:
            raise RuleBroken("attendance.present")
        if not self.agreed or not all(line.strip() for line in self.agreed):
            raise RuleBroken("notes.agreed")
        if not self.chair.strip() or not self.writer.strip():
            raise RuleBroken("notes.people")

    def layout(self, sheet: Sheet) -> Layout:
        """The notes as blocks.

        Source:  Permendagri 1/2023, notula.
        """
        head = (*self.meeting.rows(), ("Pimpinan rapat", self.chair), ("Notulis", self.writer))
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Title(("NOTULA",), strong=True), Pairs(head),
            Text("1. Peserta yang hadir", strong=True), Items(self.present, "a."),
            Text("2. Pokok pembahasan", strong=True), Items(self.meeting.agenda, "a."),
            Text("3. Hasil", strong=True), Items(self.agreed, "a."),
            Signs((Sign(("Pimpinan rapat,",), self.chair), Sign(("Notulis,",), self.writer))),
        )  # fmt: skip
        return Layout(f"Notula: {self.meeting.subject}", (Section(blocks),), foot=True)
