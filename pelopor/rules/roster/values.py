"""What one cell says: text, a date in four forms, a status, a class of posts, a grade, an e-mail."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from pelopor.rules import spelling
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster.columns import plain
from pelopor.rules.roster.table import Cell

TITLES = frozenset(("prof", "dr", "drg", "drs", "dra", "ir", "h", "hj", "apt", "ns", "st", "kh", "pdt", "rm"))
"""Words before a name that are no part of it."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these is run as a formula when a spreadsheet opens a CSV file."""

_ESCAPED = re.compile(r"'(?='*[=+\-@\t\r0-9])")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")
_EMPTY = frozenset({"-", "--", "–", "—"})
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))

_MONTHS = {name[:length].casefold(): number for number, name in enumerate(spelling.MONTHS, 1) for length in (3, len(name))}
_MONTHS |= {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "sept": 9, "nopember": 11, "nop": 11}
"""Whole, cut to three letters, and as older papers spell them."""

STATUSES = {
    "pns": "pns", "cpns": "cpns", "calon pns": "cpns", "pppk": "pppk", "p3k": "pppk", "pppk penuh waktu": "pppk",
    "pppk paruh waktu": "pppk_paruh_waktu", "p3k paruh waktu": "pppk_paruh_waktu", "pppk pw": "pppk_paruh_waktu",
    "paruh waktu": "pppk_paruh_waktu",
    "non asn": "non_asn", "nonasn": "non_asn", "non pns": "non_asn", "honorer": "non_asn", "thl": "non_asn", "tenaga honorer": "non_asn",
    "kontrak": "non_asn", "tenaga kontrak": "non_asn", "ptt": "non_asn",
}  # fmt: skip
"""Words of rosters for the statuses of employment (domain dossier 3.1 and 3.5)."""

STATUS_TITLES = {"pns": "PNS", "cpns": "CPNS", "pppk": "PPPK", "pppk_paruh_waktu": "PPPK Paruh Waktu", "non_asn": "Non-ASN"}
"""How export writes a status."""

CLASSES = {
    "jpt utama": "jpt_utama", "jabatan pimpinan tinggi utama": "jpt_utama", "jpt madya": "jpt_madya",
    "jabatan pimpinan tinggi madya": "jpt_madya", "jpt pratama": "jpt_pratama", "jabatan pimpinan tinggi pratama": "jpt_pratama",
    "administrator": "administrator", "jabatan administrator": "administrator", "pengawas": "pengawas", "jabatan pengawas": "pengawas",
    "fungsional": "fungsional", "jabatan fungsional": "fungsional", "jf": "fungsional", "jft": "fungsional",
    "fungsional tertentu": "fungsional",
    "pelaksana": "pelaksana", "jabatan pelaksana": "pelaksana", "staf": "pelaksana", "fungsional umum": "pelaksana", "jfu": "pelaksana",
}  # fmt: skip
_ESELON = {"i": "jpt_madya", "ii": "jpt_pratama", "iii": "administrator", "iv": "pengawas"}
CLASSES |= {f"eselon {rank}{part}": code for rank, code in _ESELON.items() for part in ("", " a", " b")}
CLASSES |= {f"{rank} {part}": code for rank, code in _ESELON.items() for part in "ab"}
"""Words of rosters for the classes of posts of UU 20/2023 Pasal 13-18, and the older eselon (domain dossier 3.2)."""

CLASS_TITLES = {
    "jpt_utama": "JPT Utama", "jpt_madya": "JPT Madya", "jpt_pratama": "JPT Pratama", "administrator": "Administrator",
    "pengawas": "Pengawas", "fungsional": "Fungsional", "pelaksana": "Pelaksana",
}  # fmt: skip

