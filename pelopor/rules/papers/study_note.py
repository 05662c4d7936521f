"""Telaahan staf: what Tim RB puts before the head about those whom the nomination brought up."""

import datetime as dt
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.frame import Letterhead, letterhead_lines
from pelopor.rules.papers.layout import Block, Items, Layout, Pairs, Section, Sign, Signs, Text, Title, Top
from pelopor.rules.papers.letters import Named, people_grid
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.spelling import long_date, number_and_words

CONDITIONS = "status kepegawaian, tidak sedang menjalani hukuman disiplin, dan penilaian kinerja"


@dataclass(frozen=True)
class StudyNote:
    """The note as it stands on paper. Those who did not pass or did not agree are not named, nor why."""

    letterhead: Letterhead
    to: str
    sender: str
    cycle: str
    place: str
    date: dt.date
    candidates: tuple[Named, ...]
    author: str
    note: str = ""
    ballots: int | None = None  # handed in, blank ones included
    roll: int | None = None

    def check(self) -> None:
        """Refuse a note without candidates or author.

        Raises:  RuleBroken("note.candidates"), ("note.author").
        Source:  seed deck, selection page: the study of the five goes to the head before the assessment.
        """
        if not self.candidates:
            raise RuleBroken("note.candidates")
        if not self.author.strip():
            raise RuleBroken("note.author")

    def facts(self) -> tuple[str, ...]:
        """What is on record. Unit of ballots: ballots.

        Source:  domain dossier 1.4: gates of status and discipline are facts of the records; the others are ratings.
        """
        turnout = (
            (f"Penjaringan telah ditutup dengan {number_and_words(self.ballots)} suara dari {number_and_words(self.roll)} pegawai.",)
            if self.ballots is not None and self.roll is not None
            else ()
        )
        count = number_and_words(len(self.candidates))
        return (
            *turnout,
            f"Syarat administrasi ({CONDITIONS}) telah diperiksa oleh petugas kepegawaian.",
            f"{count} calon memenuhi syarat administrasi dan menyatakan bersedia.",
            "Perolehan suara tetap tertutup sampai semua nilai assessment dikunci.",
        )

    def layout(self, sheet: Sheet) -> Layout:
        """The note as blocks, in the five parts of a telaahan staf.

        Source:  Permendagri 1/2023, telaahan staf: persoalan, fakta, analisis, kesimpulan, saran.
        """
        subject = f"Telaah calon Agen Perubahan, {self.cycle}"
        analysis = [Text(text) for text in self.note.split("\n") if text.strip()]
        head = (("Yth.", self.to), ("Dari", self.sender), ("Tanggal", long_date(self.date)), ("Hal", subject))
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)), Title(("TELAAHAN STAF",), strong=True), Pairs(head),
            Text("1. Persoalan", strong=True),
            Text("Calon hasil penjaringan perlu ditelaah sebelum pimpinan mengizinkan assessment dimulai."),
            Text("2. Fakta", strong=True), Items(self.facts(), "a."),
            Text("3. Analisis", strong=True),
            *(analysis or [Text("Tidak ada hal lain yang perlu disampaikan di luar fakta di atas.")]),
            Text("4. Kesimpulan", strong=True), Text("Calon berikut dapat mengikuti assessment, ditulis urut abjad:"),
            people_grid(self.candidates),
            Text("5. Saran", strong=True),
            Text("Mohon izin pimpinan untuk memulai assessment. Hasil assessment menjadi bahan pertimbangan; keputusan ada pada pimpinan."),
            Signs((Sign((f"{self.sender},",), self.author, (f"{self.place}, {long_date(self.date)}",)),)),
        )  # fmt: skip
        return Layout(f"Telaahan Staf: {subject}", (Section(blocks),))
