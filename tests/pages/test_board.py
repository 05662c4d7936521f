"""The board of cycles: one row per agency, for who heads or oversees it."""

import csv
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from pelopor.demo.scenarios import Made, build
from pelopor.duties.actions import add
from pelopor.pages.queries.board import _label
from pelopor.pages.queries.place import _after_decree
from pelopor.people.models import Agency, Person, RoleGrant
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.access import Facts, Role
from pelopor.rules.programme import Stage
from tests.conftest import NOON, Clock, sure

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(settings: Settings, tmp_path: Path, clock: Clock) -> Made:
    """An agency whose nomination is open, below a government."""
    settings.DEMO, settings.HOME, settings.MEDIA_ROOT, settings.SLIP_KEY_FILE = True, tmp_path, tmp_path / "files", tmp_path / "slip.key"
    found = build(Stage.NOMINATE, size=12)
    settings.DEMO = False
    clock.at = found.at
    return found


def bureau() -> Person:
    return RoleGrant.objects.filter(role=Role.ORGANISATION_BUREAU.value).select_related("person__user", "agency").first().person  # type: ignore[union-attr]


def above(made: Made) -> Agency:
    return sure(made.body.agency.parent)


def get(person: Person, name: str, agency: Agency, query: str = "") -> Any:
    client = Client()
    client.force_login(sure(person.user), backend="pelopor.people.accounts.NumberOrEmail")
    return client.get(reverse(f"pages:{name}", args=[agency.public_id]) + query)


def test_the_head_sees_the_own_case_file_and_what_waits(made: Made) -> None:
    page = get(made.body.head, "board", made.body.agency)

    (row,) = page.context["rows"]
    assert (row.agency, row.stage, row.late, row.response) == (made.body.agency, "NOMINATE", False, None)  # so few are told in no step
    assert "Papan siklus" in page.text and "Unduh XLSX" in page.text


def test_the_bureau_sees_every_agency_below_by_name_and_finds_and_filters(made: Made) -> None:
    Agency.objects.create(code="lain", name="Badan Arsip", parent=above(made), head_title="Kepala", place="Ende")
    asked = ("", "?q=arsip", "?tahap=NOMINATE", "?tahap=CLOSE")

    names = [[row.agency.name for row in get(bureau(), "board", above(made), query).context["rows"]] for query in asked]

    assert [("Badan Arsip" in found, made.body.agency.name in found) for found in names] == [
        (True, True), (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert names[0] == sorted(names[0])
    assert "Belum ada siklus" in get(bureau(), "board", above(made), "?q=arsip").text


def test_what_is_late_says_so(made: Made, clock: Clock) -> None:
    before = get(bureau(), "board", above(made))
    add("criteria.publish", agency=made.body.agency, subject="run", url=("pages:home", []), role=Role.REFORM_TEAM, at=clock.at,
        due=clock.at - timedelta(days=1))  # fmt: skip

    after = get(bureau(), "board", above(made))

    assert [[row.late for row in page.context["rows"] if row.agency == made.body.agency] for page in (before, after)] == [[False], [True]]
    assert ("Lewat tenggat" in before.text, "Lewat tenggat" in after.text) == (False, True)


def test_the_file_holds_the_same_rows_and_runs_nothing(made: Made) -> None:
    Agency.objects.create(code="jahat", name="=1+1", parent=above(made), head_title="Kepala", place="Ende")

    answer = get(bureau(), "board_file", above(made), "?jenis=csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert lines[0] == ["Instansi", "Siklus", "Tahap", "Sejak", "Yang ditunggu", "Keterlambatan", "Keikutsertaan"]
    assert {"'=1+1", made.body.agency.name} <= {line[0] for line in lines[1:]}
    assert get(bureau(), "board_file", above(made)).content[:2] == b"PK"


def test_colleagues_have_no_board(made: Made) -> None:
    assert get(made.body.people[-1], "board", made.body.agency).status_code == 403


@pytest.mark.parametrize("more", [0, 3])
def test_the_board_takes_as_many_queries_for_three_agencies_more(
    made: Made, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(more):
        Agency.objects.create(code=f"lain{place}", name=f"Badan {place}", parent=above(made), head_title="Kepala", place="Ende")
    person = bureau()
    client = Client()
    client.force_login(sure(person.user), backend="pelopor.people.accounts.NumberOrEmail")

    with django_assert_num_queries(16):
        page: Any = client.get(reverse("pages:board", args=[above(made).public_id]))
    assert len(page.context["rows"]) == 2 + more


def test_a_cycle_without_an_open_stage_is_closed_or_between_two() -> None:
    assert [_label(cycle, None) for cycle in (None, Cycle(closed_at=NOON), Cycle())] == [
        "Belum ada siklus", "Siklus ditutup", "Antara dua tahap",
    ]  # fmt: skip


def test_who_may_see_nothing_is_led_to_no_page_after_the_decree() -> None:
    assert _after_decree(StageRun(stage="ACT"), Facts(), "siklus") == []
