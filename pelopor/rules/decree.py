"""What a decree (Keputusan) holds, as a frozen dataclass: pages and templates do no sums on it. Its text is Indonesian."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.clauses import RANK, Law, considerations, dicta, recalled
from pelopor.rules.papers.frame import BLANK, Letterhead, copies_to, letterhead_lines, signature
from pelopor.rules.papers.layout import Block, Grid, Layout, Pairs, Part, Section, Signs, Title, Top
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from pelopor.rules.spelling import enumerated, long_date, number_and_words
from pelopor.rules.succession import Succession, earlier_decree, reasons, succeeding

WORDS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")

LETTERS = "abcdefghijklmnopqrstuvwxyz"

CLOSING = "bahwa berdasarkan pertimbangan"


@dataclass(frozen=True)
class Member:
    """One row of the annex: a person, named alone or below the group with which they were chosen."""

    name: str
    number: str  # NIP, printed only when show_numbers
    grade: str
    position: str
    unit: str
    role: str
    note: str = ""
    group: str = ""  # its name; its members stand together


@dataclass(frozen=True)
class Decree:
    """A decree as it stands on paper; number and date come from the registry and are repeated by the annex."""

    letterhead: Letterhead
    head_title: str
    place: str
    paper_size: str  # "A4" or "F4"
    title: str
    considering: tuple[str, ...]  # Menimbang, lettered
    recalling: tuple[Law, ...]  # Mengingat, numbered
    noting: tuple[str, ...]  # Memperhatikan
    decides: tuple[str, ...]  # KESATU to KEENAM
    members: tuple[Member, ...]  # the annex
    show_numbers: bool
    signer_name: str
    signer_grade: str
    copies: tuple[str, ...] = ()  # Tembusan
    number: str = ""
    date: dt.date | None = None
    signer_form: str = ""  # as Signer.form
    signer_own_title: str = ""  # as Signer.own_title
    signer_number: str = ""  # NIP

    @property
    def signer(self) -> Signer:
        """Who signs, as the block of signature names them."""
        return Signer(
            self.head_title, self.signer_name, self.signer_grade, self.signer_number, form=self.signer_form, own_title=self.signer_own_title
        )

    def check(self) -> None:
        """Refuse a decree that misses a part.

        Raises:  RuleBroken of "decree.considering", "decree.recalling", "decree.decides", "decree.members", "decree.signer",
                 what Signer.check raises, "decree.numbered" when it has a number without a date or a date without a number.
        Source:  domain dossier 4.1: closing clause of Menimbang, order of Mengingat, six dicta, annex; seed deck, selection page.
        """
        if not closes(self.considering):
            raise RuleBroken("decree.considering")
        if not self.recalling or any(law.kind not in RANK for law in self.recalling) or self.recalling != in_rank(self.recalling):
            raise RuleBroken("decree.recalling")
        if len(self.decides) != len(WORDS) or not all(text.strip() for text in self.decides):
            raise RuleBroken("decree.decides")
        if not self.members or len({(member.name, member.number, member.unit) for member in self.members}) != len(self.members):
            raise RuleBroken("decree.members")
        if not self.signer_name.strip():
            raise RuleBroken("decree.signer")
        self.signer.check()
        if bool(self.number.strip()) != (self.date is not None):
            raise RuleBroken("decree.numbered")

    def numbered(self, number: str, date: dt.date) -> "Decree":
        """The same decree with number and date of the registry, which body and annex repeat."""
        return replace(self, number=number.strip(), date=date)

    def layout(self, sheet: Sheet) -> Layout:
        """The decree as blocks: the body, then the annex on landscape pages, which repeats number, date, title and signature.

        Source:  domain dossier 4.1: the skeleton of a Keputusan.
        """
        head, title, number = sheet.cased(self.head_title), sheet.cased(self.title), self.number or BLANK
        body: list[Block] = [
            Top(letterhead_lines(sheet, self.letterhead)),
            Title((f"KEPUTUSAN {head}", f"NOMOR {number}", "TENTANG", title, f"{head},")),
            Part("Menimbang", _closed(self.considering), "a."),
            Part("Mengingat", _closed(tuple(law.text for law in self.recalling)), "1."),
            *([Part("Memperhatikan", _closed(self.noting), "1.")] if self.noting else []),
            Title(("MEMUTUSKAN:",)),
            Part("Menetapkan", (f"KEPUTUSAN {head} TENTANG {title}.",)),
            *(Part(word, (text,)) for word, text in zip(WORDS, self.decides, strict=False)),
            self._signature(sheet),
            *copies_to(self.copies),
        ]
        return Layout(self.title, (Section(tuple(body)), Section(self._annex(sheet), landscape=True)))

    def _signature(self, sheet: Sheet) -> Signs:
        day = long_date(self.date) if self.date else BLANK
        before = (f"Ditetapkan di {self.place}", f"pada tanggal {day}")
        return signature(self.signer, sheet, before=before)

    def _annex(self, sheet: Sheet) -> tuple[Block, ...]:
        head = (
            ("", "LAMPIRAN"), ("", f"KEPUTUSAN {sheet.cased(self.head_title)}"), ("NOMOR", self.number or BLANK),
            ("TANGGAL", long_date(self.date) if self.date else BLANK), ("TENTANG", sheet.cased(self.title)),
        )  # fmt: skip
        numbers = self.show_numbers
        names = ("No.", "Nama", *(("NIP",) if numbers else ()), "Gol.", "Jabatan", "Unit kerja", "Peran", "Ket.")
        widths = (0.5, 2.1, *((2.0,) if numbers else ()), 0.8, 1.9, 2.0, 1.5, 1.0)
        table = Grid(names, _annex_rows(self.members, numbers=numbers), widths, "c" + "l" * (len(names) - 1))
        return (Pairs(head, right=True), Title(("DAFTAR AGEN PERUBAHAN",)), table, self._signature(sheet))

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "date": self.date.isoformat() if self.date else None}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Decree":
        day = kept.get("date")
        known = {field.name for field in fields(cls)}
        return cls(
            **{
                **{name: value for name, value in kept.items() if name in known},
                "letterhead": Letterhead(**kept["letterhead"]),
                "considering": tuple(kept["considering"]),
                "recalling": tuple(Law(**law) for law in kept["recalling"]),
                "noting": tuple(kept["noting"]),
                "decides": tuple(kept["decides"]),
                "members": tuple(Member(**member) for member in kept["members"]),
                "copies": tuple(kept["copies"]),
                "date": dt.date.fromisoformat(day) if day else None,
            }
        )


def _closed(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{text};" for text in texts)


def _annex_rows(members: Sequence[Member], *, numbers: bool) -> tuple[tuple[str, ...], ...]:
    """One row a person; above the members of a group a row with its name, and letters before theirs."""
    rows: list[tuple[str, ...]] = []
    place, letter, last = 0, 0, ""
    for member in members:
        rest = (*((member.number,) if numbers else ()), member.grade, member.position, member.unit, member.role, member.note)
        if not member.group or member.group != last:
            place, letter = place + 1, 0
        if not member.group:
            rows.append((str(place), member.name, *rest))
        else:
            if not letter:
                rows.append((str(place), f"{member.group} (kelompok)"))
            rows.append(("", f"{LETTERS[letter % len(LETTERS)]}. {member.name}", *rest))
            letter += 1
        last = member.group
    return tuple(rows)


def in_rank(laws: Iterable[Law]) -> tuple[Law, ...]:
    """Laws in the order of Mengingat: by rank, then year; unknown kinds last.

    Source:  UU 12/2011, annex II (basis of a regulation is listed by rank, then by date); domain dossier 4.1.
    """
    return tuple(sorted(laws, key=lambda law: (RANK.index(law.kind) if law.kind in RANK else len(RANK), law.year)))


def closes(considering: Sequence[str]) -> bool:
    """Whether the last of two or more letters gathers every letter before it.

    Source:  UU 12/2011, annex II, as closing_clause.
    """
    *before, last = considering or ("",)
    named = all(f"huruf {letter}" in last for letter, _ in zip(LETTERS, before, strict=False))
    return bool(before) and last.startswith(CLOSING) and named


def closing_clause(letters: int, head_title: str, title: str) -> str:
    """The last letter of Menimbang, which gathers the `letters` before it.

    Source:  UU 12/2011, annex II: when there is more than one consideration, the last one gathers them.
    """
    before = enumerated([f"huruf {letter}" for letter in LETTERS[:letters]])
    return f"{CLOSING} sebagaimana dimaksud dalam {before}, perlu menetapkan Keputusan {head_title} tentang {title}"


def compose(
    *,
    letterhead: Letterhead,
    head_title: str,
    place: str,
    paper_size: str,
    year: int,
    laws: Iterable[Law],
    members: Sequence[Member],
    term_months: int,
    signer_name: str,
    signer_grade: str,
    role: str = "Agen Perubahan",
    budget: str = "anggaran instansi yang sah sesuai dengan ketentuan peraturan perundang-undangan",
    report_every: str = "triwulan",
    clauses: Mapping[str, str] | None = None,
    noting: Sequence[str] = (),
    copies: Sequence[str] = (),
    show_numbers: bool = False,
    signer_form: str = "",
    signer_own_title: str = "",
    signer_number: str = "",
    succession: Succession | None = None,
) -> Decree:
    """The draft of a decree: considerations before the closing clause, laws by rank and year, six dicta, members by name, those of a
    group together under its name.

    Args:    clauses: what the agency words for itself, by part (papers/clauses.py). term_months: unit: months.
             succession: those whose place the members take for the rest of the term; none for the decree of the choice.
    Raises:  what Decree.check and laws_of raise.
    Source:  domain dossier 4.1; seed deck, selection page: at least names, role, duties and functions, term.
    """
    agency, own = letterhead.agency, clauses or {}
    facts = {
        "instansi": agency, "peran": role, "jabatan": head_title, "tahun": str(year), "masa": number_and_words(term_months),
        "laporan": report_every, "biaya": budget,
    }  # fmt: skip
    what, letters, decides = "Penetapan", considerations(own, facts), dicta(own, facts)
    if succession:
        what, letters, decides = "Penggantian", reasons(succession, role, agency), succeeding(decides, succession, role, agency)
        noting = (earlier_decree(succession, role, agency, head_title), *noting)
    title = f"{what} {role} pada {agency} Tahun {year}"
    made = Decree(
        letterhead=letterhead, head_title=head_title, place=place, paper_size=paper_size, title=title,
        considering=(*letters, closing_clause(len(letters), head_title, title)), recalling=in_rank(recalled(own, tuple(laws))),
        noting=tuple(noting), decides=decides,
        members=tuple(sorted(members, key=lambda member: (member.group or member.name, member.group, member.name, member.unit))),
        show_numbers=show_numbers,
        signer_name=signer_name, signer_grade=signer_grade, signer_form=signer_form, signer_own_title=signer_own_title,
        signer_number=signer_number, copies=tuple(copies),
    )  # fmt: skip
    made.check()
    return made
