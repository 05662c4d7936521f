"""Tests leave the installation of whoever runs them alone."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings


def test_whatever_the_tests_write_lies_in_a_folder_of_their_own() -> None:
    assert [
        Path(place).resolve().is_relative_to(Path(tempfile.gettempdir()).resolve())
        for place in (settings.HOME, settings.MEDIA_ROOT, settings.STATIC_ROOT, settings.SLIP_KEY_FILE)
    ] == [True] * 4


def test_what_an_installation_writes_is_read_by_its_own_account_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    known = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    script = "import django; django.setup(); from django.db import connection as c; c.cursor().execute('CREATE TABLE a (b)')"

    subprocess.run(
        [sys.executable, "-c", script], env={**known, "PELOPOR_HOME": str(home), "DJANGO_SETTINGS_MODULE": "pelopor.config.settings"},
        check=True, umask=0o022,
    )  # fmt: skip

    modes = {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in (home, *home.iterdir())}
    assert modes["home"] == "0o700"
    assert {name: mode for name, mode in modes.items() if name != "home" and mode != "0o600"} == {}
    assert "pelopor.sqlite3" in modes
