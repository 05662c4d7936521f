"""The whole suite: checks, tests on SQLite and on PostgreSQL, journeys in a browser, coverage of the core.

python -m tools.test [--fast]       --fast: SQLite only, no browser, no check
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools import messages
from tools.postgres import server

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
COVERED = (
    "pelopor/rules/*,pelopor/measure/*,pelopor/participation/*,"
    "pelopor/*/actions.py,pelopor/*/actions/*,pelopor/*/queries.py,pelopor/*/queries/*"
)


def run(title: str, *command: str, **env: str) -> bool:
    print(f"\n== {title}", flush=True)
    began = time.monotonic()
    fine = subprocess.call(command, cwd=ROOT, env={**os.environ, **env}) == 0
    print(f"== {title}: {'ok' if fine else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return fine


def pytest(title: str, *words: str, **env: str) -> bool:
    return run(title, str(BIN / "pytest"), "-q", *words, **env)


def main(*words: str) -> int:
    messages.compile_all()
    fast = "--fast" in words
    steps = [] if fast else [run("check", sys.executable, "-m", "tools.check")]
    steps += on("SQLite")
    if not fast:
        with server() as address:
            steps += on("PostgreSQL", DATABASE_URL=address)
        steps.append(pytest("journeys in a browser", "-m", "browser"))
        steps.append(_coverage())
    print("\nAll of it passed." if all(steps) else "\nSomething failed; see above.")
    return 0 if all(steps) else 1


def on(database: str, **env: str) -> list[bool]:
    """The tests on one database: those of the parts, measured; then those of the house, which walk the whole product.

    The house takes minutes, twice as long when measured, and is no part of the measure. None of its tests empties the database, so a
    worker without work may take some from the other; among the parts' tests that would bring one after a flush.
    """
    kept = str(ROOT / "build" / f".coverage.{database}")
    parts = ("--cov", "--cov-report=", "-n", "2", "-m", "not browser", "--ignore=tests/house")
    return [
        pytest(f"tests on {database}", *parts, **env, COVERAGE_FILE=kept),
        pytest(f"the house on {database}", "-n", "2", "--dist", "worksteal", "tests/house", **env),
    ]


def _coverage() -> bool:
    whole = {"COVERAGE_FILE": str(ROOT / "build" / ".coverage")}
    parts = [str(ROOT / "build" / f".coverage.{name}") for name in ("SQLite", "PostgreSQL")]
    coverage = str(BIN / "coverage")
    title = "branches of rules, measure, participation, actions and queries (all of them)"
    return run("coverage of both databases together", coverage, "combine", "-q", "--keep", *parts, **whole) and run(
        title, coverage, "report", "--skip-covered", "--show-missing",
        f"--include={COVERED}", "--fail-under=100", **whole,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
