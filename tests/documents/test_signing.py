"""Certified signatures: through the service, by a key file, from elsewhere; taken only when everything about them holds."""

import io
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.documents import actions
from pelopor.documents.models import Paper, Signature
from pelopor.documents.signing.mark import GAP, Mark, mark_for
from pelopor.duties.models import Duty
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON, Answer, sure
from tests.decision.factories import decide
from tests.decision.test_actions import drafted
from tests.documents.signer import LOGIN, NIK, PASSPHRASE, Authority, Service, opening, rewritten, serving, stamping, turned

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
CERTIFIED = {"nik": NIK, "passphrase": PASSPHRASE}


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def world(settings: Settings, tmp_path: Path, authority: Authority) -> World:
    settings.MEDIA_ROOT = tmp_path
    settings.TRUST_FOLDER = authority.root_in(tmp_path / "roots")
    return decide()


@pytest.fixture
def paper(world: World) -> Paper:
    return actions.number(drafted(world), number="100/1", date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)


@pytest.fixture
def service(settings: Settings, authority: Authority) -> Iterator[Service]:
    made = Service(authority, "PIMPINAN")
    with serving(made) as address:
        settings.ESIGN_URL = address
        yield made


def url(page: str, paper: Paper) -> str:
    return reverse(f"documents:{page}", args=[paper.public_id])


def frozen(paper: Paper) -> bytes:
    with paper.file.open("rb") as file:
        return bytes(file.read())


def upload(client: Client, paper: Paper, made: bytes) -> Answer:
    return client.post(url("upload", paper), {"signed": SimpleUploadedFile("sk.pdf", made)}, follow=True)


def error(answer: Answer) -> str:
    return " ".join(sentence for listed in answer.context["form"].errors.values() for sentence in listed)


def test_the_service_signs_the_frozen_file_and_the_head_has_nothing_more_to_do(head: Client, paper: Paper, service: Service) -> None:
    page = head.post(url("certify", paper), CERTIFIED, follow=True)

    signature = Signature.objects.get()
    assert "Ditandatangani secara elektronik dengan sertifikat" in page.text
    assert (signature.route, signature.by.name, signature.signer_name) == ("certified", "Pimpinan", "Pimpinan")
    details = dict(signature.details)
    assert int(details.pop("serial"), 16) > 0
    assert details == {
        "rests": True, "intact": True, "valid": True, "trusted": True, "whole": True, "stamped": True, "signer": "PIMPINAN",
        "issuer": "CA Contoh", "through": "service", "stamped_at": "2026-11-24T04:00:00+00:00",
    }  # fmt: skip
    assert list(Duty.objects.filter(done_at=None).values_list("kind", flat=True)) == ["decree.publish"]
    assert Event.objects.get(kind="documents.certified").facts["hash"] == signature.sha256
    assert head.get(url("file", paper)).getvalue().startswith(frozen(paper))


def test_the_service_is_told_where_the_mark_stands_and_where_its_code_leads(head: Client, paper: Paper, service: Service) -> None:
    head.post(url("certify", paper), CERTIFIED)

    mark = mark_for(frozen(paper), name="Pimpinan", address=actions.address_of(paper))
    assert service.sent == [
        {**CERTIFIED, "tampilan": "visible", "image": "false", "linkQR": actions.address_of(paper), "page": str(mark.page),
         "xAxis": str(mark.left), "yAxis": str(mark.bottom), "width": "51", "height": "51"},
    ]  # fmt: skip


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "frasa-yang-salah-7"])
def test_neither_nik_nor_passphrase_stays_anywhere(
    head: Client, paper: Paper, service: Service, passphrase: str, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = head.post(url("certify", paper), {"nik": NIK, "passphrase": passphrase}, follow=True)

    kept = [*everything_in_the_database(), caplog.text, *(str(one.get_decoded()) for one in Session.objects.all())]
    files = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert [text for text in kept if NIK in text or passphrase in text or LOGIN in text] == []
    assert (NIK.encode() in files, passphrase.encode() in files, passphrase in answer.text) == (False, False, False)


def everything_in_the_database() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            yield str(cursor.fetchall())


def test_a_fault_after_the_service_answered_tells_the_log_no_secret(
    client: Client, world: World, paper: Paper, service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("disk is full")

    monkeypatch.setattr(actions, "sign_certified", broken)
    client.raise_request_exception = False
    client.force_login(sure(world.people["Pimpinan"].user))

    answer = client.post(url("certify", paper), CERTIFIED)

    assert (answer.status_code, "disk is full" in caplog.text) == (500, True)
    assert [secret for secret in (NIK, PASSPHRASE) if secret in caplog.text or secret in answer.text] == []


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((401, b""), "tidak mengenali aplikasi ini"),
        ((400, b'{"status_code": 2031}'), "Frasa sandi tidak cocok"),
        ((400, f'{{"error": "NIK {NIK} belum terdaftar"}}'.encode()), "menolak: NIK … belum terdaftar"),
        ((500, b"<html>"), "menolak: 500"),
        ((500, b"[]"), "menolak: 500"),
        ((200, b"<html>"), "bukan PDF"),
        ((200, b"%PDF-1.4 broken"), "bukan PDF yang utuh"),
    ],
)
def test_a_no_of_the_service_is_told_in_words_and_leaves_the_paper_waiting(
    head: Client, paper: Paper, service: Service, answer: tuple[int, bytes], says: str
) -> None:
    service.answer = answer

    page = head.post(url("certify", paper), CERTIFIED)

    paper.refresh_from_db()
    assert (page.status_code, paper.state, Signature.objects.exists()) == (422, "numbered", False)
    assert says in error(page)


