"""A file that somebody holds, beside what stands on record about a paper. Nothing is kept of it, and nothing told of a person."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from pelopor.documents.models import Paper
from pelopor.documents.signing import validation
from pelopor.kit.words import explain
from pelopor.rules.errors import RuleBroken
from pelopor.rules.signature import Finding, check_finding, check_signer


@dataclass(frozen=True)
class Comparison:
    """kind: frozen, signed, scan (the very file on record); valid (signed elsewhere, and it counts); signer (signed by somebody else);
    invalid (with why); other (another file, or a changed one)."""

    kind: str
    why: str = ""


def examined(paper: Paper, made: bytes, *, at: datetime) -> Finding | None:
    """What is found about the signature in `made`, as one on this paper's frozen file."""
    with paper.file.open("rb") as file:
        return validation.examine(made, frozen=file.read(), at=at)


def compare(paper: Paper, data: bytes, *, at: datetime) -> Comparison:
    digest, signature = sha256(data).hexdigest(), getattr(paper, "signature", None)
    if digest == paper.sha256:
        return Comparison("frozen")
    if signature is not None and digest == signature.sha256:
        return Comparison("scan" if signature.route == "ink" else "signed")
    with paper.file.open("rb") as file:
        if not data.startswith(file.read()):
            return Comparison("other")
    try:
        found = examined(paper, data, at=at)
        check_finding(found)
        assert found is not None  # check_finding refuses a file without a signature
    except RuleBroken as no:
        return Comparison("invalid", explain(no))
    try:
        check_signer(found.signer, meant=paper.signer_name)
    except RuleBroken:
        return Comparison("signer")
    return Comparison("valid")
