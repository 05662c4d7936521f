"""Tables as files that a spreadsheet opens and runs nothing of."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pelopor.rules.roster import safe_text

FILE_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
DEFAULT_WIDTH = 12  # characters


def as_csv(headers: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with BOM and semicolons: what a spreadsheet set to Indonesian opens by a double click, and runs nothing of."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([safe_text(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(
    headers: Sequence[str], lines: Iterable[Sequence[str]], *, sheet: str, widths: Mapping[str, int] = MappingProxyType({})
) -> bytes:
    """One sheet, every cell text, so that no number loses digits and nothing is run as a formula. widths: of columns, in characters."""
    import xlsxwriter  # here, not above: it is heavy, and few pages need it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    page = book.add_worksheet(sheet)
    bold, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    for place, title in enumerate(headers):
        page.set_column(place, place, widths.get(title, DEFAULT_WIDTH), text)
    page.freeze_panes(1, 1)
    for place, title in enumerate(headers):
        page.write_string(0, place, title, bold)
    for number, line in enumerate(lines, 1):
        for place, cell in enumerate(line):
            if cell:
                page.write_string(number, place, safe_text(cell) if cell.lstrip()[:1] in {"'", "="} else cell, text)  # text by its type
    book.close()
    return out.getvalue()
