"""One agency with a reform team and a head."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from pelopor.kit.search import fold
from pelopor.people.models import Agency, Person, RoleGrant, User
from pelopor.programme import actions
from pelopor.programme.models import Cycle
from pelopor.programme.queries import shipped_rulesets
from pelopor.rules.access import Role
from tests.conftest import NOON


@dataclass
class Office:
    agency: Agency
    team: Person
    head: Person

    def open(self) -> Cycle:
        return actions.open_cycle(
            agency=self.agency, title="Siklus 2026", year=2026, ruleset_text=shipped_rulesets()["ntt"], by=self.team, at=NOON
        )


@pytest.fixture(autouse=True)
def static_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of static files that is there, though empty."""
    monkeypatch.setattr(settings, "STATIC_ROOT", str(tmp_path))


@pytest.fixture
def office(db: None) -> Office:
    agency = Agency.objects.create(name="Dinas Contoh")

    def person(name: str, role: Role) -> Person:
        made = Person.objects.create(name=name, search=fold(name), user=User.objects.create())
        RoleGrant.objects.create(
            person=made, agency=agency, role=role.value, basis="SK", valid_from=date(2026, 1, 1), valid_to=date(2027, 1, 1)
        )
        return made

    return Office(agency, person("Ance", Role.REFORM_TEAM), person("Yos", Role.HEAD))
