"""What a roster deed refuses, and what it leaves as it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from pytest_django import Settings

from pelopor.duties.models import Duty
from pelopor.imports import actions, queries
from pelopor.imports.actions import writing as applying
from pelopor.people.models import Employment, Person, PersonNumber
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Header
from tests.conftest import NOON
from tests.imports.factories import HEAD, MARIA, TODAY, YOSEF, Office, file_of, office, table_of


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


def test_a_file_above_the_limit_is_not_read(dinas: Office, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 10

    with pytest.raises(RuleBroken, match=r"evidence\.size"):
        actions.upload(file=SimpleUploadedFile("a.csv", file_of(MARIA)), as_of=TODAY, agency=dinas.agency, by=dinas.team, at=NOON)


def test_missing_columns_are_named_as_the_file_names_them(dinas: Office) -> None:
    with pytest.raises(RuleBroken, match=r"roster\.columns") as no:
        actions.map_columns(dinas.upload(file_of(MARIA)), header=Header(1, {"name": 0, "number": 1, "unit": 3}))

    assert no.value.facts == {"columns": "Jabatan, Jenis Jabatan, Status"}


def test_a_blocked_check_is_not_applied(dinas: Office) -> None:
    made = dinas.checked(file_of(MARIA.replace("PNS,III/c", "pegawai,")))
    found = actions.check(made, table=table_of(made))

    with pytest.raises(RuleBroken, match=r"roster\.blocked"):
        applying.apply(dinas.agency, found, as_of=TODAY, end_missing=False, by=dinas.team, at=NOON)


def test_a_row_that_somebody_else_just_wrote_stops_the_whole_file(dinas: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def collide(self: object, left: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(applying._Writing, "write", collide)

    with pytest.raises(RuleBroken, match=r"roster\.raced"):
        dinas.bring_in(MARIA)


def test_an_employment_that_somebody_else_just_ended_stops_the_whole_file(dinas: Office) -> None:
    with pytest.raises(RuleBroken, match=r"roster\.raced"):
        applying._ended(Employment.objects.none(), TODAY, expected=1)


def test_where_a_cycle_runs_nobody_is_asked_to_open_one(dinas: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "open_cycle", lambda agency: object())
    dinas.bring_in(MARIA)

    assert not Duty.objects.filter(kind="cycle.open").exists()


def test_a_known_person_without_an_account_gets_one(dinas: Office) -> None:
    dinas.bring_in(MARIA)
    Person.objects.filter(name__startswith="Maria").update(user=None)

    assert dinas.bring_in(MARIA.replace("Kepala Sekretariat", "Sekretaris")).accounts == 1


def test_a_superior_stays_where_the_file_has_no_such_column(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)
    rows = [row.replace(",19900101 201501 2 901,2023", ",2023").replace("III/c,,", "III/c,") for row in (MARIA, YOSEF)]
    changed = file_of(rows[0], rows[1].replace("Pengelola Keuangan", "Pengelola Data"), head=HEAD.replace("Atasan,", ""))

    assert dinas.confirm(dinas.checked(changed)).changed == 1
    assert dinas.people()["Yosef Nalle"][2:] == ("Pengelola Data", "Maria Tefa, S.Kom.")


def test_of_two_numbers_the_one_that_the_file_uses_counts(dinas: Office) -> None:
    dinas.bring_in(MARIA)
    maria = Person.objects.get(name__startswith="Maria")
    PersonNumber.objects.create(person=maria, kind="local", value="THL017", valid_from=TODAY)

    assert [queries._numbers([maria.pk], {number})[maria.pk] for number in ("THL017", "199001012015012901")] == [
        ("local", "THL017"), ("nip", "199001012015012901"),
    ]  # fmt: skip
