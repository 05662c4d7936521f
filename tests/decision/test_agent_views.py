"""Pages of those who were appointed, as each of those who may open them."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from pelopor.decision import actions
from pelopor.decision.models import Appointment, Ending, Handover, Investiture, Replacement
from pelopor.documents.models import Paper
from pelopor.nomination.models import Group
from pelopor.people.models import Employment
from pelopor.programme.models import StageRun
from tests.assessment.factories import World
from tests.conftest import Clock, sure
from tests.decision.factories import decide, keys, run_of
from tests.decision.test_appointments import AFTER, DAY, STARTS, agent, appointed, end, replaced

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


@pytest.fixture
def world(clock: Clock) -> World:
    made = appointed()
    clock.at = AFTER
    return made


@pytest.fixture
def as_(client: Client, world: World) -> Callable[[str], Client]:
    def go(name: str) -> Client:
        person = world.people[name] if name in world.people else agent(name[-1]).person
        client.force_login(sure(person.user))
        return client

    return go


def url(page: str, key: str) -> str:
    return reverse(f"decision:{page}", args=[key])


def test_everybody_reads_who_is_an_agent_until_when_and_with_what_duties(as_: Callable[[str], Client], world: World) -> None:
    actions.invest(agent("A").decree, day=STARTS, place="Aula", upload=None, by=world.people["Sekretaris"], at=AFTER)

    page = as_("Calon B").get(url("agents", world.cycle.public_id))

    shown = [(one.appointment.person.name, one.label, one.place) for one in page.context["agents"]]
    assert shown == [(f"Calon {letter}", "Bertugas", "Staf, Sekretariat") for letter in "ABC"]
    assert all(words in page.text for words in ("7 Desember 2026 sampai", "Pengukuhan: 7 Desember 2026, Aula.", "rencana tindak"))
    assert not any(words in page.text for words in ("Catat pengukuhan", "Cabut Surat Keputusan"))


def test_before_publication_the_page_says_that_there_are_none(client: Client) -> None:
    world = decide()
    client.force_login(sure(world.people["Tim 1"].user))

    assert "Belum ada Agen Perubahan" in client.get(url("agents", world.cycle.public_id)).text


def test_the_secretary_records_the_investiture_with_its_proof(as_: Callable[[str], Client], world: World) -> None:
    decree = agent("A").decree.public_id
    proof = SimpleUploadedFile("foto.pdf", b"%PDF-1.4")

    page = as_("Sekretaris").post(url("invest", decree), {"day": STARTS, "place": "Aula", "proof": proof}, follow=True)

    assert page.redirect_chain == [(url("agents", world.cycle.public_id), 302)]
    file = as_("Calon B").get(url("investiture_proof", decree))
    assert (file["Content-Disposition"], file.getvalue()) == ('attachment; filename="foto.pdf"', b"%PDF-1.4")
    assert "Pengukuhan sudah dicatat" in as_("Sekretaris").get(url("invest", decree)).text


def test_an_investiture_without_a_proof_offers_none(as_: Callable[[str], Client], world: World) -> None:
    decree = agent("A").decree
    actions.invest(decree, day=STARTS, place="Aula", upload=None, by=world.people["Sekretaris"], at=AFTER)

    assert as_("Calon B").get(url("investiture_proof", decree.public_id)).status_code == 404


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"day": "2026-12-01", "place": "Aula"}, "day"),
        ({"day": "2026-12-07", "place": " "}, "place"),
        ({"day": "x", "place": "Aula"}, "day"),
    ],
)
def test_what_is_wrong_with_an_investiture_stands_at_its_field(
    as_: Callable[[str], Client], world: World, given: dict[str, str], field: str
) -> None:
    page = as_("Sekretaris").post(url("invest", agent("A").decree.public_id), given)

    assert (page.status_code, list(page.context["form"].errors), Investiture.objects.exists()) == (422, [field], False)


def test_the_team_ends_a_term_and_the_page_says_so(as_: Callable[[str], Client], world: World) -> None:
    key = agent("A").public_id
    given = {"cause": "moved", "words": "SK mutasi 5", "day": DAY}

    page = as_("Tim 1").post(url("end", key), given, follow=True)
    again = as_("Tim 1").post(url("end", key), given)

    assert page.redirect_chain == [(url("agent", key), 302)]
    assert all(words in page.text for words in ("Berakhir lebih awal", "Pindah unit atau instansi", "SK mutasi 5"))
    assert (again.status_code, "sudah diakhiri sebelumnya" in again.text, Ending.objects.count()) == (422, True, 1)
    assert "Masa tugas ini sudah diakhiri" in as_("Tim 1").get(url("end", key)).text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"cause": "moved", "words": "SK", "day": "2026-12-01"}, "day"),
        ({"cause": "moved", "words": "", "day": "2026-12-10"}, "words"),
        ({"cause": "decree_void", "words": "SK", "day": "2026-12-10"}, "cause"),
    ],
)
def test_what_is_wrong_with_an_end_stands_at_its_field(
    as_: Callable[[str], Client], world: World, given: dict[str, str], field: str
) -> None:
    page = as_("Tim 1").post(url("end", agent("A").public_id), given)

    assert (page.status_code, list(page.context["form"].errors), Ending.objects.exists()) == (422, [field], False)


def test_a_day_outside_the_term_is_told_in_words(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Tim 1").post(url("end", agent("A").public_id), {"cause": "moved", "words": "SK", "day": "2026-12-01"})

    assert "dari 7 Desember 2026 sampai sebelum" in page.text


def test_a_whole_group_ends_at_once(as_: Callable[[str], Client], world: World) -> None:
    lead = agent("A").person
    group = Group.objects.create(
        cycle=world.cycle, name="Loket Ramah", leader=lead, unit="Sekretariat", registered_by=lead, registered_at=AFTER
    )
    Appointment.objects.filter(person__name__in=["Calon A", "Calon B"]).update(group=group)

    page = as_("Tim 1").post(url("end", agent("A").public_id), {"whole": "group", "cause": "resigned", "words": "Surat", "day": DAY})

    assert page.status_code == 302
    assert sorted(Ending.objects.get().appointments.values_list("person__name", flat=True)) == ["Calon A", "Calon B"]
    assert "Kelompok: Loket Ramah" in as_("Tim 1").get(url("agents", world.cycle.public_id)).text


def test_colleagues_do_not_read_why_somebody_ended(as_: Callable[[str], Client], world: World) -> None:
    end(world)

    def read(name: str) -> bool:
        return "SK mutasi 5" in as_(name).get(url("agent", agent("A").public_id)).text

    assert [read(name) for name in ("Calon B", "Sekretaris", "Calon A", "Tim 1", "Pimpinan")] == [False, False, True, True, True]


def test_who_ended_writes_the_handover_once(as_: Callable[[str], Client], world: World) -> None:
    end(world)
    key = agent("A").public_id
    given = {"running": "Pojok baca", "unfinished": "Katalog", "successor": "Calon B"}

    page = as_("Calon A").post(url("handover", key), given, follow=True)
    again = as_("Tim 1").post(url("handover", key), given)

    assert all(words in page.text for words in given.values())
    assert (again.status_code, Handover.objects.count()) == (422, 1)
    assert as_("Calon B").get(url("handover", key)).status_code == 403


def test_there_is_no_handover_before_an_end(as_: Callable[[str], Client], world: World) -> None:
    assert "Belum ada yang diserahterimakan" in as_("Calon A").get(url("handover", agent("A").public_id)).text


def test_the_head_picks_a_replacement_by_rank(as_: Callable[[str], Client], world: World) -> None:
    ending = end(world)

    page = as_("Pimpinan").get(url("replace", ending.public_id))
    done = as_("Pimpinan").post(url("replace", ending.public_id), {"chosen": keys("D")[0]}, follow=True)

    assert all(words in page.text for words in ("Calon D, peringkat 4", "Calon E, peringkat 4", "Biarkan tempat ini kosong"))
    again = as_("Pimpinan").post(url("replace", ending.public_id), {"chosen": keys("E")[0]})
    assert ("Penggantinya: Calon D" in done.text, "sudah diputuskan sebelumnya" in again.text) == (True, True)
    assert "Calon D" in as_("Tim 1").get(url("agent", agent("A").public_id)).text


@pytest.mark.parametrize(("chosen", "field"), [("kosong", "reason"), ("", "chosen"), ("222222222222", "chosen")])
def test_a_replacement_needs_somebody_of_the_list_or_a_reason(as_: Callable[[str], Client], world: World, chosen: str, field: str) -> None:
    page = as_("Pimpinan").post(url("replace", end(world).public_id), {"chosen": chosen})

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert not Replacement.objects.exists()


def test_a_place_left_empty_is_told_with_its_reason(as_: Callable[[str], Client], world: World) -> None:
    ending = end(world)

    page = as_("Pimpinan").post(url("replace", ending.public_id), {"chosen": "kosong", "reason": "Dua cukup"}, follow=True)

    assert all(words in page.text for words in ("Tempat ini dibiarkan kosong", "Dua cukup"))


def test_the_secretary_drafts_looks_at_and_publishes_the_decree_of_a_replacement(as_: Callable[[str], Client], world: World) -> None:
    ending = end(world)
    as_("Pimpinan").post(url("replace", ending.public_id), {"chosen": keys("D")[0]})
    key = Replacement.objects.get().public_id
    secretary = as_("Sekretaris")

    seen = secretary.get(url("draft", key))
    text = " ".join(PdfReader(io.BytesIO(secretary.get(url("preview", key)).content)).pages[0].extract_text().split())
    secretary.post(url("draft", key), {"copies": "Gubernur"})
    Paper.objects.filter(subject=key).update(state="signed", number="100/2", date=DAY, sha256="b" * 64)
    before = secretary.get(url("publish", key))
    secretary.post(url("publish", key), {"starts": DAY})

    assert "Calon D" in seen.text
    assert "PENGGANTIAN AGEN PERUBAHAN" in text.upper()
    assert "menggantikan Calon A" in before.text
    assert (agent("D").valid_from, agent("D").replaces) == (DAY, ending)


def test_a_term_that_overlaps_is_refused_at_its_field(as_: Callable[[str], Client], world: World) -> None:
    made, paper = replaced(world)
    Paper.objects.filter(pk=paper.pk).update(date=STARTS)

    page = as_("Sekretaris").post(url("publish", made.public_id), {"starts": STARTS})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["starts"])


def test_the_team_lets_somebody_who_moved_go_on(as_: Callable[[str], Client], world: World) -> None:
    one = agent("A")
    Employment.objects.filter(person=one.person).update(valid_to=AFTER.date() - timedelta(days=1))
    actions.notice_moves({one.person_id}, at=AFTER)

    page = as_("Tim 1").get(url("agent", one.public_id))
    done = as_("Tim 1").post(url("stay", one.public_id))
    again = as_("Tim 1").post(url("stay", one.public_id))

    assert all(words in page.text for words in ("Daftar pegawai memindahkan orang ini", "Tetap bertugas", "Tidak lagi tercatat"))
    assert "memindahkan" not in as_("Calon B").get(url("agent", one.public_id)).text
    assert (done.status_code, again.status_code, "Tidak ada lagi yang perlu diputuskan" in again.text) == (302, 422, True)
    assert "Tidak ada yang perlu diputuskan" in as_("Tim 1").get(url("stay", one.public_id)).text


def test_a_decree_is_revoked_with_a_reason_and_the_list_tells_it(as_: Callable[[str], Client], world: World) -> None:
    run = run_of(world, "DECREE").public_id
    head = as_("Pimpinan")

    refused = head.post(url("revoke", run), {"reason": ""})
    before = head.get(url("revoke", run))
    done = head.post(url("revoke", run), {"reason": "Nama keliru"}, follow=True)

    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])
    assert "Calon B" in before.text
    assert all(words in done.text for words in ("Dicabut", "Nama keliru", "Berakhir lebih awal"))
    assert head.get(url("revoke", run)).status_code == 404
    assert "Tidak ada yang dapat dicabut" in head.get(url("revoke", run_of(world, "DECREE").public_id)).text


def test_only_head_and_secretary_revoke(as_: Callable[[str], Client], world: World) -> None:
    run = StageRun.objects.get(cycle=world.cycle, stage="DECREE").public_id

    assert [as_(name).get(url("revoke", run)).status_code for name in ("Tim 1", "Sekretaris")] == [403, 200]
