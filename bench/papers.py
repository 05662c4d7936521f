"""The decree with an annex of thirty as PDF and as DOCX, and a certified signature on it."""

from bench.figures import Figure, most, percentile, plain
from bench.site import home, inside


def run(*, small: bool) -> dict[str, Figure]:
    with home() as environment:
        times = inside(environment, "papers", "3" if small else "15")
        written = inside(environment, "docx", "3" if small else "15")
        signed = inside(environment, "signatures", "3" if small else "15")
    warm = times[1:]
    return {
        "SK with annex: first in a process": most(times[0], 1, "s"),
        "SK with annex: p50": plain(percentile(warm, 0.5), "s"),
        "SK with annex: p95": most(percentile(warm, 0.95), 1, "s"),
        "SK with annex as DOCX: first in a process": most(written[0], 1, "s"),
        "SK with annex as DOCX: p95": most(percentile(written[1:], 0.95), 1, "s"),
        "certified signature, validated: first in a process": most(signed[0], 2, "s"),
        "certified signature, validated: p95": most(percentile(signed[1:], 0.95), 2, "s"),
    }
