"""kill -9 of the web processes and of the database in mid-load, twenty rounds a database, with both ways of retrying.

What must hold after each round: every acknowledged slip is there (missing 0), and nobody counts twice (doubled 0). Those
who got no answer try again after the restart: half of them post the same body again, half open the page again.
kill -9 says nothing of power loss.
"""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.client import HEADERS, Line, flow
from bench.figures import Figure, least, most, plain
from bench.site import ROOT, Environment, Postgres, Web, demo, home, inside, killable_postgres

PEOPLE_A_ROUND = 90


@dataclass
class Tally:
    """What the rounds found."""

    acknowledged: int = 0
    missing: int = 0
    doubled: int = 0
    unanswered: int = 0
    stored: int = 0
    retried: dict[str, int] = field(default_factory=lambda: {"post again": 0, "open again": 0})
    refused: list[Any] = field(default_factory=list)


def run(*, small: bool) -> dict[str, Figure]:
    rounds = 2 if small else 20
    figures: dict[str, Figure] = {}
    with home() as environment:
        figures |= _figures("sqlite", _rounds(environment, None, rounds), rounds)
    with killable_postgres() as postgres, home(postgres.url) as environment:
        figures |= _figures("postgresql", _rounds(environment, postgres, rounds), rounds)
    return figures


def _rounds(environment: Environment, postgres: Postgres | None, rounds: int) -> Tally:
    chance, tally = random.Random(7), Tally()
    demo(environment, stage="NOMINATE", size=max(240, min(2_000, rounds * PEOPLE_A_ROUND)))
    inside(environment, "fresh_round")
    flows = inside(environment, "flows")
    site = Web(environment)
    acknowledged: dict[str, dict[str, Any]] = {}
    try:
        for number in range(rounds):
            site.start()
            share = flows[number * PEOPLE_A_ROUND : (number + 1) * PEOPLE_A_ROUND]
            records = _load_and_kill(site, postgres, share, after=chance.randint(1, PEOPLE_A_ROUND - 20), database_first=bool(number % 2))
            if postgres:
                postgres.start()
            site.start()
            acknowledged |= {key: record for key, record in records.items() if record["acknowledged"]}
            acknowledged |= _retry(site.port, share, records, tally)
            site.stop()
            _check(environment, acknowledged, tally)
    finally:
        site.stop()
    return tally


def _load_and_kill(
    site: Web, postgres: Postgres | None, share: Sequence[dict[str, Any]], *, after: int, database_first: bool
) -> dict[str, dict[str, Any]]:
    """Begin the load, kill everything once `after` slips are acknowledged, and give back what the client saw of each person."""
    order = json.dumps({"port": site.port, "connections": 16, "seconds": 20, "flows": [{**job, "before_post": "tell"} for job in share]})
    client = subprocess.Popen([sys.executable, "-m", "bench.client"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert client.stdin and client.stdout
    client.stdin.write(order)
    client.stdin.close()
    lines: list[str] = []
    while sum('"acknowledged": true' in line for line in lines) < after and (line := client.stdout.readline()):
        lines.append(line)
    deaths = [site.kill, *([postgres.kill] if postgres else [])]
    hands = [threading.Thread(target=death) for death in (reversed(deaths) if database_first else deaths)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    records: dict[str, dict[str, Any]] = {}
    for line in [*lines, *client.stdout.read().splitlines()]:
        record = json.loads(line)
        if record.get("key"):
            records[record["key"]] = {**records.get(record["key"], {}), **record}
    client.wait()
    return records


def _retry(port: int, share: Sequence[dict[str, Any]], records: dict[str, dict[str, Any]], tally: Tally) -> dict[str, dict[str, Any]]:
    """Everybody without an answer tries again: every other one posts the same body, the rest open the page anew."""
    line, done = Line(port), {}
    waiting = [job for job in share if job["key"] in records and not records[job["key"]]["acknowledged"]]
    for place, job in enumerate(waiting):
        known = records[job["key"]]
        tally.unanswered += 1
        cookies = "; ".join([job["cookie"], *known.get("cookies", [])])
        way = "post again" if place % 2 == 0 and known.get("fields") else "open again"
        tally.retried[way] += 1
        record = _post(line, job, known["fields"]) if way == "post again" else flow(line, {**job, "cookie": cookies})
        if record["acknowledged"]:
            done[job["key"]] = {**known, **record}
        elif record.get("get") == 200:
            tally.refused.append(record)
    return done


def _post(line: Line, job: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    from urllib.parse import urlencode

    body = urlencode([(name, one) for name, value in fields.items() for one in (value if isinstance(value, list) else [value])])
    status, _page, _cookies = line.ask("POST", job["post"], body, HEADERS)
    return {"key": job["key"], "post": status, "acknowledged": status in {200, 201, 302, 303}, "fields": fields}


def _check(environment: Environment, acknowledged: dict[str, dict[str, Any]], tally: Tally) -> None:
    """Ask the database itself: is each acknowledged slip there, and is there one slip for each mark?"""
    secrets = sorted({record["fields"]["secret"] for record in acknowledged.values()})
    found = inside(environment, "stored", json.dumps(secrets))
    tally.acknowledged, tally.missing, tally.stored = len(acknowledged), found["missing"], found["slips"]
    tally.doubled = max(found["slips"] - found["marks"], 0)


def _figures(kind: str, tally: Tally, rounds: int) -> dict[str, Figure]:
    return {
        f"{kind}: rounds": least(rounds, 20, "rounds"),
        f"{kind}: acknowledged slips": plain(tally.acknowledged, "slips"),
        f"{kind}: cut off and tried again, post": plain(tally.retried["post again"], "slips"),
        f"{kind}: cut off and tried again, open": plain(tally.retried["open again"], "slips"),
        f"{kind}: retries refused": most(len(tally.refused), 0, "slips"),
        f"{kind}: acknowledged but missing": most(tally.missing, 0, "slips"),
        f"{kind}: doubled": most(tally.doubled, 0, "slips"),
    }
