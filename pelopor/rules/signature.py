"""Tanda tangan: when an electronic signature on a PDF counts for a paper, and whose it must be."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pelopor.rules.errors import RuleBroken
from pelopor.rules.spelling import long_date


class Route(StrEnum):
    """How a paper is signed. The order is that of their weight in law."""

    CERTIFIED = "certified"  # tanda tangan elektronik tersertifikasi
    INTERNAL = "internal"  # persetujuan elektronik, tidak tersertifikasi
    INK = "ink"  # tanda tangan basah


@dataclass(frozen=True)
class Finding:
    """What was found about the last signature in a PDF. Nothing in it is secret: all of it stands in the file."""

    rests: bool  # the frozen file lies in it unchanged, and nothing on its pages was replaced
    intact: bool  # the signed bytes are those that were signed
    valid: bool  # the signature fits the key of the certificate
    trusted: bool  # the certificate leads to one of the roots that this installation trusts
    whole: bool  # nothing was added after the signature but what proves it
    stamped: bool | None  # whether its time stamp holds; None: it has none
    signer: str = ""  # the name in the certificate
    issuer: str = ""
    serial: str = ""
    stamped_at: datetime | None = None

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "stamped_at": self.stamped_at.isoformat() if self.stamped_at else None}


def check_finding(found: Finding | None) -> None:
    """Refuse a signature that does not count, for the first reason there is.

    Args:    found: None when the file holds no signature.
    Raises:  RuleBroken("signature.none"), ("signature.changed"), ("signature.broken"), ("signature.partial"),
             ("signature.untrusted") with `issuer`, ("signature.stamp").
    Source:  UU 11/2008 Pasal 11 (a change after the signing must be seen); PP 71/2019 Pasal 60 (certified: by a certificate of
             an Indonesian provider); ETSI EN 319 142-1 (PAdES). What rests on no other file than the frozen one: decided.
    """
    if found is None:
        raise RuleBroken("signature.none")
    if not found.intact or not found.valid:
        raise RuleBroken("signature.broken")
    if not found.rests:
        raise RuleBroken("signature.changed")
    if not found.whole:
        raise RuleBroken("signature.partial")
    if not found.trusted:
        raise RuleBroken("signature.untrusted", issuer=found.issuer)
    if found.stamped is False:
        raise RuleBroken("signature.stamp")


def check_signer(certified: str, *, meant: str) -> None:
    """Refuse the certificate of another person than who is to sign. Titles, capitals and punctuation do not matter.

    Raises:  RuleBroken("signature.signer") with `certified` and `meant`, unless the words of one name are all in the other.
    Source:  decided: certificates carry names as in the population register, papers with titles and at times a shorter name.
    """
    left, right = _words(certified), _words(meant)
    if not left or not right or not (left <= right or right <= left):
        raise RuleBroken("signature.signer", certified=certified, meant=meant)


def _words(name: str) -> set[str]:
    """The words of a name without its titles: before the first comma, and none with a dot."""
    return {word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", name.partition(",")[0].casefold()) if not word.endswith(".")}


def approval_lines(name: str, at: datetime) -> tuple[str, ...]:
    """What a paper says that was approved inside the product. Indonesian, as the paper is.

    Args:    at: in the time zone of the agency.
    Source:  PP 71/2019 Pasal 60: an electronic signature that is not certified must not pass for one that is.
    """
    when = f"{long_date(at.date())} pukul {at:%H.%M}"
    return ("Disetujui secara elektronik melalui Pelopor", f"oleh {name}", when, "Bukan tanda tangan elektronik tersertifikasi.")


def check_scan_code(codes: frozenset[str], *, own: str, number: str, typed: str) -> str:
    """Whether a scan is that of the paper: by the code on it, else by the number that somebody read from it.

    Args:    codes: the check codes that could be read on the scan. own: that of the paper. typed: the number, "" when none was typed.
    Returns: "code" or "number": by what the scan was matched.
    Raises:  RuleBroken("scan.other_paper") when it carries the code of another paper only; ("scan.unread") when it carries none that
             can be read and no number was typed; ("scan.other_number") when the typed one is not that of the paper.
    Source:  decided: a QR code is the paper's own name; where a picture is too poor to read it, a person reads the number.
    """
    if own in codes:
        return "code"
    if codes:
        raise RuleBroken("scan.other_paper")
    if not typed.strip():
        raise RuleBroken("scan.unread")
    if _close(typed) != _close(number):
        raise RuleBroken("scan.other_number", number=number)
    return "number"


def _close(number: str) -> str:
    """A number without what people type differently: spaces and capitals."""
    return re.sub(r"\s", "", number).casefold()