def test_a_service_that_is_silent_or_gone_is_told_in_words(head: Client, paper: Paper, service: Service, settings: Settings) -> None:
    settings.ESIGN_SECONDS, service.wait = 0.2, threading.Event()
    assert "tidak menjawab" in error(head.post(url("certify", paper), CERTIFIED))
    service.wait.set()

    settings.ESIGN_URL = "http://127.0.0.1:9"
    assert "tidak menjawab" in error(head.post(url("certify", paper), CERTIFIED))


def test_what_the_service_signed_as_somebody_else_is_not_taken(head: Client, paper: Paper, service: Service) -> None:
    service.name = "YOSEF NALLE"

    assert "atas nama YOSEF NALLE" in error(head.post(url("certify", paper), CERTIFIED))
    assert not Signature.objects.exists()


@pytest.mark.parametrize("nik", ["", "537101650680000", "53710165068000011", "５３７１０１６５０６８００００１", "537101650680000x"])
def test_a_nik_that_is_none_asks_nobody(head: Client, paper: Paper, service: Service, nik: str) -> None:
    answer = head.post(url("certify", paper), {"nik": nik, "passphrase": PASSPHRASE})

    assert (answer.status_code, list(answer.context["form"].errors), service.sent) == (422, ["nik"], [])


def test_a_paper_that_does_not_wait_for_a_signature_asks_nobody(head: Client, world: World, service: Service) -> None:
    draft = drafted(world)

    assert "belum bernomor" in error(head.post(url("certify", draft), CERTIFIED))
    assert service.sent == []


@pytest.fixture
def key(settings: Settings, world: World, authority: Authority, tmp_path: Path) -> None:
    settings.SIGNING_KEYS = tmp_path / "keys"
    settings.SIGNING_KEYS.mkdir()
    (settings.SIGNING_KEYS / f"{world.agency.code}.p12").write_bytes(authority.key_file("Pimpinan"))


@pytest.mark.usefixtures("key")
def test_a_key_file_signs_with_a_mark_and_a_time_stamp(head: Client, paper: Paper, settings: Settings, authority: Authority) -> None:
    with stamping(authority) as settings.TSA_URL:
        head.post(url("certify", paper), {"passphrase": PASSPHRASE})

    signature = Signature.objects.get()
    with signature.file.open("rb") as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
    mark = mark_for(frozen(paper), name="Pimpinan", address=actions.address_of(paper))
    (box,) = [one.get_object()["/Rect"] for one in pages[mark.page - 1].annotations or []]
    assert [float(side) for side in box] == [mark.left, mark.bottom, mark.left + 51, mark.bottom + 51]
    assert (signature.details["through"], signature.details["stamped"]) == ("key", True)


@pytest.mark.usefixtures("key")
def test_a_key_file_without_a_time_stamp_service_signs_without_one(head: Client, paper: Paper) -> None:
    head.post(url("certify", paper), {"passphrase": PASSPHRASE})

    assert Signature.objects.get().details["stamped"] is None


@pytest.mark.usefixtures("key")
def test_a_wrong_passphrase_or_a_silent_time_stamp_service_signs_nothing(head: Client, paper: Paper, settings: Settings) -> None:
    assert "Frasa sandi tidak cocok" in error(head.post(url("certify", paper), {"passphrase": "salah"}))

    settings.TSA_URL = "http://127.0.0.1:9"
    assert "stempel waktu tidak menjawab" in error(head.post(url("certify", paper), {"passphrase": PASSPHRASE}))
    assert not Signature.objects.exists()


def test_without_service_and_key_the_page_leads_to_the_upload(head: Client, world: World, paper: Paper, settings: Settings) -> None:
    assert url("upload", paper) in head.get(url("certify", paper)).text
    assert "belum tersambung" in error(head.post(url("certify", paper), {"passphrase": "x"}))
    settings.SIGNING_KEYS = Path("/nonexistent")
    assert "belum tersambung" in head.get(url("certify", paper)).text


def test_a_file_signed_elsewhere_is_taken(head: Client, paper: Paper, authority: Authority) -> None:
    made = authority.signed(frozen(paper), "Pimpinan")

    assert "sudah tersimpan" in upload(head, paper, made).text
    assert head.get(url("file", paper)).getvalue() == made


