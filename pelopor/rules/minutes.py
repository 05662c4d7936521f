"""What the minutes of the assessment (berita acara) hold, as a frozen dataclass: pages and templates do no sums on it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.frame import Letterhead, letterhead_lines
from pelopor.rules.papers.layout import Block, Grid, Items, Layout, Pairs, Section, Sign, Signs, Text, Title, Top, parted
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.spelling import day_in_words, decimal, number_and_words

NONE = "–"  # printed where nobody had enough evidence

CLOSING = "Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."


EXPLAINED = (
    "Angka pertama: rata-rata nilai yang dikunci masing-masing penilai. Angka sesudah garis miring: nilai yang berlaku setelah rapat."
    " Skala 1 sampai 4; makin tinggi makin baik. Urut abjad."
)


@dataclass(frozen=True)
class Row:
    """One candidate. Figures are exact fractions as text ("13/4"), one a criterion; None where nobody had enough evidence."""

    name: str
    locked: tuple[str | None, ...]  # means of the locked scores
    agreed: tuple[str | None, ...]  # what counts after the meeting
    mean: str | None
    position: str = ""
    unit: str = ""
    beside: str = ""  # the superior's view in words; never in the mean


@dataclass(frozen=True)
class Place:
    """Candidates who share a place, by name."""

    place: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """Unit of votes: ballots."""

    name: str
    votes: int


@dataclass(frozen=True)
class Lot:
    """A lot at the boundary, so that anybody can draw it again: the commitment, then the seed, then the secret bits.

    secret: empty where the counts are not printed: with the bits, a guessed tally could be tested.
    """

    commitment: str
    seed: str
    secret: str
    names: tuple[str, ...]  # in the order drawn


@dataclass(frozen=True)
class Minutes:
    """Minutes of the assessment as they stand on paper."""

    agency: str
    government: str
    title: str
    held_at: date
    place: str
    members: tuple[str, ...]
    criteria: tuple[str, ...]
    rows: tuple[Row, ...]  # by name
    brackets: tuple[Place, ...]
    proposed: tuple[str, ...]  # by name
    counts: tuple[Count, ...] | None = None  # None where the ruleset keeps them out of the paper
    witnesses: tuple[str, ...] = ()
    ballots: int | None = None  # handed in, blank ones included
    roll: int | None = None
    lots: tuple[Lot, ...] = ()
    number: str = ""
    notes: tuple[str, ...] = ()  # why the meeting agreed on other levels
    fewer: str = ""  # what followed when fewer were named than there were places
    recusals: tuple[str, ...] = ()  # who did not score whom, without the ground
    potential: tuple[str, ...] = ()  # what assessors wrote, a line per candidate, where the ruleset prints it
    applied: tuple[str, ...] = ()  # rules of the ruleset that decided something here

    def check(self) -> None:
        """Refuse minutes that contradict themselves or miss a part.

        Raises:  RuleBroken of "minutes.members", "minutes.place", "minutes.rows", "minutes.brackets", "minutes.proposed",
                 "minutes.figures".
        Source:  domain dossier 4.2: who, what was done, result table, closing, signatures of all members; seed deck, selection page.
        """
        names = sorted(row.name for row in self.rows)
        if not self.members:
            raise RuleBroken("minutes.members")
        if not self.place.strip():
            raise RuleBroken("minutes.place")
        if not names:
            raise RuleBroken("minutes.rows")
        if sorted(name for bracket in self.brackets for name in bracket.names) != names:
            raise RuleBroken("minutes.brackets")
        if not self.proposed or not set(self.proposed) <= set(names):
            raise RuleBroken("minutes.proposed")
        if any({len(row.locked), len(row.agreed)} != {len(self.criteria)} for row in self.rows):
            raise RuleBroken("minutes.figures")

    def to_dict(self) -> dict[str, Any]:
        """What is kept, and under "printed" the words and rounded figures that the paper shows."""
        return {**asdict(self), "held_at": self.held_at.isoformat(), "printed": self.printed()}

    def printed(self) -> dict[str, Any]:
        """The words and rounded figures of the paper: sums end here."""
        return {
            "opening": opening(self.held_at, self.place, agency=self.agency, title=self.title),
            "turnout": " ".join(part for part in (_turnout(self.ballots, self.roll), self.fewer) if part),
            "rows": [
                {
                    "name": row.name,
                    "locked": [figure(value) for value in row.locked],
                    "agreed": [figure(value) for value in row.agreed],
                    "mean": figure(row.mean),
                    "changed": [before != after for before, after in zip(row.locked, row.agreed, strict=True)],
                }
                for row in self.rows
            ],
            "brackets": [{"place": _span(bracket), "names": list(bracket.names)} for bracket in self.brackets],
            "proposal": f"Tim mengusulkan {number_and_words(len(self.proposed))} calon kepada pimpinan, ditulis urut abjad.",
            "closing": CLOSING,
        }

    def layout(self, sheet: Sheet) -> Layout:
        """The minutes as blocks: opening, scores, brackets, proposal, counts and lots where they are printed, signatures.

        Source:  domain dossier 4.2: "Pada hari ini", who, what was done, result table, closing, signatures of members and witnesses.
        """
        printed = self.printed()
        places = tuple((one["place"], ", ".join(one["names"])) for one in printed["brackets"])
        blocks: list[Block] = [
            Top(letterhead_lines(sheet, Letterhead(self.government, self.agency, ""))),
            Title(("BERITA ACARA ASSESSMENT CALON AGEN PERUBAHAN", sheet.cased(self.title)), strong=True),
            Text(printed["opening"]),
            *([Text(printed["turnout"])] if printed["turnout"] else []),
            *self._scores(printed["rows"]),
            Text("2. Peringkat", strong=True),
            Text("Calon pada peringkat yang sama tidak dapat dibedakan; urutan di antara mereka tidak bermakna.", small=True),
            Grid(("Peringkat", "Nama"), places, (1, 5), "cl", whole=True),
            Text(printed["proposal"]),
            Items(self.proposed),
            *(Text(sentence) for sentence in self.applied),
            *self._counts(),
            *(block for lot in self.lots for block in drawn(lot)),
            Text(CLOSING),
            Signs(
                (*(Sign(("Penilai,",), name) for name in self.members), *(Sign(("Saksi,",), name) for name in self.witnesses))
            ),
        ]  # fmt: skip
        return Layout(f"Berita Acara Assessment {self.title}", (Section(tuple(blocks)),), foot=True)

    def _scores(self, rows: Sequence[Mapping[str, Any]]) -> list[Block]:
        marks = [f"K{place}" for place in range(1, len(self.criteria) + 1)]
        cells = tuple(_score_cells(place, row, kept) for place, (row, kept) in enumerate(zip(rows, self.rows, strict=True), 1))
        blocks: list[Block] = [
            Text("1. Nilai per kriteria", strong=True),
            Text(EXPLAINED, small=True),
            Grid(("No.", "Nama", *marks, "Nilai"), cells, (0.6, 3.2, *(1.0 for _ in marks), 1.1), "cl" + "c" * (len(marks) + 1)),
            Text("; ".join(f"{mark}: {text}" for mark, text in zip(marks, self.criteria, strict=True)) + ".", small=True),
        ]
        if seen := [f"{row.name}: oleh {row.beside}." for row in self.rows if row.beside]:
            blocks += [Text("Pandangan atasan, di samping nilai dan tidak ikut dihitung:"), Items(tuple(seen))]
        if self.notes:
            blocks += [Text("Rapat menyepakati nilai lain dari rata-rata yang dikunci:"), Items(self.notes)]
        if self.potential:
            blocks += [Text("Potensi dan kemampuan menurut para penilai, tidak ikut dihitung:"), Items(self.potential)]
        if self.recusals:
            blocks += [Text("Penilai yang tidak menilai seorang calon:"), Items(self.recusals)]
        return blocks

    def _counts(self) -> list[Block]:
        if not self.counts:
            return []
        return [
            Text("3. Perolehan suara penjaringan", strong=True),
            Text("Urut abjad. Dibuka oleh dua saksi setelah semua nilai dikunci.", small=True),
            Grid(("Nama", "Suara"), tuple((one.name, str(one.votes)) for one in self.counts), (6, 1), "lr"),
        ]

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Minutes":
        """The minutes kept as `to_dict` wrote them; parts that may be missing take their defaults.

        Counts may also be given as {name: votes}.
        """
        counts = kept.get("counts")
        pairs = counts.items() if isinstance(counts, Mapping) else [(one["name"], one["votes"]) for one in counts or ()]
        plain: dict[str, Any] = {key: kept[key] for key in ("ballots", "roll", "number", "fewer") if key in kept}
        lines: dict[str, Any] = {key: tuple(kept.get(key, ())) for key in ("witnesses", "notes", "recusals", "potential", "applied")}
        return cls(
            agency=kept["agency"], government=kept["government"], title=kept["title"], place=kept["place"],
            held_at=date.fromisoformat(kept["held_at"]), members=tuple(kept["members"]), criteria=tuple(kept["criteria"]),
            rows=tuple(Row(**{**row, "locked": tuple(row["locked"]), "agreed": tuple(row["agreed"])}) for row in kept["rows"]),
            brackets=tuple(Place(one["place"], tuple(one["names"])) for one in kept["brackets"]), proposed=tuple(kept["proposed"]),
            counts=None if counts is None else tuple(Count(name, votes) for name, votes in sorted(pairs)),
            lots=tuple(Lot(**{**lot, "names": tuple(lot["names"])}) for lot in kept.get("lots", ())),
            **lines, **plain,
        )  # fmt: skip


def drawn(lot: Lot) -> list[Block]:
    """A lot on paper, with all that is needed to draw it again.

    Source:  ADR 5: the fingerprint is published before the draw, so that nobody can choose the result.
    """
    secret = (("Rahasia sidik", parted(lot.secret)),) if lot.secret else ()
    return [
        Text("Undian di hadapan umum", strong=True),
        Text("Sidik diumumkan lebih dulu, lalu hasil undian dicatat. Urutan dihitung dari keduanya dan dapat dihitung ulang.", small=True),
        Pairs((("Sidik", parted(lot.commitment)), ("Hasil undian", lot.seed), *secret, ("Urutan", ", ".join(lot.names)))),
    ]


def _score_cells(place: int, row: Mapping[str, Any], kept: Row) -> tuple[str, ...]:
    """One row of the table: both figures where the meeting changed one."""
    name = f"{row['name']}\n{kept.position}, {kept.unit}" if kept.position else row["name"]
    figures = (a if a == b else f"{a} / {b}" for a, b in zip(row["locked"], row["agreed"], strict=True))
    return (str(place), name, *figures, row["mean"])


def opening(held_at: date, place: str, *, agency: str, title: str) -> str:
    """The sentence with which the minutes open, the date in words.

    Source:  domain dossier 4.2: "Pada hari ini, ..., bertempat di ...".
    """
    return (
        f"Pada hari ini, {day_in_words(held_at)}, bertempat di {place}, telah dilaksanakan assessment calon Agen Perubahan"
        f" pada {agency} dalam {title}, dengan hasil sebagai berikut."
    )


def figure(value: str | None) -> str:
    """A kept fraction as the paper prints it, with two decimals and the Indonesian comma.

    Source:  decided: two decimals on paper; ranks compare the exact figures.
    """
    return NONE if value is None else decimal(Fraction(value))


def note(name: str, place: int, *, before: str | None, level: int, why: str) -> str:
    """Why a level counts that is not the mean of the locked ones, as the meeting wrote it down.

    Args:    place: of the criterion, from 1. before: the mean of the locked scores, an exact fraction as text.
    Source:  decided: both scores are kept, and what differs carries its reason on paper.
    """
    return f"{name}, K{place}: dari {figure(before)} menjadi {level}, karena {why.strip().rstrip('.')}."


def view_beside(superior: str, levels: Sequence[int | None]) -> str:
    """What the superior thinks, one level a criterion in their order; None where there was not enough evidence.

    Source:  seed deck, assessment page: the superior's view stands beside the scores and is not counted.
    """
    return f"{superior}: {', '.join(f'K{place} {NONE if level is None else level}' for place, level in enumerate(levels, 1))}"


def _turnout(ballots: int | None, roll: int | None) -> str:
    if ballots is None or roll is None:
        return ""
    return f"Pada penjaringan masuk {number_and_words(ballots)} suara dari {number_and_words(roll)} pegawai dalam daftar."


def _span(bracket: Place) -> str:
    """One place for one name; for several the places that they share: "2-3"."""
    last = bracket.place + len(bracket.names) - 1
    return str(bracket.place) if last == bracket.place else f"{bracket.place}–{last}"
