import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from pelopor.people.models import Agency, Person, PositionClass

pytestmark = pytest.mark.django_db


def test_the_command_builds_a_demo_and_says_who_can_sign_in(demo_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", stage="PREPARE", seed=3, size=12)

    told = capsys.readouterr().out
    assert "12 orang, 1 instansi" in told
    assert "kepala@demo.invalid" in told


def test_the_command_makes_the_tables_of_a_fresh_home(tmp_path: Path) -> None:
    home = {**os.environ, "PELOPOR_HOME": str(tmp_path), "PELOPOR_DEMO": "yes", "DATABASE_URL": f"sqlite://{tmp_path / 'fresh.sqlite3'}"}
    command = [sys.executable, "-m", "django", "demo", "--stage", "PREPARE", "--size", "12"]

    run = subprocess.run(command, env=home, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr, "12 orang, 1 instansi" in run.stdout) == (0, "", True)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # a flush is no part of a transaction
def test_building_again_replaces_what_was_there(demo_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", stage="PREPARE", size=12)
    call_command("demo", stage="PREPARE", size=14)

    assert Person.objects.count() == 14 + 4
    assert PositionClass.objects.count() == 7


def test_a_database_with_a_real_agency_is_left_alone(demo_home: Path) -> None:
    Agency.objects.create(code="real", name="Instansi nyata", head_title="Kepala", place="Kupang")

    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo", stage="PREPARE", size=12)
    assert Agency.objects.count() == 1


def test_an_installation_that_is_no_demo_is_refused(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="PELOPOR_DEMO=yes"):
        call_command("demo", stage="PREPARE", size=12)


def test_too_few_people_are_refused_with_a_sentence(demo_home: Path) -> None:
    with pytest.raises(CommandError, match="at least 12"):
        call_command("demo", stage="PREPARE", size=5)
