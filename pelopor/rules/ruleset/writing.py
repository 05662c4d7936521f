"""From a ruleset to TOML text, to a changed clone, and to its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset.keys import KEYS, LATER
from pelopor.rules.ruleset.reading import assemble
from pelopor.rules.ruleset.shape import Criterion, Ruleset, Text, Value


def changed(
    base: Ruleset, changes: Mapping[str, tuple[object, str]], *, name: str, title: Mapping[str, str], on: date | None = None
) -> Ruleset:
    """A clone of `base` with other values, each with its source; what is changed counts as decided.

    Args:    changes: {dotted key: (value, source)}. on: day from which they hold; default that of the value changed.
    Raises:  RuleBroken("ruleset.unknown") for a key that is none; ("ruleset.source") for a change without source; ("ruleset.title")
             without a name or a title in both languages; what KEYS and check_agreement raise for a value.
    Source:  mission: a ruleset is cloned and changed with a source for each value.
    """
    both = Text(title.get("id", "").strip(), title.get("en", "").strip())
    if not (name.strip() and both.id and both.en):
        raise RuleBroken("ruleset.title")
    values = dict(base.values)
    for key, (value, source) in changes.items():
        if key not in KEYS:
            raise RuleBroken("ruleset.unknown", key=key)
        plain = tuple(value) if isinstance(value, list) else value
        KEYS[key].check(key, plain)
        if not source.strip():
            raise RuleBroken("ruleset.source", key=key)
        before = values.get(key) or LATER[key]
        values[key] = Value(plain, before.unit, on or before.from_, source.strip(), "decided")
    return assemble(name.strip(), both, {key: values[key] for key in KEYS if key in values}, base.criteria, base.laws)


def every(made: Ruleset) -> dict[str, Value]:
    """Every key with its value, those that came after the text was written too.

    Source:  decided: a clone of an older ruleset offers what came later.
    """
    known = {**LATER, **made.values}
    return {key: known[key] for key in KEYS}


def to_toml(made: Ruleset) -> str:
    """The ruleset as TOML text that `read` takes back unchanged.

    Source:  decided: what a cycle freezes must be readable by people and by the next version.
    """
    lines = ["[ruleset]", f"name = {_quote(made.name)}", f"title = {_both(made.title)}", ""]
    for key, value in made.values.items():
        lines += [f"[{key}]", f"value = {_plain(value.value)}", f"unit = {_quote(value.unit)}", f"from = {value.from_.isoformat()}"]
        lines += [f"source = {_quote(value.source)}", f"sure = {_quote(value.sure)}", ""]
    for criterion in made.criteria:
        lines += [*_criterion(criterion), ""]
    for basis in made.laws:
        lines += ["[[laws]]", f"kind = {_quote(basis.law.kind)}", f"year = {basis.law.year}", f"text = {_quote(basis.law.text)}"]
        lines += [f"source = {_quote(basis.source)}", f"sure = {_quote(basis.sure)}", ""]
    return "\n".join(lines)


def fingerprint(made: Ruleset) -> str:
    """SHA-256 of the canonical text, in hexadecimal: two texts that say the same have the same fingerprint.

    Source:  mission: a running cycle keeps the rules under which it was opened; they are frozen and shown.
    """
    return hashlib.sha256(to_toml(made).encode()).hexdigest()


def _criterion(made: Criterion) -> list[str]:
    lines = ["[[criteria]]", f"key = {_quote(made.key)}", f"kind = {_quote(made.kind)}", f"text = {_both(made.text)}"]
    if made.kind == "rating":
        lines.append(f"question = {_both(made.question)}")
    lines += [f"source = {_quote(made.source)}", f"sure = {_quote(made.sure)}"]
    for level in made.levels:
        lines += ["[[criteria.levels]]", f"label = {_both(level.label)}", f"text = {_both(level.text)}"]
    return lines


def _plain(value: object) -> str:
    """Numbers, truths, words and lists of words are written in TOML as in JSON."""
    return json.dumps(value, ensure_ascii=False)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _both(text: Text) -> str:
    return f"{{ id = {_quote(text.id)}, en = {_quote(text.en)} }}"
