"""Agents of change whom a roster moves, or no longer lists, wait for the Tim RB of their agency."""

from datetime import date

import pytest

from pelopor.decision.models import Appointment
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.imports import actions as imports
from pelopor.people.models import Person
from tests.conftest import NOON
from tests.imports.factories import MARIA, YOSEF, Office, file_of, office, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas() -> Office:
    """An agency with Maria, and with Yosef who is an agent."""
    made = office()
    made.bring_in(MARIA, YOSEF)
    decree = Paper.objects.create(
        agency=made.agency, subject="S", kind="decree", title="SK", content={}, template_version="1", check_code="C", made_by=made.team,
        made_at=NOON,
    )  # fmt: skip
    yosef = Person.objects.get(name="Yosef Nalle")
    Appointment.objects.create(
        agency=made.agency, person=yosef, decree=decree, role="Agen Perubahan", valid_from=NOON.date(), valid_to=date(2027, 11, 24)
    )
    return made


def moves() -> list[tuple[str, list[str]]]:
    found = Duty.objects.filter(kind="agents.moved", done_at__isnull=True)
    return [(one.role, one.url_args) for one in found]


def expected() -> list[tuple[str, list[str]]]:
    return [("reform_team", [Appointment.objects.get().public_id])]


def test_an_agent_in_another_unit_is_noticed(dinas: Office) -> None:
    assert "Sekretariat" in YOSEF

    dinas.bring_in(MARIA, YOSEF.replace("Sekretariat", "Bidang Umum"))

    assert moves() == expected()


@pytest.mark.parametrize("end_missing", [True, False])
def test_an_agent_who_is_no_longer_listed_is_noticed(dinas: Office, end_missing: bool) -> None:
    dinas.bring_in(MARIA, end_missing=end_missing)

    assert moves() == expected()


def test_an_agent_whom_another_agency_lists_is_noticed_at_home(dinas: Office) -> None:
    other = office("DX")

    made = other.checked(file_of(YOSEF.replace("19900101 201501 2 901", "")))
    imports.settle(made, choices={2: "same"}, table=table_of(made))
    other.confirm(made)

    assert moves() == expected()
    assert Duty.objects.get(kind="agents.moved").agency == dinas.agency


def test_nobody_is_noticed_when_nothing_moves(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)

    assert moves() == []
