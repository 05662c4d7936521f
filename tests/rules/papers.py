"""One paper of every kind, whole, of made-up people."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from pelopor.rules.minutes import Count, Lot
from pelopor.rules.papers.frame import Letterhead
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.letters import Announcement, InternalMemo, Invitation, Named
from pelopor.rules.papers.meeting import AttendanceList, Meeting, MeetingNotes
from pelopor.rules.papers.nomination_minutes import NominationMinutes
from pelopor.rules.papers.pact import IntegrityPact
from pelopor.rules.papers.signer import Signer
from pelopor.rules.papers.study_note import StudyNote
from tests.rules.test_decree import decree, member
from tests.rules.test_minutes import MINUTES

LETTERHEAD = Letterhead("Pemerintah Provinsi Nusa Lontar", "Dinas Kesehatan", "Jalan Contoh Nomor 2, Kupang")
HEAD = Signer("Kepala Dinas Kesehatan", "dr. Maria Nahak", "Pembina Utama Muda", "197001012000031001")
DAY = date(2026, 12, 16)
PEOPLE = (Named("Yuliana", "Perawat", "UPTD"), Named("Agustina", "Bidan", "Bidang Mutu"))
MEETING = Meeting("Rapat assessment", DAY, time(9, 30), "WITA", "Ruang rapat", ("Pembahasan nilai", "Kesepakatan"))
TEAM = (Named("Dominikus", "Kepala Bidang"), Named("Maria", "Sekretaris"))

DECREE = decree(
    members=[member("Yuliana"), member("Agnes", group="Loket Ramah"), member("Budi", group="Loket Ramah")], noting=["Berita acara"],
    copies=["Gubernur", "Inspektur"],
).numbered("188/1/2026", DAY)  # fmt: skip
NOMINATION_MINUTES = NominationMinutes(
    letterhead=LETTERHEAD, agency="Dinas Kesehatan", cycle="Siklus 2026", place="Kupang", opened_on=DAY,
    witnesses=("Saksi Satu", "Saksi Dua"), ballots=180, blank=3, roll=240, ties="Bila suara sama, diundi di hadapan umum.",
    standing=("Agustina", "Yuliana"), tally_hash="ab" * 32, names_hash="cd" * 32, counts=(Count("Agustina", 51), Count("Yuliana", 40)),
    salt="ef" * 16, lots=(Lot("12" * 32, "4711", "34" * 16, ("Yuliana", "Agustina")),), fewer="Penjaringan menghasilkan dua nama.",
)  # fmt: skip
STUDY_NOTE = StudyNote(
    letterhead=LETTERHEAD, to="Kepala Dinas Kesehatan", sender="Tim Reformasi Birokrasi", cycle="Siklus 2026", place="Kupang", date=DAY,
    candidates=PEOPLE, author="Dominikus", note="Sebaran unit cukup.\nTidak ada keberatan.", ballots=180, roll=240,
)  # fmt: skip
MEMO = InternalMemo(
    LETTERHEAD, "Kepala Dinas Kesehatan", "Tim Reformasi Birokrasi", "Hasil telaah", ("Bersama ini disampaikan telaahan.", "Mohon arahan."),
    Signer("Tim Reformasi Birokrasi", "Dominikus"), date=DAY, copies=("Sekretaris",),
)  # fmt: skip
INVITATION = Invitation(
    LETTERHEAD, "Kupang", ("Dominikus", "Maria"), "Rapat assessment", date(2026, 12, 18), time(9, 30), "WITA", "Ruang rapat",
    ("Pembahasan nilai", "Kesepakatan"), HEAD, number="005/1/2026", date=DAY, copies=("Arsip",),
)  # fmt: skip
ATTENDANCE = AttendanceList(LETTERHEAD, MEETING, TEAM)
NOTES = MeetingNotes(LETTERHEAD, MEETING, "Maria", "Dominikus", ("Dominikus", "Maria"), ("Nilai disepakati.",))
PACT = IntegrityPact(LETTERHEAD, "Dominikus", "Kepala Bidang", "Bidang Mutu", "Siklus 2026", "Kupang", DAY, HEAD)
ANNOUNCEMENT = Announcement(
    LETTERHEAD, "Kupang", "Calon Agen Perubahan", ("Berdasarkan penjaringan, calon berikut mengikuti assessment.",), PEOPLE,
    ("Urutan nama menurut abjad.",), HEAD, "800/2/2026", DAY,
)  # fmt: skip

SAMPLES: Mapping[str, Any] = {
    "decree": DECREE.to_dict(),
    "nomination_minutes": kept(NOMINATION_MINUTES),
    "assessment_minutes": MINUTES.to_dict(),
    "study_note": kept(STUDY_NOTE),
    "internal_memo": kept(MEMO),
    "invitation": kept(INVITATION),
    "attendance_list": kept(ATTENDANCE),
    "meeting_notes": kept(NOTES),
    "integrity_pact": kept(PACT),
    "announcement": kept(ANNOUNCEMENT),
}
"""What a database keeps of each."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "decree": (
        "PEMERINTAH PROVINSI NTT", "KEPUTUSAN", "NOMOR 188/1/2026", "TENTANG", "PENETAPAN AGEN PERUBAHAN", "Menimbang", "a.", "bahwa", "b.",
        "c.", "Mengingat", "1.", "Memperhatikan", "Berita acara;", "MEMUTUSKAN:", "Menetapkan", "KESATU", "KEDUA", "KETIGA", "KEEMPAT",
        "KELIMA", "KEENAM", "Ditetapkan di Kupang", "pada tanggal 16 Desember 2026", "KEPALA DINAS", "dr. Maria Nahak",
        "Pembina Utama Muda", "Tembusan:", "Gubernur;", "Inspektur;", "LAMPIRAN", "188/1/2026", "16 Desember 2026", "DAFTAR AGEN PERUBAHAN",
        "No.", "Nama", "Loket Ramah (kelompok)", "a. Agnes", "b. Budi", "Yuliana", "Ditetapkan di Kupang", "dr. Maria Nahak",
    ),
    "nomination_minutes": (
        "BERITA ACARA PENJARINGAN", "Pada hari ini, Rabu, tanggal enam belas bulan Desember", "1. Keikutsertaan",
        "180 (seratus delapan puluh) dari 240", "suara kosong: 3 (tiga)", "dua nama", "2. Perolehan suara", "Agustina", "51", "Yuliana",
        "40", "3. Batas dan suara yang sama", "diundi", "Undian di hadapan umum", "4711", "4. Yang mengikuti assessment", "a.", "Agustina",
        "5. Sidik", "abab", "efef", "cdcd", "Demikian", "Saksi Satu", "Saksi Dua",
    ),
    "assessment_minutes": (
        "BERITA ACARA ASSESSMENT", "Pada hari ini, Jumat", "1. Nilai per kriteria", "Agustina", "3,25", "– / 3,00", "3,13", "Yuliana",
        "K1: Tanggung jawab", "2. Peringkat", "1–2", "mengusulkan 2 (dua)", "3. Perolehan suara", "51", "Demikian", "Dominikus", "Maria",
    ),
    "study_note": (
        "TELAAHAN STAF", "Yth.", "Kepala Dinas Kesehatan", "Dari", "Tanggal", "16 Desember 2026", "1. Persoalan", "2. Fakta", "180",
        "2 (dua) calon memenuhi", "3. Analisis", "Sebaran unit cukup.", "Tidak ada keberatan.", "4. Kesimpulan", "Agustina", "Bidan",
        "Yuliana", "5. Saran", "Mohon izin", "Kupang, 16 Desember 2026", "Tim Reformasi Birokrasi,", "Dominikus",
    ),
    "internal_memo": (
        "NOTA DINAS", "Yth.", "Kepala Dinas Kesehatan", "Dari", "Tanggal", "16 Desember 2026", "Nomor", "Sifat", "Biasa", "Lampiran", "Hal",
        "Hasil telaah", "Bersama ini", "Mohon arahan.", "TIM REFORMASI BIROKRASI,", "Dominikus", "Tembusan:", "Sekretaris;",
    ),
    "invitation": (
        "Kupang, 16 Desember 2026", "Nomor", "005/1/2026", "Sifat", "Penting", "Hal", "Rapat assessment", "Yth.", "Dominikus", "Maria",
        "di Tempat", "rapat assessment, kami mengharapkan", "Hari, tanggal", "Jumat, 18 Desember 2026", "Pukul", "09.30 WITA", "Tempat",
        "Ruang rapat", "Acara", "Pembahasan nilai; Kesepakatan", "terima kasih", "KEPALA DINAS KESEHATAN,", "dr. Maria Nahak", "Arsip;",
    ),
    "attendance_list": (
        "DAFTAR HADIR", "Acara", "Rapat assessment", "Rabu, 16 Desember 2026", "09.30 WITA", "Nama", "Tanda tangan", "Dominikus", "1.",
        "Maria", "2.",
    ),
    "meeting_notes": (
        "NOTULA", "Pimpinan rapat", "Maria", "Notulis", "Dominikus", "1. Peserta yang hadir", "a.", "Dominikus", "b.", "Maria",
        "2. Pokok pembahasan", "Pembahasan nilai", "3. Hasil", "Nilai disepakati.", "Pimpinan rapat,", "Maria", "Notulis,", "Dominikus",
    ),
    "integrity_pact": (
        "PAKTA INTEGRITAS", "Nama", "Dominikus", "Jabatan", "Kepala Bidang", "Unit kerja", "berjanji:", "1.", "menilai setiap calon", "6.",
        "tekanan dalam bentuk apa pun.", "sanksi", "Mengetahui,", "KEPALA DINAS KESEHATAN,", "dr. Maria Nahak",
    ),
    "announcement": (
        "PENGUMUMAN", "NOMOR 800/2/2026", "TENTANG", "CALON AGEN PERUBAHAN", "Berdasarkan penjaringan", "Agustina", "Yuliana",
        "menurut abjad.", "Dikeluarkan di Kupang", "16 Desember 2026", "KEPALA DINAS KESEHATAN,", "dr. Maria Nahak",
    ),
}  # fmt: skip
"""What stands on each, from top to bottom, whatever draws it."""
