"""How papers look, coarsely: where the ink stands on F4 with a landscape annex. A change that moves a block is seen; looking decides.

`python -m tests.documents.test_pictures` writes the reference anew, after somebody has looked at the pages.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pelopor.documents.render import pdf
from tests.rules.papers import SAMPLES

REFERENCE = Path(__file__).with_name("ink.json")
KINDS = ("decree", "study_note", "nomination_minutes", "integrity_pact")
ROWS = 12
FAR = 6  # how far a cell may be from the reference. Unit: hundredths of its area


def ink(kind: str) -> list[list[list[int]]]:
    """Per page a grid of how dark each cell is. Unit: hundredths of its area."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf.render(kind, SAMPLES[kind], check_address="https://pelopor.contoh.invalid/dokumen/periksa/abcdefghij/"))
        subprocess.run(["pdftoppm", "-r", "40", "-gray", file, Path(folder) / "page"], check=True)
        return [_grid(Image.open(page)) for page in sorted(Path(folder).glob("page*.pgm"))]


def _grid(picture: Image.Image) -> list[list[int]]:
    columns = round(ROWS * picture.width / picture.height)
    small = picture.convert("L").resize((columns, ROWS), Image.Resampling.BOX)
    dark = [round((255 - value) / 2.55) for value in small.tobytes()]
    return [dark[place : place + columns] for place in range(0, len(dark), columns)]


def cells(pages: list[list[list[int]]]) -> Iterator[int]:
    for page in pages:
        for row in page:
            yield from row


@pytest.mark.parametrize("kind", KINDS)
def test_the_ink_stands_where_it_stood_when_somebody_looked(kind: str) -> None:
    known, seen = json.loads(REFERENCE.read_text(encoding="utf-8"))[kind], ink(kind)

    assert [(len(page), len(page[0])) for page in seen] == [(len(page), len(page[0])) for page in known]
    assert max(abs(one - other) for one, other in zip(cells(seen), cells(known), strict=True)) <= FAR


def test_a_moved_block_is_seen() -> None:
    known = json.loads(REFERENCE.read_text(encoding="utf-8"))["decree"]
    moved = [[page[-1], *page[:-1]] for page in known]

    assert max(abs(one - other) for one, other in zip(cells(moved), cells(known), strict=True)) > FAR


if __name__ == "__main__":
    REFERENCE.write_text(
        json.dumps({kind: ink(kind) for kind in KINDS}, separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8"
    )
