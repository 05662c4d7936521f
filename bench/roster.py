"""A roster of 21,000 people: the dry run of its file, the import, the same file again, a third of them moved; 200,000 once."""

from bench.figures import Figure, most, plain
from bench.site import database, home, inside, manage

BARRED = 21_000
SIZES = {"sqlite": (BARRED, 200_000), "postgresql": (BARRED,)}
BARS = {"dry run of XLSX": 5, "dry run of CSV": 5, "dry run of the same file again": 5, "import": 20}
UNITS = {"memory at most": "MiB", "people compared per second of pause": "people/s", "people written per second of pause": "people/s"}


def run(*, small: bool) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for kind, sizes in SIZES.items():
        for size in (2_000,) if small else sizes:
            with database(kind) as url, home(url) as environment:
                manage(environment, "migrate", "--verbosity", "0")
                taken = inside(environment, "roster", str(size))
            bars = BARS if size == BARRED else {}
            figures |= {
                f"{kind}, {size:,}: {name}": most(value, bars[name], "s") if name in bars else plain(value, UNITS.get(name, "s"))
                for name, value in taken.items()
            }
    return figures
