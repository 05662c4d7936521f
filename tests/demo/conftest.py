from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def demo_home(settings: Settings, tmp_path: Path) -> Path:
    """A demo installation with a home of its own, so that its clock and files end with the test."""
    settings.DEMO = True
    settings.HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SLIP_KEY_FILE = tmp_path / "slip.key"
    return tmp_path
