"""docs/reference/settings.md: what the environment may set, read from pelopor/config/settings.py.

The comment above a setting is its text: what it does, then lines "Unit:", "Unset:" (what holds without it, where the
default does not say it) and "Example:". Its kind and its default come from the call of pelopor.config.env.
"""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pelopor"
SETTINGS = PACKAGE / "config" / "settings.py"
LABEL = re.compile(r"^(Unit|Unset|Example): +", re.MULTILINE)
KINDS = {
    "text": "text",
    "number": "a whole number of at least {least}",
    "truth": "yes or no",
    "words": "words, separated by commas",
    "some": "some of {of}, separated by commas",
    "pair": "NAME=VALUE",
    "secret": "text, kept secret",
}
"""What each reader of pelopor.config.env takes."""

HEAD = """# Settings

Written from `pelopor/config/settings.py` by `python -m tools.reference`; change that, not this page.

Each is an environment variable, and none has to be set. One that cannot be used stops the program at the start with a message that
names it. Only what differs between installations is a setting: what a decree or an agency decides is a value of the
[ruleset](rulebook.md).

| setting | what it does | takes | when it is not set | example |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Setting:
    name: str
    says: str
    kind: str
    unset: str
    example: str


def settings() -> list[Setting]:
    """Every setting, in the order of the file."""
    text = SETTINGS.read_text(encoding="utf-8")
    return [
        _setting(call.func.attr, call, _comment(text.splitlines(), statement.lineno))
        for statement in ast.parse(text).body
        for call in ast.walk(statement)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and ast.unparse(call.func) in {f"env.{one}" for one in KINDS}
    ]


def _comment(lines: list[str], line: int) -> str:
    """The comment that ends above `line`, without its marks."""
    above = itertools.takewhile(lambda one: one.startswith("#"), reversed(lines[: line - 1]))
    return "\n".join(one.removeprefix("#").strip() for one in reversed(list(above)))


def _setting(reader: str, call: ast.Call, comment: str) -> Setting:
    says, *rest = LABEL.split(comment)
    labelled = {label: " ".join(words.split()) for label, words in zip(rest[::2], rest[1::2], strict=True)}
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    known = ", ".join(ast.literal_eval(given["of"])) if "of" in given else ""
    kind = KINDS[reader].format(least=ast.unparse(given["least"]) if "least" in given else 0, of=known)
    if unit := labelled.get("Unit", "").rstrip("."):
        kind = f"{kind} ({unit})"
    name = ast.literal_eval(call.args[0])
    unset = labelled.get("Unset", "") or _default(given.get("default"))
    return Setting(name, " ".join(says.split()), kind, unset, labelled.get("Example", ""))


def _default(node: ast.expr | None) -> str:
    """A default as somebody would write it; empty when it is worked out or says nothing."""
    if not isinstance(node, ast.Constant) or node.value == "":
        return ""
    return f"`{('no', 'yes')[node.value] if isinstance(node.value, bool) else str(node.value)}`"


def faults() -> list[str]:
    """Settings that miss a part of their comment, and variables of the environment that are read past pelopor.config.env."""
    found = []
    for one in settings():
        missing = [label for label, text in (("text", one.says), ("Unset", one.unset), ("Example", one.example)) if not text]
        found += [f"pelopor/config/settings.py: {one.name} has no {label} in the comment above it" for label in missing]
    return [*found, *_past()]


def _past() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path != PACKAGE / "config" / "env.py":
            read = re.findall(r"""(?:environ\[|environ\.get\(|getenv\()["'](\w+)["'](?!\] =)""", text)
            yield from (f"{path.relative_to(PACKAGE.parent)}: {name} is read past pelopor.config.env" for name in read)


def page() -> str:
    rows = [(f"`{one.name}`", one.says, one.kind, one.unset, f"`{one.name}={one.example}`") for one in settings()]
    return HEAD + "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)
