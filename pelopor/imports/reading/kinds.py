"""What kind of file it is, by its content."""

import io
import re
import zipfile

from pelopor.rules.errors import RuleBroken

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of a spreadsheet with a password
PASSWORD = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
OTHER_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x04\x22\x4d\x18", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ")
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style")
WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, in which every second byte may be none
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")  # 0x1a: old programs end a text with it
LOOKED_AT = 64 * 1024  # bytes
MOST_STRAY = 20
"""So many of them are forgiven: they come along when text is copied, and are left out."""


def kind_of(data: bytes) -> str:
    """ "csv" or "xlsx".

    Raises:  RuleBroken of "file.empty", "file.xls", "file.password", "file.pdf", "file.picture", "file.ods", "file.xlsb", "file.document",
             "file.packed", "file.markup", "file.broken", "file.binary".
    """
    if not data.strip():
        raise RuleBroken("file.empty")
    if data.startswith(COMPOUND):
        raise RuleBroken("file.password" if PASSWORD in data else "file.document" if OLD_WORD in data else "file.xls")
    if data.startswith(PACKED):
        return _packed(data)
    if data.lstrip()[:5] == b"%PDF-":
        raise RuleBroken("file.pdf")
    if data.startswith(PICTURES) and b"\x00" in data[:512]:
        raise RuleBroken("file.picture")
    if data.startswith(OTHER_PACKED):
        raise RuleBroken("file.packed")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(MARKUP):
        raise RuleBroken("file.markup")
    if not data.startswith(WIDE) and (b"\x00" in data or len(NO_TEXT.findall(data, 0, LOOKED_AT)) > MOST_STRAY):
        raise RuleBroken("file.binary")
    return "csv"


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            names = set(pack.namelist())
            media = pack.read("mimetype")[:100] if "mimetype" in names and pack.getinfo("mimetype").file_size < 100 else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as broken:
        raise RuleBroken("file.broken") from broken
    if media.startswith(b"application/vnd.oasis.opendocument"):
        raise RuleBroken("file.ods")
    if "xl/workbook.bin" in names:
        raise RuleBroken("file.xlsb")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise RuleBroken("file.document")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise RuleBroken("file.packed")
    return "xlsx"
