"""Every kind of paper as PDF and as DOCX: what stands on it, in which order, on which sheet."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.table import Table
from pypdf import PdfReader

from pelopor.documents.render import docx as word
from pelopor.documents.render import pdf
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.kinds import KINDS
from pelopor.rules.papers.sheet import SIZES, Sheet
from tests.conftest import sure
from tests.rules.papers import ORDER, SAMPLES

ADDRESS = "https://pelopor.contoh.invalid/dokumen/periksa/abcdefghij/"


def drawn(kind: str, **changes: Any) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(kind, {**SAMPLES[kind], **changes}, check_address=ADDRESS)))


def written(kind: str, **changes: Any) -> Document:
    return docx.Document(io.BytesIO(word.render(kind, {**SAMPLES[kind], **changes})))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def lines_of(document: Document) -> Iterator[str]:
    """Every line of a DOCX from top to bottom; cells of a row from left to right, a merged one once."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield from ("\n".join(one.text for one in cell.paragraphs) for cell in dict.fromkeys(row.cells))
        else:
            yield part.text


def missing(words: tuple[str, ...], text: str) -> list[str]:
    """Which of `words` do not follow the ones before them. Breaks of lines and pages do not count."""
    flat, at, wrong = re.sub(r"\s+", "", text), 0, []
    for word_ in words:
        found = flat.find(re.sub(r"\s+", "", word_), at)
        if found < 0:
            wrong.append(word_)
        else:
            at = found + 1
    return wrong


def test_every_kind_has_a_sample_and_an_order() -> None:
    assert set(SAMPLES) == set(ORDER) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_says_everything_in_its_order(kind: str) -> None:
    assert missing(ORDER[kind], text_of(drawn(kind))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_docx_says_the_same_in_the_same_order(kind: str) -> None:
    assert missing(ORDER[kind], "\n".join(lines_of(written(kind)))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_the_check_stands_on_the_pdf_alone(kind: str) -> None:
    assert (missing((ADDRESS,), text_of(drawn(kind))), missing((ADDRESS,), "\n".join(lines_of(written(kind))))) == ([], [ADDRESS])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].numbered])
def test_without_a_number_every_page_says_that_it_is_a_draft_and_carries_no_code(kind: str) -> None:
    draft, finished = drawn(kind, number="", date=None), drawn(kind)

    assert ["KONSEP" in page.extract_text() for page in draft.pages] == [True] * len(draft.pages)
    assert (missing((ADDRESS,), text_of(draft)), "KONSEP" in text_of(finished)) == ([ADDRESS], False)
    assert [written(kind, **one).sections[0].header.paragraphs[0].text for one in ({"number": "", "date": None}, {})] == ["KONSEP", ""]


@pytest.mark.parametrize("size", SIZES)
def test_the_decree_stands_upright_and_its_annex_lies_on_the_sheet_of_the_agency(size: str) -> None:
    sheet = kept(Sheet(size=size))
    width, height = SIZES[size]

    boxes = [page.mediabox for page in drawn("decree", sheet=sheet).pages]
    pages = [(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes]
    sections = [(round(sure(one.page_width).mm), round(sure(one.page_height).mm)) for one in written("decree", sheet=sheet).sections]

    assert (pages[0], pages[-1]) == ((width, height), (height, width))
    assert sections == [(width, height), (height, width)]


@pytest.mark.parametrize(
    "face, pdf_face, docx_face",
    [("bookman", "Bonum", "Bookman Old Style"), ("arial", "Heros", "Arial"), ("times", "Termes", "Times New Roman")],
)
def test_the_face_is_that_of_the_format(face: str, pdf_face: str, docx_face: str) -> None:
    sheet = kept(Sheet(face=face, points=12))
    fonts: Mapping[str, Any] = drawn("internal_memo", sheet=sheet).pages[0]["/Resources"]["/Font"]  # type: ignore[index]

    assert all(pdf_face in font.get_object()["/BaseFont"] for font in fonts.values())
    normal = written("internal_memo", sheet=sheet).styles["Normal"].font
    assert (normal.name, normal.size.pt) == (docx_face, 12)


def test_the_head_of_the_annex_is_repeated_on_every_page() -> None:
    many = [{**SAMPLES["decree"]["members"][0], "name": f"Agen {place:02}", "group": ""} for place in range(60)]

    pages = [page.extract_text() for page in drawn("decree", members=many).pages]

    assert [("Unit kerja" in page) for page in pages if "Agen 0" in page or "Agen 3" in page or "Agen 5" in page].count(False) == 0
    (row, *_) = written("decree", members=many).tables[-2].rows
    assert "w:tblHeader" in row._tr.xml


def test_markup_in_a_name_is_printed_as_it_is() -> None:
    name = "A. *B* #c <b>&amp; {{ d }} $x$"
    people = [{"name": name, "position": "", "unit": ""}]

    assert missing((name,), text_of(drawn("announcement", people=people))) == []
    assert missing((name,), "\n".join(lines_of(written("announcement", people=people)))) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice, which tools/debian.sh installs")
def test_libreoffice_opens_every_docx_and_finds_the_same_text(tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.docx").write_bytes(word.render(kind, SAMPLES[kind]))

    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *sorted(tmp_path.glob("*.docx"))],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip

    wrong = {kind: missing(ORDER[kind], text_of(PdfReader(tmp_path / f"{kind}.pdf"))) for kind in KINDS}
    assert wrong == {kind: [] for kind in KINDS}
