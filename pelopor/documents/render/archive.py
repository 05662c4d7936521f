"""The papers of a year as one ZIP, with a list of them and of the hashes of every file in it."""

import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import IO

from pelopor.documents.models import Paper
from pelopor.kit.sheets import as_csv

# as papers say it, in Indonesian
HEADERS = ("Nomor", "Tanggal", "Jenis", "Judul", "Keadaan", "Retensi", "Berkas", "SHA-256", "Sesuai catatan")


def as_zip(papers: Iterable[tuple[Paper, Sequence[str]]]) -> IO[bytes]:
    """A ZIP on disk, read from its beginning.

    Args:    papers: each with what the list says of its kind, state and retention.
    Returns: `daftar.csv`, `SHA256SUMS`, and under `naskah/` the frozen file of every paper with the signed one, or its scan. The
             list says whether a file is still the one on record.
    """
    out = tempfile.TemporaryFile()  # noqa: SIM115  the answer that sends it closes it
    sums: list[str] = []
    rows: list[Sequence[str]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for paper, (kind, state, retention) in papers:
            about = (paper.number, paper.date.isoformat() if paper.date else "", kind, paper.title, state, retention)
            for name, data, known in _files(paper):
                digest = sha256(data).hexdigest()
                pack.writestr(name, data)
                sums.append(f"{digest}  {name}")
                rows.append((*about, name, digest, "ya" if digest == known else "TIDAK"))
            if not paper.file:
                rows.append((*about, "", "", ""))
        pack.writestr("daftar.csv", as_csv(HEADERS, rows))
        pack.writestr("SHA256SUMS", "".join(f"{line}\n" for line in sums))
    out.seek(0)
    return out


def _files(paper: Paper) -> Iterable[tuple[str, bytes, str]]:
    """(name in the ZIP, bytes, the hash on record) of each file of a paper."""
    if paper.file:
        with paper.file.open("rb") as file:
            yield f"naskah/{paper.public_id}.pdf", file.read(), paper.sha256
    signature = getattr(paper, "signature", None)
    if signature and signature.file:
        with signature.file.open("rb") as file:
            yield f"naskah/{paper.public_id}-bertanda-tangan.pdf", file.read(), signature.sha256
    if paper.scan:
        with paper.scan.file.open("rb") as file:
            ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(paper.scan.media_type, "bin")
            yield f"naskah/{paper.public_id}-bertanda-tangan.{ending}", file.read(), paper.scan.sha256
