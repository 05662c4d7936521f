"""Every code that a rule or a deed can say has its sentence, and every sentence has its code.

Read from the source: RuleBroken("code"), record("kind"), duties.add("kind").
"""

import ast
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def said() -> dict[str, set[str]]:
    """Codes in the source by registry: rules, deeds, duties. Only literal ones; a built code is listed in its docstring."""
    found: dict[str, set[str]] = {"rules": set(), "deeds": set(), "duties": set()}
    for path in (ROOT / "pelopor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and node.args
                and isinstance(first := node.args[0], ast.Constant)
                and isinstance(first.value, str)
            ):
                name = ast.unparse(node.func)
                if name.endswith("RuleBroken"):
                    found["rules"].add(first.value)
                elif name in {"record", "audit.record"}:
                    found["deeds"].add(first.value)
                elif name == "duties.add":
                    found["duties"].add(first.value)
    return found


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelopor.config.settings")
    import django

    django.setup()
    from pelopor.kit import words

    known = words.known()
    faults = [f"{registry}: no sentence for {code}" for registry, codes in said().items() for code in sorted(codes - known[registry])]
    print("\n".join(faults) or "Every rule, deed and duty has its words.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
