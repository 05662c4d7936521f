"""What is found in a signed PDF, by pyHanko: whether it holds, whose it is, and whether it rests on the frozen file."""

import io
import logging
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from pelopor.rules.errors import RuleBroken
from pelopor.rules.signature import Finding

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

CATALOG = frozenset({"/AcroForm", "/DSS", "/Extensions", "/MarkInfo", "/Metadata", "/Perms", "/Version"})
"""Entries of a PDF's catalogue that a signature may add or change; none of them holds anything that a page shows."""

CERTIFICATES = ("*.pem", "*.crt", "*.cer")


def can_validate() -> bool:
    """Whether the installation trusts anybody: without a root no certified signature is taken."""
    folder = settings.TRUST_FOLDER
    return folder is not None and any(next(folder.glob(kind), None) for kind in CERTIFICATES)


def roots() -> list[Any]:
    """The certificates in the folder of roots.

    Raises:  RuleBroken("signature.no_roots") when there is none.
    """
    folder: Path | None = settings.TRUST_FOLDER
    files = sorted(file for kind in CERTIFICATES for file in folder.glob(kind)) if folder else []
    if not files:
        raise RuleBroken("signature.no_roots")
    return _load(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=2)
def _load(files: Sequence[tuple[Path, int]]) -> list[Any]:
    from pyhanko.keys import load_certs_from_pemder

    return list(load_certs_from_pemder([str(file) for file, _changed in files]))


def examine(data: bytes, *, frozen: bytes, at: datetime) -> Finding | None:
    """What is found about the last signature in `data`, as at `at`; None when it holds none.

    Whether a certificate was revoked is known only from what the file itself brings: the server asks nobody.

    Raises:  RuleBroken("signature.unreadable") for what is no PDF, or a broken one; ("signature.no_roots").
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    trusted = roots()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it would write names from certificates into the log
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data))
        signatures = list(reader.embedded_regular_signatures)
        if not signatures:
            return None
        rests, ends = data.startswith(frozen) and _unchanged(reader, frozen), data.rstrip().endswith(b"%%EOF")
        return _finding(signatures[-1], trusted, rests=rests, ends=ends, at=at)
    except Exception as broken:
        raise RuleBroken("signature.unreadable") from broken


def _finding(signature: "EmbeddedPdfSignature", trusted: list[Any], *, rests: bool, ends: bool, at: datetime) -> Finding:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    def context() -> ValidationContext:
        return ValidationContext(trust_roots=trusted, allow_fetching=False, moment=at)

    status = validate_pdf_signature(signature, signer_validation_context=context(), ts_validation_context=context())
    stamp = status.timestamp_validity
    certificate = status.signing_cert
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    proves = status.modification_level is not None and status.modification_level <= ModificationLevel.LTA_UPDATES
    return Finding(
        rests=rests, intact=status.intact, valid=status.valid, trusted=status.trusted,
        whole=ends and (whole or (status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and proves)),
        stamped=None if stamp is None else stamp.intact and stamp.valid and stamp.trusted,
        signer=_name(certificate.subject), issuer=_name(certificate.issuer), serial=f"{certificate.serial_number:x}",
        stamped_at=stamp.timestamp if stamp else None,
    )  # fmt: skip


def _name(name: Any) -> str:
    """The common name of whoever a certificate is of or from, else all of it."""
    return str(name.native.get("common_name") or name.human_friendly)[:200]


def _unchanged(reader: "PdfFileReader", frozen: bytes) -> bool:
    """Whether every object of the frozen file still reads as it did, but for what a signature adds to it.

    A later part of a PDF may replace an earlier one, so that its beginning alone proves nothing.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    before = PdfFileReader(io.BytesIO(frozen))
    if reader.root_ref != before.root_ref or not _same(before.root, reader.root, leave=CATALOG):
        return False
    pages = {page.reference for page in _pages(before.root["/Pages"])}
    free = {before.root_ref, *(before.trailer.raw_get(key).reference for key in ("/Info",) if key in before.trailer)}
    if "/Metadata" in before.root:
        free.add(before.root.raw_get("/Metadata").reference)
    for number in range(before.xrefs.total_revisions):
        for ref in before.xrefs.explicit_refs_in_revision(number) - free:
            old, new = before.get_object(ref), reader.get_object(ref)
            if ref in pages and not (_same(old, new, leave={"/Annots"}) and _only_signed(old, new)):
                return False
            if ref not in pages and _bytes(old) != _bytes(new):
                return False
    return True


def _pages(branch: Any) -> Iterator[Any]:
    """The pages below a branch of the tree of pages, as references."""
    children = branch["/Kids"]
    for child in (children.raw_get(place) for place in range(len(children))):
        if child.get_object()["/Type"] == "/Pages":
            yield from _pages(child.get_object())
        else:
            yield child


def _same(old: Any, new: Any, *, leave: AbstractSet[str]) -> bool:
    """Whether two dictionaries hold the same, apart from some entries."""
    left, right = ({key: _bytes(one.raw_get(key)) for key in one if key not in leave} for one in (old, new))
    return left == right


def _only_signed(old: Any, new: Any) -> bool:
    """Whether a page's annotations are those that it had, and after them fields of signatures only."""
    before, after = ([_bytes(page["/Annots"].raw_get(place)) for place in range(len(page.get("/Annots", ())))] for page in (old, new))
    added = [new["/Annots"][place] for place in range(len(before), len(after))]
    return after[: len(before)] == before and all(one.get("/FT") == "/Sig" for one in added)


def _bytes(thing: Any) -> bytes:
    """An object as it stands in a file: a reference stays one."""
    out = io.BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
