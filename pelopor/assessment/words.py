"""Sentences of assessment."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.templatetags.kit import day, number
from pelopor.kit.words import DutyWords
from pelopor.rules.conflict import Tie

TIES = {
    "unit": (_("Satu unit sejak %(since)s: %(unit)s."), _("Pernah satu unit, %(since)s sampai %(to)s: %(unit)s.")),
    "above": (
        _("Anda atasan langsung calon ini sejak %(since)s (%(unit)s)."),
        _("Anda pernah menjadi atasan langsung calon ini, %(since)s sampai %(to)s (%(unit)s)."),
    ),
    "below": (
        _("Calon ini atasan langsung Anda sejak %(since)s (%(unit)s)."),
        _("Calon ini pernah menjadi atasan langsung Anda, %(since)s sampai %(to)s (%(unit)s)."),
    ),
}
"""Facts between an assessor and a candidate: while they last, and when they are over."""


def tie_words(tie: Tie, member: str = "") -> str:
    """One fact on record, in the active language; member: whom of a group it is about."""
    lasting, over = TIES[tie.kind]
    said = str(over if tie.to else lasting) % {"unit": tie.unit_name, "since": day(tie.since), "to": day(tie.to) if tie.to else ""}
    return f"{member}: {said}" if member else said


AGREEMENT = {
    "agreed": _("Penilai sepakat."),
    "partly": _("Penilai cukup sepakat."),
    "not_yet": _("Penilai belum sepakat."),
    "same": _("Semua penilai memberi nilai yang sama kepada semua calon."),
    "": _("Penilainya terlalu sedikit untuk mengatakan seberapa sepakat mereka."),
}
"""The agreement of assessors, by the word of queries.Reading."""


def spread_words(spread: Fraction | None) -> str:
    """How far two assessors are apart on one candidate; nothing where no candidate was scored by two."""
    if spread is None:
        return ""
    return gettext("Untuk calon yang sama, nilai dua penilai terpaut paling jauh %(levels)s dari 4 tingkat.") % {
        "levels": number(spread, 1)
    }


def alike_words(names: Sequence[str]) -> str:
    """That the order among these means nothing."""
    joined = gettext("%(first)s dan %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return gettext("%(names)s tidak dapat dibedakan; urutan di antara mereka tidak bermakna.") % {"names": joined}


words.rules(
    {
        "assessment.no_nomination": _("Belum ada penjaringan yang berlaku pada siklus ini."),
        "assessment.closed": _("Tahap ini sudah selesai, jadi tidak dapat diubah lagi."),
        "gates.none": _("Saat ini tidak ada orang yang perlu diperiksa."),
        "gates.self": _(
            "Nama Anda ada dalam daftar ini. Petugas kepegawaian lain yang menjawabnya; pengelola aplikasi dapat memberi peran itu."
        ),
        "gates.unanswered": _("Masih ada %(count)s orang yang belum dijawab, atau daftarnya berubah. Muat ulang halaman ini."),
        "study.unsettled": _("Masih ada calon yang syarat atau kesediaannya belum jelas."),
        "study.nobody": _("Tidak ada calon yang maju. Kembalikan tahap ke penjaringan."),
        "study.self": _("Anda sendiri salah satu calon. Anggota Tim RB yang lain menyampaikan hasil telaah."),
        "study.not_submitted": _("Tim RB belum menyampaikan hasil telaah."),
        "assessors.few": _("Penilai baru %(count)s orang, paling sedikit %(least)s. Minta pengelola menambah peran penilai."),
        "assessment.resumed": _("Assessment ulang sudah dimulai. Tidak ada yang berubah."),
        "conflict.ground": _("Pilih salah satu hubungan dengan calon."),
        "conflict.words": _("Tulis benturan kepentingannya."),
        "conflict.unanswered": _("Masih ada %(count)s calon yang belum Anda nyatakan. Muat ulang halaman ini."),
        "conflict.undeclared": _("Nyatakan dahulu hubungan Anda dengan setiap calon, lalu buka lembar nilainya."),
        "conflict.recused": _("Anda menyatakan benturan kepentingan dengan calon ini, jadi lembar nilainya sudah dihapus."),
        "replace.none": _("Setiap calon sudah punya cukup penilai. Tidak ada yang berubah."),
        "replace.self": _("Anda sendiri salah satu calon. Anggota Tim RB yang lain menunjuk penilai tambahan."),
        "replace.unknown": _("Orang itu tidak dapat ditunjuk sebagai penilai. Muat ulang halaman ini."),
        "potential.missing": _("Tulis potensi dan kemampuan calon, dengan contohnya."),
        "scores.elsewhere": _(
            "Lembar ini sudah diubah di perangkat atau tab lain sesudah halaman ini dibuka. Buka lembarnya lagi, lalu periksa isinya."
        ),
        "scores.locked": _("Nilai Anda sudah dikunci, jadi tidak dapat diubah."),
        "scores.incomplete": _("Setiap kriteria perlu satu jawaban."),
        "score.level": _("Tingkat nilai harus 1 sampai 4 atau tidak cukup bukti."),
        "scores.unsaved": _("Masih ada %(count)s calon yang belum Anda nilai."),
        "scores.open": _("Belum semua penilai mengunci nilainya."),
        "agreed.self": _("Anda sendiri salah satu calon. Anggota Tim RB yang lain mencatat hasil rapat."),
        "agreed.why": _("Tulis alasan mengapa rapat memilih tingkat lain."),
        "agreed.level": _("Hasil rapat memuat tingkat, kriteria, atau calon yang tidak dikenal. Muat ulang halaman ini."),
        "icc.shape": _("Kesepakatan dihitung bila paling sedikit dua penilai menilai dua calon yang sama."),
        "icc.constant": _("Semua penilai memberi nilai yang sama kepada semua calon, jadi kesepakatan tidak dapat dihitung."),
        "kendall.shape": _("Keselarasan urutan dihitung bila paling sedikit dua penilai menilai dua calon yang sama."),
        "kendall.constant": _("Tidak ada penilai yang menempatkan seorang calon di atas calon lain."),
        "severity.empty": _("Belum ada nilai yang dapat dibandingkan."),
        "severity.apart": _("Nilai tidak dapat disetarakan: ada penilai yang tidak menilai satu pun calon yang juga dinilai penilai lain."),
        "minutes.early": _("Berita acara dapat dibuat setelah nilai disepakati dan kedua saksi membuka hasil penjaringan."),
    }
)
words.deeds(
    {
        "assessment.meeting_kept": _("Menyimpan daftar hadir dan notula rapat assessment: %(present)s orang hadir."),
        "assessment.gates_asked": _("Menyusun daftar pemeriksaan syarat."),
        "assessment.gates_answered": _("Menjawab pemeriksaan syarat."),
        "assessment.study_submitted": _("Mengumumkan nama calon dan menyampaikan hasil telaah kepada pimpinan. Calon: %(names)s."),
        "assessment.released": _("Memulai assessment atas %(candidates)s calon dengan %(assessors)s penilai."),
        "assessment.declared": _("Menyatakan hubungan dengan calon. Jumlah calon: %(count)s."),
        "assessment.recused": _("Menyatakan benturan kepentingan dan tidak menilai %(name)s."),
        "assessment.assessor_named": _("Menunjuk %(name)s sebagai penilai tambahan."),
        "assessment.sheet_saved": _("Menyimpan nilai seorang calon."),
        "assessment.scores_locked": _("Mengunci nilai."),
        "assessment.agreed": _("Menyepakati nilai dalam rapat, %(count)s di antaranya lain dari rata-rata."),
        "assessment.minutes_frozen": _("Membekukan %(title)s. Sidik: %(hash)s."),
    }
)
words.duties(
    {
        "gate.answer": DutyWords(
            _("Periksa syarat kepegawaian"), _("Jawab dua pertanyaan tentang setiap orang dalam daftar."), _("Periksa syarat")
        ),
        "study.submit": DutyWords(
            _("Sampaikan hasil telaah"), _("Umumkan nama calon dan kirim catatan kepada pimpinan."), _("Buka telaah")
        ),
        "assessment.release": DutyWords(
            _("Izinkan assessment dimulai"), _("Baca hasil telaah, lalu mulai penilaian calon."), _("Baca hasil telaah")
        ),
        "assessment.resume": DutyWords(
            _("Mulai assessment ulang"),
            _("Siklus kembali ke assessment. Periksa penilainya, lalu mulai lagi dari lembar kosong."),
            _("Periksa penilai"),
        ),
        "assessment.score": DutyWords(
            _("Nilai para calon"), _("Nilai Anda tertutup sampai semua penilai mengunci nilainya."), _("Mulai menilai")
        ),
        "assessor.replace": DutyWords(
            _("Tunjuk penilai tambahan"),
            _("Ada calon yang kekurangan penilai karena benturan kepentingan. Nilai baru terbuka setelah penilainya cukup."),
            _("Tunjuk penilai"),
        ),
        "assessment.agree": DutyWords(
            _("Sepakati nilai dalam rapat"), _("Semua nilai sudah dikunci dan dapat dibahas bersama."), _("Buka nilai")
        ),
        "minutes.draw": DutyWords(
            _("Buat berita acara assessment"), _("Isi hari dan tempat rapat, periksa, lalu bekukan."), _("Buat berita acara")
        ),
    }
)
