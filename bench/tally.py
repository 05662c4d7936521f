"""Counting 21,000 slips of a nomination, and closing a round of 12,000: last stir, closed slips, receipts, destroying what links."""

from bench.figures import Figure, most
from bench.site import database, demo, home, inside


def run(*, small: bool) -> dict[str, Figure]:
    figures = {}
    for kind in ("sqlite", "postgresql"):
        with database(kind) as url, home(url) as environment:
            demo(environment, stage="NOMINATE", size=240)
            closing = inside(environment, "tally", "1000" if small else "12000")
            demo(environment, stage="NOMINATE", size=240)
            counting = inside(environment, "tally", "1000" if small else "21000")
        figures[f"{kind}: counting {counting['slips']} slips"] = most(counting["count"], 2, "s")
        figures[f"{kind}: closing with {closing['slips']} slips"] = most(closing["close"], 5, "s")
    return figures
