"""Letters: nota dinas, undangan, pengumuman. Number and date come from the registry; a nota dinas may go without."""

import datetime as dt
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.frame import BLANK, Letterhead, copies_to, letterhead_lines, signature
from pelopor.rules.papers.layout import Block, Grid, Items, Layout, Pairs, Section, Text, Title, Top
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from pelopor.rules.spelling import DAYS, clock, long_date

HALF = ("Nomor", "Sifat", "Lampiran", "Hal")


@dataclass(frozen=True)
class InternalMemo:
    """Nota dinas: from one office to another inside the agency."""

    letterhead: Letterhead
    to: str
    sender: str
    subject: str
    texts: tuple[str, ...]
    signer: Signer
    attachment: str = "-"
    nature: str = "Biasa"
    number: str = ""
    date: dt.date | None = None
    copies: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse a memo without recipient, subject or text.

        Raises:  RuleBroken of "letter.to", "letter.subject", "letter.text"; what Signer.check raises.
        Source:  Permendagri 1/2023, nota dinas: Yth., Dari, Tanggal, Nomor, Sifat, Lampiran, Hal, text, signature.
        """
        _check(self.to, self.subject, self.texts)
        self.signer.check()

    def layout(self, sheet: Sheet) -> Layout:
        """The memo as blocks.

        Source:  Permendagri 1/2023, nota dinas.
        """
        rows = (
            ("Yth.", self.to), ("Dari", self.sender), ("Tanggal", long_date(self.date) if self.date else BLANK),
            ("Nomor", self.number or BLANK), ("Sifat", self.nature), ("Lampiran", self.attachment), ("Hal", self.subject),
        )  # fmt: skip
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Title(("NOTA DINAS",), strong=True), Pairs(rows),
            *(Text(text) for text in self.texts), signature(self.signer, sheet), *copies_to(self.copies),
        )  # fmt: skip
        return Layout(f"Nota Dinas: {self.subject}", (Section(blocks),))


@dataclass(frozen=True)
class Invitation:
    """Undangan to a meeting. Hours are of the agency's clock."""

    letterhead: Letterhead
    place: str
    to: tuple[str, ...]
    subject: str
    day: dt.date
    begins: dt.time
    zone: str  # WIB, WITA or WIT
    venue: str
    agenda: tuple[str, ...]
    signer: Signer
    nature: str = "Penting"
    attachment: str = "-"
    number: str = ""
    date: dt.date | None = None
    copies: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse an invitation that does not say whom, whereto or what for.

        Raises:  RuleBroken of "letter.to", "letter.subject", "meeting.venue", "meeting.agenda", "letter.numbered"; what Signer.check
                 raises.
        Source:  Permendagri 1/2023, surat undangan: day, hour, place and programme.
        """
        _check("".join(self.to), self.subject, self.agenda, empty="meeting.agenda")
        if not self.venue.strip():
            raise RuleBroken("meeting.venue")
        _check_number(self.number, self.date)
        self.signer.check()

    def layout(self, sheet: Sheet) -> Layout:
        """The invitation as blocks.

        Source:  Permendagri 1/2023, surat undangan.
        """
        day = long_date(self.date) if self.date else BLANK
        head = tuple(zip(HALF, (self.number or BLANK, self.nature, self.attachment, self.subject), strict=True))
        when = (
            ("Hari, tanggal", f"{DAYS[self.day.weekday()]}, {long_date(self.day)}"), ("Pukul", f"{clock(self.begins)} {self.zone}"),
            ("Tempat", self.venue), ("Acara", "; ".join(self.agenda)),
        )  # fmt: skip
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Pairs((("", f"{self.place}, {day}"),), right=True), Pairs(head),
            Text("Yth."), Items(self.to, "1."), Text("di Tempat"),
            Text(f"Sehubungan dengan {self.subject[:1].lower()}{self.subject[1:]}, kami mengharapkan kehadiran Saudara pada:"), Pairs(when),
            Text("Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Saudara, kami mengucapkan terima kasih."),
            signature(self.signer, sheet), *copies_to(self.copies),
        )  # fmt: skip
        return Layout(f"Undangan: {self.subject}", (Section(blocks),))


@dataclass(frozen=True)
class Named:
    """Somebody in a list, with post and unit; a group stands by its name."""

    name: str
    position: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Announcement:
    """Pengumuman of names, by the alphabet: their order says nothing."""

    letterhead: Letterhead
    place: str
    about: str  # TENTANG ...
    texts: tuple[str, ...]
    people: tuple[Named, ...]
    closing: tuple[str, ...]
    signer: Signer
    number: str = ""
    date: dt.date | None = None

    def check(self) -> None:
        """Refuse an announcement without subject, text or names.

        Raises:  RuleBroken of "letter.subject", "letter.text", "announcement.people", "letter.numbered"; what Signer.check raises.
        Source:  Permendagri 1/2023, pengumuman; seed deck, selection page: who is chosen is made known.
        """
        _check(".", self.about, self.texts)
        if not self.people:
            raise RuleBroken("announcement.people")
        _check_number(self.number, self.date)
        self.signer.check()

    def layout(self, sheet: Sheet) -> Layout:
        """The announcement as blocks.

        Source:  Permendagri 1/2023, pengumuman.
        """
        title = ("PENGUMUMAN", f"NOMOR {self.number or BLANK}", "TENTANG", sheet.cased(self.about))
        made = (f"Dikeluarkan di {self.place}", f"pada tanggal {long_date(self.date) if self.date else BLANK}")
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Title(title), *(Text(text) for text in self.texts), people_grid(self.people),
            *(Text(text) for text in self.closing), signature(self.signer, sheet, before=made),
        )  # fmt: skip
        return Layout(f"Pengumuman: {self.about}", (Section(blocks),))


def people_grid(people: tuple[Named, ...]) -> Grid:
    """People by name, with post and unit.

    Source:  decided: names stand by the alphabet wherever their order means nothing.
    """
    rows = sorted(people, key=lambda one: (one.name, one.unit))
    cells = tuple((str(place), one.name, one.position, one.unit) for place, one in enumerate(rows, 1))
    return Grid(("No.", "Nama", "Jabatan", "Unit kerja"), cells, (0.5, 2.4, 2.2, 2.4), "clll")


def _check(to: str, subject: str, texts: tuple[str, ...], *, empty: str = "letter.text") -> None:
    if not to.strip():
        raise RuleBroken("letter.to")
    if not subject.strip():
        raise RuleBroken("letter.subject")
    if not texts or not all(text.strip() for text in texts):
        raise RuleBroken(empty)


def _check_number(number: str, date: dt.date | None) -> None:
    if bool(number.strip()) != (date is not None):
        raise RuleBroken("letter.numbered")
