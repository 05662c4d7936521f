"""Memory at rest of `pelopor serve`: its web and task process, and the supervisor beside them. Unit: PSS in MiB."""

import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from bench.figures import Figure, most, plain
from bench.site import BIN, ROOT, below, demo, free_port, home


def pss(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def run(*, small: bool) -> dict[str, Figure]:
    with home() as environment:
        demo(environment, stage="NOMINATE", size=240)
        port = free_port()
        environment["PELOPOR_SITE_URL"] = f"http://127.0.0.1:{port}"
        serve = subprocess.Popen([str(BIN / "pelopor"), "serve", "--port", str(port)], env=environment, cwd=ROOT, start_new_session=True)
        try:
            _settle(port, seconds=5 if small else 20)
            parts = {process: (_name(process), pss(process)) for process in below(serve.pid)}
        finally:
            os.kill(serve.pid, signal.SIGTERM)
            serve.wait(30)
    supervisor = parts.pop(serve.pid)[1]
    web = sum(size for name, size in parts.values() if "granian" in name)
    tasks = sum(size for name, size in parts.values() if "granian" not in name)
    return {
        "web process": plain(web, "MiB"), "task process": plain(tasks, "MiB"), "supervisor beside them": plain(supervisor, "MiB"),
        "web and task process": most(web + tasks, 150, "MiB"),
    }  # fmt: skip


def _settle(port: int, *, seconds: float) -> None:
    """Wait for the site, ask for a few pages, let it rest."""
    last = time.monotonic() + 30
    while True:
        try:
            for path in ("/kesehatan/live", "/masuk/", "/masuk/"):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).read()
            break
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.2)
    time.sleep(seconds)


def _name(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
