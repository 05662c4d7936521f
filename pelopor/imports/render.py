"""Rosters as files: export in the columns of the import, an empty template, and the report of a check. CSV and XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from pelopor.people.models import Employment, PersonNumber
from pelopor.people.queries import current_numbers
from pelopor.rules import person_numbers
from pelopor.rules.roster import COLUMNS, safe_text
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
DEFAULT_WIDTH = 12  # characters
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
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
    return as_csv(HEADERS, lines) if kind == "csv" else as_xlsx(HEADERS, lines)


def as_csv(headers: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with BOM and semicolons: what a spreadsheet set to Indonesian opens by a double click, and runs nothing of."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([safe_text(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(headers: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """One sheet, every cell text, so that no number loses digits and nothing is run as a formula."""
    import xlsxwriter  # here, not above: it is heavy, and few pages need it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet("Pegawai")
    bold, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    for place, title in enumerate(headers):
        sheet.set_column(place, place, WIDTHS.get(title, DEFAULT_WIDTH), text)
    sheet.freeze_panes(1, 1)
    for place, title in enumerate(headers):
        sheet.write_string(0, place, title, bold)
    for number, line in enumerate(lines, 1):
        for place, cell in enumerate(line):
            if cell:
                sheet.write_string(number, place, safe_text(cell) if cell[0] in "'=" else cell, text)  # text by its type
    book.close()
    return out.getvalue()


def template_file(kind: str) -> bytes:
    """The columns of the import with two invented people; they are deleted before it is used."""
    return roster_file(EXAMPLES, kind)


def name_of(word: str, code: str, day: date, kind: str) -> str:
    """A name for a downloaded file, of letters, digits and dashes only."""
    safe = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in code)
    return f"{word}-{safe}-{day.isoformat()}.{kind}"
