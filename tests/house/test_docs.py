"""The docs lead nowhere that is not there, lead to all of their pages, and name every role and stage."""

import re
from pathlib import Path

import pytest

from pelopor.rules.access import Role
from pelopor.rules.programme import Stage
from tools.messages import PARTS, messages_in

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
LABEL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
GAP = re.compile(r"%\(\w+\)s|\{\w+\}|\d+|…")
SPOKEN = sorted(
    [*(DOCS / "manual").glob("*.md"), *(DOCS / "tutorial").glob("*.md"), DOCS / "howto" / "aturan.md", DOCS / "howto" / "kembali.md"]
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links(page: Path) -> list[str]:
    return [link for link in LINK.findall(CODE.sub("", page.read_text())) if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(page.read_text())}


def plain(words: str) -> str:
    """Words of a label with one sign for whatever is filled in."""
    return " ".join(GAP.sub("…", words).split())


def lost(page: Path) -> list[str]:
    """The links of a page whose file or heading is not there."""
    found = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            found.append(link)
    return found


def test_every_link_and_picture_is_there() -> None:
    assert {str(page.relative_to(ROOT)): lost(page) for page in PAGES if lost(page)} == {}


def test_a_lost_page_and_a_lost_heading_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Ada di sini\n[a](page.md#ada-di-sini) [b](#hilang) ![c](hilang.png) [d](https://example.org) `[e](kode)`\n")

    assert lost(page) == ["#hilang", "hilang.png"]


def test_every_page_is_reached_from_the_index() -> None:
    index = DOCS / "README.md"
    reached = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}

    assert sorted(set(DOCS.rglob("*.md")) - reached - {index}) == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}

    assert sorted(set(DOCS.rglob("*.png")) - shown) == []


def test_every_role_and_stage_stands_in_the_glossary() -> None:
    text = (DOCS / "glossary.md").read_text()
    named = [re.findall(r"^\| [^|]+ \| `(\w+)` \|", part, re.MULTILINE) for part in text.split("\n## ")[1:3]]

    assert named == [[role.value for role in Role], [stage.value for stage in Stage]]


@pytest.fixture(scope="module")
def sentences() -> str:
    """Every message id of the product, a line each."""
    told = [message for part in PARTS for message, _file in messages_in(part)]
    return "\n".join(plain(one) for message in told for one in ([message] if isinstance(message, str) else message))


@pytest.mark.parametrize("page", SPOKEN, ids=lambda page: page.name)
def test_what_stands_bold_in_the_manual_stands_so_on_the_screen(page: Path, sentences: str) -> None:
    assert [label for label in LABEL.findall(page.read_text()) if plain(label) not in sentences] == []
