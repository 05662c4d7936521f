"""What stands around the text of every paper: letterhead above, signature below."""

from collections.abc import Sequence
from dataclasses import dataclass

from pelopor.rules.papers.layout import Block, Items, Sign, Signs, Text
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer

BLANK = "......................"  # where the registry will put number and date


@dataclass(frozen=True)
class Letterhead:
    government: str
    agency: str
    address: str


def letterhead_lines(sheet: Sheet, letterhead: Letterhead) -> tuple[str, ...]:
    """The lines of the letterhead: the format's own, else government and agency in capitals, and the address.

    Source:  domain dossier 4.1: emblem, government, agency, address.
    """
    known = (letterhead.government.upper(), letterhead.agency.upper(), letterhead.address)
    return sheet.head or tuple(line for line in known if line.strip())


def signature(signer: Signer, sheet: Sheet, *, before: Sequence[str] = ()) -> Signs:
    """The block of signature of one signer, as the agency's format reads it.

    Source:  domain dossier 4.1; Permendagri 1/2023, block of signature.
    """
    under = signer.under(grade=sheet.grade, number=sheet.number)
    return Signs((Sign(signer.titles(upper=sheet.upper), signer.name, tuple(before), under),))


def copies_to(recipients: Sequence[str]) -> list[Block]:
    """Tembusan below the signature; nothing without recipients.

    Source:  domain dossier 4.1: Tembusan after the signature.
    """
    if not recipients:
        return []
    return [Text("Tembusan:", small=True), Items(tuple(f"{one};" for one in recipients), "1.", small=True)]
