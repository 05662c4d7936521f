"""Signing by approval and in ink, and the comparison of a file that somebody holds with what is on record."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageFilter
from pypdf import PdfReader
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.documents import actions
from pelopor.documents.models import Paper, Signature
from pelopor.documents.signing import scan as scans
from pelopor.documents.signing.scan import codes_on
from pelopor.evidence.models import Evidence
from pelopor.people.actions import enrol_factor
from pelopor.rules.errors import RuleBroken
from pelopor.rules.one_time_code import code_at
from tests.assessment.factories import World
from tests.conftest import NOON, Answer, sure
from tests.decision.test_actions import drafted
from tests.documents.signer import Authority

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
SECRET = b"12345678901234567890"
OTHER = "https://contoh.invalid/dokumen/periksa/222222222222/"


def shown() -> str:
    return code_at(SECRET, int(NOON.timestamp()) // 30)


@pytest.fixture
def paper(world: World) -> Paper:
    return actions.number(drafted(world), number="100/1", date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)


@pytest.fixture
def spare(world: World) -> list[str]:
    """The head's second factor, and the spare codes to it."""
    return enrol_factor(world.people["Pimpinan"], secret=SECRET, code=code_at(SECRET, int(NOON.timestamp()) // 30 - 1), at=NOON)


def url(page: str, paper: Paper) -> str:
    return reverse(f"documents:{page}", args=[paper.public_id])


def frozen(paper: Paper) -> bytes:
    with paper.file.open("rb") as file:
        return bytes(file.read())


def error(answer: Answer) -> str:
    return " ".join(sentence for listed in answer.context["form"].errors.values() for sentence in listed)


def photo(paper: Paper, *, turned: int = 3, blurred: float = 1) -> Image.Image:
    """The page with the code as a phone sees it: askew, and not quite sharp."""
    with pypdfium2.PdfDocument(frozen(paper)) as document:
        page: Image.Image = document[1].render(scale=150 / 72).to_pil().convert("L")
    return page.rotate(turned, expand=True, fillcolor=120).filter(ImageFilter.GaussianBlur(blurred))


def saved(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, format=kind)
    return out.getvalue()


def with_code(address: str) -> bytes:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=6)
    return out.getvalue()


def scan(client: Client, paper: Paper, made: bytes, number: str = "") -> Answer:
    return client.post(url("sign", paper), {"scan": SimpleUploadedFile("sk.pdf", made), "number": number}, follow=True)


def test_an_approval_with_the_code_of_the_phone_signs_and_the_paper_says_what_it_is(
    head: Client, paper: Paper, spare: list[str], client: Client
) -> None:
    page = head.post(url("approve", paper), {"code": shown()}, follow=True)

    signature = Signature.objects.get()
    served = head.get(url("file", paper)).getvalue()
    text = PdfReader(io.BytesIO(served)).pages[1].extract_text()
    assert "Disetujui secara elektronik melalui Pelopor" in page.text
    assert (signature.route, signature.by.name, signature.details, served.startswith(frozen(paper))) == (
        "internal", "Pimpinan", {"factor": "app"}, True,
    )  # fmt: skip
    for line in ("oleh Pimpinan", "24 November 2026 pukul 12.00", "Bukan tanda tangan elektronik tersertifikasi."):
        assert line in text
    assert Event.objects.get(kind="documents.approved").actor_name == "Pimpinan"


def test_the_public_check_says_that_an_approval_is_no_certified_signature_and_names_nobody(
    paper: Paper, spare: list[str], head: Client
) -> None:
    head.post(url("approve", paper), {"code": spare[0]})

    text = Client().get(reverse("documents:check", args=[paper.check_code])).text

    assert ("Ini bukan tanda tangan elektronik tersertifikasi." in text, "Pimpinan" in text) == (True, False)
    assert Signature.objects.get().details == {"factor": "spare"}


def test_without_a_second_factor_the_page_leads_to_where_it_is_set_up(head: Client, paper: Paper) -> None:
    assert "/faktor/pasang/" in head.get(url("approve", paper)).text
    assert "belum punya faktor kedua" in error(head.post(url("approve", paper), {"code": "123456"}))
    assert not Signature.objects.exists()


def test_a_wrong_code_approves_nothing_and_too_many_wait(head: Client, paper: Paper, spare: list[str]) -> None:
    assert "Kode ini tidak cocok" in error(head.post(url("approve", paper), {"code": "000000"}))
    for _try in range(4):
        head.post(url("approve", paper), {"code": "000000"})

    assert "Terlalu banyak percobaan" in error(head.post(url("approve", paper), {"code": shown()}))
    assert not Signature.objects.exists()


def test_a_paper_without_a_number_is_not_approved_and_the_code_can_still_be_used(head: Client, world: World, spare: list[str]) -> None:
    draft = drafted(world)

    assert "belum bernomor" in error(head.post(url("approve", draft), {"code": shown()}))

    actions.number(draft, number="100/1", date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)
    assert head.post(url("approve", draft), {"code": shown()}).status_code == 302


def test_of_an_approval_sent_twice_one_counts(head: Client, paper: Paper, spare: list[str]) -> None:
    head.post(url("approve", paper), {"code": shown()})

    assert "sudah ditandatangani" in error(head.post(url("approve", paper), {"code": spare[0]}))
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(("routes", "page"), [(["ink"], "approve"), (["internal"], "sign")])
def test_a_way_that_the_installation_does_not_offer_is_neither_shown_nor_done(
    head: Client, paper: Paper, settings: Settings, routes: list[str], page: str
) -> None:
    settings.SIGNING_ROUTES = routes
    sent = {"code": "123456", "scan": SimpleUploadedFile("sk.pdf", frozen(paper))}

    answer = head.post(url(page, paper), sent)

    assert (error(answer), Signature.objects.exists()) == ("Cara menandatangani ini tidak tersedia di sini.", False)
    assert ("Setujui dengan faktor kedua" in head.get(url("sign", paper)).text) is ("internal" in routes)
    assert ("Dengan tinta" in head.get(url("sign", paper)).text) is ("ink" in routes)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "PDF"])
