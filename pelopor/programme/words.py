"""Sentences of programme, and the names of stages and milestones that other parts show."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords
from pelopor.rules.programme import Stage

STAGES = {
    Stage.PREPARE: _("Persiapan"),
    Stage.DECLARE: _("Deklarasi"),
    Stage.BASELINE: _("Survei awal"),
    Stage.INTERNALISE: _("Penanaman dan internalisasi"),
    Stage.NOMINATE: _("Penjaringan"),
    Stage.STUDY: _("Telaah"),
    Stage.ASSESS: _("Assessment"),
    Stage.DECIDE: _("Pilihan pimpinan"),
    Stage.OBJECT: _("Masa sanggah"),
    Stage.DECREE: _("Surat Keputusan"),
    Stage.ACT: _("Rencana tindak"),
    Stage.MEASURE: _("Pengukuran ulang"),
    Stage.CLOSE: _("Penutupan"),
}

ABOUT = {
    Stage.PREPARE: _("Tim RB menyiapkan daftar pegawai, membuka siklus, dan menerbitkan kriteria."),
    Stage.DECLARE: _("Pimpinan mendeklarasikan program pada apel, lalu Tim RB mengunggah buktinya."),
    Stage.BASELINE: _("Tim RB mencatat keadaan budaya kerja sebelum ada perubahan."),
    Stage.INTERNALISE: _("Pegawai mengenal nilai dan program ini, lalu Tim RB mengunggah buktinya."),
    Stage.NOMINATE: _("Pegawai mengusulkan rekan yang pantas menjadi Agen Perubahan secara rahasia."),
    Stage.STUDY: _("Petugas memeriksa syarat, calon menyatakan kesediaan, dan pimpinan menerima hasil telaah."),
    Stage.ASSESS: _("Penilai menilai setiap calon secara terpisah, lalu menyepakati nilai dalam rapat."),
    Stage.DECIDE: _("Pimpinan memilih Agen Perubahan dari calon yang diajukan."),
    Stage.OBJECT: _("Pegawai dapat menyampaikan sanggahan atas pilihan pimpinan sampai masa sanggah berakhir."),
    Stage.DECREE: _("Sekretaris menyusun Surat Keputusan, pimpinan menandatanganinya, lalu sekretaris menerbitkannya."),
    Stage.ACT: _("Agen Perubahan menyusun dan menjalankan rencana tindak."),
    Stage.MEASURE: _("Tim RB mengukur lagi budaya kerja dan membandingkannya dengan survei awal."),
    Stage.CLOSE: _("Tim RB menutup siklus setelah hasilnya terbit."),
}

MILESTONES = {
    "cycle.opened": _("Siklus dibuka"),
    "criteria.published": _("Kriteria diterbitkan"),
    "declare.proved": _("Deklarasi dibuktikan"),
    "declare.waived": _("Deklarasi dikecualikan"),
    "baseline.proved": _("Survei awal dibuktikan"),
    "baseline.waived": _("Survei awal dikecualikan"),
    "internalise.proved": _("Internalisasi dibuktikan"),
    "internalise.waived": _("Internalisasi dikecualikan"),
    "nomination.opened": _("Penjaringan dibuka"),
    "nomination.closed": _("Penjaringan ditutup"),
    "nomination.published": _("Nama calon diumumkan"),
    "study.submitted": _("Hasil telaah disampaikan kepada pimpinan"),
    "study.released": _("Pimpinan mengizinkan assessment"),
    "scores.locked": _("Semua nilai dikunci"),
    "tally.opened": _("Hasil penjaringan dibuka para saksi"),
    "scores.agreed": _("Nilai disepakati"),
    "minutes.frozen": _("Berita acara dibekukan"),
    "choice.made": _("Pimpinan menetapkan pilihan"),
    "objections.closed": _("Masa sanggah ditutup"),
    "decree.published": _("Surat Keputusan diterbitkan"),
    "plans.approved": _("Rencana tindak disetujui"),
    "results.published": _("Hasil diterbitkan"),
}
"""Every kind that a gate reads, and nomination.opened, which no gate waits for."""

words.rules(
    {
        "milestone.twice": _("Langkah ini sudah dicatat. Muat ulang halaman ini untuk melihat keadaan terbaru."),
        "gate.missing": _("Tahap ini belum dapat dibuka karena masih ada langkah yang belum selesai."),
        "stage.open": _("Tahap ini sudah dibuka. Muat ulang halaman ini untuk melihat keadaan terbaru."),
        "stage.proof_or_reason": _("Unggah satu bukti atau tulis alasan pengecualian, jangan keduanya."),
        "stage.settled": _("Tahap ini sudah diselesaikan, jadi tidak dapat diubah lagi."),
        "cycle.open": _("%(agency)s masih menjalankan siklus lain. Tutup siklus itu lebih dahulu."),
        "back.reason": _("Tulis alasan mengapa siklus kembali ke tahap sebelumnya."),
        "back.move": _("Siklus tidak dapat kembali ke tahap itu dari tahap yang sekarang."),
        "ruleset.name": _("Nama %(name)s sudah dipakai perangkat aturan lain. Pilih nama lain."),
        "ruleset.toml": _("Perangkat aturan ini tidak dapat dibaca: %(why)s"),
        "ruleset.key": _("Periksa %(key)s: %(why)s"),
        "ruleset.source": _("Tulis sumber untuk nilai %(key)s yang Anda ubah."),
    }
)
words.deeds(
    {
        "programme.cycle_opened": _("Membuka siklus %(title)s dengan perangkat aturan %(ruleset)s."),
        "programme.stage_settled": _("Mengunggah bukti penyelesaian tahap."),
        "programme.stage_waived": _("Mencatat pengecualian tahap dengan alasan: %(reason)s"),
        "programme.criteria_published": _("Menerbitkan %(count)s kriteria."),
        "programme.moved_back": _("Mengembalikan siklus ke tahap sebelumnya dengan alasan: %(reason)s"),
        "programme.ruleset_made": _("Membuat perangkat aturan %(name)s dengan %(count)s nilai yang diubah."),
    }
)
words.duties(
    {
        "cycle.open": DutyWords(_("Buka siklus"), _("Pilih perangkat aturan, lalu buka siklus tahun ini."), _("Buka siklus")),
        "declare.prove": DutyWords(_("Buktikan deklarasi"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka deklarasi")),
        "baseline.prove": DutyWords(_("Buktikan survei awal"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka survei awal")),
        "internalise.prove": DutyWords(
            _("Buktikan internalisasi"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka internalisasi")
        ),
        "criteria.publish": DutyWords(
            _("Terbitkan kriteria"), _("Periksa kriteria siklus ini, lalu terbitkan sebelum penjaringan."), _("Buka kriteria")
        ),
    }
)
