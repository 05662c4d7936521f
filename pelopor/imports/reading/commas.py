"""Reading CSV: comma, semicolon or tab; UTF-8 with or without BOM, Windows-1252, or UTF-16 with BOM."""

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from pelopor.imports.reading.limits import within_limits
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Row, Table, guess_header
from pelopor.rules.roster.columns import SEARCHED

SIGNS = (";", ",", "\t")
BEGINNING = 200_000  # characters in which the separator is looked for


def decode(data: bytes) -> str:
    """The text of a file.

    Raises:  RuleBroken("file.encoding") when it is neither UTF-8 nor Windows-1252.
    """
    for bom, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(bom):
            return _decode(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252")


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeError as no:
        raise RuleBroken("file.encoding") from no


def read_csv(data: bytes) -> Table:
    """The rows that hold anything, each with the line on which it begins.

    Raises:  RuleBroken of "file.encoding", "file.quotes" (line: where a row begins in which a quotation mark has no other), "file.rows",
             "file.columns", "file.cells".
    """
    text = decode(data)
    start, sign = _announced(text)
    sign = sign or separator(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=sign, strict=True)
    rows: list[Row] = []
    line = before = 1 + text.count("\n", 0, start)
    cells = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(Row(line, row))
                cells += len(row)
                within_limits(len(rows), len(row), cells)
            line = before + reader.line_num
    except csv.Error as no:
        raise RuleBroken("file.quotes", line=line) from no
    return Table(rows)


def _announced(text: str) -> tuple[int, str]:
    """A first line "sep=;" as some spreadsheets write it: where the table begins, and its separator."""
    first = text[:8].partition("\n")[0].rstrip("\r")
    if first.lower().startswith("sep=") and first[4:] in SIGNS and "\n" in text[:8]:
        return text.index("\n") + 1, first[4:]
    return 0, ""


def separator(text: str) -> str:
    """The sign that cuts the first lines into a header with the most known columns, else into the most columns alike."""
    return max(SIGNS, key=lambda sign: _fit(text[:BEGINNING], sign))


def _fit(text: str, sign: str) -> tuple[int, int]:
    """How well the lines are cut: known columns of the best header, then columns of the most common width, times its lines."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), SEARCHED) if any(row)]
    except csv.Error:
        return 0, 0
    header = guess_header([Row(line, row) for line, row in enumerate(rows)])
    width, lines = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
    return len(header.mapping) if header else 0, (width - 1) * lines
