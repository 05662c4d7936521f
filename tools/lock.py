"""Resolve the dependencies into hashed, universal locks without registry addresses; or check them against pyproject offline."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).parent / "uv"
COMPILE = [str(UV), "pip", "compile", "-q", "--universal", "--generate-hashes", "--no-annotate", "--no-header", "--python-version", "3.11"]


def lock() -> None:
    for name, extra in (("run", []), ("dev", ["--extra", "dev"])):
        subprocess.run([*COMPILE, *extra, "pyproject.toml", "-o", f"requirements/{name}.txt", "--upgrade"], cwd=ROOT, check=True)


def faults() -> list[str]:
    """Where the locks and pyproject disagree: a dependency without a pin, a pin outside its range, a registry address."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = []
    for name, wanted in (("run", project["dependencies"]), ("dev", project["dependencies"] + project["optional-dependencies"]["dev"])):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pins = {m[1].lower().replace("_", "-"): m[2] for m in re.finditer(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)", text, re.MULTILINE)}
        for line in wanted:
            need = Requirement(line)
            pin = pins.get(need.name.lower().replace("_", "-"))
            if pin is None or pin not in need.specifier:
                found.append(f"{name}: {line} is not met by the lock ({pin or 'no pin'}); run make lock")
        if re.search(r"https?://|--(extra-)?index-url", text):
            found.append(f"{name}: the lock names a registry")
    return found


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        wrong = faults()
        print("\n".join(wrong) or "Locks and pyproject agree.")
        sys.exit(1 if wrong else 0)
    lock()
