"""Papers as PDF, by Typst. A missing font or any other warning is an error: a paper is never silently ugly."""

import io
import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pelopor.rules.spelling import long_date

TEMPLATES = Path(__file__).parent / "templates"
BONUM = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")  # Debian's fonts-texgyre
VERSION = "2"


class PaperWarningError(RuntimeError):
    """Typst warned, so the paper would not look as meant."""


def font() -> str:
    """The face of the papers on this machine: TeX Gyre Bonum (a Bookman) where Debian's fonts-texgyre is installed."""
    return "TeX Gyre Bonum" if (BONUM / "texgyrebonum-regular.otf").exists() else "Libertinus Serif"


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    paths = [str(BONUM)] if font() == "TeX Gyre Bonum" else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def qr(address: str) -> str:
    """A QR code as SVG text."""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode("ascii")


def render(template: str, content: Mapping[str, Any], *, check_address: str) -> bytes:
    """The PDF of a paper. Without a number it is a draft: it says so on every page and carries no code.

    Raises:  PaperWarningError on any warning.
    """
    import typst

    day = date.fromisoformat(content["date"]) if content.get("date") else None
    draft = template == "decree" and not content.get("number")
    code = "" if draft else qr(check_address)
    data = {**content, "font": font(), "draft": draft, "day": long_date(day) if day else "", "qr": code, "address": check_address}
    made, warnings = typst.compile_with_warnings(
        str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=_fonts(), sys_inputs={"data": json.dumps(data)}, format="pdf"
    )
    if warnings:
        raise PaperWarningError("; ".join(str(one.message) for one in warnings))
    assert isinstance(made, bytes)  # one PDF, not a list of pages
    return made
