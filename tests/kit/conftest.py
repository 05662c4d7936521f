import pytest


@pytest.fixture(autouse=True)
def _no_collected_files(settings):
    """Static files are found where they lie: a test collects none."""
    settings.WHITENOISE_AUTOREFRESH = True
