"""Rosters as files: export in the columns of the import, an empty template, and the report of a check. CSV and XLSX."""

from collections.abc import Sequence
from datetime import date

from pelopor.kit.sheets import as_csv, as_xlsx
from pelopor.people.models import Employment, PersonNumber
from pelopor.people.queries import current_numbers
from pelopor.rules import person_numbers
from pelopor.rules.roster import COLUMNS
from pelopor.rules.roster.values import CLASS_TITLES, STATUS_TITLES

HEADERS = tuple(column.title for column in COLUMNS)
WIDTHS = {
    "Nama": 34,
    "NIP": 22,
    "NI PPPK": 22,
    "Unit Kerja": 34,
    "Jabatan": 34,
    "Jenis Jabatan": 15,
    "Status": 17,
    "Atasan": 24,
    "Surel": 26,
}
EXAMPLES = (
    ("Maria Contoh, S.Kom.", "19900101 201501 2 901", "", "Sekretariat", "Pranata Komputer Ahli Muda", "Fungsional", "PNS", "III/c", "",
     "maria@contoh.invalid", "2022-04-01"),
    ("Yosef Contoh", "", "19920214 2023 21 1 901", "Sekretariat", "Pengelola Keuangan", "Pelaksana", "PPPK", "VII",
     "19900101 201501 2 901", "", "2023-03-01"),
)  # fmt: skip

Line = tuple[str, ...]


def lines_of(rows: Sequence[tuple[Employment, PersonNumber | None]], *, on: date) -> list[Line]:
    """One line per person, in the order of COLUMNS. A superior stands by number, also one who works elsewhere."""
    numbers = {row.person_id: number for row, number in rows if number}
    numbers |= current_numbers({row.superior for row, _ in rows if row.superior and row.superior_id not in numbers}, on=on)
    return [_line(row, number, numbers.get(row.superior_id or 0)) for row, number in rows]


def _line(row: Employment, number: PersonNumber | None, superior: PersonNumber | None) -> Line:
    own = written(number)
    is_pppk = number is not None and number.kind == "ni_pppk"
    above = written(superior) or (row.superior.name if row.superior else "")
    return (
        row.person.name, "" if is_pppk else own, own if is_pppk else "", row.unit.name, row.position,
        CLASS_TITLES.get(row.position_class.code, row.position_class.name), STATUS_TITLES[row.status], row.grade, above,
        row.person.user.email if row.person.user else "", row.valid_from.isoformat(),
    )  # fmt: skip


def written(number: PersonNumber | None) -> str:
    return person_numbers.grouped(person_numbers.PersonNumber(number.kind, number.value)) if number else ""


def roster_file(lines: Sequence[Line], kind: str) -> bytes:
    """The roster as a file of `kind`, csv or xlsx."""
    return as_csv(HEADERS, lines) if kind == "csv" else as_xlsx(HEADERS, lines, sheet="Pegawai", widths=WIDTHS)


def template_file(kind: str) -> bytes:
    """The columns of the import with two invented people; they are deleted before it is used."""
    return roster_file(EXAMPLES, kind)


def name_of(word: str, code: str, day: date, kind: str) -> str:
    """A name for a downloaded file, of letters, digits and dashes only."""
    safe = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in code)
    return f"{word}-{safe}-{day.isoformat()}.{kind}"