_PNS_GRADE = re.compile(r"\b(IV|III|II|I)\s*[/.\-]?\s*([A-E])\b")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&*+/=?^_`{|}~'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)


def safe_text(text: str) -> str:
    """`text` as a CSV cell that no spreadsheet runs as a formula or takes for a figure; `text_of` reads `text` back from it.

    An apostrophe goes before a text that begins like a formula or holds only digits, and before one that would lose its own.

    Source:  OWASP, "CSV Injection": cells that begin with = + - @, tab or carriage return.
    """
    if text.startswith(DANGEROUS) or (text.isascii() and text.isdigit()) or _ESCAPED.match(text):
        return f"'{text}"
    begun = text.lstrip()  # a space that nobody sees hides no formula
    return f"'{begun}" if begun.startswith(DANGEROUS) else text


def text_of(cell: Cell) -> str:
    """The text of a cell: one line, no unseen characters, spaces joined, the apostrophe of `safe_text` gone; a dash is empty.

    Raises:  RuleBroken("cell.formula") for a text that begins with an equals sign; ("cell.error") for #N/A and its like, which
             a CSV file keeps as text; ("cell.date") for a date where text belongs.
    Source:  decided: what cannot be seen in a spreadsheet does not tell two values apart.
    """
    if cell is None:
        return ""
    if isinstance(cell, date | time | timedelta):
        raise RuleBroken("cell.date")
    if not isinstance(cell, str):
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return _cleaned(cell)


@lru_cache(maxsize=65_536)  # most cells of a roster say what others say
def _cleaned(cell: str) -> str:
    cell = cell.strip()
    if escaped := _ESCAPED.match(cell):
        cell = cell[1:]
    if not (cell.isascii() and cell.isprintable()):
        cell = _UNSEEN.sub("", unicodedata.normalize("NFC", cell))
    text = " ".join(cell.split())
    if text.startswith("=") and not escaped:
        raise RuleBroken("cell.formula")
    if text in _ERRORS:
        raise RuleBroken("cell.error")
    return "" if text in _EMPTY else text


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name without degrees and titles, for comparing: "dr. Maria Tefa, M.Kes." gives "maria tefa".

    Source:  decided: titles come and go, and rosters write them differently.
    """
    words = plain(name.split(",")[0]).split()
    return " ".join(word for word in words if word not in TITLES) or plain(name)


def read_date(cell: Cell) -> date | None:
    """A day: a date cell of a spreadsheet, 2026-11-24, 24/11/2026, 24-11-2026 or 24 November 2026. None when empty.

    Raises:  RuleBroken("date.form") for anything else: two-digit years, month before day, numbers; ("date.day") for a day
             that the calendar does not have; those of `text_of`.
    Source:  ISO 8601, and the order day, month, year of Indonesian usage (EYD V).
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str | None):
        raise RuleBroken("date.form")
    text = text_of(cell)
    if not text:
        return None
    year, month, day = _parts(text)
    try:
        return date(year, month, day)
    except ValueError as no:
        raise RuleBroken("date.day") from no


def _parts(text: str) -> tuple[int, int, int]:
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})", text):
        return int(match[4]), int(match[3]), int(match[1])
    match = re.fullmatch(r"([0-9]{1,2}) ([^\W\d_]+)\.? ([0-9]{4})", text)
    if match and match[2].casefold() in _MONTHS:
        return int(match[3]), _MONTHS[match[2].casefold()], int(match[1])
    raise RuleBroken("date.form")


def read_status(text: str) -> str:
    """The status of employment: pns, cpns, pppk, pppk_paruh_waktu or non_asn.

    Raises:  RuleBroken("status.unknown").
    Source:  UU 20/2023: PNS and PPPK; domain dossier 3.1 and 3.5.
    """
    try:
        return STATUSES[plain(text)]
    except KeyError as no:
        raise RuleBroken("status.unknown") from no


def read_class(text: str) -> str:
    """The class of the post.

    Raises:  RuleBroken("class.number") for a number: "kelas jabatan" 1 to 17 says what is paid, not which class it is;
             ("class.unknown") for other words.
    Source:  UU 20/2023 Pasal 13-18; the older eselon: domain dossier 3.2.
    """
    words = plain(text)
    if words.isdigit():
        raise RuleBroken("class.number")
    try:
        return CLASSES[words]
    except KeyError as no:
        raise RuleBroken("class.unknown") from no


def read_grade(text: str, *, status: str | None) -> str:
    """Golongan as it is kept: "III/c" of a PNS, "IX" of a PPPK; a rank name beside it is left out.

    Raises:  RuleBroken("grade.unknown").
    Source:  domain dossier 3.2: I/a to IV/e; PPPK I to XVII.
    """
    upper = text.upper()
    if status in {"pppk", "pppk_paruh_waktu"}:
        words = plain(text).upper().split()
        if words and words[-1] in _ROMAN and len(words) <= 2:
            return words[-1]
    elif (match := _PNS_GRADE.search(upper)) and (match[1] == "IV" or match[2] != "E"):
        return f"{match[1]}/{match[2].lower()}"
    raise RuleBroken("grade.unknown")


def read_email(text: str) -> str:
    """An e-mail address in lower case.

    Raises:  RuleBroken("email.form").
    Source:  RFC 5321: 64 characters before the @, 254 in all; quoted forms are left out, no agency uses them.
    """
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise RuleBroken("email.form")
    return text.lower()
