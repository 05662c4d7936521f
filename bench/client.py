"""The client of flow and kill: a process of its own, threads with kept-alive connections, one person after another.

Reads a job from standard input: {port, connections, seconds, flows: [{cookie, get, post?}], keep?}. A flow is the whole
way of one person: GET the page, read its hidden fields, POST the slip. Writes one JSON line per flow to standard output.
"""

import http.client
import json
import queue
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

FIELD = re.compile(r"<(?:input|textarea)\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
FORM = re.compile(r'<form\b[^>]*action="([^"]*)"[^>]*\bid="slip"|<form\b[^>]*\bid="slip"[^>]*action="([^"]*)"', re.IGNORECASE)


HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
"""As the page's script sends."""


@dataclass
class Line:
    """One kept-alive connection with its measurements."""

    port: int
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, list[str]]:
        self.connection.request(method, path, body=body, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []


def hidden(page: str) -> dict[str, str]:
    """Names and values of the hidden fields of a page."""
    found = {}
    for tag in FIELD.findall(page):
        attributes = dict(ATTRIBUTE.findall(tag))
        if attributes.get("type") == "hidden" and "name" in attributes:
            found[attributes["name"]] = attributes.get("value", "")
    return found


def flow(line: Line, job: dict[str, Any]) -> dict[str, Any]:
    """One person's way; the record says what was sent and whether it was acknowledged."""
    record: dict[str, Any] = {"key": job.get("key"), "acknowledged": False}
    begun = time.perf_counter()
    cookie = {"Cookie": job["cookie"]} if job.get("cookie") else {}
    status, page, set_cookies = line.ask("GET", job["get"], None, cookie)
    record["get"] = status
    if status != 200:
        record["seconds"] = time.perf_counter() - begun
        return record
    fields = {**hidden(page), **job.get("fields", {})}
    record["fields"], record["cookies"] = fields, [text.split(";")[0] for text in set_cookies]
    if job.get("before_post") == "tell":
        tell(record | {"sending": True})
    body = urlencode([(name, one) for name, value in fields.items() for one in (value if isinstance(value, list) else [value])])
    status, page, _cookies = line.ask("POST", job["post"], body, HEADERS)
    record["post"], record["acknowledged"], record["seconds"] = status, status in {200, 201, 302, 303}, time.perf_counter() - begun
    return record


LOCK = threading.Lock()


def tell(record: dict[str, Any]) -> None:
    with LOCK:
        sys.stdout.write(json.dumps(record) + "\n")
        sys.stdout.flush()  # kill waits for what it reads


def work(port: int, jobs: "queue.SimpleQueue[dict[str, Any]]", last: float) -> None:
    line = Line(port)
    while time.monotonic() < last:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            return
        try:
            tell(flow(line, job))
        except (OSError, http.client.HTTPException) as cut:
            tell({"key": job.get("key"), "acknowledged": False, "cut": type(cut).__name__})
            line.connection.close()
            line = Line(port)
            time.sleep(0.01)


def main() -> None:
    order = json.load(sys.stdin)
    jobs: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    for job in order["flows"]:
        jobs.put(job)
    last = time.monotonic() + order["seconds"]
    lines = [threading.Thread(target=work, args=(order["port"], jobs, last)) for _ in range(order["connections"])]
    begun = time.perf_counter()
    for each in lines:
        each.start()
    for each in lines:
        each.join()
    tell({"took": time.perf_counter() - begun})


if __name__ == "__main__":
    main()
