"""Tests leave the installation of whoever runs them alone."""

import tempfile
from pathlib import Path

from django.conf import settings


def test_whatever_the_tests_write_lies_in_a_folder_of_their_own() -> None:
    assert [
        Path(place).resolve().is_relative_to(Path(tempfile.gettempdir()).resolve())
        for place in (settings.HOME, settings.MEDIA_ROOT, settings.STATIC_ROOT, settings.SLIP_KEY_FILE)
    ] == [True] * 4
