"""Looking into the XML of a spreadsheet, for what a reader of values does not tell: formulas, merged cells, errors, extent.

calamine gives a formula that was never calculated as 0.0 and says nothing of the formula. Document type declarations and
entities are refused: no honest spreadsheet has them.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
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
    """What is in the XML of one sheet. faults: {(line from 1, column from 0): code}; rows, columns: the last that hold a value.

    shared: how many cells point at a text that is kept once for all of them.
    """

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    shared: int = 0


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
        """The sheets that a person sees, in their order; at least one.

        Raises:  RuleBroken("file.packed") when it holds charts or nothing; ("file.broken"); ("file.bomb").
        """
        try:
            sheets = _sheets(self.zip)
        except BROKEN as no:
            raise RuleBroken("file.broken") from no
        if not sheets:
            raise RuleBroken("file.packed")
        return sheets

    def look(self, sheet: Sheet) -> Found:
        """What is in the XML of `sheet`.

        Raises:  RuleBroken("file.rows"), ("file.columns"), ("file.cells"), ("file.bomb") beyond the limits; ("file.broken").
        """
        eye = _Eye()
        try:
            with self.zip.open(sheet.path) as stream:
                _parse(stream, eye.begin)
            self._weigh(sheet, eye.found.shared)
        except BROKEN as no:
            raise RuleBroken("file.broken") from no
        return eye.found

    def _weigh(self, sheet: Sheet, shared: int) -> None:
        """A text is kept once and copied into every cell that points at it: a small file may become a huge table."""
        path = next((path for kind, path in _linked(self.zip).values() if kind == "sharedStrings"), "")
        if not path or not shared:
            return
        lengths: list[int] = []
        with self.zip.open(path) as stream:
            _parse(stream, lambda tag, _: lengths.append(0) if _local(tag) == "si" else None, partial(_lengthen, lengths))
        if shared * max(lengths, default=0) > MOST_UNPACKED:  # it might; now exactly
            pointers = _Pointers()
            with self.zip.open(sheet.path) as stream:
                _parse(stream, pointers.begin, pointers.text)
            if sum(lengths[pointer] * times for pointer, times in pointers.counted().items() if pointer < len(lengths)) > MOST_UNPACKED:
                raise RuleBroken("file.bomb")


def _lengthen(lengths: list[int], text: str) -> None:
    if lengths:
        lengths[-1] += len(text)


def _sheets(pack: zipfile.ZipFile) -> list[Sheet]:
    links = _linked(pack)
    found: list[tuple[Sheet, bool]] = []
    for one in _elements(pack, _workbook_path(pack), "sheet"):
        kind, path = links[next(value for key, value in one.items() if _local(key) == "id")]
        if kind == "worksheet":
            found.append((Sheet(one["name"], path), one.get("state", "visible") == "visible"))
    if len(found) > MOST_SHEETS:
        raise RuleBroken("file.bomb")
    return [sheet for sheet, visible in found if visible] or [sheet for sheet, _ in found]


def _linked(pack: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    """What the workbook points at: the last word of its type, and where it is in the pack, by the id of the link."""
    folder, name = posixpath.split(_workbook_path(pack))
    return {
        one["Id"]: (one["Type"].rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, one["Target"])).lstrip("/"))
        for one in _elements(pack, f"{folder}/_rels/{name}.rels", "Relationship")
    }


def _workbook_path(pack: zipfile.ZipFile) -> str:
    for one in _elements(pack, "_rels/.rels", "Relationship"):
        if one["Type"].endswith("/officeDocument"):
            return one["Target"].lstrip("/")
    raise KeyError("officeDocument")


def _elements(pack: zipfile.ZipFile, path: str, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == wanted:
            found.append(attributes)

    with pack.open(path) as stream:
        _parse(stream, begin)
    return found


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _parse(stream: IO[bytes], begin: Callable[[str, dict[str, str]], None], text: Callable[[str], None] | None = None) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = text
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
        name = tag if tag in {"v", "c"} else _local(tag)
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
        kind = attributes.get("t")
        if kind == "s":
            self.found.shared += 1
        elif kind == "e":
            self._fault("cell.error")

    def _value(self) -> None:
        found = self.found
        if self.line > found.rows:
            found.rows = self.line
        if self.column >= found.columns:
            found.columns = self.column + 1
        within_limits(found.rows, found.columns, found.rows * found.columns)

    def _fault(self, code: str) -> None:
        """The first one stands: of a formula that gives an error, the error is told."""
        self.found.faults.setdefault((self.line, self.column), code)
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


class _Pointers:
    """Which shared text each cell points at."""

    def __init__(self) -> None:
        self.shared = self.inside = False
        self.pointers: list[str] = []

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name == "c":
            self.shared = attributes.get("t") == "s"
        self.inside = self.shared and name == "v"
        if self.inside:
            self.pointers.append("")

    def text(self, text: str) -> None:
        if self.inside:
            self.pointers[-1] += text.strip()

    def counted(self) -> Counter[int]:
        return Counter(int(pointer) for pointer in self.pointers if pointer)


def place_of(reference: str) -> tuple[int, int]:
    """ "C7" as (7, 2): line from 1, column from 0.

    Raises:  ValueError for what is no reference to a cell.
    """
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _column(letters)


@lru_cache(maxsize=1_000)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    if not letters or column < 1:
        raise ValueError(letters)
    return column - 1
