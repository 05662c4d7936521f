"""Writes docs/reference from the code: python -m tools.reference [--check].

With --check nothing is written, and the exit code is 1 when a page would change, a rule lacks its source or its test, or a
setting its text.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import django

from tools import access, rulebook, settings, states

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "access.md": access.page,
    "rulebook.md": rulebook.page,
    "settings.md": settings.page,
    "states.md": states.page,
}
"""Every generated page of docs/reference: file name, and the function that gives its text. Add further pages here."""


def main(arguments: list[str]) -> int:
    """Write or check every page; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelopor.config.settings")
    django.setup()
    faults = [*rulebook.faults(), *settings.faults()]
    for name, page in PAGES.items():
        path, text = FOLDER / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            faults.append(f"docs/reference/{name} is not what the code says: run python -m tools.reference")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"docs/reference/{name}")
    print("\n".join(faults) or "The generated pages of docs/reference say what the code says.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
