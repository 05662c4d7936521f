"""The columns of a roster, and guessing which column of a file is which from the words of its header."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pelopor.rules.roster.table import Cell, Row


@dataclass(frozen=True)
class Column:
    """One column. title: the header that export and template write; it is part of the file format and not translated."""

    key: str
    title: str
    headers: tuple[str, ...]
    required: bool = False


COLUMNS = (
    Column("name", "Nama", ("nama", "nama pegawai", "nama lengkap", "nama dan gelar", "nama asn", "name"), required=True),
    Column(
        "number", "NIP",
        ("nip", "nip baru", "nomor induk pegawai", "nip ni pppk", "nip nipppk", "nomor pegawai", "no pegawai", "nip nomor pegawai"),
        required=True,
    ),
    Column("number_pppk", "NI PPPK", ("ni pppk", "nipppk", "nomor induk pppk", "ni p3k", "nip3k")),
    Column("unit", "Unit Kerja", ("unit kerja", "unit", "unit organisasi", "bidang", "satuan kerja", "unor", "nama unor"), required=True),
    Column("position", "Jabatan", ("jabatan", "nama jabatan", "position"), required=True),
    Column(
        "position_class", "Jenis Jabatan", ("jenis jabatan", "kelompok jabatan", "tingkat jabatan", "kategori jabatan"), required=True,
    ),
    Column("status", "Status", ("status", "status pegawai", "status kepegawaian", "jenis pegawai", "kedudukan"), required=True),
    Column("grade", "Golongan", ("golongan", "gol", "gol ruang", "golongan ruang", "pangkat golongan", "pangkat gol ruang")),
    Column("superior", "Atasan", ("atasan", "atasan langsung", "nip atasan", "nama atasan", "nip atasan langsung", "pejabat penilai")),
    Column("email", "Surel", ("surel", "email", "e mail", "alamat surel", "alamat email")),
    Column("since", "TMT", ("tmt", "tmt jabatan", "tanggal mulai", "terhitung mulai tanggal", "mulai")),
)  # fmt: skip
"""In the order in which export and template write them. Either NIP or NI PPPK may stay empty in a row, not both."""

TITLES = {column.key: column.title for column in COLUMNS}
REQUIRED = tuple(column.key for column in COLUMNS if column.required)

_EXACT: Mapping[str, str] = {header: column.key for column in COLUMNS for header in column.headers}
_CONTAINED = (
    ("superior", "atasan"), ("unit", "unit"), ("position_class", "jenis jabatan"), ("position_class", "kelas"),
    ("position_class", "eselon"), ("since", "tmt"), ("number", "nip"), ("status", "status"), ("number_pppk", "pppk"),
    ("grade", "golongan"), ("grade", "gol"), ("position", "jabatan"), ("email", "email"), ("email", "surel"), ("name", "nama"),
)  # fmt: skip
"""Words that tell a column when the header is not known as it stands, the most telling first."""

SEARCHED = 30
"""How far below the top the header is looked for. Unit: rows."""
LEAST_FOUND = 3
"""How many known columns make a row a header. Unit: columns."""


@dataclass(frozen=True)
class Header:
    """The row that names the columns, and which column (from 0) is which."""

    line: int
    mapping: Mapping[str, int]


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower case, letters and digits only, one space between words: how headers and words in cells are compared.

    Source:  decided: rosters write "Gol./Ruang", "GOL RUANG" and "Gol.  Ruang" for one thing.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def column_for(header: str) -> tuple[str, bool] | None:
    """The column that a header names, and whether it is named exactly; None for a column that a roster does not have.

    Source:  headers of rosters of agencies, SIMPEG and SIASN lists: domain dossier 3.1 to 3.5.
    """
    words = plain(header)
    if words in _EXACT:
        return _EXACT[words], True
    spaced = f" {words} "
    return next(((key, False) for key, word in _CONTAINED if f" {word} " in spaced), None)


def guess_mapping(cells: Sequence[Cell]) -> dict[str, int]:
    """Which column (from 0) is which, from header cells. An exact header wins; otherwise the leftmost.

    Source:  decided: a guess, shown to a person before anything is read.
    """
    exact: dict[str, int] = {}
    alike: dict[str, int] = {}
    for place, cell in enumerate(cells):
        found = column_for(cell) if isinstance(cell, str) else None
        if found:
            (exact if found[1] else alike).setdefault(found[0], place)
    return {**alike, **exact}


def guess_header(rows: Sequence[Row]) -> Header | None:
    """The row among the first thirty that names most columns; the uppermost of equals. None when no row names three.

    Source:  decided: rosters open with the name of the agency, a title and a date above the header.
    """
    best: Header | None = None
    for row in rows[:SEARCHED]:
        mapping = guess_mapping(row.cells)
        if len(mapping) >= LEAST_FOUND and (best is None or len(mapping) > len(best.mapping)):
            best = Header(row.line, mapping)
    return best
