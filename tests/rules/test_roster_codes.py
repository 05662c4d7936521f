"""The table of codes in the head of rules/roster is what the code tells, and every code has its words."""

import re
from pathlib import Path

from pelopor import imports, rules
from pelopor.imports.words import DOUBTS
from pelopor.imports.words.problems import PROBLEMS
from pelopor.kit.words import known
from pelopor.rules import roster

CODE = r"(?:file|roster|row|cell|date|status|class|grade|email|number|superior|name|doubt)\.[a-z_]+"
BELONGS_TO_DEEDS = {"roster.blocked", "roster.doubts_open", "roster.raced", "roster.changed", "roster.ended"}
NO_CODES = {"roster.import", "roster.export", "roster.error", "name.partition"}


def table() -> dict[str, set[str]]:
    """The codes of the docstring, by the line that heads them."""
    found: dict[str, set[str]] = {}
    for line in (roster.__doc__ or "").splitlines():
        if re.match(r"[A-Z]", line):
            found[line.split(" ")[0] + line.split(" ")[1]] = group = set()
        elif match := re.match(rf" {{4}}({CODE})(?:  ({CODE}))*", line):
            group |= set(re.findall(CODE, line)) if line.strip().startswith("row.total") else {match[1]}
    return found


def told() -> set[str]:
    folders = [Path(str(rules.__file__)).parent / "roster", Path(str(imports.__file__ or next(iter(imports.__path__)))).parent / "reading"]
    texts = [file.read_text(encoding="utf-8").replace(str(roster.__doc__), "") for folder in folders for file in folder.glob("*.py")]
    numbers = (Path(str(rules.__file__)).parent / "person_numbers.py").read_text(encoding="utf-8")
    twice = {f"{key}.twice" for key in ("number", "email", "name")}
    return set(re.findall(rf'"({CODE})"', "\n".join([*texts, numbers]))) | twice


def test_the_table_holds_every_code_that_is_told_and_no_other() -> None:
    assert set().union(*table().values()) == told() - NO_CODES


def test_every_code_has_its_words() -> None:
    groups = table()
    problems = groups["Onecell"] | groups["Thesame,"]

    assert set(PROBLEMS) == problems
    assert set(DOUBTS) == groups["Doubtsthat"]
    assert groups["Thefile"] | groups["Thetable"] | problems | BELONGS_TO_DEEDS <= known()["rules"]
