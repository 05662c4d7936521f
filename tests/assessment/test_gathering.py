"""Papers of study, pact and meeting: what is frozen when, by whom, and what the page of the meeting says."""

import io
from datetime import date, time, timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from pelopor.assessment import actions
from pelopor.assessment.models import Assessor
from pelopor.assessment.reading import outcome
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.documents.queries import paper_of
from pelopor.duties.models import Duty
from pelopor.rules.errors import RuleBroken
from pelopor.rules.papers.meeting import Meeting
from tests.assessment.factories import World, study
from tests.assessment.test_minutes import begun, score
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db
MEETING = Meeting("Rapat assessment", NOON.date() + timedelta(days=2), time(9, 30), "WITA", "Ruang Cendana", ("Nilai", "Peringkat"))
GIVEN = {"do": "invite", "day": "2026-11-26", "begins": "09:30", "venue": "Ruang Cendana", "agenda": "Nilai\nPeringkat"}
KEPT = {"do": "keep", "present": ["0", "2"], "chair": "Tim 2", "writer": "Tim 1", "agreed": "Nilai disepakati.\n\nSelesai."}


@pytest.fixture
def world() -> World:
    return begun()


@pytest.fixture
def client(world: World, client: Client) -> Client:
    client.force_login(sure(world.people["Tim 1"].user))
    return client


def address(world: World) -> str:
    return f"/asesmen/{world.run.public_id}/rapat/naskah/"


def text_of(paper: Paper) -> str:
    with paper.file.open("rb") as file:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)


def invite(world: World) -> Paper:
    return actions.invite(world.run, meeting=MEETING, by=world.people["Tim 1"], at=NOON)


def keep(world: World, *present: str) -> tuple[Paper, Paper]:
    return actions.keep_notes(
        world.run, present=present, chair="Tim 2", writer="Tim 1", agreed=("Nilai disepakati.",), by=world.people["Tim 1"], at=NOON
    )


def test_the_study_goes_to_the_head_as_a_note_and_a_memo() -> None:
    world = study(settled=True)

    actions.submit(world.run, note="Sebaran unit cukup.", by=world.people["Tim 1"], at=NOON)

    note, memo = (sure(paper_of(world.run.public_id, kind)) for kind in ("study_note", "internal_memo"))
    assert [(one.state, one.signer_name, one.date, len(one.sha256)) for one in (note, memo)] == [("frozen", "Tim 1", NOON.date(), 64)] * 2
    assert [word in text_of(note) for word in ("TELAAHAN STAF", "Sebaran unit cukup.", "Calon A", "Calon E", "Kepala Dinas")] == [True] * 5
    assert [word in text_of(memo) for word in ("NOTA DINAS", "Yth.", "Kepala Dinas", "Tim 1")] == [True] * 4


def test_every_assessor_has_a_pact_of_their_own_from_the_first_day(world: World) -> None:
    made = {one.part: one for one in Paper.objects.filter(kind="integrity_pact", subject=world.run.public_id)}
    named = Assessor.objects.filter(run=world.run).exclude(person__name="Tim 4").select_related("person")

    assert {key: one.signer_name for key, one in made.items()} == {one.public_id: one.person.name for one in named}
    assert all("PAKTA INTEGRITAS" in text_of(one) and one.signer_name in text_of(one) for one in made.values())


def test_everybody_who_scores_is_invited_and_the_registry_is_asked_for_a_number(world: World) -> None:
    letter = invite(world)

    assert (letter.state, letter.signer_name, letter.content["to"]) == ("draft", "Pimpinan", ["Atasan", "Tim 1", "Tim 2", "Tim 3", "Tim 4"])
    assert Duty.objects.filter(kind="paper.number", done_at__isnull=True).count() == 1


def test_the_invitation_changes_until_it_has_a_number(world: World) -> None:
    first = invite(world)
    assert invite(world).pk == first.pk

    papers.number(first, number="005/1", date=NOON.date(), by=world.people["Tim 1"], at=NOON)

    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        invite(world)


