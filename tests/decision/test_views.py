"""Pages of the decision, as each of those who may open them."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from pelopor.assessment.models import Assessor, Score, Sheet
from pelopor.decision import actions
from pelopor.decision.models import Choice, ObjectionWindow
from pelopor.documents.models import Paper
from pelopor.people.actions import appoint_acting
from pelopor.programme.models import StageRun
from tests.assessment.factories import World
from tests.conftest import NOON, Clock
from tests.decision.factories import decide, keys, run_of
from tests.decision.test_actions import chosen, drafted, signed

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


@pytest.fixture
def world() -> World:
    return decide()


def url(page: str, run: StageRun) -> str:
    return reverse(f"decision:{page}", args=[run.public_id])


def test_the_head_sees_who_shares_which_rank(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Pimpinan").get(url("choose", world.run))

    groups = [(place, [card.name for card in group]) for place, group in page.context["groups"]]
    assert groups == [(1, ["Calon A"]), (2, ["Calon B", "Calon C"]), (4, ["Calon D", "Calon E"])]
    headings = [heading.split("<")[0] for heading in page.text.split('<h2 class="kelompok">')[1:]]
    assert headings == ["Peringkat 1", "Peringkat 2 bersama: 2 orang", "Peringkat 4 bersama: 2 orang"]


def test_the_head_reads_what_stands_out_and_what_nobody_could_see(as_: Callable[[str], Client], world: World) -> None:
    cards = {card.name: card for _, group in as_("Pimpinan").get(url("choose", world.run)).context["groups"] for card in group}

    assert {name: (card.strong, card.unseen) for name, card in cards.items()} == {
        "Calon A": (("Taat aturan disiplin dan kode etik pegawai",), ()),
        **dict.fromkeys(["Calon B", "Calon C", "Calon D"], ((), ())),
        "Calon E": ((), (("Bertanggung jawab atas setiap tugas yang diberikan sesuai bidang dan fungsinya", 1),)),
    }


def test_checking_decides_nothing_and_shows_the_names(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Pimpinan").post(url("choose", world.run), {"chosen": keys("CAB"), "do": "check"})

    assert [card.name for card in page.context["picked"]] == ["Calon A", "Calon B", "Calon C"]
    assert not Choice.objects.exists()


def test_a_departure_without_reason_comes_back_with_the_ticks(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Pimpinan").post(url("choose", world.run), {"chosen": keys("ABD"), "do": "check"})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["reason"])
    assert page.text.count(" checked") == 3


def test_too_few_names_come_back(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Pimpinan").post(url("choose", world.run), {"chosen": keys("A"), "do": "choose"})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["__all__"])


def test_changing_keeps_ticks_and_reason(as_: Callable[[str], Client], world: World) -> None:
    page = as_("Pimpinan").post(url("choose", world.run), {"chosen": keys("ABD"), "reason": "Keahlian", "do": "change"})

    assert (page.status_code, page.text.count(" checked"), "Keahlian" in page.text) == (200, 3, True)


def test_the_second_page_decides_and_later_visits_show_it(as_: Callable[[str], Client], world: World) -> None:
    head = as_("Pimpinan")

    page = head.post(url("choose", world.run), {"chosen": keys("ABC"), "do": "choose"}, follow=True)

    assert page.redirect_chain == [(url("chosen", world.run), 302)]
    assert "Calon B" in page.text
    assert head.get(url("choose", world.run)).status_code == 302


def test_nobody_else_chooses(as_: Callable[[str], Client], world: World) -> None:
    assert as_("Tim 1").get(url("choose", world.run)).status_code == 403


def test_there_is_nothing_to_see_before_the_choice(as_: Callable[[str], Client], world: World) -> None:
    assert as_("Pimpinan").get(url("chosen", world.run)).status_code == 404


def test_a_void_run_has_no_page(as_: Callable[[str], Client], world: World) -> None:
    StageRun.objects.filter(pk=world.run.pk).update(void=True, reason="Salah", closed_at=NOON)

    assert as_("Pimpinan").get(url("choose", world.run)).status_code == 404


def test_the_team_closes_objections_after_the_window(as_: Callable[[str], Client], world: World, clock: Clock) -> None:
    chosen(world)
    run = run_of(world, "OBJECT")
    early = as_("Tim 1").post(url("close", run))
    clock.at = NOON + timedelta(days=30)

    closed = as_("Tim 1").post(url("close", run), {"note": "Tidak ada yang menyanggah."}, follow=True)

    assert early.status_code == 422
    assert "Tidak ada yang menyanggah." in closed.text


def test_a_run_without_a_window_has_no_objections(as_: Callable[[str], Client], world: World) -> None:
    chosen(world)
    ObjectionWindow.objects.all().delete()

    assert as_("Tim 1").get(url("objections", run_of(world, "OBJECT"))).status_code == 404


def test_the_secretary_drafts(as_: Callable[[str], Client], world: World) -> None:
    drafted(world)
    Paper.objects.all().delete()
    run = run_of(world, "DECREE")
    before = as_("Sekretaris").get(url("draft", run))

    after = as_("Sekretaris").post(url("draft", run), {"copies": "Gubernur\n\n Inspektur "}, follow=True)

    assert ("Undang-Undang Nomor 20 Tahun 2023" in before.text, "Konsep" in after.text) == (True, True)
    assert Paper.objects.get().content["copies"] == ["Gubernur", "Inspektur"]


def test_the_preview_is_a_pdf(as_: Callable[[str], Client], world: World) -> None:
    drafted(world)

    assert as_("Sekretaris").get(url("preview", run_of(world, "DECREE"))).content.startswith(b"%PDF")


def test_without_a_head_the_draft_says_so(as_: Callable[[str], Client], world: World) -> None:
    drafted(world)
    world.people["Pimpinan"].grants.all().delete()
    run = run_of(world, "DECREE")

    assert "Belum ada pimpinan" in as_("Sekretaris").get(url("draft", run)).text
    assert as_("Sekretaris").post(url("draft", run), {}).status_code == 422
    assert as_("Sekretaris").get(url("preview", run)).status_code == 404


def test_the_secretary_publishes(as_: Callable[[str], Client], world: World) -> None:
    signed(world)
    run = run_of(world, "DECREE")
    wrong = [as_("Sekretaris").post(url("publish", run), {"starts": day}) for day in ("2026-12-01", "2028-01-01", "9999-12-31")]

    done = as_("Sekretaris").post(url("publish", run), {"starts": "2026-12-07"}, follow=True)

    assert [(one.status_code, list(one.context["form"].errors)) for one in wrong] == [(422, ["starts"])] * 3
    assert "Surat Keputusan sudah diumumkan" in done.text


def test_nothing_is_published_without_a_paper(as_: Callable[[str], Client], world: World) -> None:
    drafted(world)
    Paper.objects.all().delete()

    assert as_("Sekretaris").get(url("publish", run_of(world, "DECREE"))).status_code == 404


def test_the_window_ends_with_a_working_day(world: World) -> None:
    end = actions.window_end(world.cycle.agency, NOON, 1)

    assert (end.isoformat(), end > NOON) == ("2026-11-25T23:59:00+08:00", True)


def test_who_acts_for_the_head_decides_and_signs_as_such(as_: Callable[[str], Client], world: World) -> None:
    acting = world.person("Plh")
    appoint_acting(person=acting, agency=world.agency, form="plh", basis="SP 5/2026", valid_from=NOON.date(),
                   valid_to=NOON.date() + timedelta(days=60), by=world.people["Kepegawaian"], at=NOON)  # fmt: skip

    done = as_("Plh").post(url("choose", world.run), {"chosen": keys("ABC"), "do": "choose"}, follow=True)
    run = run_of(world, "OBJECT")
    window = ObjectionWindow.objects.get(run=run)
    actions.close_objections(run, note="", by=world.people["Tim 1"], at=window.closes_at)
    paper = actions.draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=window.closes_at)

    assert "Bertindak sebagai Plh. Kepala Dinas berdasarkan SP 5/2026." in done.text
    assert (paper.signer_name, paper.signer_form, paper.signer_basis) == ("Plh", "plh", "SP 5/2026")
    printed = PdfReader(io.BytesIO(as_("Sekretaris").get(reverse("documents:file", args=[paper.public_id])).content))
    assert printed.pages[0].extract_text().count("Plh. KEPALA DINAS,") + printed.pages[-1].extract_text().count("Plh. KEPALA DINAS,") >= 1


def test_the_head_reads_how_far_the_assessors_agree_in_words_and_no_figure(as_: Callable[[str], Client], world: World) -> None:
    assess = StageRun.objects.get(cycle=world.cycle, stage="ASSESS")
    for name, higher in (("Tim 2", "A"), ("Tim 3", "AB")):
        assessor = Assessor.objects.create(run=assess, person=world.people[name], part="team", locked_at=NOON)
        for sheet in Sheet.objects.filter(assessor__person=world.people["Tim 1"]).select_related("candidate__person"):
            own = Sheet.objects.create(assessor=assessor, candidate=sheet.candidate, saved_at=NOON)
            level = 4 if sheet.candidate.name[-1] in higher else 3
            Score.objects.bulk_create([Score(sheet=own, criterion=one.criterion, level=level) for one in sheet.scores.all()])

    text = as_("Pimpinan").get(url("choose", world.run)).text

    assert "<b>Penilai cukup sepakat.</b> Untuk calon yang sama, nilai dua penilai terpaut paling jauh 1,0 dari 4 tingkat." in text
    assert "Calon B, Calon C, Calon D dan Calon E tidak dapat dibedakan; urutan di antara mereka tidak bermakna." in text
    assert "ICC" not in text


def test_the_head_is_told_that_one_assessor_is_too_few_to_agree(as_: Callable[[str], Client], world: World) -> None:
    assert "Penilainya terlalu sedikit" in as_("Pimpinan").get(url("choose", world.run)).text
