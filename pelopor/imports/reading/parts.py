"""Looking into the XML of a spreadsheet, for what a reader of values does not tell: formulas, merged cells, errors, extent.

calamine gives a formula that was never calculated as 0.0 and says nothing of the formula. Document type declarations and
entities are refused: no honest spreadsheet has them.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from pelopor.imports.reading.limits import MOST_FAULTS, MOST_PARTS, MOST_SHEETS, MOST_UNPACKED, within_limits
from pelopor.rules.errors import RuleBroken

CHUNK = 1024 * 1024
BROKEN = (zipfile.BadZipFile, expat.ExpatError, RuntimeError, NotImplementedError, OSError, EOFError, KeyError, ValueError)


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: its name, and where its XML is in the pack."""

    name: str
    path: str


@dataclass
class Found:
    """What is in the XML of one sheet. faults: {(line from 1, column from 0): code}; rows, columns: the last that hold a value."""

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


class Pack:
    """An XLSX file, unpacked within limits.

    Raises:  RuleBroken("file.bomb") when it would unpack to more than the limits; ("file.broken") when it does not unpack.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            self._check()
        except BROKEN as no:
            raise RuleBroken("file.broken") from no

    def _check(self) -> None:
        """Every part unpacks to the size it claims, and all of them to no more than the limit."""
        parts = self.zip.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise RuleBroken("file.bomb")
        for part in parts:
            if part.flag_bits & 1:
                raise RuleBroken("file.password")
            with self.zip.open(part) as stream:
                while stream.read(CHUNK):  # reads to the claimed size and compares the checksum: a part that lies is broken
                    pass

    def sheets(self) -> list[Sheet]:
        """The sheets that a person sees, in their order."""
        try:
            return _sheets(self.zip)
        except BROKEN as no:
            raise RuleBroken("file.broken") from no

    def look(self, sheet: Sheet) -> Found:
        """What is in the XML of `sheet`.

        Raises:  RuleBroken("file.rows"), ("file.columns"), ("file.cells") beyond the limits; ("file.broken").
        """
        eye = _Eye()
        try:
            with self.zip.open(sheet.path) as stream:
                _parse(stream, eye.begin)
        except BROKEN as no:
            raise RuleBroken("file.broken") from no
        return eye.found


def _sheets(pack: zipfile.ZipFile) -> list[Sheet]:
    workbook = _workbook_path(pack)
    folder, name = posixpath.split(workbook)
    targets = {one["Id"]: one for one in _elements(pack, f"{folder}/_rels/{name}.rels", "Relationship")}
    found: list[tuple[Sheet, bool]] = []
    for one in _elements(pack, workbook, "sheet"):
        target = targets[next(value for key, value in one.items() if key.rpartition(":")[2] == "id")]
        if target["Type"].endswith("/worksheet"):
            path = target["Target"].lstrip("/") if target["Target"].startswith("/") else posixpath.join(folder, target["Target"])
            found.append((Sheet(one["name"], posixpath.normpath(path)), one.get("state", "visible") == "visible"))
    if len(found) > MOST_SHEETS:
        raise RuleBroken("file.bomb")
    return [sheet for sheet, visible in found if visible] or [sheet for sheet, _ in found]


def _workbook_path(pack: zipfile.ZipFile) -> str:
    for one in _elements(pack, "_rels/.rels", "Relationship"):
        if one["Type"].endswith("/officeDocument"):
            return one["Target"].lstrip("/")
    raise KeyError("officeDocument")


def _elements(pack: zipfile.ZipFile, path: str, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    with pack.open(path) as stream:
        _parse(stream, begin)
    return found


def _parse(stream: IO[bytes], begin: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.ParseFile(stream)


def _no_doctype(*_: object) -> None:
    raise RuleBroken("file.broken")


class _Eye:
    """Follows the elements of a sheet and keeps what is notable."""

    def __init__(self) -> None:
        self.found = Found()
        self.line = 0
        self.column = -1
        self.faults = 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag if tag in {"v", "c"} else tag.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name == "v" or name == "is":
            self._value()
        elif name == "f":
            self._fault("cell.formula")
            self._value()
        elif name == "row":
            self.line = int(attributes["r"]) if "r" in attributes else self.line + 1
            self.column = -1
        elif name == "mergeCell":
            self._merged(attributes["ref"])

    def _cell(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self.line, self.column = place_of(attributes["r"])
        else:
            self.column += 1
        if attributes.get("t") == "e":
            self._fault("cell.error")

    def _value(self) -> None:
        found = self.found
        if self.line > found.rows:
            found.rows = self.line
        if self.column >= found.columns:
            found.columns = self.column + 1
        within_limits(found.rows, found.columns, found.rows * found.columns)

    def _fault(self, code: str) -> None:
        self.found.faults[self.line, self.column] = code
        self._one_more()

    def _merged(self, ref: str) -> None:
        """Merged cells stand below the rows in the XML, so how far the values reach is known."""
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        for line in range(top, min(bottom, self.found.rows) + 1):
            for column in range(left, min(right, self.found.columns - 1) + 1):
                self.found.faults.setdefault((line, column), "cell.merged")
                self._one_more()

    def _one_more(self) -> None:
        self.faults += 1
        if self.faults > MOST_FAULTS:
            raise RuleBroken("file.cells", most=MOST_FAULTS)


def place_of(reference: str) -> tuple[int, int]:
    """ "C7" as (7, 2): line from 1, column from 0.

    Raises:  ValueError for what is no reference to a cell.
    """
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    if not letters or column < 1:
        raise ValueError(reference)
    return int(reference[len(letters) :]), column - 1
