"""Start the web process and the task process, watch both, stop both cleanly."""

import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

THREADS = 2  # of each web worker: more wait for the same interpreter and hand it over at every query (ADR 6)
GRACE = 20  # seconds that a process gets to finish what it does


class Command(BaseCommand):
    help = "Serve Pelopor: web process and task process, restarted when one dies, stopped together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=0, help="web workers; default 1 on SQLite, 2 on PostgreSQL")

    def handle(self, *, host: str, port: int, workers: int, **_: object) -> None:
        sqlite = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
        if sqlite and workers > 1:
            raise CommandError("SQLite takes one web worker: two writers make each other wait. Use PostgreSQL for more.")
        here = Path(sys.executable).parent
        web = [
            str(here / "granian"),
            "--interface",
            "wsgi",
            "--host",
            host,
            "--port",
            str(port),
            "--workers",
            str(workers or (1 if sqlite else 2)),
            "--blocking-threads",
            str(THREADS),
            "--no-ws",
            "--log-level",
            "warning",
            "--workers-kill-timeout",
            str(GRACE),
            "pelopor.config.wsgi:application",
        ]
        Supervisor({"web": web, "tasks": [str(here / "pelopor"), "tasks"]}).run()


class Supervisor:
    """Keeps its processes running. One that dies is started again, more slowly each time it dies at once."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False

    def run(self) -> None:
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        waits = dict.fromkeys(self.commands, 0.0)
        begun = dict.fromkeys(self.commands, 0.0)
        while not self.stopping:
            for name, command in self.commands.items():
                process = self.running.get(name)
                if process is not None and process.poll() is None:
                    continue
                if process is not None:
                    lived = time.monotonic() - begun[name]
                    waits[name] = 0.0 if lived > 60 else min(30.0, waits[name] * 2 + 0.5)
                    sys.stderr.write(f"pelopor: the {name} process ended with {process.returncode}; starting it again\n")
                    time.sleep(waits[name])
                    if self.stopping:
                        break
                begun[name] = time.monotonic()
                self.running[name] = subprocess.Popen(command, env=os.environ.copy(), start_new_session=True)
            time.sleep(0.25)
        self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        last = time.monotonic() + GRACE
        for process in self.running.values():
            try:
                process.wait(max(0.1, last - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
