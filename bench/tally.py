"""Closing a nomination of 21,000 slips: last stir, closed slips and receipts, destroying what links, and the tally."""

from bench.figures import Figure, most, plain
from bench.site import database, demo, home, inside


def run(*, small: bool) -> dict[str, Figure]:
    slips, figures = 1_000 if small else 21_000, {}
    for kind in ("sqlite", "postgresql"):
        with database(kind) as url, home(url) as environment:
            demo(environment, stage="NOMINATE", size=240)
            taken = inside(environment, "tally", str(slips))
        figures[f"{kind}: counting {taken['slips']} slips"] = most(taken["count"], 2, "s")
        figures[f"{kind}: closing altogether"] = plain(taken["close"], "s")
    return figures
