"""A paper as blocks from top to bottom. Every kind says here what stands on it; one writer per format draws the blocks.

Texts are plain: no markup of any writer. `numbering` is "1.", "a.", "–" or "" (one text after the other).
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Top:
    """Letterhead (kop naskah): the first line plain, the second large, the others small, with a rule below."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Title:
    """Centred lines."""

    lines: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class Pairs:
    """Label and text, one a line: Nomor, Sifat, Hal. right: set on the right half, as the head of an annex."""

    rows: tuple[tuple[str, str], ...]
    right: bool = False


@dataclass(frozen=True)
class Part:
    """A label, a colon, and texts beside it: Menimbang, Mengingat, KESATU."""

    label: str
    texts: tuple[str, ...]
    numbering: str = ""


@dataclass(frozen=True)
class Text:
    text: str
    small: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Items:
    texts: tuple[str, ...]
    numbering: str = "–"
    small: bool = False


@dataclass(frozen=True)
class Grid:
    """A table whose head is repeated on every page. A row with fewer cells than the head lets its last one span the rest.

    A line break in a cell begins a smaller line below. widths: shares of the whole width; aligns: "l", "c" or "r" a column.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    aligns: str
    whole: bool = False  # never broken over two pages


@dataclass(frozen=True)
class Sign:
    """One block of signature, kept on one page: lines before, titles, room to sign, name, lines below it."""

    titles: tuple[str, ...]
    name: str
    before: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signs:
    """One block stands on the right, with the code of the check beside it; several stand in two columns."""

    blocks: tuple[Sign, ...]


Block = Top | Title | Pairs | Part | Text | Items | Grid | Signs


@dataclass(frozen=True)
class Section:
    """Pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Layout:
    """A whole paper. foot: the code of the check and "page x of y" at the foot of every page, else beside the signature."""

    title: str
    sections: tuple[Section, ...]
    foot: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain values for a writer; each block names itself under "block"."""
        return {
            "title": self.title,
            "foot": self.foot,
            "sections": [
                {"landscape": one.landscape, "blocks": [{"block": type(block).__name__.lower(), **asdict(block)} for block in one.blocks]}
                for one in self.sections
            ],
        }


def parted(digest: str) -> str:
    """A fingerprint in groups of sixteen, so that a line can break in it and eyes can compare it.

    Source:  decided: 64 characters without a gap run over the margin.
    """
    return " ".join(digest[place : place + 16] for place in range(0, len(digest), 16))


def item_label(numbering: str, place: int) -> str:
    """What stands before the item at `place`, from 0: "a.", "2.", "–".

    Source:  UU 12/2011, annex II: considerations by letters, bases by numbers.
    """
    if numbering == "a.":
        return f"{'abcdefghijklmnopqrstuvwxyz'[place % 26]}."
    return f"{place + 1}." if numbering == "1." else numbering
