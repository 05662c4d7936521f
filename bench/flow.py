"""The whole way of a slip, GET and POST, durable, at 1, 4 and 16 connections, beside the bare flow in the same run."""

import itertools
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures import Figure, least, most, percentile, plain
from bench.site import ROOT, cpu_seconds, database, demo, home, inside, web

CONNECTIONS = (1, 4, 16)
BARS = {"postgresql": (300, 100), "sqlite": (200, 150)}  # flows a second, p95 in milliseconds; at 16 connections


@dataclass(frozen=True)
class Run:
    """What one load did. Unit: flows a second, milliseconds."""

    rate: float
    p50: float
    p95: float
    failed: int


def load(port: int, flows: Sequence[dict[str, Any]], *, connections: int, seconds: float) -> tuple[Run, list[dict[str, Any]]]:
    """Run the client in a process of its own."""
    order = json.dumps({"port": port, "connections": connections, "seconds": seconds, "flows": flows})
    done = subprocess.run([sys.executable, "-m", "bench.client"], input=order, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    took = next(record["took"] for record in records if "took" in record)
    flown = [record for record in records if "took" not in record]
    good = [record["seconds"] * 1000 for record in flown if record["acknowledged"]]
    if not good:
        raise RuntimeError(f"no flow was acknowledged; the first: {flown[:1]}")
    return Run(len(good) / took, percentile(good, 0.5), percentile(good, 0.95), len(flown) - len(good)), flown


def run(*, small: bool) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for kind in ("sqlite", "postgresql"):
        figures |= _measure(kind, small=small)
    return figures


def _measure(kind: str, *, small: bool) -> dict[str, Figure]:
    seconds, people = (2.0, 240) if small else (6.0, 2000)
    figures: dict[str, Figure] = {}
    with database(kind) as url, home(url) as environment:
        demo(environment, stage="NOMINATE", size=people)
        inside(environment, "fresh_round")
        flows = inside(environment, "flows")
        bare: dict[int, Run] = {}
        with web(environment, application="bench.bare:application", ready="/ready/") as site:
            for connections in CONNECTIONS:
                jobs = [{"get": "/", "post": "/send/", "fields": {"names": "a,b,c"}}] * 100_000
                bare[connections], _ = load(site.port, jobs, connections=connections, seconds=seconds)
        with web(environment) as site:
            shares = _shares(flows)
            load(site.port, shares[0], connections=4, seconds=seconds)  # warm
            for connections, share in zip(CONNECTIONS, shares[1:], strict=True):
                assert site.process
                before = cpu_seconds(site.process.pid)
                own, flown = load(site.port, share, connections=connections, seconds=seconds * 3)
                figures |= _figures(kind, connections, own, bare[connections])
                used = (cpu_seconds(site.process.pid) - before) * 1000 / len(flown)
                figures[f"{kind}, {connections} connections: CPU of the web process"] = plain(used, "ms/flow")
    return figures


def _shares(flows: Sequence[dict[str, Any]]) -> list[Sequence[dict[str, Any]]]:
    """Everybody hands in once: a few people to warm up, then more for more connections."""
    edges = [0, len(flows) // 20, len(flows) // 5, len(flows) // 2, len(flows)]
    return [flows[first:last] for first, last in itertools.pairwise(edges)]


def _figures(kind: str, connections: int, own: Run, bare: Run) -> dict[str, Figure]:
    name = f"{kind}, {connections} connections"
    rate, p95 = BARS[kind]
    barred = connections == CONNECTIONS[-1]
    return {
        f"{name}: flows": least(own.rate, rate, "flows/s") if barred else plain(own.rate, "flows/s"),
        f"{name}: p50": plain(own.p50, "ms"),
        f"{name}: p95": most(own.p95, p95, "ms") if barred else plain(own.p95, "ms"),
        f"{name}: not acknowledged": most(own.failed, 0, "flows"),
        f"{name}: bare flow": plain(bare.rate, "flows/s"),
        f"{name}: bare p95": plain(bare.p95, "ms"),
        f"{name}: share of the bare flow": least(own.rate / bare.rate, 0.5, "") if barred else plain(own.rate / bare.rate, ""),
    }
