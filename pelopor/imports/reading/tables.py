"""A table of cells from a file of either kind."""

import io

from python_calamine import CalamineError, CalamineWorkbook

from pelopor.imports.reading.commas import read_csv
from pelopor.imports.reading.kinds import kind_of
from pelopor.imports.reading.parts import Pack
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Row, Table

ERROR = "#"
"""What an error cell is shown as; every error of a spreadsheet begins so."""


def sheet_names(data: bytes) -> list[str]:
    """The sheets to choose from; none for a CSV file.

    Raises:  RuleBroken("file.…"), see kinds.py and parts.py.
    """
    return [sheet.name for sheet in Pack(data).sheets()] if kind_of(data) == "xlsx" else []


def read_table(data: bytes, sheet: str = "") -> Table:
    """The rows of the file, or of one sheet of it; the first sheet unless one is named.

    Raises:  RuleBroken("file.…"), see kinds.py, commas.py and parts.py; ("file.sheet") for a sheet that is not there.
    """
    return _read_xlsx(data, sheet) if kind_of(data) == "xlsx" else read_csv(data)


def _read_xlsx(data: bytes, name: str) -> Table:
    pack = Pack(data)
    sheets = pack.sheets()
    wanted = next((sheet for sheet in sheets if not name or sheet.name == name), None)
    if wanted is None:
        raise RuleBroken("file.sheet", sheet=name)
    found = pack.look(wanted)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheet = book.get_sheet_by_name(wanted.name)
            first = sheet.start[0] if sheet.start else 0
            left = sheet.start[1] if sheet.start else 0
            cells = sheet.to_python(skip_empty_area=True)
    except (CalamineError, ValueError, OSError) as no:
        raise RuleBroken("file.broken") from no
    for (line, column), code in found.faults.items():
        if code == "cell.error":  # read as empty, which would make a row of errors a blank one
            cells[line - 1 - first][column - left] = ERROR
    before: list[object] = [""] * left
    rows = []
    for line, row in enumerate(cells, first + 1):
        if any(cell != "" for cell in row):
            rows.append(Row(line, [*before, *row] if left else row))  # type: ignore[list-item]
    return Table(rows, found.faults)
