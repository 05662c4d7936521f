"""A group is asked about member by member, and assessed once."""

import random
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Asked, Assessor, Sheet
from pelopor.assessment.reading import compose
from pelopor.duties import actions as duties
from pelopor.duties.models import Duty
from pelopor.evidence.actions import keep
from pelopor.nomination.models import Candidate, Nomination, ShortProgramme
from pelopor.people.models import Employment, Person
from pelopor.programme.models import StageRun
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World, declared, study, with_group
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db
MEMBERS = ["Anggota 1", "Anggota 2", "Anggota 3"]


def answer(world: World, **failing: str) -> None:
    """Answer about everybody who is asked about; those named are told to fail."""
    pending = queries.pending(sure(queries.study_of(world.run)))
    answers = {one.person: (True, failing.get(one.person.name.replace(" ", "_"), "meets")) for one in pending}
    actions.answer_gates(world.run, answers=answers, by=world.people["Kepegawaian"], at=NOON)


def ask(world: World) -> list[str]:
    actions.ask(world.run, by=world.people["Kepegawaian"], at=NOON, rng=random.Random(1))
    return [one.person.name for one in queries.pending(sure(queries.study_of(world.run)))]


def test_every_member_is_asked_about_with_as_many_drawn_by_lot() -> None:
    world = study()
    with_group(world)

    asked = ask(world)

    assert set(MEMBERS) < set(asked)
    assert len(asked) == 16


@pytest.mark.parametrize(("failing", "passed"), [({}, True), ({"Anggota_2": "does_not_meet"}, False)])
def test_a_group_passes_when_all_its_members_do(failing: dict[str, str], passed: bool) -> None:
    world = study()
    group = with_group(world)
    ask(world)

    answer(world, **failing)

    group.refresh_from_db()
    assert group.gates_passed is passed
    assert set(Candidate.objects.exclude(pk=group.pk).values_list("gates_passed", flat=True)) == {True}


def test_a_member_answered_about_before_counts_with_those_answered_after() -> None:
    world = study()
    ask(world)
    person = world.person("Anggota 0")
    Asked.objects.create(study=sure(queries.study_of(world.run)), person=person)
    group = with_group(world)
    sure(group.group).members.create(cycle=world.cycle, person=person, agreed=True, answered_at=NOON)
    answer(world, Anggota_0="does_not_meet")
    group.refresh_from_db()
    assert group.gates_passed is None

    assert set(MEMBERS) < set(ask(world))
    answer(world)

    group.refresh_from_db()
    assert group.gates_passed is False


