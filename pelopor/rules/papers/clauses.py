"""Clauses of a decree that an agency may word for itself, and the places in them that the record fills.

A part is "considering" (Menimbang, one letter a line, without the closing one), "recalling" (Mengingat, one rule a line) or a diktum
("kesatu" to "keenam"). In a text, a word in braces such as {instansi} is a place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken
from pelopor.rules.spelling import enumerated

RANK = ("UUD", "UU", "PP", "Perpres", "Permen", "Perda", "Pergub")
"""Kinds of rules from the highest; Perda and Pergub stand for those of regencies and heads of agencies too.
Source: UU 12/2011 Pasal 7 and 8; domain dossier 4.1 (rank, then year)."""

BEGINS = (
    ("Undang-Undang Dasar", "UUD"), ("Undang-Undang", "UU"), ("Peraturan Pemerintah Pengganti", "UU"), ("Peraturan Pemerintah", "PP"),
    ("Peraturan Presiden", "Perpres"), ("Keputusan Presiden", "Perpres"), ("Peraturan Menteri", "Permen"), ("Keputusan Menteri", "Permen"),
    ("Peraturan Badan", "Permen"), ("Peraturan Lembaga", "Permen"), ("Peraturan Kepala", "Permen"), ("Peraturan Daerah", "Perda"),
    ("Peraturan Gubernur", "Pergub"), ("Peraturan Bupati", "Pergub"), ("Peraturan Wali", "Pergub"), ("Keputusan", "Pergub"),
)  # fmt: skip
"""How the name of a rule begins, and its kind; the first that fits counts. Source: UU 12/2011 Pasal 7 and 8."""

ROLES = ("katalis", "penggerak perubahan", "pemberi solusi", "mediator", "penghubung")
"""The five roles. Source: PermenPANRB 27/2014, as repeated wherever it is put to use (domain dossier 2.1)."""

TASKS = (
    "melakukan internalisasi rencana tindak perubahan dan memberi contoh perubahan perilaku kepada pegawai",
    "menyusun rencana tindak dengan persetujuan pimpinan, melaksanakannya, dan menyampaikan permasalahan beserta solusinya",
    "berkoordinasi dengan Kelompok Budaya Kerja dan Tim Reformasi Birokrasi dalam penyusunan rencana tindak",
    "bertukar pengetahuan dan mereplikasi kemajuan melalui forum antaragen",
)
"""Duties and functions. Source: seed deck, page Peran dan Tugas AoC (domain dossier 1.5)."""

_TASKS = "; ".join(f"{letter}. {task}" for letter, task in zip("abcd", TASKS, strict=True))

USUAL: Mapping[str, str] = {
    "considering": (
        "bahwa untuk mempercepat perubahan pola pikir dan budaya kerja di lingkungan {instansi}, diperlukan pegawai yang menjadi pelopor"
        " dan teladan dalam berperilaku sesuai dengan nilai dasar Aparatur Sipil Negara dan nilai organisasi\n"
        "bahwa pegawai yang namanya tercantum dalam Lampiran Keputusan ini telah melalui penjaringan, telaah, dan assessment, serta"
        " memenuhi kriteria untuk ditetapkan sebagai {peran}"
    ),
    "kesatu": (
        "Menetapkan pegawai yang namanya tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini sebagai"
        " {peran} pada {instansi}."
    ),
    "kedua": (
        "{peran} sebagaimana dimaksud dalam Diktum KESATU berperan sebagai "
        f"{enumerated(list(ROLES))}, dengan tugas dan fungsi: {_TASKS}."
    ),
    "ketiga": (
        "Jangka waktu kerja {peran} sebagaimana dimaksud dalam Diktum KESATU adalah {masa} bulan terhitung sejak tanggal ditetapkannya"
        " Keputusan ini."
    ),
    "keempat": (
        "{peran} melaporkan pelaksanaan rencana tindak kepada {jabatan} secara berkala setiap {laporan} dan pada akhir masa tugas."
    ),
    "kelima": "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada {biaya}.",
    "keenam": "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
}  # fmt: skip
"""The wording where an agency has none of its own. Source: domain dossier 4.1; seed deck, selection page."""

PARTS = ("considering", "recalling", *list(USUAL)[1:])
DICTA = tuple(list(USUAL)[1:])
PLACES = ("instansi", "peran", "jabatan", "tahun", "masa", "laporan", "biaya")
NEEDED: Mapping[str, tuple[str, ...]] = {"kesatu": ("peran",), "ketiga": ("masa",)}
"""Places without which a diktum would not say what the record says: whom it makes what, and for how long."""

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Law:
    kind: str  # one of RANK
    year: int
    text: str  # as printed: name, number, year, title, gazette


def lines(text: str) -> tuple[str, ...]:
    """The lines of a clause, without empty ones and without the mark that closes each on paper.

    Source:  UU 12/2011, annex II: each letter and each basis is closed by a semicolon, which the paper sets by itself.
    """
    return tuple(line.strip().rstrip(";").strip() for line in text.splitlines() if line.strip().rstrip(";").strip())


def check_clause(part: str, text: str) -> None:
    """Refuse the wording of a part that a decree could not be composed with.

    Raises:  RuleBroken("clause.part") for a part that is none; ("clause.text") when empty; ("clause.place", place) for a place that
             nobody fills; ("clause.needs", place) without one that the part needs; ("clause.bahwa") for a consideration that does not
             begin so; what law_of raises.
    Source:  UU 12/2011, annex II: considerations begin with "bahwa"; seed deck, selection page: role and term stand in the decree.
    """
    if part not in PARTS:
        raise RuleBroken("clause.part")
    if not lines(text):
        raise RuleBroken("clause.text")
    found = _PLACE.findall(text)
    if unknown := [place for place in found if place not in PLACES]:
        raise RuleBroken("clause.place", place=f"{{{unknown[0]}}}")
    if lacking := [place for place in NEEDED.get(part, ()) if place not in found]:
        raise RuleBroken("clause.needs", place=f"{{{lacking[0]}}}")
    if part == "considering" and not all(line.startswith("bahwa ") for line in lines(text)):
        raise RuleBroken("clause.bahwa")
    if part == "recalling":
        laws_of(text)


def law_of(line: str) -> Law:
    """A rule as the record knows it, from how it is written out: its kind by how it begins, its year by "Tahun".

    Raises:  RuleBroken("clause.law", line) when it begins like no rule, or names no year.
    Source:  UU 12/2011 Pasal 7 and 8; annex II: the basis is written with name, number, year and title.
    """
    kind = next((kind for begins, kind in BEGINS if line.lower().startswith(begins.lower())), None)
    year = re.search(r"\bTahun (\d{4})\b", line, re.IGNORECASE)
    if kind is None or year is None:
        raise RuleBroken("clause.law", line=line[:80])
    return Law(kind, int(year[1]), line)


def laws_of(text: str) -> tuple[Law, ...]:
    """The rules of a text, one a line.

    Raises:  what law_of raises.
    Source:  as law_of.
    """
    return tuple(law_of(line) for line in lines(text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """A wording with its places filled; a place that nobody fills stays as it stands.

    Source:  decided: an agency words a clause once, and the record of each cycle fills it.
    """
    return _PLACE.sub(lambda match: facts.get(match[1], match[0]), text)


def considerations(own: Mapping[str, str], facts: Mapping[str, str]) -> tuple[str, ...]:
    """The letters of Menimbang but the closing one.

    Args:    own: what the agency words for itself, by part.
    Source:  as USUAL.
    """
    return tuple(filled(line, facts) for line in lines(own.get("considering", USUAL["considering"])))


def dicta(own: Mapping[str, str], facts: Mapping[str, str]) -> tuple[str, ...]:
    """KESATU to KEENAM.

    Args:    own: what the agency words for itself, by part.
    Source:  as USUAL.
    """
    return tuple(" ".join(filled(own.get(part, USUAL[part]), facts).split()) for part in DICTA)


def recalled(own: Mapping[str, str], laws: Sequence[Law]) -> tuple[Law, ...]:
    """The basis: the agency's own list, else that of the ruleset.

    Source:  domain dossier 4.1, Mengingat.
    """
    return laws_of(own["recalling"]) if "recalling" in own else tuple(laws)
