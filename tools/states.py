"""docs/reference/states.md: stages, moves and gates, drawn from rules/programme.py."""

from collections.abc import Iterable

from pelopor.rules.programme import BACK_MOVES, BESIDE, GATES, MOVES, Stage

HEAD = """# Stages, moves and gates

Written from `pelopor/rules/programme.py` by `python -m tools.reference`; change that, not this page.

A stage opens when its gate holds: of each line under "waits for" one milestone must be reached. A way back (dotted) closes
the run of the stage with a reason and voids the papers that depend on it. Stages with a double border run beside later
ones and are settled by a proof or a recorded waiver.

"""


def page() -> str:
    return HEAD + _diagram() + "\n" + _table()


def _diagram() -> str:
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {stage}[[{stage}]]" if stage in BESIDE else f"    {stage}[{stage}]" for stage in Stage]
    lines += [f"    {start} --> {end}" for start in Stage for end in _ordered(MOVES[start])]
    lines += [f"    {start} -.-> {end}" for start in Stage for end in _ordered(BACK_MOVES.get(start, ()))]
    return "\n".join([*lines, "```", ""])


def _table() -> str:
    rows = ["| stage | may be followed by | may go back to | waits for |", "|---|---|---|---|"]
    for stage in Stage:
        gate = "<br>".join(" or ".join(f"`{kind}`" for kind in sorted(kinds)) for kinds in GATES[stage])
        after, back = ", ".join(_ordered(MOVES[stage])), ", ".join(_ordered(BACK_MOVES.get(stage, ())))
        rows.append(f"| {stage} | {after or '-'} | {back or '-'} | {gate or '-'} |")
    return "\n".join(rows) + "\n"


def _ordered(stages: Iterable[Stage]) -> list[Stage]:
    order = list(Stage)
    return sorted(stages, key=order.index)
