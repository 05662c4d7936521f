"""Server time of staff pages in a demo province of 21,000 people, as nine roles; every page that their links reach."""

from bench.figures import Figure, most, percentile, plain
from bench.site import demo, home, inside


def run(*, small: bool) -> dict[str, Figure]:
    with home() as environment:
        demo(environment, stage="NOMINATE", size=240 if small else 21_000)
        taken = inside(environment, "pages", "3" if small else "20")
    every = [one for times in taken.values() for one in times]
    slow = sorted(taken, key=lambda name: -percentile(taken[name], 0.95))[:5]
    return {
        "pages seen": plain(len(taken), "pages"),
        "p50": most(percentile(every, 0.5), 25, "ms"),
        "p95": most(percentile(every, 0.95), 80, "ms"),
        **{f"slow: {name} p95": most(percentile(taken[name], 0.95), 80, "ms") for name in slow},
    }