@pytest.mark.parametrize("day, code", [(date(2028, 1, 1), "meeting.far"), (date(1, 1, 1), "meeting.far")])
def test_a_meeting_of_another_year_is_refused(world: World, day: date, code: str) -> None:
    meeting = Meeting("Rapat", day, time(9), "WITA", "Ruang", ("Nilai",))

    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        actions.invite(world.run, meeting=meeting, by=world.people["Tim 1"], at=NOON)


def test_notes_say_who_was_there_and_are_kept_once(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"meeting\.uninvited"):
        keep(world, "Tim 1")
    invite(world)
    with pytest.raises(RuleBroken, match=r"attendance\.present"):
        keep(world, "Orang lain")

    attendance, notes = keep(world, "Tim 1", "Tim 2")

    assert [(one.state, one.date) for one in (attendance, notes)] == [("frozen", MEETING.day)] * 2
    assert [word in text_of(notes) for word in ("NOTULA", "Tim 2", "Nilai disepakati.", "Ruang Cendana")] == [True] * 4
    assert "tidak hadir" in text_of(attendance)
    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        keep(world, "Tim 1")


def test_what_was_agreed_is_written_only_after_all_are_locked(world: World) -> None:
    assert outcome(world.run) == []
    score(world, "32211")
    assert outcome(world.run) == ["Rapat menyepakati nilai rata-rata yang dikunci sebagai nilai yang berlaku."]


def test_the_page_invites_prints_the_list_and_keeps_the_notes(client: Client, world: World) -> None:
    assert "Susun undangan" in client.get(address(world)).content.decode()
    assert client.post(address(world), GIVEN).status_code == 302
    page = client.get(address(world)).content.decode()
    assert [word in page for word in ("Ubah undangan", "Setelah rapat", "Ruang Cendana")] == [True] * 3

    blank = client.post(address(world), {"do": "list"})
    assert "Tanda tangan" in "".join(one.extract_text() for one in PdfReader(io.BytesIO(blank.content)).pages)
    assert client.post(address(world), KEPT).status_code == 302

    attendance, notes = (sure(paper_of(world.run.public_id, kind)) for kind in ("attendance_list", "meeting_notes"))
    assert (attendance.content["present"], notes.content["agreed"]) == (["Atasan", "Tim 2"], ["Nilai disepakati.", "Selesai."])
    assert "Bekukan" not in client.get(address(world)).content.decode()


@pytest.mark.parametrize(
    "before, given, form, field, sentence",
    [
        (False, {**GIVEN, "day": "2028-01-01"}, "invite", "day", "Periksa tahunnya"),
        (False, {**GIVEN, "agenda": ";\n"}, "invite", "agenda", "Tulis acara rapat"),
        (False, {**GIVEN, "begins": "25:00"}, "invite", "begins", ""),
        (True, {**KEPT, "present": []}, "notes", "present", "paling sedikit satu orang"),
        (True, {**KEPT, "present": ["99"]}, "notes", "present", "99"),
        (True, {**KEPT, "agreed": ";"}, "notes", "agreed", "Tulis hasil rapat"),
        (False, KEPT, "notes", "__all__", "Susun undangan rapat dahulu."),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_filed(
    client: Client, world: World, before: bool, given: dict[str, object], form: str, field: str, sentence: str
) -> None:
    if before:
        invite(world)

    answer = client.post(address(world), given)

    assert (answer.status_code, sentence in str(answer.context[form].errors[field])) == (422, True)
    assert Paper.objects.filter(kind__in=["invitation", "attendance_list", "meeting_notes"]).count() == int(before)


def test_without_an_invitation_there_is_no_list_to_print(client: Client, world: World) -> None:
    assert client.post(address(world), {"do": "list"}).headers["Content-Type"].startswith("text/html")
