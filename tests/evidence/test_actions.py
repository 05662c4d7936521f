"""A proof is known by what it holds, loses what a camera wrote into it, and is kept under its hash."""

import hashlib
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.evidence.actions import keep
from pelopor.evidence.models import Evidence
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON, sure
from tests.people.factories import agency, person

pytestmark = pytest.mark.django_db

PLACE = b"GPS -10.1772 123.6070"


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def kept(data: bytes, name: str = "bukti.bin") -> Evidence:
    office = agency()
    return keep(SimpleUploadedFile(name, data), office, person("Ance", office), NOON)


def stored(evidence: Evidence) -> bytes:
    with evidence.file.open("rb") as file:
        return bytes(file.read())


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, kind)
    return out.getvalue()


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "data, media_type, ending",
    [
        (b"%PDF-1.7 isi", "application/pdf", "pdf"),
        (packed("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        (packed("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ],
)
def test_a_document_is_kept_as_it_came_whatever_its_name_says(data: bytes, media_type: str, ending: str) -> None:
    evidence = kept(data, "foto.jpg")

    assert (evidence.media_type, evidence.name, evidence.size, evidence.sha256) == (
        media_type, "foto.jpg", len(data), hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    assert (stored(evidence), sure(evidence.file.name).rsplit(".", 1)[1]) == (data, ending)


def test_keeping_is_written_into_the_audit_with_name_and_hash() -> None:
    evidence = kept(b"%PDF-1.7 isi", "notula.pdf")

    event = Event.objects.get()
    assert (event.kind, event.thing, event.facts) == (
        "evidence.kept", evidence.public_id, {"name": "notula.pdf", "hash": evidence.sha256},
    )  # fmt: skip


def test_a_photograph_loses_place_text_and_comment_and_keeps_its_picture() -> None:
    plain = picture("JPEG")
    extra = segment(0xE1, b"Exif\0\0" + PLACE) + segment(0xED, b"Photoshop" + PLACE) + segment(0xFE, PLACE)

    evidence = kept(plain[:2] + extra + plain[2:])

    assert (stored(evidence), evidence.media_type) == (plain, "image/jpeg")
    assert (evidence.size, evidence.sha256) == (len(plain), hashlib.sha256(plain).hexdigest())


def test_a_png_loses_place_text_and_time_and_what_follows_its_end() -> None:
    plain = picture("PNG")
    extra = b"".join(chunk(kind, PLACE) for kind in (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"))

    evidence = kept(plain[:33] + extra + plain[33:] + PLACE)

    assert (stored(evidence), evidence.media_type) == (plain, "image/png")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html>", id="a page"),
        pytest.param(b"MZ\x90", id="a program"),
        pytest.param(packed("isi.txt"), id="another archive"),
        pytest.param(packed("xl/workbook.xml")[:40], id="a cut workbook"),
        pytest.param(picture("JPEG")[:20], id="a cut photograph"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x01" + b"\0" * 9, id="a photograph with a segment shorter than its length"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x04\0\0" + b"\0" * 9, id="a photograph whose segments do not follow on"),
        pytest.param(picture("PNG")[:-12], id="a png without end"),
    ],
)
def test_what_is_none_of_the_five_or_broken_is_not_kept(data: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"evidence\.type"):
        kept(data)

    assert (Evidence.objects.count(), Event.objects.count()) == (0, 0)


def test_a_file_at_the_limit_is_kept_and_one_byte_more_is_not(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 2 * 1024 * 1024
    assert kept(b"%PDF-".ljust(settings.UPLOAD_LIMIT)).size == settings.UPLOAD_LIMIT

    office = person("Yos")
    with pytest.raises(RuleBroken) as no:
        keep(SimpleUploadedFile("besar.pdf", b"%PDF-".ljust(settings.UPLOAD_LIMIT + 1)), agency("dinsos"), office, NOON)
    assert (no.value.code, no.value.facts, Evidence.objects.count()) == ("evidence.size", {"megabytes": 2}, 1)
