"""Writes docs/samples, the roster files to try an import with: python -m tools.samples [--check].

Everybody in them is invented. A workbook is compared by its parts, for programs pack the same bytes in different ways.
"""

import datetime as dt
import io
import os
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import django

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "samples"
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # xlsxwriter takes a moment without a zone
HEAD = ("Nama", "NIP", "NI PPPK", "Unit Kerja", "Jabatan", "Jenis Jabatan", "Status", "Golongan", "Atasan", "Surel", "TMT")
AS_SIMPEG = (
    "No.", "Nama Pegawai", "NIP", "NI PPPK", "Unit Organisasi", "Nama Jabatan", "Kelompok Jabatan", "Status Kepegawaian", "Gol./Ruang",
    "Atasan Langsung", "E-mail", "TMT Jabatan",
)  # fmt: skip
KEPALA, SEKRETARIS, KABID = "19700101 199503 2 901", "19750215 200012 1 902", "19780320 200501 2 903"
PEOPLE = (
    ("dr. Maria Contoh, M.Kes.", KEPALA, "", "Kepala Dinas", "Kepala Dinas", "JPT Pratama", "PNS", "IV/c", "", "maria@contoh.invalid",
     "2023-01-09"),
    ("Yosef Contoh, S.Sos.", SEKRETARIS, "", "Sekretariat", "Sekretaris", "Administrator", "PNS", "IV/a", KEPALA, "yosef@contoh.invalid",
     "2022-04-01"),
    ("Elsi Contoh, S.KM.", KABID, "", "Bidang Kesehatan Masyarakat", "Kepala Bidang", "Administrator", "PNS", "IV/a", KEPALA, "",
     "2021-06-01"),
    ("Domi Contoh", "19850607 201001 1 904", "", "Sekretariat", "Pengelola Keuangan", "Pelaksana", "PNS", "III/b", SEKRETARIS, "",
     "2019-02-01"),
    ("Ina Contoh, A.Md.", "", "19920214 2023 21 2 901", "Sekretariat", "Pranata Komputer Terampil", "Fungsional", "PPPK", "VII",
     SEKRETARIS, "ina@contoh.invalid", "2023-03-01"),
    ("Petrus Contoh", "", "19880810 2025 21 1 902", "Sekretariat", "Pengemudi", "Pelaksana", "PPPK Paruh Waktu", "V", SEKRETARIS, "",
     "2025-10-01"),
    ("Zoé Contoh, S.Gz.", "19951212 202203 2 905", "", "Bidang Kesehatan Masyarakat", "Nutrisionis Ahli Pertama", "Fungsional", "CPNS",
     "III/a", KABID, "", "2026-03-01"),
    ("Rambu Contoh", "HN-0017", "", "Bidang Kesehatan Masyarakat", "Petugas Kebersihan", "Pelaksana", "Non-ASN", "", KABID, "", ""),
)  # fmt: skip
"""Row by row in the order of HEAD."""

FAULTY: tuple[tuple[dict[str, object], tuple[str, ...]], ...] = (
    ({}, ()),
    ({"NIP": 199203042019031902.0}, ("number.as_number",)), ({"NIP": "1,99203E+17"}, ("number.lost",)),
    ({"NIP": "199203042019031000"}, ("number.lost",)), ({"NIP": "5371010101900001", "Status": "Non-ASN", "Golongan": ""}, ("number.nik",)),
    ({"NIP": ""}, ("number.none",)), ({"NI PPPK": "19920214 2023 21 2 903"}, ("number.two",)), ({"NIP": KEPALA}, ("number.twice",)),
    ({"NIP": "1992030420190319"}, ("number.length",)), ({"Nama": ""}, ("cell.empty",)), ({"Unit Kerja": "=A1"}, ("cell.formula",)),
    ({"Unit Kerja": "Sekretariat"}, ("cell.merged",)), ({"Unit Kerja": None}, ("cell.merged",)), ({"Jabatan": "#N/A"}, ("cell.error",)),
    ({"Jenis Jabatan": 9}, ("class.number",)), ({"Jenis Jabatan": "Kepala Seksi"}, ("class.unknown",)),
    ({"Status": "Pegawai Tetap"}, ("status.unknown",)), (dict.fromkeys(HEAD[1:], ""), ("row.alone",)),
    ({"Golongan": "3C"}, ("grade.unknown",)), ({"Atasan": "Bapak Kepala"}, ("superior.name",)),
    ({"Surel": "domi@"}, ("email.form",)), ({"TMT": "1-4-22"}, ("date.form",)), ({"TMT": "31/02/2022"}, ("date.day",)),
)  # fmt: skip
"""What is written instead in each row of the broken file, and the codes of what is wrong there."""
FIRST_LINE = 4
"""Of the people in the broken file, below a title, an empty line and the header."""


