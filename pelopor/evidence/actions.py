"""The deed on evidence: keep an uploaded file, typed by its content, without what a camera wrote into it."""

import hashlib
import io
import zipfile
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from pelopor.audit.actions import record
from pelopor.evidence.models import Evidence
from pelopor.kit.ids import new_id
from pelopor.people.models import Agency, Person
from pelopor.rules.errors import RuleBroken

PNG = b"\x89PNG\r\n\x1a\n"
OFFICE = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
METADATA_CHUNKS = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})


@transaction.atomic
def keep(upload: "UploadedFile[bytes]", agency: Agency, by: Person, at: datetime, *, named: bool = True) -> Evidence:
    """Store an uploaded file outside the web root, known by the hash of what is stored.

    Args:    named: False keeps person and name of the file out of the trail, where either would tell what nobody may know yet.

    Raises:  RuleBroken("evidence.size", megabytes=...) above the limit; ("evidence.type") unless it is PDF, JPEG, PNG, DOCX or XLSX.
    """
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        raise RuleBroken("evidence.size", megabytes=settings.UPLOAD_LIMIT // 1024 // 1024)
    data = upload.read()
    media_type, ending = _type(data)
    if ending == "jpg":
        data = _bare_jpeg(data)
    elif ending == "png":
        data = _bare_png(data)
    kept = Evidence(
        agency=agency, name=(upload.name or "")[-200:], media_type=media_type, size=len(data), sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=by, uploaded_at=at,
    )  # fmt: skip
    kept.file.save(f"{new_id()}.{ending}", ContentFile(data), save=False)
    kept.save()
    record("evidence.kept", agency=agency.public_id, thing=kept.public_id, by=by if named else None, at=at,
           name=kept.name if named else f"{kept.sha256[:8]}.{ending}", hash=kept.sha256)  # fmt: skip
    return kept


def _type(data: bytes) -> tuple[str, str]:
    """Media type and file ending by content."""
    if data.startswith(b"%PDF-"):
        return "application/pdf", "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", "jpg"
    if data.startswith(PNG):
        return "image/png", "png"
    if data.startswith(b"PK\x03\x04"):
        try:
            names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
        except zipfile.BadZipFile as broken:
            raise RuleBroken("evidence.type") from broken
        for name, kind in OFFICE.items():
            if name in names:
                return kind
    raise RuleBroken("evidence.type")


def _bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its APP1 (EXIF, XMP), APP13 (IPTC) and comment segments; the picture itself is untouched.

    Raises:  RuleBroken("evidence.type") when its segments are broken.
    """
    out, place = bytearray(data[:2]), 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:  # the picture begins
            return bytes(out + data[place:])
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if length < 2:
            break
        if marker not in {0xE1, 0xED, 0xFE}:
            out += data[place : place + 2 + length]
        place += 2 + length
    raise RuleBroken("evidence.type")


def _bare_png(data: bytes) -> bytes:
    """A PNG without its EXIF, text and time chunks.

    Raises:  RuleBroken("evidence.type") when its chunks are broken.
    """
    out, place = bytearray(PNG), len(PNG)
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind not in METADATA_CHUNKS:
            out += data[place : place + 12 + length]
        place += 12 + length
        if kind == b"IEND":
            return bytes(out)
    raise RuleBroken("evidence.type")
