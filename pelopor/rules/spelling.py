"""Numbers and dates in Indonesian words, as a berita acara and a decree write them."""

from collections.abc import Sequence
from datetime import date, time
from fractions import Fraction

from pelopor.rules.errors import RuleBroken

DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SCALES = ((10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))
MOST = 10**12 - 1
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def in_words(n: int) -> str:
    """A whole number in Indonesian words: 2026 is "dua ribu dua puluh enam".

    Raises:  RuleBroken("spelling.range") below 0 or above 999,999,999,999.
    Source:  Ejaan Bahasa Indonesia yang Disempurnakan (EYD V), writing of numbers: se- for one ten, hundred and thousand.
    """
    if not 0 <= n <= MOST:
        raise RuleBroken("spelling.range", least=0, most=MOST)
    if n < len(DIGITS):
        return DIGITS[n]
    if n < 20:
        return f"{DIGITS[n - 10]} belas"
    scale, word = next(pair for pair in SCALES if n >= pair[0])
    many, rest = divmod(n, scale)
    head = f"se{word}" if many == 1 and scale in {100, 1000} else f"{in_words(many)} {word}"
    return f"{head} {in_words(rest)}" if rest else head


def day_in_words(day: date) -> str:
    """The day as a berita acara opens: "Jumat, tanggal dua puluh tujuh bulan November tahun dua ribu dua puluh enam".

    Source:  domain dossier 4.2: dates in a berita acara are spelled in words.
    """
    return f"{DAYS[day.weekday()]}, tanggal {in_words(day.day)} bulan {MONTHS[day.month - 1]} tahun {in_words(day.year)}"


def long_date(day: date) -> str:
    """The day as a decree writes it: "27 November 2026".

    Source:  EYD V, writing of dates.
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(hour: time) -> str:
    """The hour as a letter writes it: "09.30".

    Source:  EYD V, writing of hours: a full stop between hours and minutes.
    """
    return f"{hour:%H.%M}"


def zone_of(time_zone: str) -> str:
    """How papers call a time zone of Indonesia: WIB, WITA or WIT; any other by its own name.

    Source:  Keppres 41/1987: three zones, of Western, Central and Eastern Indonesia.
    """
    zones = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
    return zones.get(time_zone, time_zone)


def number_and_words(n: int) -> str:
    """The number with its words behind: "12 (dua belas)".

    Source:  usage of decrees: terms and counts are written twice, so that neither can be altered alone.
    """
    return f"{n} ({in_words(n)})"


def enumerated(words: Sequence[str]) -> str:
    """Words in a row as a sentence lists them: "a", "a dan b", "a, b, dan c".

    Source:  EYD V: a comma before the last "dan" of three or more.
    """
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def decimal(value: Fraction, places: int = 2) -> str:
    """An exact figure rounded half up, with the Indonesian comma: 13/4 is "3,25".

    Source:  EYD V: the decimal comma. Rounding only on paper; ranks compare exact figures.
    """
    whole = (abs(value) * 10**places * 2 + 1) // 2
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{whole // 10**places},{whole % 10**places:0{places}d}"
