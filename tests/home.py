"""A home of its own for each run of the tests. Loaded by `-p tests.home` (pyproject.toml), before the settings are read."""

import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="pelopor-test-")
os.environ["PELOPOR_HOME"] = _home
os.environ.setdefault("PELOPOR_DEMO", "no")


def pytest_unconfigure() -> None:
    shutil.rmtree(_home, ignore_errors=True)