def files() -> dict[str, bytes]:
    from pelopor.kit.sheets import as_csv

    return {"pegawai.csv": as_csv(HEAD, PEOPLE), "pegawai.xlsx": _with_titles(), "pegawai-salah.xlsx": _broken()}


def faults_told() -> dict[int, str]:
    """What the broken file says about its own lines, in Indonesian."""
    from django.utils import translation

    from pelopor.imports.words.problems import PROBLEMS

    with translation.override("id"):
        return {
            line: "; ".join(str(PROBLEMS[code][0]) % {"first": FIRST_LINE} for code in codes)
            for line, (_, codes) in enumerate(FAULTY, FIRST_LINE)
        }


def _with_titles() -> bytes:
    """As an agency's system gives it out: titles above, other words in the header, a count and a signer below."""
    rows: list[Sequence[object]] = [("PEMERINTAH PROVINSI NUSA LONTAR",), ("Daftar Pegawai Dinas Contoh, keadaan 1 Oktober 2026",), ()]
    rows += [AS_SIMPEG, *((number, *person) for number, person in enumerate(PEOPLE, 1)), ("Jumlah", len(PEOPLE)), ()]
    rows += [("",) * 9 + ("Kupang, 1 Oktober 2026",), ("",) * 9 + ("Kepala Dinas",)]
    return _workbook(rows)


def _broken() -> bytes:
    told = faults_told()
    rows: list[Sequence[object]] = [("Berkas contoh yang salah: kolom terakhir mengatakan apa yang salah di setiap baris",), ()]
    rows.append((*HEAD, "Yang salah"))
    rows += [(*row, told[line]) for line, row in enumerate(_faulty_rows(), FIRST_LINE)]
    merged = next(line for line, (_, codes) in enumerate(FAULTY, FIRST_LINE) if codes == ("cell.merged",))
    return _workbook(rows, merged=(merged - 1, HEAD.index("Unit Kerja")))


def _faulty_rows() -> Iterator[list[object]]:
    """A sound person each, with another name and number, in whom something is wrong."""
    for place, (wrong, _) in enumerate(FAULTY):
        number = KEPALA if place == 0 else f"19850607 201001 1 {910 + place}"
        sound = dict(zip(HEAD, PEOPLE[3], strict=True)) | {"Nama": f"Domi Contoh {chr(65 + place)}", "NIP": number, "Atasan": ""}
        yield [*(sound | wrong).values()]


def _workbook(rows: Sequence[Sequence[object]], merged: tuple[int, int] | None = None) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet, bold = book.add_worksheet("Pegawai"), book.add_format({"bold": True})
        sheet.set_column(0, 12, 24)
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell == "=A1":
                    sheet.write_formula(line, place, "=A1", None, "Sekretariat")
                elif cell == "#N/A":
                    sheet.write_formula(line, place, "=NA()", None, "#N/A")
                elif cell not in {"", None}:
                    sheet.write(line, place, cell, bold if line < FIRST_LINE else None)
        if merged:
            sheet.merge_range(merged[0], merged[1], merged[0] + 1, merged[1], "Sekretariat")
    return out.getvalue()


def same(one: bytes, other: bytes) -> bool:
    return one == other or (one[:2] == other[:2] == b"PK" and _parts(one) == _parts(other))


def _parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def main(arguments: Sequence[str]) -> int:
    """Write or check every file; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelopor.config.settings")
    django.setup()
    stale = [name for name, data in files().items() if not ((path := FOLDER / name).exists() and same(path.read_bytes(), data))]
    if "--check" in arguments:
        print("\n".join(f"docs/samples/{name} is not what the code writes: run python -m tools.samples" for name in stale), end="")
        return 1 if stale else 0
    for name in stale:
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(files()[name])
        print(f"docs/samples/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
