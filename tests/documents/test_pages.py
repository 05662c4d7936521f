"""Papers from number to signature, by pages and deeds."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pelopor.documents import actions, queries
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.evidence.models import Evidence
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON, sure

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
PDF = b"%PDF-1.4\n%%EOF\n"


def url(page: str, paper: Paper) -> str:
    return reverse(f"documents:{page}", args=[paper.public_id])


def check(paper: Paper) -> str:
    return reverse("documents:check", args=[paper.check_code])


def numbered(world: World, paper: Paper, number: str = "100/1") -> Paper:
    return actions.number(paper, number=number, date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)


def scanned() -> dict[str, SimpleUploadedFile | str]:
    return {"scan": SimpleUploadedFile("sk.pdf", PDF), "number": "100/1"}


def test_a_number_freezes_the_paper(as_: Callable[[str], Client], world: World, paper: Paper) -> None:
    page = as_("Agendaris").post(url("number", paper), {"number": " 100/1 ", "date": "2026-12-07"}, follow=True)

    paper.refresh_from_db()
    assert (paper.state, paper.number, paper.content["date"], len(paper.sha256)) == ("numbered", "100/1", "2026-12-07", 64)
    assert "Nomor sudah tercatat" in page.text
    assert list(Duty.objects.filter(done_at=None).values_list("kind", "role")) == [("decree.sign", "head")]


def test_a_numbered_paper_takes_no_second_number_and_no_new_draft(as_: Callable[[str], Client], world: World, paper: Paper) -> None:
    numbered(world, paper)

    assert as_("Agendaris").post(url("number", paper), {"number": "2", "date": "2026-12-07"}).status_code == 422
    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        numbered(world, paper)


def test_an_empty_number_is_refused(world: World, paper: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"paper\.number_missing"):
        numbered(world, paper, " ")


@pytest.mark.parametrize("day", ["0026-12-07", "9999-12-31"])
def test_a_mistyped_year_is_refused_before_it_is_frozen(as_: Callable[[str], Client], paper: Paper, day: str) -> None:
    answer = as_("Agendaris").post(url("number", paper), {"number": "100/1", "date": day})

    paper.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), paper.state) == (422, ["date"], "draft")


def test_a_number_is_used_once(world: World, paper: Paper) -> None:
    Paper.objects.create(
        agency=paper.agency, subject="other", kind="decree", state="numbered", title="Lain", content={}, template_version="1",
        number="100/1", date=date(2026, 1, 1), check_code="other", sha256="a" * 64, made_by=world.people["Sekretaris"], made_at=NOON,
    )  # fmt: skip

    with pytest.raises(RuleBroken, match=r"paper\.number_used"):
        numbered(world, paper)


def test_the_head_files_the_signed_scan(as_: Callable[[str], Client], world: World, paper: Paper) -> None:
    numbered(world, paper)

    page = as_("Pimpinan").post(url("sign", paper), scanned(), follow=True)

    paper.refresh_from_db()
    assert (paper.state, sure(paper.scan).media_type) == ("signed", "application/pdf")
    assert "Naskah bertanda tangan sudah tersimpan" in page.text
    assert as_("Pimpinan").get(url("scan", paper)).getvalue() == PDF


def test_a_draft_takes_no_signature_and_keeps_no_scan(as_: Callable[[str], Client], paper: Paper) -> None:
    page = as_("Pimpinan").post(url("sign", paper), scanned())

    assert (page.status_code, Evidence.objects.count()) == (422, 0)
    assert as_("Pimpinan").get(url("scan", paper)).status_code == 404


def test_the_file_is_a_draft_until_it_is_frozen(as_: Callable[[str], Client], world: World, paper: Paper) -> None:
    draft = as_("Sekretaris").get(url("file", paper)).content
    frozen = numbered(world, paper)

    kept = as_("Sekretaris").get(url("file", paper)).getvalue()

    assert (draft[:4], kept[:4], draft == kept) == (b"%PDF", b"%PDF", False)
    assert sure(frozen.file.name).endswith(".pdf")


def test_colleagues_open_no_paper(as_: Callable[[str], Client], paper: Paper) -> None:
    assert as_("Rekan 1").get(url("file", paper)).status_code == 403


def test_anybody_checks_a_numbered_paper_and_learns_no_name(client: Client, world: World, paper: Paper) -> None:
    before = client.get(check(paper))
    numbered(world, paper)

    after = client.get(check(paper))

    assert (before.status_code, after.status_code) == (404, 200)
    assert ("100/1" in after.text, "Calon A" in after.text, "Pimpinan" in after.text) == (True, False, False)


def test_a_void_paper_says_so(as_: Callable[[str], Client], client: Client, world: World, paper: Paper) -> None:
    numbered(world, paper)

    assert actions.void_of(paper.subject, reason="Salah nama", by=world.people["Tim 1"], at=NOON) == 1
    assert actions.void_of(paper.subject, reason="Salah nama", by=world.people["Tim 1"], at=NOON) == 0

    assert "Naskah ini dibatalkan" in client.get(check(paper)).text
    assert "Salah nama" in as_("Agendaris").get(url("number", paper)).text
    assert queries.paper_of(paper.subject, "decree") is None


def test_a_void_needs_a_reason(world: World, paper: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"paper\.void_reason"):
        actions.void_of(paper.subject, reason=" ", by=world.people["Tim 1"], at=NOON)
