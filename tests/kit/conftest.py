import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _no_collected_files(settings: Settings) -> None:
    """Static files are found where they lie: a test collects none."""
    settings.WHITENOISE_AUTOREFRESH = True
