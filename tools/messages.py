"""Extract message ids (Indonesian) into every part's English catalogue, compile them, and say what is missing.

python -m tools.messages            extract and compile
python -m tools.messages --compile  compile only (set-up)
python -m tools.messages --check    fail when a message has no English or two, or a catalogue is out of date
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PARTS = sorted(path.parent for path in (ROOT / "pelopor").glob("*/__init__.py"))
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def po_of(part: Path) -> Path:
    return part / "locale" / "en" / "LC_MESSAGES" / "django.po"


def messages_in(part: Path) -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Every message id of a part, with the file where it stands."""
    from django.utils.translation.template import templatize

    for file in sorted(part.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        for _line, message, _comments, _context in extract_from_file("python", str(file), KEYWORDS):
            yield message, str(file.relative_to(ROOT))
    for file in sorted([*part.rglob("*.html"), *part.rglob("*.txt")]):
        source = templatize(file.read_text(encoding="utf-8"), origin=str(file))
        for _line, message, _comments, _context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            yield message, str(file.relative_to(ROOT))


def collect(part: Path) -> Catalog:
    """The part's catalogue: its messages as they stand in the code, with the English that is known."""
    file = po_of(part)
    known = Catalog(locale="en")
    if file.exists():
        with file.open("rb") as old:
            known = read_po(old, locale="en")
    fresh = Catalog(locale="en", fuzzy=False, header_comment=f"# English of pelopor.{part.name}; message ids are Indonesian.")
    for said, where in messages_in(part):
        fresh.add(said, locations=[(where, 0)])
    for message in fresh:
        if message.id and (old_message := known.get(message.id, message.context)) is not None and old_message.string:
            message.string = old_message.string
    return fresh


def text_of(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=0, sort_output=True, omit_header=False, no_location=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    drop = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
        '"Last-Translator',
        '"Language-Team',
        '"Project-Id',
        '"Report-Msgid',
    )
    return "".join(line for line in lines if not line.startswith(drop)).encode()


def compile_all() -> None:
    for part in PARTS:
        if (file := po_of(part)).exists():
            with file.open("rb") as source, file.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale="en"))


def two_englishes() -> list[str]:
    """Messages that two parts put into different English: a page shows that of whichever part comes first."""
    said: dict[tuple[str, str], str] = {}
    faults = []
    for part in PARTS:
        if not (file := po_of(part)).exists():
            continue
        with file.open("rb") as source:
            for message in read_po(source, locale="en"):
                key, english = (str(message.context), str(message.id)), str(message.string)
                if message.id and said.setdefault(key, english) != english:
                    faults.append(f"{part.name}: {message.id!r} is {english!r} here and {said[key]!r} in another part")
    return faults


def main(*words: str) -> int:
    if "--compile" in words:
        compile_all()
        return 0
    faults: list[str] = []
    for part in PARTS:
        catalog = collect(part)
        if not len(catalog):
            continue
        file, text = po_of(part), text_of(catalog)
        empty = [message.id for message in catalog if message.id and not all(_strings(message.string))]
        faults += [f"{part.name}: no English for {message!r}" for message in empty]
        if "--check" in words:
            if not file.exists() or file.read_bytes() != text:
                faults.append(f"{part.name}: the catalogue is out of date; run make messages")
        elif not file.exists() or file.read_bytes() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
    if "--check" not in words:
        compile_all()
    faults += two_englishes()
    print("\n".join(faults) or "Every message has its English.")
    return 1 if faults and "--check" in words else 0


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, tuple | list) else (str(value or ""),)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