@pytest.fixture
def assessed() -> World:
    """The assessment began with the five and the group."""
    world = study(settled=True)
    with_group(world, settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    actions.release(world.run, by=world.people["Pimpinan"], at=NOON)
    world.run = StageRun.objects.get(cycle=world.cycle, stage="ASSESS")
    return world


def test_no_member_tells_the_head_of_the_study_or_records_the_meeting() -> None:
    world = study(settled=True)
    with_group(world, settled=True)

    with pytest.raises(RuleBroken, match=r"study\.self"):
        actions.submit(world.run, note="", by=world.people["Anggota 3"], at=NOON)


def test_no_member_records_what_the_meeting_agreed(assessed: World) -> None:
    Assessor.objects.filter(run=assessed.run).update(locked_at=NOON)

    with pytest.raises(RuleBroken, match=r"agreed\.self"):
        actions.agree(assessed.run, agreed={}, by=assessed.people["Anggota 2"], at=NOON)


def test_a_group_has_one_sheet_per_assessor_and_the_leaders_superior_beside(assessed: World) -> None:
    sheets = Sheet.objects.filter(candidate__group__isnull=False).select_related("assessor__person")

    assert sorted((sheet.assessor.person.name, sheet.assessor.part) for sheet in sheets) == [
        ("Atasan", "superior"), ("Tim 1", "team"), ("Tim 2", "team"), ("Tim 3", "team"),
    ]  # fmt: skip


def test_no_member_of_a_group_is_an_assessor() -> None:
    world = study(settled=True)
    group = with_group(world, settled=True)
    from_team = world.people["Tim 3"]
    sure(group.group).members.create(cycle=world.cycle, person=from_team, agreed=True, answered_at=NOON)

    candidates = queries.standing_candidates(world.cycle)
    team = queries.team_for(world.agency, candidates, on=NOON.date())

    assert from_team not in team.team
    assert from_team.pk in queries.people_in(candidates)


def test_the_berita_acara_names_the_group_with_its_members_and_what_followed_fewer_names(assessed: World) -> None:
    Assessor.objects.filter(run=assessed.run).update(locked_at=NOON)
    tally = dict.fromkeys([candidate.key for candidate in Candidate.objects.all()], 1)
    Nomination.objects.update(fewer="advice", fewer_note="unit ini kecil", tally=tally)

    minutes = compose(assessed.run, held_at=NOON.date(), place="Kupang")

    row = next(row for row in minutes.rows if row.name == "Loket Ramah")
    assert (row.position, row.unit) == ("Kelompok, 3 anggota: Anggota 1; Anggota 2; Anggota 3", "Sekretariat")
    assert minutes.fewer == (
        "Penjaringan menghasilkan 6 (enam) nama untuk 5 (lima) tempat."
        " Sesuai aturan siklus, tim memutuskan meneruskan nama yang ada, karena unit ini kecil."
    )


def sheet_of(world: World, name: str) -> Sheet:
    return Sheet.objects.get(assessor__person__name=name, candidate__group__isnull=False)


def look(person: Person, path: str) -> tuple[int, bytes]:
    client = Client()
    client.force_login(sure(person.user))
    answer = client.get(path)
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def test_assessors_read_the_short_programme_and_its_file_and_nobody_else(assessed: World, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    sheet = sheet_of(assessed, "Tim 1")
    path = f"/asesmen/{assessed.run.public_id}/nilai/{sheet.public_id}/"
    assert look(assessed.people["Tim 1"], path)[0] == 302  # first the declaration
    assert look(assessed.people["Tim 1"], f"{path}program/")[0] == 404
    declared(sheet.assessor)
    assert look(assessed.people["Tim 1"], f"{path}program/")[0] == 404
    kept = keep(SimpleUploadedFile("a.pdf", b"%PDF-1.4"), assessed.agency, assessed.people["Anggota 1"], NOON, named=False)
    ShortProgramme.objects.create(candidate=sheet.candidate, text="Antrean pendek", evidence=kept, handed_in_at=NOON)

    status, page = look(assessed.people["Tim 1"], path)
    assert (status, b"Antrean pendek" in page, b"Anggota 1; Anggota 2; Anggota 3" in page) == (200, True, True)
    assert look(assessed.people["Tim 1"], f"{path}program/") == (200, b"%PDF-1.4")
    assert look(assessed.people["Tim 2"], f"{path}program/")[0] == 404
    assert look(assessed.people["Anggota 1"], f"{path}program/")[0] == 403


def test_programmes_that_nobody_wrote_wait_no_more_once_the_assessment_begins() -> None:
    world = study(settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    duties.add("programme.write", agency=world.agency, subject=world.run.public_id, url=("nomination:programme", ["x"]),
               person=world.people["Calon A"], at=NOON)  # fmt: skip

    actions.release(world.run, by=world.people["Pimpinan"], at=NOON)

    assert list(Duty.objects.filter(kind="programme.write").values_list("dropped", flat=True)) == [True]


def test_what_binds_an_assessor_to_a_group_is_told_member_by_member(assessed: World) -> None:
    Employment.objects.filter(person=assessed.people["Anggota 2"]).update(superior=assessed.people["Tim 1"])

    page = look(assessed.people["Tim 1"], f"/asesmen/{assessed.run.public_id}/nilai/pernyataan/")[1].decode()

    assert "Anggota 2: Anda atasan langsung calon ini sejak 1 Januari 2026 (Sekretariat)." in page
    assert "Anggota 3: Satu unit sejak 1 Januari 2026: Sekretariat." in page
