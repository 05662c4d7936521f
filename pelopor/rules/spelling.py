"""Numbers and dates in Indonesian words, as papers spell them."""

from datetime import date

from pelopor.rules.errors import RuleBroken

ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def in_words(n: int) -> str:
    """`n` from 0 to 999.999 in Indonesian words.

    Raises:  RuleBroken("spelling.range").
    Source:  domain dossier 4.2: dates of a berita acara are spelled in words.
    """
    if not 0 <= n < 1_000_000:
        raise RuleBroken("spelling.range", n=n)
    if n < 12:
        return ONES[n]
    if n < 20:
        return f"{ONES[n - 10]} belas"
    size, word = next(step for step in ((1_000, "ribu"), (100, "ratus"), (10, "puluh")) if n >= step[0])
    head = f"se{word}" if n // size == 1 else f"{in_words(n // size)} {word}"
    return head if n % size == 0 else f"{head} {in_words(n % size)}"


def day_in_words(day: date) -> str:
    """As in: Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam.

    Source:  domain dossier 4.2.
    """
    return f"{DAYS[day.weekday()]}, tanggal {in_words(day.day)} bulan {MONTHS[day.month - 1]} tahun {in_words(day.year)}"


def long_date(day: date) -> str:
    """As in 24 November 2026: as official papers write a date.

    Source:  domain dossier 4.1.
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
