"""What a decree of replacement says."""

from datetime import date

from pelopor.rules.decree import WORDS
from pelopor.rules.succession import Succession, earlier_decree, reasons, succeeding
from tests.rules.test_decree import HEAD, decree, member

ENDS = Succession(("Yuliana", "Agustina"), since=date(2027, 3, 1), until=date(2027, 12, 7), number="100/1", date=date(2026, 12, 7))
AGENCY = "Dinas Kesehatan Provinsi Nusa Tenggara Timur"
ROLE = "Agen Perubahan"


def test_it_names_who_ends_who_comes_and_until_when() -> None:
    usual, made = decree(), decree(members=[member("Melkianus")], succession=ENDS)

    assert made.title == f"Penggantian Agen Perubahan pada {AGENCY} Tahun 2026"
    assert (len(made.decides), made.decides) == (len(WORDS), succeeding(usual.decides, ENDS, ROLE, AGENCY))
    assert made.decides[0].startswith(
        f"Memberhentikan Yuliana dan Agustina sebagai Agen Perubahan pada {AGENCY} terhitung sejak 1 Maret 2027 dan menetapkan"
    )
    assert made.decides[2].endswith("sampai dengan 6 Desember 2027.")
    assert [one.name for one in made.members] == ["Melkianus"]


def test_it_rests_on_the_decree_before() -> None:
    line = f"Keputusan {HEAD} Nomor 100/1 tanggal 7 Desember 2026 tentang Agen Perubahan pada {AGENCY}"

    assert earlier_decree(ENDS, ROLE, AGENCY, HEAD) == line
    assert decree(members=[member("Melkianus")], succession=ENDS, noting=["Berita Acara"]).noting == (line, "Berita Acara")


def test_it_says_that_a_term_ends_and_not_why() -> None:
    letters = reasons(ENDS, ROLE, AGENCY)

    assert letters[0] == (
        f"bahwa masa tugas Yuliana dan Agustina sebagai Agen Perubahan pada {AGENCY} berakhir terhitung sejak 1 Maret 2027, sehingga perlu"
        " ditetapkan penggantinya untuk sisa masa tugas"
    )
    assert decree(members=[member("Melkianus")], succession=ENDS).considering[:2] == letters
