"""The client of flow and kill: a process of its own, threads with kept-alive connections, one person after another.

Reads a job from standard input: {port, connections, seconds, flows: [{cookie, get, post?}], keep?}. A flow is the whole
way of one person: GET the page, read its hidden fields, POST the slip. Writes one JSON line per flow to standard output.
"""

import json
import queue
import re
import socket
import sys
import threading
import time
from dataclasses import dataclass
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
    connection: socket.socket | None = None
    kept: bytes = b""

    def ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, list[str]]:
        """http.client took more of the shared processors than some of the servers that it measured."""
        if self.connection is None:
            self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sent = (body or "").encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *(f"{name}: {value}" for name, value in headers.items())]
        if body is not None:
            lines.append(f"Content-Length: {len(sent)}")
        self.connection.sendall("\r\n".join([*lines, "", ""]).encode() + sent)
        head = self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        found = [line.partition(": ")[::2] for line in head[1:]]
        known = {name.lower(): value for name, value in found}
        answer = self._take(int(known["content-length"])) if "content-length" in known else self._chunks()
        return int(head[0].split()[1]), answer.decode(), [value for name, value in found if name.lower() == "set-cookie"]

    def _more(self) -> None:
        assert self.connection
        if not (got := self.connection.recv(65_536)):
            raise ConnectionResetError("the server closed the connection")
        self.kept += got

    def _until(self, mark: bytes) -> bytes:
        while mark not in self.kept:
            self._more()
        found, _, self.kept = self.kept.partition(mark)
        return found

    def _take(self, size: int) -> bytes:
        while len(self.kept) < size:
            self._more()
        found, self.kept = self.kept[:size], self.kept[size:]
        return found

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self._until(b"\r\n"), 16):
            parts.append(self._take(size))
            self._take(2)
        self._take(2)
        return b"".join(parts)

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()


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
        except (OSError, ValueError) as cut:  # the latter: half an answer
            tell({"key": job.get("key"), "acknowledged": False, "cut": type(cut).__name__})
            line.close()
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
