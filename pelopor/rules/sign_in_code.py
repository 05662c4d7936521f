"""Kode masuk: what a code letter holds. It lets one person make a first password, once, within a month."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

ALPHABET = "23456789ACDEFGHJKMNPRTVWXY"
"""Of letters and figures that look alike on paper at most one: no O or Q beside D and 0, no I, L or 1, no B, S, U, Z."""

MEANT = str.maketrans("0OQBSUZ", "DDD85V2")
"""What somebody read who types one of these: its look-alike in the alphabet."""

GROUPS, GROUP = 4, 4
VALID_DAYS = 30
"""How long a code can be used. Unit: days."""


def new_code(choice: Callable[[str], str]) -> str:
    """A code in groups, e.g. "7KMD-3XRA-W9TC-EJ4H" (invented): 16 of 26 letters, 75 bits.

    Args:    choice: gives one letter of a text by chance that nobody can guess, as secrets.choice does.
    Source:  decided: at least 60 bits, so that a plain SHA-256 of it can be kept; NIST SP 800-63B 3.1.2 asks for 20 with a limit of tries.
    """
    return "-".join("".join(choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def code_hash(typed: str) -> str:
    """What is kept of a code: SHA-256 of its letters, however they were typed: small, spaced, or misread for a look-alike.

    Source:  decided: whoever reads the record, or a copy of it, cannot sign in with it.
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return hashlib.sha256(letters.translate(MEANT).encode()).hexdigest()


def code_ends(at: dt.datetime) -> dt.datetime:
    """The end of the last day on which a code made at `at` can be used, as a moment just after it, in the time zone of `at`.

    Source:  decided: VALID_DAYS, so that a letter also reaches whoever is on leave or on another island.
    """
    return dt.datetime.combine(at.date() + dt.timedelta(days=VALID_DAYS + 1), dt.time.min, at.tzinfo)


@dataclass(frozen=True)
class CodeLetter:
    """One person's letter."""

    name: str
    unit: str
    code: str


@dataclass(frozen=True)
class CodeLetters:
    """The letters that are printed at once, two on a page. Kept nowhere: they are the only place of the codes."""

    agency: str
    page: str  # address of the page that asks for the code
    date: dt.date  # the last day of the codes
    paper_size: str  # "A4" or "F4"
    letters: Sequence[CodeLetter]

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "date": self.date.isoformat(), "title": f"Surat kode masuk, {self.agency}"}
