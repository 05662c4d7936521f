"""What a decree of replacement says."""

from datetime import date

from pelopor.rules.decree import WORDS
from pelopor.rules.succession import Succession
from tests.rules.test_decree import HEAD, decree, member

ENDS = Succession(("Yuliana", "Agustina"), since=date(2027, 3, 1), until=date(2027, 12, 7), number="100/1", date=date(2026, 12, 7))
AGENCY = "Dinas Kesehatan Provinsi Nusa Tenggara Timur"


def test_it_names_who_ends_who_comes_and_until_when() -> None:
    made = decree(members=[member("Melkianus")], succession=ENDS)

    assert made.title == f"Penggantian Agen Perubahan pada {AGENCY} Tahun 2026"
    assert len(made.decides) == len(WORDS)
    assert made.decides[0].startswith(
        f"Memberhentikan Yuliana dan Agustina sebagai Agen Perubahan pada {AGENCY} terhitung sejak 1 Maret 2027 dan menetapkan"
    )
    assert made.decides[2].endswith("sampai dengan 6 Desember 2027.")
    assert [one.name for one in made.members] == ["Melkianus"]


def test_it_rests_on_the_decree_before_and_tells_no_cause() -> None:
    made = decree(members=[member("Melkianus")], succession=ENDS, noting=["Berita Acara"])

    assert made.noting == (f"Keputusan {HEAD} Nomor 100/1 tanggal 7 Desember 2026 tentang Agen Perubahan pada {AGENCY}", "Berita Acara")
    assert made.considering[0] == (
        f"bahwa masa tugas Yuliana dan Agustina sebagai Agen Perubahan pada {AGENCY} berakhir terhitung sejak 1 Maret 2027, sehingga perlu"
        " ditetapkan penggantinya untuk sisa masa tugas"
    )
    assert made.considering[-1].startswith("bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b")
