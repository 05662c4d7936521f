"""The check codes on a scan, read from the QR codes on its pages. A scan that cannot be opened has none."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pelopor.kit.ids import LENGTH, LETTERS

if TYPE_CHECKING:
    from PIL.Image import Image

CODE = re.compile(rf"/periksa/([{LETTERS}]{{{LENGTH}}})/?$")
MOST_PAGES = 20
SCALE = 200 / 72  # 200 dots an inch: a code of 22 mm has 175 of them a side
MOST_DOTS = 60_000_000
"""A larger picture is not opened: it would take all memory."""


def codes_on(data: bytes) -> frozenset[str]:
    """The codes of papers of this product that can be read on a scan: PDF, JPEG or PNG."""
    import zxingcpp

    found: set[str] = set()
    try:
        for picture in _pictures(data):
            texts = [one.text for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))]
            found |= {match[1] for text in texts if (match := CODE.search(text))}
    except Exception:  # noqa: BLE001  whatever a broken file does to its reader: then nothing can be read on it
        return frozenset(found)
    return frozenset(found)


def _pictures(data: bytes) -> "Iterator[Image]":
    """Each page in grey."""
    if data.startswith(b"%PDF-"):
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document:
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                width, height = page.get_size()
                scale = min(SCALE, (MOST_DOTS / max(width * height, 1)) ** 0.5)
                yield page.render(scale=scale, grayscale=True).to_pil()
        return
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height <= MOST_DOTS:
                yield picture.convert("L")
