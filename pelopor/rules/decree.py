"""What a decree (Keputusan) holds, as a frozen dataclass: pages and templates do no sums on it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pelopor.rules.errors import RuleBroken

RANK = ("UUD", "UU", "PP", "Perpres", "Permen", "Perda", "Pergub")
"""Kinds of rules from the highest. Source: UU 12/2011 Pasal 7 and 8; domain dossier 4.1 (rank, then year)."""

WORDS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")


@dataclass(frozen=True)
class Law:
    kind: str  # one of RANK
    year: int
    text: str  # as printed: name, number, year, title, gazette


@dataclass(frozen=True)
class Member:
    name: str
    number: str  # NIP, only when the agency's rule shows it
    grade: str
    position: str
    unit: str
    role: str
    note: str = ""


@dataclass(frozen=True)
class Letterhead:
    government: str
    agency: str
    address: str


@dataclass(frozen=True)
class Decree:
    """A decree as it stands on paper; number and date come from the registry."""

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

    def check(self) -> None:
        """Refuse a decree that misses a part.

        Raises:  RuleBroken("decree.considering" | "decree.recalling" | "decree.decides" | "decree.members" | "decree.signer").
        Source:  domain dossier 4.1: closing clause of Menimbang, order of Mengingat, six dicta, annex.
        """
        if len(self.considering) < 2 or not self.considering[-1].startswith("bahwa berdasarkan pertimbangan"):
            raise RuleBroken("decree.considering")
        if not self.recalling or list(self.recalling) != sorted(self.recalling, key=lambda law: (RANK.index(law.kind), law.year)):
            raise RuleBroken("decree.recalling")
        if len(self.decides) != len(WORDS) or not all(text.strip() for text in self.decides):
            raise RuleBroken("decree.decides")
        if not self.members:
            raise RuleBroken("decree.members")
        if not self.signer_name.strip():
            raise RuleBroken("decree.signer")

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "date": self.date.isoformat() if self.date else None}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Decree":
        day = kept.get("date")
        return cls(
            **{
                **kept,
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
