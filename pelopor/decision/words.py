"""Sentences of decision."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords

CAUSE_WORDS = {
    "moved": _("Pindah unit atau instansi"),
    "retired": _("Pensiun"),
    "resigned": _("Mengundurkan diri"),
    "performance": _("Kinerja, menurut keputusan pimpinan"),
    "died": _("Meninggal dunia"),
    "other": _("Sebab lain"),
    "decree_void": _("Surat Keputusan dicabut"),
}
"""Why a term ended before its time, as pages say it."""

STATE_WORDS = {
    "coming": (_("Akan mulai"), "awas"),
    "running": (_("Bertugas"), "baik"),
    "over": (_("Masa tugas selesai"), ""),
    "ended": (_("Berakhir lebih awal"), ""),
}
"""How an appointment stands, with the kind of its badge."""

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
        "appointment.overlap": _("Masa tugas pengganti tidak dapat dimulai sebelum yang digantikan berakhir."),
        "appointment.over": _("Masa tugas yang digantikan sudah habis pada tanggal itu. Pilih tanggal yang lebih awal."),
        "revoke.reason": _("Tulis alasan pencabutan."),
        "revoke.unpublished": _("Surat Keputusan ini belum diumumkan, atau sudah dicabut. Tidak ada yang berubah."),
        "investiture.place": _("Tulis tempat pengukuhan."),
        "investiture.day": _("Pengukuhan tidak dapat lebih awal daripada tanggal keputusan, dan tidak pada hari yang belum tiba."),
        "investiture.twice": _("Pengukuhan ini sudah dicatat. Muat ulang halaman ini."),
        "ending.cause": _("Pilih salah satu sebab."),
        "ending.words": _("Tulis keterangannya, dengan surat atau keputusan yang menjadi dasarnya."),
        "ending.day": _("Pilih tanggal dalam masa tugas: dari %(first)s sampai sebelum %(last)s."),
        "ending.twice": _("Masa tugas ini sudah diakhiri sebelumnya. Tidak ada yang berubah."),
        "ending.self": _("Masa tugas Anda sendiri termasuk di sini. Anggota Tim RB yang lain mencatatnya."),
        "handover.early": _("Serah terima diisi setelah masa tugas diakhiri."),
        "handover.running": _("Tulis apa yang sedang berjalan."),
        "handover.successor": _("Tulis siapa yang melanjutkan."),
        "handover.twice": _("Serah terima ini sudah tersimpan. Muat ulang halaman ini untuk membacanya."),
        "replacement.unknown": _("Pilih orang dari daftar di halaman ini. Mungkin daftarnya baru berubah; muat ulang halaman ini."),
        "replacement.reason": _("Tulis alasan: orang ini berada di bawah peringkat orang lain yang masih dapat dipilih."),
        "replacement.reason_empty": _("Tulis alasan membiarkan tempat ini kosong."),
        "replacement.twice": _("Penggantian ini sudah diputuskan sebelumnya."),
        "moved.settled": _("Tidak ada lagi yang perlu diputuskan tentang kepindahan orang ini."),
        "objections.early": _("Masa sanggah belum berakhir, atau sudah ditutup."),
    }
)
words.deeds(
    {
        "decision.chosen": _("Menetapkan %(count)s orang pilihan pimpinan."),
        "decision.objection_raised": _("Mencatat sanggahan atas pilihan pimpinan."),
        "decision.objection_answered": _("Menjawab sanggahan."),
        "decision.objections_closed": _("Menutup masa sanggah dengan %(count)s sanggahan."),
        "decision.invested": _("Mencatat pengukuhan Agen Perubahan di %(place)s."),
        "decision.appointment_ended": _("Mengakhiri masa tugas Agen Perubahan: %(names)s."),
        "decision.handed_over": _("Menyimpan serah terima %(name)s."),
        "decision.replacement_chosen": _("Memilih pengganti Agen Perubahan: %(name)s."),
        "decision.place_left_empty": _("Membiarkan satu tempat Agen Perubahan kosong: %(reason)s"),
        "decision.replaced": _("Mengangkat %(count)s Agen Perubahan pengganti dengan SK nomor %(number)s."),
        "decision.kept_on": _("Menyatakan %(name)s tetap bertugas sebagai Agen Perubahan setelah pindah."),
        "decision.revoked": _("Mencabut SK nomor %(number)s dan mengakhiri %(count)s masa tugas: %(reason)s"),
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
        "agents.invest": DutyWords(
            _("Catat pengukuhan Agen Perubahan"),
            _("Surat Keputusan sudah diumumkan. Setelah pengukuhan, catat hari, tempat, dan buktinya."),
            _("Catat pengukuhan"),
        ),
        "agents.handover": DutyWords(
            _("Tulis serah terima Agen Perubahan"),
            _("Masa tugas diakhiri. Tulis apa yang berjalan, apa yang belum selesai, dan siapa yang melanjutkan."),
            _("Tulis serah terima"),
        ),
        "agents.replace": DutyWords(
            _("Putuskan pengganti Agen Perubahan"),
            _("Masa tugas seorang agen diakhiri. Pilih penggantinya dari calon yang diusulkan, atau biarkan tempat itu kosong."),
            _("Putuskan"),
        ),
        "agents.moved": DutyWords(
            _("Seorang Agen Perubahan pindah"),
            _("Daftar pegawai yang baru menempatkannya di unit lain, atau tidak memuatnya lagi. Putuskan: tetap bertugas, atau berakhir."),
            _("Lihat agen ini"),
        ),
    }
)
