"""Every pair of colours that may stand together is legible, by day and by night (WCAG 2.2: 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parent.parent.parent / "pelopor" / "kit" / "static" / "kit"
TOKENS = (KIT / "tokens.css").read_text(encoding="utf-8")
DAY, NIGHT = TOKENS.split("@media screen and (prefers-color-scheme:dark)")

TEXT, SIGN = 4.5, 3.0
PAIRS = [
    ("ink", TEXT, "bg surface sunken act-soft ok-soft warn-soft bad-soft"),
    ("ink-2", TEXT, "bg surface sunken act-soft warn-soft"),
    ("link", TEXT, "bg surface sunken act-soft ok-soft warn-soft bad-soft"),
    ("act", TEXT, "bg surface sunken act-soft"),
    ("on-act", TEXT, "act act-hover"),
    ("on-kain", TEXT, "kain"),
    ("on-kunyit", TEXT, "kunyit"),
    ("ok", TEXT, "ok-soft"),
    ("warn", TEXT, "warn-soft"),
    ("bad", TEXT, "bad-soft bg surface"),
    ("line-strong", SIGN, "bg surface sunken"),
    ("focus", SIGN, "bg surface sunken act-soft"),
    ("kunyit", SIGN, "kain"),
    ("tanda", SIGN, "bg surface sunken act-soft bad-soft"),
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):#([0-9a-f]{3,6})\b", css))


def luminance(code: str) -> float:
    """Relative luminance of an sRGB colour. Source: WCAG 2.2, definition of relative luminance."""
    full = code if len(code) == 6 else "".join(2 * letter for letter in code)
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: str, behind: str) -> float:
    dark, light = sorted((luminance(front), luminance(behind)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("front", "least", "behind"), [(front, least, back) for front, least, backs in PAIRS for back in backs.split()])
def test_a_pair_is_legible(theme: str, front: str, least: float, behind: str) -> None:
    known = colours(theme)

    assert contrast(known[front], known[behind]) >= least


def test_contrast_is_that_of_the_published_examples() -> None:
    assert round(contrast("fff", "000"), 1) == 21.0
    assert round(contrast("777777", "ffffff"), 2) == 4.48


def test_only_the_tokens_hold_raw_colours() -> None:
    base = (KIT / "base.css").read_text(encoding="utf-8")
    screen, printed = base.split("@media print")

    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)", screen) == []
    assert sorted(re.findall(r"#[0-9a-f]{3}\b", printed)) == ["#000", "#fff"]


def test_both_style_sheets_stay_under_sixteen_kilobytes() -> None:
    assert sum((KIT / name).stat().st_size for name in ("tokens.css", "base.css")) <= 16 * 1024
