"""Each import contract of pyproject.toml is broken on purpose in a copy of the package, and caught; no part is forgotten in one."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = {path.parent.name for path in (ROOT / "pelopor").glob("*/__init__.py")}
CONTRACTS = {
    one["name"].split()[0].strip(",:"): one
    for one in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}
"""By the first word of their names: Floors, Rules, Measures, In (a part), Slips."""

FLOORS = [
    name.strip("()") for layer in CONTRACTS["Floors"]["layers"] for name in layer.split(" | ") if name.strip("()") in PACKAGES
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package's code and the contracts in it."""
    folder = tmp_path_factory.mktemp("house")
    only_code = shutil.ignore_patterns("templates", "static", "locale", "__pycache__")
    shutil.copytree(ROOT / "pelopor", folder / "pelopor", ignore=only_code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken(folder: Path, strays: dict[str, str] | None = None) -> set[str]:
    """First words of the contracts that are broken when each line of `strays` stands at the end of its file.

    A file that is not there is made, and gone again afterwards.
    """
    before = {name: path.read_text() if (path := folder / "pelopor" / name).exists() else None for name in strays or {}}
    try:
        for name, line in (strays or {}).items():
            path = folder / "pelopor" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{before[name] or ''}\n{line}\n")
        return report(folder)
    finally:
        for name, text in before.items():
            path = folder / "pelopor" / name
            if text is None:
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
            else:
                path.write_text(text)


def report(folder: Path) -> set[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo", "--config", "pyproject.toml"]
    run = subprocess.run(command, cwd=folder, env={**os.environ, "COLUMNS": "200"}, capture_output=True, text=True, check=False)
    outcomes = dict(re.findall(r"^(\w+).* (KEPT|BROKEN)\b", run.stdout, re.MULTILINE))
    assert set(outcomes) == set(CONTRACTS), run.stdout + run.stderr
    return {name for name, outcome in outcomes.items() if outcome == "BROKEN"}


def test_the_copy_itself_keeps_every_contract(copy: Path) -> None:
    assert broken(copy) == set()


def test_a_floor_that_imports_from_above_is_caught(copy: Path) -> None:
    assert broken(copy, {"people/words.py": "from pelopor.config import env"}) == {"Floors"}


def test_a_floor_that_imports_from_above_by_way_of_another_is_caught(copy: Path) -> None:
    strays = {"audit/__init__.py": "from pelopor.kit import stray", "kit/stray.py": "from pelopor.config import env"}

    assert broken(copy, strays) == {"Floors"}


def test_rooms_on_one_floor_that_know_each_other_are_caught(copy: Path) -> None:
    assert broken(copy, {"surveys/__init__.py": "from pelopor import decision"}) == {"Floors"}


def test_a_package_on_no_floor_is_caught(copy: Path) -> None:
    assert broken(copy, {"helpers/__init__.py": ""}) == {"Floors"}


@pytest.mark.parametrize("module", CONTRACTS["Rules"]["forbidden_modules"])
def test_rules_that_reach_for_what_is_not_plain_are_caught(copy: Path, module: str) -> None:
    also = {"Floors"} if module.startswith("pelopor.") else set()

    assert broken(copy, {"rules/errors.py": f"import {module}"}) == {"Rules"} | also


@pytest.mark.parametrize("module", CONTRACTS["Measures"]["forbidden_modules"])
def test_measures_that_reach_for_what_is_not_plain_are_caught(copy: Path, module: str) -> None:
    also = {"Floors"} if module.startswith("pelopor.") else set()

    assert broken(copy, {"measure/severity.py": f"import {module}"}) == {"Measures"} | also


IN_A_PART = {
    "reads that write": ("duties/queries.py", "from pelopor.duties import actions"),
    "tables that read": ("programme/models.py", "from pelopor.programme import queries"),
    "deeds that shape": ("decision/actions/choice.py", "from pelopor.decision import forms"),
    "shapes that show": ("people/forms.py", "from pelopor.people import views"),
    "pages that know their addresses": ("documents/views/paper.py", "from pelopor.documents import urls"),
    "a page that calls a task": ("nomination/views/team.py", "from pelopor.nomination import tasks"),
    "a task that calls a page": ("nomination/tasks.py", "from pelopor.nomination import views"),
    "words that know tables": ("evidence/words.py", "from pelopor.evidence import models"),
    "what is drawn that acts": ("imports/render.py", "from pelopor.imports import actions"),
    "a module of no kind": ("audit/helpers.py", ""),
}


@pytest.mark.parametrize(("name", "line"), IN_A_PART.values(), ids=IN_A_PART)
def test_in_a_part_a_stray_import_is_caught(copy: Path, name: str, line: str) -> None:
    assert broken(copy, {name: line}) == {"In"}


@pytest.mark.parametrize("name", ["nomination/views/slip.py", "decision/queries/choice.py", "pages/queries.py", "operate/due.py"])
def test_reaching_for_the_slips_past_participation_is_caught(copy: Path, name: str) -> None:
    assert broken(copy, {name: "from pelopor.participation.models import Slip"}) == {"Slips"}


def test_no_part_is_forgotten_in_the_layers_of_a_part() -> None:
    others = {
        "rules", "measure",  # plain Python, by noun
        "kit", "config",  # what every page stands on, by what it is
        "demo", "operate",  # no tables; what they build or run, by what it is
    }  # fmt: skip

    assert {name.removeprefix("pelopor.") for name in CONTRACTS["In"]["containers"]} == PACKAGES - others


def test_no_part_is_forgotten_among_those_who_may_not_reach_for_slips() -> None:
    others = {
        "participation",  # whose slips they are
        "demo",  # writes half the ballots
        "rules",  # below Django
    }  # fmt: skip

    assert {name.removeprefix("pelopor.") for name in CONTRACTS["Slips"]["source_modules"]} == PACKAGES - others


def test_every_package_stands_on_a_floor() -> None:
    assert sorted(FLOORS) == sorted(PACKAGES)
