"""Papers as PDF, by Typst. A missing font or any other warning is an error: a paper is never silently ugly."""

import io
import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.kinds import KINDS, read_paper
from pelopor.rules.papers.sheet import SIZES
from pelopor.rules.spelling import long_date

TEMPLATES = Path(__file__).parent / "templates"
GYRE = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")  # Debian's fonts-texgyre
FACES = {"bookman": "TeX Gyre Bonum", "arial": "TeX Gyre Heros", "times": "TeX Gyre Termes"}
ELSEWHERE = "Libertinus Serif"  # comes with Typst
VERSION = "3"


class PaperWarningError(RuntimeError):
    """Typst warned, so the paper would not look as meant."""


def font(face: str = "bookman") -> str:
    """The typeface of the papers on this machine: one of TeX Gyre where Debian's fonts-texgyre is installed."""
    return FACES[face] if (GYRE / "texgyrebonum-regular.otf").exists() else ELSEWHERE


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    paths = [str(GYRE)] if font() != ELSEWHERE else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def qr(address: str) -> str:
    """A QR code as SVG text."""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode("ascii")


def render(kind: str, content: Mapping[str, Any], *, check_address: str, draft: bool | None = None) -> bytes:
    """The PDF of a paper, or of code letters. A draft says so on every page and carries no code, nor does one without an address.

    Args:    draft: None: whatever has no number yet, of the kinds that get one.
    Raises:  PaperWarningError on any warning.
    """
    if kind not in KINDS:
        day = date.fromisoformat(content["date"])
        return _compile(kind, {**content, "font": font(), "day": long_date(day), "qr": qr(check_address), "address": check_address})
    paper, sheet = read_paper(kind, content)
    if draft is None:
        draft = KINDS[kind].numbered and not content.get("number")
    width, height = SIZES[sheet.size]
    data = {
        **paper.layout(sheet).to_dict(), "sheet": kept(sheet), "font": font(sheet.face), "width": width, "height": height,
        "draft": draft, "qr": "" if draft or not check_address else qr(check_address), "address": check_address,
    }  # fmt: skip
    return _compile("paper", data)


def _compile(template: str, data: Mapping[str, Any]) -> bytes:
    import typst

    made, warnings = typst.compile_with_warnings(
        str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=_fonts(), sys_inputs={"data": json.dumps(data)}, format="pdf"
    )
    if warnings:
        raise PaperWarningError("; ".join(str(one.message) for one in warnings))
    assert isinstance(made, bytes)  # one PDF, not a list of pages
    return made
