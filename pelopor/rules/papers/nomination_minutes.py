"""Berita acara of the nomination: what the two witnesses saw when they opened the tally."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.minutes import CLOSING, Count, Lot, drawn
from pelopor.rules.papers.frame import Letterhead, letterhead_lines
from pelopor.rules.papers.layout import Block, Grid, Items, Layout, Pairs, Section, Sign, Signs, Text, Title, Top, parted
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.spelling import day_in_words, number_and_words

TIES = {
    "extend": "semua yang sama suaranya dengan urutan terakhir ikut, selama jumlahnya tidak melebihi {limit} nama",
    "order": "selebihnya ditentukan dengan urutan yang disepakati sebelum penjaringan dibuka",
    "lot": "selebihnya ditentukan dengan undian di hadapan umum",
}
"""Steps of ruleset nomination.ties as papers say them."""

KEPT_BACK = "Menurut aturan siklus ini, perolehan suara per nama tidak dimuat dalam berita acara."


def ties_on_paper(places: int, limit: int, steps: Sequence[str]) -> str:
    """The rule for a tie at the last place, as one sentence.

    Args:    places, limit: unit: names. steps: of ruleset nomination.ties, in their order.
    Source:  ruleset nomination.finalists, .finalists_limit and .ties.
    """
    said = [TIES[step].format(limit=number_and_words(limit)) for step in steps if step in TIES and (step != "extend" or limit > places)]
    after = f" Bila suara pada urutan terakhir sama: {'; '.join(said)}." if said else ""
    return f"Yang maju paling sedikit {number_and_words(places)} nama dengan suara terbanyak.{after}"


@dataclass(frozen=True)
class NominationMinutes:
    """The minutes as they stand on paper. counts and salt: None and "" where the ruleset keeps the counts out of it.

    With the salt a guessed tally could be tested, so it goes only with the counts. Ballots in it are numbers, never who or what.
    """

    letterhead: Letterhead
    agency: str
    cycle: str
    place: str
    opened_on: dt.date
    witnesses: tuple[str, ...]
    ballots: int
    blank: int
    roll: int
    ties: str  # the rule for a tie at the last place, in words
    standing: tuple[str, ...]  # who goes to the assessment, by name; who does not is not told
    tally_hash: str
    names_hash: str
    counts: tuple[Count, ...] | None = None  # by name
    salt: str = ""
    lots: tuple[Lot, ...] = ()
    fewer: str = ""

    def check(self) -> None:
        """Refuse minutes that contradict themselves or miss a part.

        Raises:  RuleBroken of "nomination_minutes.witnesses", "nomination_minutes.ballots", "nomination_minutes.hash",
                 "nomination_minutes.salt".
        Source:  seed deck, selection page; ADR 5: two witnesses, the hash of the tally published at closing.
        """
        if len(self.witnesses) != 2:
            raise RuleBroken("nomination_minutes.witnesses")
        if not 0 <= self.blank <= self.ballots <= self.roll:
            raise RuleBroken("nomination_minutes.ballots")
        if not self.tally_hash or not self.names_hash:
            raise RuleBroken("nomination_minutes.hash")
        if (self.counts is None) != (not self.salt):
            raise RuleBroken("nomination_minutes.salt")

    def opening(self) -> str:
        """The sentence with which the minutes open, the date in words.

        Source:  domain dossier 4.2: "Pada hari ini, ..., bertempat di ...".
        """
        return (
            f"Pada hari ini, {day_in_words(self.opened_on)}, bertempat di {self.place}, dua orang saksi telah membuka hasil penjaringan"
            f" calon Agen Perubahan pada {self.agency} dalam {self.cycle}, setelah semua nilai assessment dikunci."
        )

    def layout(self, sheet: Sheet) -> Layout:
        """The minutes as blocks: turnout, counts where they are printed, rule for ties and lots, who goes on, hashes, signatures.

        Source:  domain dossier 4.2, berita acara; secrecy: nothing on it leads to who handed in what.
        """
        turnout = (
            f"Suara masuk: {number_and_words(self.ballots)} dari {number_and_words(self.roll)} pegawai dalam daftar pemilih.",
            f"Di antaranya suara kosong: {number_and_words(self.blank)}.",
        )
        blocks: tuple[Block, ...] = (
            Top(letterhead_lines(sheet, self.letterhead)),
            Title(("BERITA ACARA PENJARINGAN CALON AGEN PERUBAHAN", sheet.cased(self.cycle)), strong=True),
            Text(self.opening()),
            Text("1. Keikutsertaan", strong=True), Items(turnout, "a."), *([Text(self.fewer)] if self.fewer else []),
            Text("2. Perolehan suara per nama", strong=True), *self._counts(),
            Text("3. Batas dan suara yang sama", strong=True), Text(self.ties), *(block for lot in self.lots for block in drawn(lot)),
            Text("4. Yang mengikuti assessment, urut abjad", strong=True), Items(self.standing, "a."),
            Text("5. Sidik untuk pemeriksaan", strong=True), *self._hashes(),
            Text(CLOSING), Signs(tuple(Sign(("Saksi,",), name) for name in self.witnesses)),
        )  # fmt: skip
        return Layout(f"Berita Acara Penjaringan {self.cycle}", (Section(blocks),), foot=True)

    def _counts(self) -> list[Block]:
        if self.counts is None:
            return [Text(KEPT_BACK)]
        rows = tuple((str(place), one.name, str(one.votes)) for place, one in enumerate(self.counts, 1))
        return [Text("Urut abjad.", small=True), Grid(("No.", "Nama", "Suara"), rows, (0.5, 5, 1), "clr")]

    def _hashes(self) -> list[Block]:
        salt = (("Garam", parted(self.salt)),) if self.salt else ()
        return [
            Text("Sidik hasil diumumkan saat penjaringan ditutup, sebelum siapa pun melihat hasilnya.", small=True),
            Pairs((("Sidik hasil (SHA-256)", parted(self.tally_hash)), *salt, ("Sidik daftar nama", parted(self.names_hash)))),
        ]
