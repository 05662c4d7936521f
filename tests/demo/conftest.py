import pytest


@pytest.fixture
def demo_home(settings, tmp_path):
    """A demo installation with a home of its own, so that its clock and files end with the test."""
    settings.DEMO = True
    settings.HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SLIP_KEY_FILE = tmp_path / "slip.key"
    return tmp_path
