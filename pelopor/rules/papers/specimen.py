"""A decree of nobody, to look at a format or a wording before it counts."""

from collections.abc import Mapping
from dataclasses import replace

from pelopor.rules.decree import Decree, Member, compose
from pelopor.rules.papers.clauses import law_of
from pelopor.rules.papers.frame import Letterhead
from pelopor.rules.papers.signer import Signer

LAW = law_of("Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara")


def specimen(*, letterhead: Letterhead, place: str, year: int, signer: Signer, clauses: Mapping[str, str]) -> Decree:
    """A whole decree with two made-up agents, twelve months and one law unless the agency has its own list.

    Raises:  what compose raises.
    Source:  decided: a wording is judged on the whole paper, not by itself.
    """
    known = signer if signer.name.strip() else replace(signer, name="Nama Pimpinan")
    members = [Member(name, "NIP", "III/c", "Jabatan", "Unit kerja", "Agen Perubahan") for name in ("Nama Pegawai A", "Nama Pegawai B")]
    return compose(
        letterhead=letterhead, head_title=signer.head_title, place=place, paper_size="F4", year=year, laws=(LAW,), members=members,
        term_months=12, signer_name=known.name, signer_grade=known.grade, signer_form=known.form, signer_number=known.number,
        signer_own_title=known.own_title, clauses=clauses, copies=("Arsip",),
    )  # fmt: skip
