"""Numbers of people: NIP of a PNS and NI PPPK, both 18 digits with different layouts. Doubts warn, they never block.

A number tells birth date and sex: it is never a key, never in an address, a log or a published list.
"""

import re
from dataclasses import dataclass
from datetime import date

LENGTH = 18
OLD_LENGTH = 9
NIP_GROUPS = (8, 6, 1, 3)  # birth, month of appointment, sex, sequence
PPPK_GROUPS = (8, 4, 2, 1, 3)  # birth, year of first appointment, number of contracts, sex, sequence
LEAST_AGE = 17
PPPK_SINCE = 2014  # UU 5/2014 made the PPPK
KINDS = {"pns": "nip", "cpns": "nip", "pppk": "ni_pppk", "pppk_paruh_waktu": "ni_pppk", "non_asn": "local"}
SPACERS = dict.fromkeys(map(ord, " \t\u00a0.-'’"))

POWER_OF_TEN = re.compile(r"\d+([.,]\d+)?[eE][+]?\d+")


@dataclass(frozen=True)
class PersonNumber:
    """A number read. digits: text without spaces, leading zeros kept. warnings: codes, empty when nothing is doubtful."""

    kind: str  # nip, ni_pppk, local
    digits: str
    warnings: tuple[str, ...] = ()


def read_number(text: str, *, status: str | None = None) -> PersonNumber:
    """The number in `text`, of the kind that the status of employment says, else of the kind it looks like.

    Returns: warnings of "number.characters", "number.length", "number.old" (9 digits), "number.birth", "number.appointed",
             "number.contracts", "number.sex", "number.sequence".
    Source:  Perka BKN 22/2007 and 43/2007 (NIP); NI PPPK as seen in public guides: domain dossier 3.1.
    """
    plain = bare(text)
    kind = KINDS.get(status or "") or detect(plain)
    if kind == "local":
        return PersonNumber("local", text.strip())
    if not (plain.isascii() and plain.isdigit()):
        return PersonNumber(kind, plain, ("number.characters",))
    if len(plain) == OLD_LENGTH and kind == "nip":
        return PersonNumber(kind, plain, ("number.old",))
    if len(plain) != LENGTH:
        return PersonNumber(kind, plain, ("number.length",))
    return PersonNumber(kind, plain, _doubts(kind, plain))


def detect(digits: str) -> str:
    """Which kind a number looks like: a NIP has a month where the other has the number of contracts.

    A contract count of 01 to 12 looks like a month; the status of employment, where known, decides instead.

    Returns: nip, ni_pppk or local.
    Source:  domain dossier 3.1: a month check alone would reject PPPK.
    """
    if not (digits.isascii() and digits.isdigit() and len(digits) in {LENGTH, OLD_LENGTH}):
        return "local"
    return "nip" if len(digits) == OLD_LENGTH or 1 <= int(digits[12:14]) <= 12 else "ni_pppk"


def _doubts(kind: str, digits: str) -> tuple[str, ...]:
    birth, year, rest = _day(digits[:8]), int(digits[8:12]), int(digits[12:14])
    least = (birth.year if birth else 1900) + LEAST_AGE
    if kind == "nip":
        appointed_wrong, contracts_wrong = year < least or not 1 <= rest <= 12, False
    else:
        appointed_wrong, contracts_wrong = year < max(least, PPPK_SINCE), rest == 0
    found = {
        "number.birth": birth is None,
        "number.appointed": appointed_wrong,
        "number.contracts": contracts_wrong,
        "number.sex": digits[14] not in "12",
        "number.sequence": digits[15:] == "000",
    }
    return tuple(code for code, doubtful in found.items() if doubtful)


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def grouped(number: PersonNumber) -> str:
    """The number in the groups in which it is written: 8-6-1-3 for a NIP, 8-4-2-1-3 for a NI PPPK.

    Source:  domain dossier 3.1, e.g. "19000101 190001 1 001" (invented).
    """
    if number.kind == "local" or len(number.digits) != LENGTH:
        return number.digits
    parts, start = [], 0
    for length in NIP_GROUPS if number.kind == "nip" else PPPK_GROUPS:
        parts.append(number.digits[start : start + length])
        start += length
    return " ".join(parts)


def lost_digits(text: str) -> bool:
    """Whether a spreadsheet has spoilt the number: written as a power of ten, or its last digits turned into zeros.

    A spreadsheet keeps 15 digits of a number: the sequence, the last three, becomes 000, which no number has.
    Such a number is refused by the import, never repaired.

    Source:  IEEE 754 doubles as spreadsheets show them; Perka BKN 22/2007: sequences start at 001.
    """
    plain = bare(text)
    return (len(plain) == LENGTH and plain.isdigit() and plain.endswith("000")) or bool(POWER_OF_TEN.fullmatch(text.strip()))


def bare(text: str) -> str:
    """A number without what people put between its groups: spaces, dots, dashes, apostrophes.

    Source:  usage of rosters and decrees: a NIP is written "19000101 190001 1 001" (invented).
    """
    return text.strip().translate(SPACERS)
