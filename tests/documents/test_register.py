"""The register of papers, its ZIP, and copies that were sent."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pelopor.decision.actions import draft_decree
from pelopor.documents import actions, queries
from pelopor.documents.models import Paper, Signature
from pelopor.duties.models import Duty
from pelopor.evidence.actions import keep
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON, sure
from tests.decision.factories import run_of

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
COPIES = ("Gubernur", "Inspektur")


@pytest.fixture
def numbered(world: World, paper: Paper) -> Paper:
    paper = draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON, copies=COPIES)
    return actions.number(paper, number="=100/1", date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)


@pytest.fixture
def published(world: World, numbered: Paper) -> Paper:
    scan = keep(SimpleUploadedFile("sk.pdf", b"%PDF-1.4 signed"), world.agency, world.people["Pimpinan"], NOON)
    paper = actions.sign_in_ink(numbered, scan=scan, number=numbered.number, by=world.people["Pimpinan"], at=NOON)
    return actions.publish(paper, by=world.people["Sekretaris"], at=NOON)


def address(page: str, world: World, query: str = "") -> str:
    return reverse(f"documents:{page}", args=[world.agency.public_id]) + query


def owed() -> list[str]:
    return list(Duty.objects.filter(kind="copies.send", done_at__isnull=True).values_list("role", flat=True))


def test_the_register_holds_the_papers_of_a_year_also_void_ones_and_finds_them(
    as_: Callable[[str], Client], world: World, numbered: Paper
) -> None:
    actions.take_back(numbered, reason="Salah nama", by=world.people["Pimpinan"], at=NOON)
    draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON)
    client = as_("Agendaris")

    whole, found, none, other = [client.get(address("register", world, query)) for query in ("", "?q=100/1", "?q=xyz", "?tahun=2025")]

    assert [len(page.context["rows"]) for page in (whole, found, none, other)] == [2, 1, 0, 0]
    assert "Salah nama" in found.text and "Permanen" in found.text
    assert queries.register_years(world.agency) == [2026]


def test_a_year_of_papers_comes_as_a_zip_with_list_and_hashes(as_: Callable[[str], Client], world: World, published: Paper) -> None:
    answer = as_("Sekretaris").get(address("archive", world, "?tahun=2026"))
    pack = zipfile.ZipFile(io.BytesIO(answer.getvalue()))

    paper, scan = f"naskah/{published.public_id}.pdf", f"naskah/{published.public_id}-bertanda-tangan.pdf"
    rows = list(csv.reader(io.StringIO(pack.read("daftar.csv").decode("utf-8-sig")), delimiter=";"))
    assert sorted(pack.namelist()) == sorted(["daftar.csv", "SHA256SUMS", paper, scan])
    assert [(row[0], row[4], row[5], row[6], row[8]) for row in rows[1:]] == [
        ("'=100/1", "Sudah diumumkan", "Permanen", paper, "ya"), ("'=100/1", "Sudah diumumkan", "Permanen", scan, "ya"),
    ]  # fmt: skip
    assert pack.read("SHA256SUMS").decode().splitlines()[0] == f"{sha256(pack.read(paper)).hexdigest()}  {paper}"
    assert rows[1][7] == published.sha256


def test_a_paper_that_was_signed_electronically_comes_with_its_signed_file(
    as_: Callable[[str], Client], world: World, numbered: Paper
) -> None:
    signed = b"%PDF-1.7 signed"
    made = Signature(
        paper=numbered, route="certified", by=world.people["Pimpinan"], at=NOON, sha256=sha256(signed).hexdigest(), signer_name="Pimpinan"
    )
    made.file.save("signed.pdf", ContentFile(signed))

    pack = zipfile.ZipFile(io.BytesIO(as_("Sekretaris").get(address("archive", world, "?tahun=2026")).getvalue()))

    name = f"naskah/{numbered.public_id}-bertanda-tangan.pdf"
    rows = list(csv.reader(io.StringIO(pack.read("daftar.csv").decode("utf-8-sig")), delimiter=";"))
    assert (pack.read(name), [row[8] for row in rows if row[6] == name]) == (signed, ["ya"])


def test_the_list_tells_of_a_file_that_is_not_the_one_that_was_frozen_and_of_a_draft_without_one(
    as_: Callable[[str], Client], world: World, numbered: Paper
) -> None:
    actions.take_back(numbered, reason="Salah nama", by=world.people["Pimpinan"], at=NOON)
    draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON)
    numbered.refresh_from_db()
    with Path(numbered.file.path).open("ab") as file:
        file.write(b"x")

    pack = zipfile.ZipFile(io.BytesIO(as_("Sekretaris").get(address("archive", world)).getvalue()))

    rows = list(csv.reader(io.StringIO(pack.read("daftar.csv").decode("utf-8-sig")), delimiter=";"))
    assert sorted((row[4], row[8]) for row in rows[1:]) == [("Dibatalkan", "TIDAK"), ("Konsep", "")]


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_takes_as_many_queries_for_three_papers_as_for_one(
    as_: Callable[[str], Client], world: World, paper: Paper, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(1, count):
        Paper.objects.create(
            agency=world.agency, subject=f"run {place}", kind="announcement", title=f"Naskah {place}", content={}, template_version="1",
            check_code=f"kode{place}", made_by=world.people["Sekretaris"], made_at=NOON,
        )  # fmt: skip
    client = as_("Sekretaris")

    with django_assert_num_queries(9):
        assert len(client.get(address("register", world)).context["rows"]) == count


def test_colleagues_see_no_register(as_: Callable[[str], Client], world: World) -> None:
    assert [as_("Rekan 1").get(address(page, world)).status_code for page in ("register", "archive")] == [403, 403]


def test_copies_wait_from_the_publication_until_the_last_was_sent(world: World, published: Paper) -> None:
    waited = [owed()]
    for recipient in COPIES:
        actions.send_copy(published, recipient=recipient, how="post", by=world.people["Sekretaris"], at=NOON)
        waited.append(owed())

    assert waited == [["secretary"], ["secretary"], []]
    assert [(name, sure(sent).how) for name, sent in queries.copies_of(published)] == [("Gubernur", "post"), ("Inspektur", "post")]


@pytest.mark.parametrize(("recipient", "code"), [("Siapa pun", "copy.unknown"), ("Gubernur", "copy.sent")])
def test_a_copy_goes_once_and_to_whom_the_paper_names(world: World, published: Paper, recipient: str, code: str) -> None:
    actions.send_copy(published, recipient="Gubernur", how="post", by=world.people["Sekretaris"], at=NOON)

    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        actions.send_copy(published, recipient=recipient, how="post", by=world.people["Sekretaris"], at=NOON)


def test_no_copy_before_the_publication(world: World, numbered: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"copy\.unpublished"):
        actions.send_copy(numbered, recipient="Gubernur", how="post", by=world.people["Sekretaris"], at=NOON)


def test_the_page_of_copies_notes_each_and_says_who_did(as_: Callable[[str], Client], published: Paper) -> None:
    url = reverse("documents:copies", args=[published.public_id])

    wrong = as_("Sekretaris").post(url, {"recipient": "Siapa", "how": "post"})
    done = as_("Sekretaris").post(url, {"recipient": "Gubernur", "how": "hand"}, follow=True)

    assert (wrong.status_code, "tidak disebut dalam tembusan" in wrong.text) == (422, True)
    assert "dicatat oleh Sekretaris" in done.text
    assert done.text.count("Catat terkirim") == 1
