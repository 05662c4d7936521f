"""Sentences of decision."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords

words.rules(
    {
        "choice.unknown": _("Ada nama di luar calon yang diusulkan. Belum ada yang ditetapkan."),
        "choice.size": _("Anda memilih %(given)s orang. Pilih tepat %(size)s orang; belum ada yang ditetapkan."),
        "choice.reason_tie": _("Calon pada peringkat %(place)s bernilai sama dan tidak semuanya dipilih. Tulis alasannya."),
        "choice.reason": _("Tulis alasan: %(count)s orang yang Anda pilih berada di bawah usulan yang dilewati."),
        "choice.self": _(
            "Anda sendiri termasuk yang diusulkan, jadi pilihan ini bukan wewenang Anda (UU 30/2014 Pasal 42). Pengelola aplikasi "
            "memberi peran pimpinan kepada pejabat yang ditunjuk untuk memutuskan."
        ),
        "choice.twice": _("Pilihan sudah ditetapkan sebelumnya."),
        "appointment.early": _("Masa tugas tidak dapat dimulai sebelum tanggal keputusan."),
        "appointment.late": _("Masa tugas dimulai paling lambat setahun sesudah tanggal keputusan. Periksa tahunnya."),
        "objection.closed": _("Masa sanggah belum dibuka atau sudah berakhir. Sanggahan Anda belum tersimpan."),
        "objection.text": _("Tulis apa yang Anda sanggah, dan mengapa."),
        "objection.answer": _("Tulis jawabannya. Penyanggah membacanya."),
        "objection.self": _("Sanggahan ini menyangkut Anda sendiri. Anggota Tim RB yang lain menjawabnya."),
        "objection.answered": _("Sanggahan ini sudah dijawab. Muat ulang halaman ini."),
        "objections.unanswered": _("Masih ada %(count)s sanggahan yang belum dijawab."),
        "objections.upheld": _("Ada %(count)s sanggahan yang diterima. Kembalikan siklus ke tahap yang disanggah."),
        "objections.early": _("Masa sanggah belum berakhir, atau sudah ditutup."),
    }
)
words.deeds(
    {
        "decision.chosen": _("Menetapkan %(count)s orang pilihan pimpinan."),
        "decision.objection_raised": _("Mencatat sanggahan atas pilihan pimpinan."),
        "decision.objection_answered": _("Menjawab sanggahan."),
        "decision.objections_closed": _("Menutup masa sanggah dengan %(count)s sanggahan."),
        "decision.appointed": _("Mengangkat %(count)s Agen Perubahan dengan SK nomor %(number)s."),
    }
)
words.duties(
    {
        "decision.choose": DutyWords(
            _("Pilih Agen Perubahan"), _("Berita acara sudah dibekukan. Hasilnya bahan pertimbangan; keputusan ada pada Anda."), _("Pilih")
        ),
        "objections.close": DutyWords(
            _("Tutup masa sanggah"), _("Masa sanggah sudah berakhir. Tutup setelah semua sanggahan dijawab."), _("Tutup masa sanggah")
        ),
        "objections.answer": DutyWords(
            _("Jawab sanggahan"), _("Ada sanggahan atas pilihan pimpinan. Baca buktinya, lalu jawab."), _("Baca sanggahan")
        ),
        "objections.upheld": DutyWords(
            _("Kembalikan siklus"), _("Ada sanggahan yang diterima. Pilih tahap yang diulang."), _("Pilih tahap")
        ),
        "decree.draft": DutyWords(
            _("Susun Surat Keputusan"), _("Konsep tersusun dari catatan siklus ini. Periksa, lalu mintakan nomor."), _("Susun konsep")
        ),
        "decree.publish": DutyWords(
            _("Umumkan Surat Keputusan"),
            _("Naskah sudah ditandatangani. Setelah diumumkan, masa tugas Agen Perubahan dimulai."),
            _("Umumkan"),
        ),
    }
)
