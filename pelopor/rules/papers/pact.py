"""Pakta integritas of an assessor."""

import datetime as dt
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.frame import Letterhead, letterhead_lines
from pelopor.rules.papers.layout import Block, Items, Layout, Pairs, Section, Sign, Signs, Text, Title, Top
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from pelopor.rules.spelling import long_date

PROMISES = (
    "menilai setiap calon hanya berdasarkan kriteria yang telah diumumkan dan bukti yang saya ketahui sendiri atau dapat diperiksa",
    "tidak memihak, dan menyatakan setiap benturan kepentingan dengan calon sebelum menilai",
    "tidak membicarakan nilai dengan siapa pun sebelum semua nilai dikunci",
    "tidak mencari tahu siapa yang mengusulkan siapa dalam penjaringan, dan tidak meminta pegawai menyebutkannya",
    "menjaga kerahasiaan nilai, catatan, dan isi rapat, kecuali yang dimuat dalam berita acara",
    "tidak menerima dan tidak memberi hadiah, janji, atau tekanan dalam bentuk apa pun",
)
"""What an assessor promises. Decided; from UU 30/2014 Pasal 42 (conflict of interest), PP 94/2021 (duties) and the protocol of secrecy."""

CLOSING = "Apabila saya melanggar pakta integritas ini, saya bersedia dikenai sanksi sesuai dengan ketentuan peraturan perundang-undangan."


@dataclass(frozen=True)
class IntegrityPact:
    """The promise of one assessor, witnessed by the head."""

    letterhead: Letterhead
    name: str
    position: str
    unit: str
    cycle: str
    place: str
    date: dt.date
    witness: Signer
    promises: tuple[str, ...] = PROMISES

    def check(self) -> None:
        """Refuse a pact that nobody makes or that promises nothing.

        Raises:  RuleBroken("pact.name"), ("pact.promises"); what Signer.check raises.
        Source:  domain dossier 4.2: numbered promises, place, date, name, signature, witnessing superior.
        """
        if not self.name.strip():
            raise RuleBroken("pact.name")
        if not self.promises or not all(text.strip() for text in self.promises):
            raise RuleBroken("pact.promises")
        self.witness.check()

    def layout(self, sheet: Sheet) -> Layout:
        """The pact as blocks.

        Source:  domain dossier 4.2, pakta integritas.
        """
        promises = (*(f"{text};" for text in self.promises[:-1]), f"{self.promises[-1]}.")
        under = self.witness.under(grade=sheet.grade, number=sheet.number)
        witness = Sign(("Mengetahui,", *self.witness.titles(upper=sheet.upper)), self.witness.name, (" ",), under)
        made = Sign(("Yang membuat pernyataan,", *(" " for _ in witness.titles[1:])), self.name, (f"{self.place}, {long_date(self.date)}",))
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)),
            Title(("PAKTA INTEGRITAS", "PENILAI CALON AGEN PERUBAHAN", sheet.cased(self.cycle)), strong=True),
            Text("Yang bertanda tangan di bawah ini:"),
            Pairs((("Nama", self.name), ("Jabatan", self.position or "-"), ("Unit kerja", self.unit or "-"))),
            Text("dalam penilaian calon Agen Perubahan dengan ini berjanji:"), Items(promises, "1."), Text(CLOSING),
            Signs((witness, made)),
        )  # fmt: skip
        return Layout(f"Pakta Integritas Penilai {self.name}", (Section(blocks),), foot=True)
