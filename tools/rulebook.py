"""docs/reference/rulebook.md: every rule with unit, source, since when and test, and every value of the shipped rulesets.

A rule is a public function of pelopor/rules, and any method there whose docstring names a source. Its docstring has a
line "Source:", may have "Since:" (else FIRST) and say "Unit: ..."; a test names it when its body uses the name, itself or
by a helper of the same file.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pelopor.rules.ruleset import Ruleset, read

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "pelopor" / "rules"
FIRST = "0.1.0"
LABEL = re.compile(r"^ *([A-Z][a-z]+): +", re.MULTILINE)
UNIT = re.compile(r"\b[Uu]nit(?: of \w+)?: +([^.]+)\.")

HEAD = """# Rulebook

Written from the docstrings of `pelopor/rules` and from the shipped rulesets by `python -m tools.reference`; change those, not
this page. "Seed deck" is the slide deck of the province of Nusa Tenggara Timur; "decided" names what no source says.

"""


@dataclass(frozen=True)
class Rule:
    module: str  # below pelopor/rules, with slashes, without .py
    name: str  # "function" or "Class.method"
    says: str
    unit: str
    source: str
    since: str


def rules() -> list[Rule]:
    """Every rule, by module and place in it."""
    found = []
    for path in sorted(RULES.rglob("*.py")):
        module = path.relative_to(RULES).with_suffix("").as_posix()
        for owner, node in _functions(ast.parse(path.read_text(encoding="utf-8"))):
            rule = _rule(module, owner, node)
            if not node.name.startswith("_") and (not owner or rule.source):
                found.append(rule)
    return found


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((node.name, inner) for inner in node.body if isinstance(inner, ast.FunctionDef))


def _rule(module: str, owner: str, node: ast.FunctionDef) -> Rule:
    text = ast.get_docstring(node) or ""
    parts = LABEL.split(text)  # says, label, text, label, text ...
    labelled = {label: " ".join(words.split()) for label, words in zip(parts[1::2], parts[2::2], strict=True)}
    unit = UNIT.search(" ".join(text.split()))
    says = re.split(r"(?<=\.) ", " ".join(parts[0].split()), maxsplit=1)[0]
    return Rule(
        module, f"{owner}.{node.name}" if owner else node.name, says.rstrip(":"), unit[1] if unit else "", labelled.get("Source", ""),
        labelled.get("Since", FIRST),
    )  # fmt: skip


def tests() -> dict[str, list[str]]:
    """What tests use of the rules: "name", or ".method", to "tests/rules/test_x.py::test_it", by file and line."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = {node.name: node for _, node in _functions(tree)}
        brought = _imported(tree) | set(functions)
        used = {name: _used(node, brought) for name, node in functions.items()}
        for name in functions:
            if name.startswith("test_"):
                for word in sorted(_reached(name, used) - set(functions)):
                    found.setdefault(word, []).append(f"{path.relative_to(ROOT).as_posix()}::{name}")
    return found


def _imported(tree: ast.Module) -> set[str]:
    """Names that the file imports from the rules, whole modules too."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pelopor.rules")]
    return {alias.asname or alias.name for node in imports for alias in node.names}


def _used(node: ast.FunctionDef, brought: set[str]) -> set[str]:
    """Imported names and own helpers that the function uses, attributes of imported modules, and methods as ".name"."""
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} & brought
    attributes = [one for one in ast.walk(node) if isinstance(one, ast.Attribute)]
    of_modules = {one.attr for one in attributes if isinstance(one.value, ast.Name) and one.value.id in brought}
    return names | of_modules | {f".{one.attr}" for one in attributes}


def _reached(name: str, used: dict[str, set[str]]) -> set[str]:
    """What a test uses, itself or by helpers of its file."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        for word in used.get(waiting.pop(), set()) - seen:
            seen.add(word)
            waiting.append(word)
    return seen


def test_of(rule: Rule, named: dict[str, list[str]]) -> str:
    """The first test that names the rule; one of the file that mirrors its module before all others."""
    own = f"tests/rules/test_{rule.module.split('/')[0]}.py"
    if "." in rule.name:
        return next((test for test in named.get(f".{rule.name.split('.')[1]}", []) if test.startswith(own)), "")
    among = named.get(rule.name, [""])
    return next((test for test in among if test.startswith(own)), among[0])


def faults() -> list[str]:
    """Rules without a source, and rules with a source that no test names."""
    named, found = tests(), []
    for rule in rules():
        where = f"pelopor/rules/{rule.module}.py: {rule.name}"
        if not rule.source:
            found.append(f"{where} has no Source")
        elif not test_of(rule, named):
            found.append(f"{where} has a Source and no test that names it")
    return found


def page() -> str:
    named, known = tests(), rules()
    parts = [HEAD]
    for module in dict.fromkeys(rule.module for rule in known):
        parts += [f"## {module}\n\n| rule | says | unit | source | since | test |\n|---|---|---|---|---|---|\n"]
        parts += [_line(rule, test_of(rule, named)) for rule in known if rule.module == module]
        parts.append("\n")
    parts += [_values(read(path.read_text(encoding="utf-8"))) for path in sorted((RULES / "rulesets").glob("*.toml"))]
    return "".join(parts).rstrip() + "\n"


def _line(rule: Rule, test: str) -> str:
    cells = (f"`{rule.name}`", rule.says, rule.unit, rule.source, rule.since, f"`{test.rsplit('/', 1)[-1]}`" if test else "")
    return f"| {' | '.join(_cell(cell) for cell in cells)} |\n"


def _values(made: Ruleset) -> str:
    lines = [f"## Ruleset {made.name}: {made.title.en}\n", "| key | value | unit | from | source | sure |", "|---|---|---|---|---|---|"]
    for key, value in made.values.items():
        shown = ", ".join(value.value) if isinstance(value.value, tuple) else str(value.value).lower()
        lines.append(f"| `{key}` | {_cell(shown)} | {_cell(value.unit)} | {value.from_} | {_cell(value.source)} | {value.sure} |")
    lines += ["", "| criterion | kind | says | source | sure |", "|---|---|---|---|---|"]
    lines += [f"| `{one.key}` | {one.kind} | {_cell(one.text.en)} | {_cell(one.source)} | {one.sure} |" for one in made.criteria]
    lines += ["", "| law recalled by the decree | source | sure |", "|---|---|---|"]
    lines += [f"| {_cell(one.law.text)} | {_cell(one.source)} | {one.sure} |" for one in made.laws]
    return "\n".join(lines) + "\n\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
