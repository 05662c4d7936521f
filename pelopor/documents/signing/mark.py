"""The visible mark of a certified signature: a QR code that leads to the check, above the signer's name."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pelopor.documents.render.pdf import qr

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
    """The room for a signature: above the signer's name where it stands first, else the lower left corner of the last page."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            text = document[number].get_textpage()
            found, last = text.search(name) if name else None, None
            while found is not None and (place := found.get_next()):
                last = place
            if last:
                left, _bottom, _right, top = text.get_charbox(last[0])
                return Mark(address, number + 1, int(left), int(top) + GAP)
        return Mark(address, len(document), GAP, GAP)


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
