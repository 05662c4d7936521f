"""What a bench gives back, and how it is shown."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """A measured value beside its bar; a figure without a bar is there to compare with."""

    value: float
    unit: str
    bar: str = ""
    ok: bool = True


def most(value: float, bar: float, unit: str) -> Figure:
    """A value that should not be above `bar`."""
    return Figure(round(value, 3), unit, f"<= {bar:g}", value <= bar)


def least(value: float, bar: float, unit: str) -> Figure:
    """A value that should not be below `bar`."""
    return Figure(round(value, 3), unit, f">= {bar:g}", value >= bar)


def plain(value: float, unit: str) -> Figure:
    return Figure(round(value, 3), unit)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def show(name: str, figures: Mapping[str, Figure]) -> None:
    for key, figure in figures.items():
        verdict = "" if not figure.bar else "ok" if figure.ok else "MISSED"
        print(f"{name:8} {key:46} {figure.value:>12,.2f} {figure.unit:10} {figure.bar:>10} {verdict}", flush=True)


def keep(results: Mapping[str, Mapping[str, Figure]], file: Path) -> None:
    """Write build/bench.json; benches that did not run now keep what they had."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    known.update({name: {key: asdict(figure) for key, figure in figures.items()} for name, figures in results.items()})
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