@pytest.mark.parametrize(("names", "code"), [(("Yosef", "Pimpinan"), ""), (("Pimpinan", "Yosef"), "signature.signer")])
def test_of_two_signatures_the_last_must_be_the_signers(paper: Paper, authority: Authority, names: tuple[str, str], code: str) -> None:
    made = frozen(paper)
    for name in names:
        made = authority.signed(made, name, field=name)

    assert error_code(paper, made) == code


def error_code(paper: Paper, made: bytes) -> str:
    try:
        actions.sign_certified(paper, made=made, through="upload", by=paper.made_by, at=NOON)
    except RuleBroken as no:
        return no.code
    return ""


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


Forge = Callable[[Authority, bytes], bytes]


@pytest.mark.parametrize(
    ("forge", "code"),
    [
        (lambda authority, pdf: pdf, "signature.none"),
        (lambda authority, pdf: b"no PDF at all", "signature.unreadable"),
        (lambda authority, pdf: authority.signed(pdf, "Pimpinan")[:-900], "signature.unreadable"),
        (lambda authority, pdf: flipped(authority.signed(pdf, "Pimpinan"), pdf.index(b"stream") + 40), "signature.broken"),
        (lambda authority, pdf: authority.signed(turned(pdf), "Pimpinan"), "signature.changed"),
        (lambda authority, pdf: authority.signed(rewritten(pdf), "Pimpinan"), "signature.changed"),
        (lambda authority, pdf: authority.signed(opening(pdf), "Pimpinan"), "signature.changed"),
        (lambda authority, pdf: authority.signed(pdf + b"\n", "Pimpinan"), ""),
        (lambda authority, pdf: authority.signed(flipped(pdf, pdf.index(b"stream") + 40), "Pimpinan"), "signature.changed"),
        (lambda authority, pdf: turned(authority.signed(pdf, "Pimpinan")), "signature.changed"),
        (lambda authority, pdf: authority.signed(pdf, "Pimpinan") + b"% added\n", "signature.partial"),
        (lambda authority, pdf: Authority("CA Asing").signed(pdf, "Pimpinan"), "signature.untrusted"),
        (lambda authority, pdf: authority.signed(pdf, "Pimpinan", stamper=Authority("CA Asing").stamper()), "signature.stamp"),
        (lambda authority, pdf: authority.signed(pdf, "Yosef Nalle"), "signature.signer"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_signed_file_is_found(world: World, paper: Paper, authority: Authority, forge: Forge, code: str) -> None:
    assert error_code(paper, forge(authority, frozen(paper))) == code
    assert Signature.objects.exists() is (code == "")


def test_the_page_says_what_is_wrong_at_the_file(head: Client, paper: Paper) -> None:
    answer = upload(head, paper, frozen(paper))

    assert (answer.status_code, answer.context["form"].errors["signed"]) == (422, ["Berkas ini belum memuat tanda tangan elektronik."])


def test_a_file_that_is_too_large_is_refused_in_words(head: Client, paper: Paper, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024

    assert "Batasnya 1 MB" in error(upload(head, paper, b"x" * (1024 * 1024 + 1)))


def test_a_paper_is_signed_once(head: Client, paper: Paper, authority: Authority, world: World) -> None:
    made = authority.signed(frozen(paper), "Pimpinan")
    upload(head, paper, made)

    assert "sudah ditandatangani" in error(upload(head, paper, made))
    assert Signature.objects.count() == 1


def test_without_trusted_roots_the_certified_way_is_not_offered(head: Client, paper: Paper, settings: Settings, tmp_path: Path) -> None:
    settings.TRUST_FOLDER = None
    assert "Dengan sertifikat elektronik" not in head.get(url("sign", paper)).text
    assert "tidak tersedia di sini" in head.get(url("upload", paper)).text
    assert "tidak tersedia di sini" in error(upload(head, paper, b"%PDF-"))
    assert error_code(paper, b"%PDF-") == "signature.no_roots"

    settings.TRUST_FOLDER = tmp_path / "empty"
    settings.TRUST_FOLDER.mkdir()
    assert "tidak tersedia di sini" in error(head.post(url("certify", paper), CERTIFIED))


def test_the_mark_stands_above_the_name_on_the_page_with_the_code_and_not_where_the_name_is_a_word(paper: Paper) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(frozen(paper))).pages]
    assert ["pimpinan" in pages[0], "Pimpinan" in pages[1]] == [True, True]

    assert mark_for(frozen(paper), name="Pimpinan", address=actions.address_of(paper)).page == 2
    assert mark_for(frozen(paper), name="Menimbang", address="").page == 1


def test_the_mark_goes_to_the_corner_where_the_name_stands_nowhere(paper: Paper) -> None:
    assert mark_for(frozen(paper), name="Siapa pun", address="x") == Mark("x", len(PdfReader(io.BytesIO(frozen(paper))).pages), GAP, GAP)
    assert mark_for(frozen(paper), name="", address="x").left == GAP
