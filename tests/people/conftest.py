"""An office and its administrator."""

import pytest

from pelopor.rules.access import Role
from tests.disk import disk as disk
from tests.people.factories import agency, person


@pytest.fixture
def office():
    return agency()


@pytest.fixture
def boss(office):
    return person("Pengelola", office, role=Role.ADMINISTRATOR)
