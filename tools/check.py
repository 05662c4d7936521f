"""The gates: lint, format, types, import contracts, templates, migrations, translations, rule words, generated docs, samples, locks.

At the end the ten longest files, functions and templates, so that the tail is seen.
"""

import ast
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

GATES = {
    "lint": [str(BIN / "ruff"), "check", "-q", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "-q", "."],
    "types": [str(BIN / "mypy"), "--no-error-summary", "pelopor", "tools", "bench", "tests"],
    "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "templates": [str(BIN / "djlint"), "--quiet", "--lint", "pelopor"],
    "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    "system": [sys.executable, "manage.py", "check", "--fail-level", "WARNING"],
    "translations": [sys.executable, "-m", "tools.messages", "--check"],
    "words of rules, deeds and duties": [sys.executable, "-m", "tools.words"],
    "generated docs": [sys.executable, "-m", "tools.reference", "--check"],
    "sample files": [sys.executable, "-m", "tools.samples", "--check"],
    "locks": [sys.executable, "-m", "tools.lock", "--check"],
}


def longest() -> None:
    code = [path for path in (ROOT / "pelopor").rglob("*.py") if "migrations" not in path.parts]
    files = sorted(((len(path.read_text(encoding="utf-8").splitlines()), path) for path in code), reverse=True)[:10]
    functions = sorted(
        (
            (node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.name}")
            for path in code
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef) and node.end_lineno
        ),
        reverse=True,
    )[:10]
    templates = sorted(
        ((len(path.read_text(encoding="utf-8").splitlines()), path) for path in (ROOT / "pelopor").rglob("*.html")), reverse=True
    )
    for title, rows in (("files", files), ("functions", functions), ("templates", templates[:10])):
        print(f"Longest {title}: " + ", ".join(f"{n} {Path(str(what)).name}" for n, what in rows))


def main() -> int:
    failed = []
    for name, command in GATES.items():
        began = time.monotonic()
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'ok    ' if result.returncode == 0 else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        if result.returncode:
            failed.append(name)
            print(result.stdout[-6000:] + result.stderr[-3000:])
    longest()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
