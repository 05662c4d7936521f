"""python -m bench [--only NAME ...] [--small]: run the benches, print a table, write build/bench.json."""

import argparse
import importlib
import sys
import time
import traceback
from pathlib import Path

from bench.figures import Figure, keep, show

BENCHES = ("weight", "papers", "tally", "roster", "pages", "memory", "flow", "kill")
OUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"


def main() -> int:
    words = argparse.ArgumentParser(prog="make bench")
    words.add_argument("--only", choices=BENCHES, action="append", help="this bench (may be given again)")
    words.add_argument("--small", action="store_true", help="shorter, to see that the benches run; bars then mean little")
    wanted = words.parse_args()
    missed = 0
    for name in wanted.only or BENCHES:
        begun = time.monotonic()
        try:
            figures: dict[str, Figure] = importlib.import_module(f"bench.{name}").run(small=wanted.small)
        except Exception:  # noqa: BLE001  one bench that breaks must not keep the others from running
            traceback.print_exc()
            figures = {"ran": Figure(0, "times", ">= 1", ok=False)}
        show(name, figures)
        print(f"{name:8} took {time.monotonic() - begun:.0f} s", flush=True)
        keep({name: figures}, OUT)
        missed += sum(not figure.ok for figure in figures.values())
    print(f"{missed} bars missed" if missed else "every bar met")
    return 1 if missed and not wanted.small else 0


if __name__ == "__main__":
    sys.exit(main())