def test_the_code_is_read_on_a_photo_that_is_askew_and_on_a_scanned_pdf(head: Client, paper: Paper, kind: str) -> None:
    scan(head, paper, saved(photo(paper), kind))

    signature = Signature.objects.get()
    assert (signature.route, signature.details, signature.sha256) == ("ink", {"matched": "code"}, sure(signature.scan).sha256)
    assert "Ditandatangani dengan tinta" in head.get(url("sign", paper)).text


def test_the_scan_of_another_paper_is_refused_and_not_kept(head: Client, paper: Paper) -> None:
    answer = scan(head, paper, with_code(OTHER), number="100/1")

    assert "milik naskah lain" in answer.context["form"].errors["scan"][0]
    assert (Evidence.objects.count(), Signature.objects.count()) == (0, 0)


def test_a_scan_that_cannot_be_read_asks_for_the_number_on_it(head: Client, paper: Paper) -> None:
    blurred = saved(photo(paper, blurred=12), "JPEG")
    assert "tidak terbaca" in scan(head, paper, blurred).context["form"].errors["number"][0]
    assert "Nomor naskah ini 100/1" in error(scan(head, paper, blurred, number="100/2"))
    assert not Signature.objects.exists()

    scan(head, paper, blurred, number=" 100 / 1 ")

    assert Signature.objects.get().details == {"matched": "number"}


@pytest.mark.parametrize("made", [b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xffbroken", b"anything"])
def test_on_a_broken_scan_nothing_can_be_read(made: bytes) -> None:
    assert codes_on(made) == frozenset()


def test_a_code_that_leads_elsewhere_is_none_and_a_picture_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes_on(with_code("https://contoh.invalid/lain/")) == frozenset()
    assert codes_on(with_code(OTHER)) == {"222222222222"}

    monkeypatch.setattr(scans, "MOST_DOTS", 100)
    assert codes_on(with_code(OTHER)) == frozenset()


@pytest.fixture
def trusted(settings: Settings, tmp_path: Path) -> Authority:
    authority = Authority()
    settings.TRUST_FOLDER = authority.root_in(tmp_path / "roots")
    return authority


def compared(paper: Paper, held: bytes) -> Answer:
    return Client().post(reverse("documents:check", args=[paper.check_code]), {"held": SimpleUploadedFile("x.pdf", held)})


def kind(paper: Paper, held: bytes) -> str:
    answer = compared(paper, held)
    assert "Pimpinan" not in answer.text
    return str(answer.context["comparison"].kind)


def test_a_file_is_told_apart_from_the_one_on_record(paper: Paper, trusted: Authority, world: World) -> None:
    pdf = frozen(paper)
    signed = trusted.signed(pdf, "Pimpinan")
    assert [
        kind(paper, held)
        for held in (
            pdf, pdf + b" ", pdf[:-1], signed, trusted.signed(pdf, "Yosef"), Authority("CA Asing").signed(pdf, "Pimpinan"),
        )
    ] == ["frozen", "invalid", "other", "valid", "signer", "invalid"]  # fmt: skip

    actions.sign_certified(paper, made=signed, through="upload", by=world.people["Pimpinan"], at=NOON)

    assert [kind(paper, signed), kind(paper, pdf)] == ["signed", "frozen"]
    assert Evidence.objects.count() == 0


def test_a_scan_on_record_is_known(head: Client, paper: Paper) -> None:
    made = saved(photo(paper), "JPEG")
    scan(head, paper, made)

    with sure(Signature.objects.get().scan).file.open("rb") as file:
        assert kind(paper, file.read()) == "scan"


def test_an_invalid_signature_is_told_with_its_reason(paper: Paper, trusted: Authority) -> None:
    assert "diterbitkan CA Asing" in compared(paper, Authority("CA Asing").signed(frozen(paper), "Pimpinan")).text


def test_the_check_asks_for_a_file_takes_none_that_is_too_large_and_waits_after_twenty(paper: Paper, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    assert "Batasnya 1 MB" in error(compared(paper, b"x" * (1024 * 1024 + 1)))
    empty = Client().post(reverse("documents:check", args=[paper.check_code]))
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["held"])

    for _file in range(20):
        compared(paper, b"x")

    assert "Terlalu banyak berkas" in error(compared(paper, b"x"))


def test_a_code_of_nobody_compares_nothing(db: None) -> None:
    answer = Client().post("/dokumen/periksa/222222222222/", {"held": SimpleUploadedFile("x.pdf", b"x")})

    assert (answer.status_code, "Kode ini tidak dikenal" in answer.text) == (404, True)


def test_what_is_heavy_is_loaded_only_when_it_is_used() -> None:
    """The memory at rest: addresses and views are loaded, no library of signatures or pictures is."""
    heavy = "pyhanko", "pyhanko_certvalidator", "aiohttp", "lxml", "PIL", "pypdfium2", "zxingcpp", "typst", "asn1crypto"
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'pelopor.config.settings'\n"
        "import django; django.setup()\nfrom django.urls import get_resolver; get_resolver().url_patterns\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_deed_itself_refuses_a_second_signature(paper: Paper, world: World, spare: list[str]) -> None:
    actions.approve(paper, code=spare[0], by=world.people["Pimpinan"], at=NOON)

    with pytest.raises(RuleBroken, match=r"paper\.sign_early"):
        actions.approve(paper, code=spare[1], by=world.people["Pimpinan"], at=NOON)
