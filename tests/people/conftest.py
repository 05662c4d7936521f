"""An office and its administrator."""

import pytest

from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from tests.disk import disk as disk
from tests.people.factories import agency, person


@pytest.fixture
def office() -> Agency:
    return agency()


@pytest.fixture
def boss(office: Agency) -> Person:
    return person("Pengelola", office, role=Role.ADMINISTRATOR)
