"""A cycle with a draft of its decree, and a client that signs in as anybody there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from pelopor.documents.models import Paper
from tests.assessment.factories import World
from tests.decision.factories import decide
from tests.decision.test_actions import drafted


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return decide()


@pytest.fixture
def paper(world: World) -> Paper:
    return drafted(world)


@pytest.fixture
def head(as_: Callable[[str], Client]) -> Client:
    return as_("Pimpinan")
