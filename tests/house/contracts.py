"""Reads templates without rendering them: which partial is included where, with which names, and what is in sight there."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.text import smart_split

from pelopor.kit.gallery import contract

ROOT = Path(__file__).resolve().parent.parent.parent / "pelopor"
SHELL = frozenset({"person", "agency", "menu", "demo", "site_url", "request", "csrf_token", "user", "messages", "perms", "form"})
"""Names that every page has: context processors, and the form that the sign-in library's pages are given."""


@dataclass
class Include:
    """One include as it stands in a template."""

    partial: str
    passed: frozenset[str]
    only: bool
    in_sight: frozenset[str]
    line: int


@dataclass
class Scope:
    """Names bound around a place in a template, by the tags that opened and have not closed."""

    opened: list[tuple[str, set[str]]] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def names(self) -> frozenset[str]:
        return frozenset(self.kept.union(*(names for _tag, names in self.opened)))

    def read(self, bits: list[str]) -> None:
        tag = bits[0]
        if tag in {"with", "for", "blocktranslate"}:
            self.opened.append((tag, set() if tag == "blocktranslate" else _bound(bits)))
        elif tag in {"endwith", "endfor", "endblocktranslate"}:
            self.opened.pop()
        if tag not in {"with", "for"} and "as" in bits:
            self.kept.add(bits[bits.index("as") + 1])
        if tag == "blocktranslate" and "asvar" in bits:
            self.kept.add(bits[bits.index("asvar") + 1])


def _bound(bits: list[str]) -> set[str]:
    if bits[0] == "for":
        return {name.strip(",") for name in bits[1 : bits.index("in")]} | {"forloop"}
    if "as" in bits:
        return {bits[bits.index("as") + 1]}
    return {bit.partition("=")[0] for bit in bits[1:] if "=" in bit}


def includes_of(source: str) -> Iterator[Include]:
    """Every include with a literal name."""
    scope = Scope()
    for token in Lexer(source).tokenize():
        if token.token_type is not TokenType.BLOCK:
            continue
        bits = list(smart_split(token.contents))
        if bits[0] == "include":
            named = bits[bits.index("with") + 1 :] if "with" in bits else []
            passed = frozenset(bit.partition("=")[0] for bit in named if "=" in bit)
            yield Include(bits[1].strip("\"'"), passed, bits[-1] == "only", scope.names(), token.lineno or 0)
        else:
            scope.read(bits)


def given_by_views(root: Path = ROOT) -> dict[str, frozenset[str] | None]:
    """Names that Python gives each page; None when it hands over a dictionary that cannot be read here."""
    given: dict[str, frozenset[str] | None] = {}
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for template in [arg.value for arg in node.args if isinstance(arg, ast.Constant) and str(arg.value).endswith(".html")]:
                keywords = {keyword.arg for keyword in node.keywords}
                spread = None in keywords or any(isinstance(arg, ast.Dict | ast.Name) for arg in node.args[2:])
                before = given.get(str(template), frozenset())
                given[str(template)] = None if spread or before is None else before | {name for name in keywords if name}
    return given


@dataclass(frozen=True)
class Template:
    """A template of the project, by the name that an include uses."""

    name: str
    source: str

    @property
    def is_partial(self) -> bool:
        return self.name.rpartition("/")[2].startswith("_")


def templates(root: Path = ROOT) -> list[Template]:
    return [
        Template(str(path.relative_to(folder)), path.read_text(encoding="utf-8"))
        for folder in sorted(root.glob("*/templates"))
        for path in sorted(folder.rglob("*.html"))
    ]


def faults(known: list[Template], given: dict[str, frozenset[str] | None]) -> list[str]:
    """What is wrong with the includes of `known`: a partial without contract, a name missing, a name that nobody asked for."""
    found: list[str] = []
    contracts: dict[str, contract.Contract] = {}
    for template in known:
        if template.is_partial:
            try:
                contracts[template.name] = contract.read(template.source)
            except contract.NoContractError:
                found.append(f"{template.name}: the first line says neither needs nor used by")
    for template in known:
        for include in includes_of(template.source):
            place = f"{template.name}:{include.line} includes {include.partial}"
            if (asked := contracts.get(include.partial)) is None:
                if re.search(r"(^|/)_", include.partial):
                    found.append(f"{place}, which is not there or has no contract")
                continue
            context = _context(template, contracts, given)
            in_sight = include.passed if include.only else include.passed | include.in_sight | (context or frozenset())
            if context is not None or include.only:
                found += [f"{place} without {name}" for name in sorted(asked.required - in_sight)]
            found += [f"{place} with {name}, which it does not take" for name in sorted(include.passed - asked.required - asked.optional)]
    return found


def _context(template: Template, contracts: dict[str, contract.Contract], given: dict[str, frozenset[str] | None]) -> frozenset[str] | None:
    """Names in sight everywhere in a template; None when Python hands over what cannot be read."""
    if template.is_partial:
        own = contracts.get(template.name)
        return SHELL | (own.required | own.optional if own else frozenset())
    names = given.get(template.name, frozenset())
    return None if names is None else SHELL | names
