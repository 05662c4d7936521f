"""What every test stands on: a clock at noon, cheap passwords, and a home of its own (home.py)."""

import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse
    from playwright.sync_api import Browser

    from tests.assessment.factories import World

hypothesis.settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
hypothesis.settings.load_profile("untimed")

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Asia/Makassar"))
"""The moment at which tests happen unless they say otherwise."""


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator["Clock"]:
    """Every view, task and command sees this clock; a test moves it."""
    hand = Clock()
    monkeypatch.setattr(timezone, "now", lambda: hand.at)
    yield hand


@pytest.fixture
def as_(client: "Client", world: "World") -> Callable[[str], "Client"]:
    """Signs in anybody of the test's own world, by name."""

    def go(name: str) -> "Client":
        client.force_login(sure(world.people[name].user))
        return client

    return go


@pytest.fixture(autouse=True)
def patience() -> None:
    """No attempt of another test counts."""
    cache.clear()


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium, started once for a file of tests."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs beside; the rows are read between its steps
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


class Clock:
    def __init__(self) -> None:
        self.at = NOON


Answer: TypeAlias = "_MonkeyPatchedWSGIResponse"
"""What the test client gives back."""

T = TypeVar("T")


def sure(found: T | None) -> T:
    """What a test knows to be there."""
    assert found is not None
    return found


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
