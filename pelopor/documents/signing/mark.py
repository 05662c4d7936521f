"""The visible mark of a certified signature: a QR code that leads to the check, above the signer's name."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pelopor.documents.render.pdf import qr

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

SIDE = 51
"""Length of each side of the mark: 18 mm. Unit: points."""

NOTE = (212, 50)
"""Width and height of the note of an approval. Unit: points."""

GAP = 3


@dataclass(frozen=True)
class Mark:
    """Where the mark stands. `page` counts from 1; `left` and `bottom` from the page's lower left corner. Unit: points."""

    address: str  # what the QR code holds
    page: int
    left: int
    bottom: int


def mark_for(pdf: bytes, *, name: str, address: str) -> Mark:
    """The room for a signature: above the signer's name on the first page that also prints the check address.

    Without such a page it is above the name where it stands first, and without the name in the lower left corner of the last page.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        found = [mark for number in range(len(document)) if (mark := _above(document[number].get_textpage(), number + 1, name, address))]
        signed = [mark for mark in found if _places(document[mark.page - 1].get_textpage(), address.rstrip("/").rpartition("/")[2])]
        return next(iter([*signed, *found]), Mark(address, len(document), GAP, GAP))


def _above(text: "PdfTextPage", page: int, name: str, address: str) -> Mark | None:
    places = _places(text, name)
    if not places:
        return None
    left, _bottom, _right, top = text.get_charbox(places[-1])
    return Mark(address, page, int(left), int(top) + GAP)


def _places(text: "PdfTextPage", wanted: str) -> list[int]:
    """Where a word or more begins in the text of a page."""
    found = text.search(wanted, match_case=True, match_whole_word=True) if wanted else None
    return [place[0] for place in iter(found.get_next, None)] if found else []


def stamp(mark: Mark) -> bytes:
    """The mark as a PDF of one page: lines, no picture, so that it stays sharp."""
    code = f'#image(bytes({json.dumps(qr(mark.address))}), format: "svg", width: 100%)'
    return _drawn(f"#set page(width: {SIDE}pt, height: {SIDE}pt, margin: 2pt)\n{code}")


def note(lines: Sequence[str]) -> bytes:
    """Some lines in a frame as a PDF of one page, to stand where a signature would."""
    words = " \\ ".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in lines)
    return _drawn(
        f"#set page(width: {NOTE[0]}pt, height: {NOTE[1]}pt, margin: 0pt)\n#set text(size: 6.5pt)\n"
        f"#rect(width: 100%, height: 100%, stroke: 0.5pt, inset: 3pt)[{words}]"
    )


def _drawn(source: str) -> bytes:
    import typst

    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)  # one PDF, not a list of pages
    return made


@contextmanager
def as_file(pdf: bytes) -> Iterator[str]:
    """A path for those who read a PDF only from one."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as drawn:
        drawn.write(pdf)
        drawn.flush()
        yield drawn.name
