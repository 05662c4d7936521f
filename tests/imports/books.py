"""Spreadsheets for tests: honest ones as a spreadsheet program writes them, and others put together part by part."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="Pegawai" sheetId="1" r:id="rId1"/></sheets></workbook>'
WORKSHEET, STRINGS = f"{LINKS}/worksheet", f"{LINKS}/sharedStrings"
TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'


def links(*targets: tuple[str, str]) -> str:
    rows = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def written(write: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    """A workbook of xlsxwriter, filled by `write`."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        write(book)
    return out.getvalue()


def book(*rows: Sequence[Any], top: int = 0, left: int = 0) -> bytes:
    """One sheet of text and figures as they are given, its first cell `top` rows down and `left` columns to the right."""

    def write(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet("Pegawai")
        for line, row in enumerate(rows, top):
            for place, cell in enumerate(row, left):
                if cell is not None:
                    sheet.write(line, place, cell)

    return written(write)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return out.getvalue()


def raw(rows: str, *, after: str = "", before: str = "", strings: str = "", **parts: str | bytes) -> bytes:
    """A workbook whose only sheet holds the XML `rows`. strings: items of the shared strings; parts: further or other parts."""
    return packed(
        {
            "[Content_Types].xml": TYPES, "_rels/.rels": links((f"{LINKS}/officeDocument", "xl/workbook.xml")), "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": links((WORKSHEET, "worksheets/sheet1.xml"), (STRINGS, "sharedStrings.xml")),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>', **parts,
        }
    )  # fmt: skip


def said(text: str, reference: str = "A1") -> str:
    """A row with one cell of text."""
    return f'<row r="1"><c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c></row>'
