"""Sentences of nomination."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords

words.rules(
    {
        "nomination.open": _("Pencalonan untuk tahap ini sudah dibuka."),
        "nomination.gone": _("Pencalonan ini tidak ada lagi atau dibatalkan. Kiriman Anda tidak disimpan. Buka beranda untuk yang baru."),
        "nomination.witnesses": _("Pilih dua saksi yang berbeda, selain Anda sendiri."),
        "nomination.few": _(
            "Hanya %(count)s orang yang dapat dicalonkan, padahal %(chosen)s orang akan dipilih. Periksa daftar pegawai dan aturan."
        ),
        "nomination.early": _("Pencalonan belum dapat ditutup: waktunya belum selesai."),
        "ballot.names": _("Anda memilih %(given)s nama. Paling banyak %(most)s nama. Lepas sebagian centang; belum ada yang terkirim."),
        "ballot.unlisted": _("Ada nama yang tidak tercantum dalam daftar calon. Belum ada yang terkirim."),
        "ballot.self": _("Anda tidak dapat mencalonkan diri sendiri. Lepas centang nama Anda; belum ada yang terkirim."),
        "ballot.own_group": _("Anda anggota kelompok yang Anda pilih. Lepas centang kelompok itu; belum ada yang terkirim."),
        "ballot.criteria": _("Ada kriteria yang tidak dikenal. Buka kembali halaman ini; belum ada yang terkirim."),
        "code.unknown": _("Kode ubah ini tidak dikenal. Periksa tiap huruf dan angkanya."),
        "voter.no_employment": _("Anda tidak tercatat sebagai pegawai instansi ini pada hari pembukaan."),
        "voter.status": _("Aturan siklus ini tidak memberi hak mencalonkan kepada status kepegawaian Anda (%(status)s)."),
        "stand.status": _("Aturan siklus ini tidak memungkinkan status kepegawaian Anda dicalonkan."),
        "named.self": _("Mencalonkan diri sendiri tidak diperkenankan."),
        "named.agency": _("Orang ini bukan pegawai instansi Anda."),
        "named.status": _("Status kepegawaian orang ini tidak memenuhi aturan siklus."),
        "group.none": _("Aturan siklus ini hanya memungkinkan perorangan dicalonkan, bukan kelompok."),
        "group.name": _("Tulis nama kelompok."),
        "group.name_used": _("Sudah ada kelompok bernama %(name)s. Pilih nama lain."),
        "group.size": _("Anda memilih %(given)s anggota. Kelompok beranggota %(least)s sampai %(most)s orang."),
        "group.members": _("%(count)s orang terpilih dua kali atau tidak dapat dicalonkan. Periksa daftar anggota."),
        "group.leader": _("Pilih ketua dari antara anggota kelompok."),
        "group.elsewhere": _("%(names)s sudah diminta menjadi anggota kelompok lain pada siklus ini."),
        "group.closed": _("Pencalonan sudah dibuka, jadi kelompok tidak berubah lagi. Belum ada yang berubah."),
        "group.dissolved": _("Kelompok ini sudah dibubarkan."),
        "fewer.none": _("Tidak ada yang perlu diputuskan di sini."),
        "fewer.again": _("Aturan siklus ini menetapkan penjaringan dibuka sekali lagi."),
        "fewer.reason": _("Tulis alasan keputusan tim."),
        "programme.none": _("Aturan siklus ini tidak meminta program singkat."),
        "programme.text": _("Tulis program singkat Anda."),
        "programme.long": _("Tulisan Anda %(given)s huruf. Paling banyak %(most)s huruf; persingkat, lalu simpan lagi."),
        "programme.late": _("Program singkat tidak dapat diganti lagi. Tulisan ini belum tersimpan."),
        "shortlist.size": _("Jumlah tempat tidak sesuai dengan batasnya."),
        "lot.none": _("Tidak ada undian yang menunggu."),
        "lot.seed": _("Hasil undian belum diisi."),
        "lot.secret": _("Rahasia undian rusak. Hubungi pengelola."),
        "lot.keys": _("Undian tidak memuat tepat orang-orang yang seri."),
        "consent.given": _("Jawaban Anda sudah tercatat sebelumnya."),
        "consent.late": _("Nama calon sudah diumumkan. Hubungi Tim RB bila ada perubahan."),
        "names.unsettled": _("Masih ada kesediaan atau syarat yang belum selesai."),
        "tally.early": _("Perolehan suara baru dapat dibuka setelah semua nilai dikunci."),
        "tally.twice": _("Anda sudah membuka perolehan suara."),
    }
)
words.deeds(
    {
        "nomination.opened": _("Membuka pencalonan: %(names)s nama dapat dipilih, saksi %(witnesses)s. Sidik daftar nama: %(hash)s."),
        "nomination.closed": _("Menutup pencalonan dengan %(ballots)s surat suara dari %(roll)s orang. Sidik perolehan: %(hash)s."),
        "nomination.group_registered": _("Mendaftarkan kelompok %(name)s dengan %(count)s anggota."),
        "nomination.group_answered": _("Menjawab ajakan menjadi anggota kelompok %(name)s."),
        "nomination.group_dissolved": _("Membubarkan kelompok %(name)s."),
        "nomination.fewer_answered": _("Memutuskan tindak lanjut atas jumlah nama yang kurang, dengan alasan: %(reason)s"),
        "nomination.lot_committed": _("Mengumumkan sidik sebelum undian: %(hash)s."),
        "nomination.lot_drawn": _("Mencatat undian dengan hasil %(seed)s; sidik %(hash)s."),
        "nomination.consent_answered": _("Menerima satu jawaban kesediaan."),
        "nomination.programme_handed_in": _("Menerima satu program singkat."),
        "nomination.tally_opened": _("Membuka perolehan suara sebagai saksi. Sidik: %(hash)s."),
    }
)
words.duties(
    {
        "nominate": DutyWords(
            _("Calonkan rekan sebagai Agen Perubahan"),
            _("Rahasia, sekitar empat menit. Anda dapat mengubahnya sampai penutupan."),
            _("Mulai mencalonkan"),
        ),
        "nomination.open": DutyWords(
            _("Buka pencalonan"), _("Tentukan waktu penutupan dan dua saksi. Daftar pemilih lalu dibekukan."), _("Siapkan pencalonan")
        ),
        "group.join": DutyWords(
            _("Jawab ajakan menjadi anggota kelompok"),
            _("Tim RB mendaftarkan Anda sebagai anggota. Kelompok hanya dapat dicalonkan bila semua anggotanya setuju."),
            _("Baca dan jawab"),
        ),
        "nomination.fewer": DutyWords(
            _("Putuskan tindak lanjut penjaringan"),
            _("Nama yang dicalonkan kurang dari jumlah tempat. Aturan siklus menyerahkan langkah berikutnya kepada Tim RB."),
            _("Baca dan putuskan"),
        ),
        "nomination.lot": DutyWords(
            _("Adakan undian di hadapan umum"),
            _("Ada nama yang seri untuk tempat terakhir. Aturan memutuskannya dengan undian."),
            _("Catat hasil undian"),
        ),
        "consent.give": DutyWords(
            _("Jawab kesediaan menjadi calon"),
            _("Rekan-rekan mencalonkan Anda. Jawaban Anda menentukan apakah nama Anda diumumkan."),
            _("Jawab kesediaan"),
            confidential=True,  # who was called up is published only with the names of those who stand
        ),
        "programme.write": DutyWords(
            _("Tulis program singkat, bila berkenan"),
            _("Para penilai membacanya saat menilai. Boleh tidak diisi."),
            _("Tulis program singkat"),
            confidential=True,  # as for the consent
        ),
        "tally.open": DutyWords(
            _("Buka perolehan suara sebagai saksi"),
            _("Semua nilai sudah dikunci. Dua saksi membuka perolehan suara."),
            _("Buka sebagai saksi"),
        ),
    }
)
