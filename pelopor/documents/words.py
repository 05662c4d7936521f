"""Sentences of documents."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords

KIND_WORDS = {
    "decree": _("Surat Keputusan"),
    "nomination_minutes": _("Berita acara penjaringan"),
    "assessment_minutes": _("Berita acara assessment"),
    "study_note": _("Telaahan"),
    "internal_memo": _("Nota dinas"),
    "invitation": _("Undangan"),
    "attendance_list": _("Daftar hadir"),
    "meeting_notes": _("Notula"),
    "integrity_pact": _("Pakta integritas"),
    "announcement": _("Pengumuman"),
    "handover_note": _("Catatan serah terima"),
}
STATE_WORDS = {
    "draft": _("Konsep"),
    "initialling": _("Menunggu paraf"),
    "initialled": _("Menunggu nomor"),
    "numbered": _("Menunggu tanda tangan"),
    "signed": _("Sudah ditandatangani"),
    "published": _("Sudah diumumkan"),
    "frozen": _("Sudah dibekukan"),
    "void": _("Dibatalkan"),
}
PART_WORDS = {
    "considering": _("Menimbang"),
    "recalling": _("Mengingat"),
    "kesatu": _("Diktum KESATU: siapa ditetapkan"),
    "kedua": _("Diktum KEDUA: peran, tugas, dan fungsi"),
    "ketiga": _("Diktum KETIGA: jangka waktu"),
    "keempat": _("Diktum KEEMPAT: pelaporan"),
    "kelima": _("Diktum KELIMA: pembiayaan"),
    "keenam": _("Diktum KEENAM: mulai berlaku"),
}
words.rules(
    {
        "minutes.members": _("Berita acara belum memuat nama penilai."),
        "minutes.place": _("Tempat rapat belum diisi."),
        "minutes.rows": _("Berita acara belum memuat calon yang dinilai."),
        "minutes.brackets": _("Peringkat tidak memuat tepat semua calon yang dinilai."),
        "minutes.proposed": _("Usulan kosong, atau memuat nama yang tidak dinilai."),
        "minutes.figures": _("Ada calon yang nilainya tidak lengkap untuk semua kriteria."),
        "spelling.range": _("Angka ini terlalu besar untuk ditulis dengan huruf."),
        "workdays.negative": _("Jumlah hari kerja tidak boleh kurang dari nol."),
        "paper.void_reason": _("Tulis alasan pembatalan naskah."),
        "paper.frozen": _("Naskah ini sudah bernomor dan tidak dapat diubah."),
        "paper.number_missing": _("Isi nomor naskah dari buku agenda."),
        "paper.date_far": _(
            "Tanggal ini lebih dari setahun dari hari ini. Periksa tahunnya; setelah bernomor, tanggal tidak dapat diubah."
        ),
        "paper.number_used": _("Nomor %(number)s sudah dipakai naskah lain."),
        "paper.sign_early": _("Naskah ini belum bernomor, atau sudah ditandatangani."),
        "signature.not_offered": _("Cara menandatangani ini tidak tersedia di sini."),
        "signature.no_roots": _("Tanda tangan tersertifikasi belum dapat diperiksa di sini. Beri tahu pengelola aplikasi."),
        "signature.unreadable": _("Berkas ini bukan PDF yang utuh. Unduh naskahnya lagi, lalu tanda tangani berkas itu."),
        "signature.none": _("Berkas ini belum memuat tanda tangan elektronik."),
        "signature.changed": _("Isi berkas ini lain dari naskah yang dibekukan. Unduh naskahnya lagi, lalu tanda tangani tanpa diubah."),
        "signature.broken": _("Tanda tangannya rusak: berkas berubah sesudah ditandatangani."),
        "signature.partial": _("Ada yang ditambahkan pada berkas ini sesudah tanda tangan."),
        "signature.untrusted": _("Sertifikatnya diterbitkan %(issuer)s, yang tidak dikenal di sini."),
        "signature.stamp": _("Stempel waktunya tidak sah."),
        "signature.signer": _("Sertifikat ini atas nama %(certified)s, sedangkan naskah ditandatangani %(meant)s."),
        "esign.none": _("Instansi ini belum tersambung dengan layanan tanda tangan. Unggah naskah yang sudah Anda tanda tangani."),
        "esign.unreachable": _("Layanan tanda tangan tidak menjawab. Naskah belum ditandatangani. Coba lagi sebentar lagi."),
        "esign.login": _("Layanan tanda tangan tidak mengenali aplikasi ini. Beri tahu pengelola aplikasi."),
        "esign.passphrase": _("Frasa sandi tidak cocok. Periksa huruf besarnya. Beberapa kali salah dapat memblokir sertifikat."),
        "esign.refused": _("Layanan tanda tangan menolak: %(says)s"),
        "esign.odd": _("Layanan tanda tangan mengirim jawaban yang bukan PDF. Naskah belum ditandatangani."),
        "esign.stamp": _("Layanan stempel waktu tidak menjawab. Naskah belum ditandatangani. Coba lagi."),
        "scan.other_paper": _("Kode QR pada pindaian ini milik naskah lain. Unggah pindaian naskah yang tertera di atas."),
        "scan.unread": _("Kode QR pada pindaian tidak terbaca. Pilih lagi berkasnya, dan ketik di sini nomor yang tercetak pada pindaian."),
        "scan.other_number": _("Nomor naskah ini %(number)s. Bila pada pindaian tercetak nomor lain, itu naskah lain."),
        "check.too_many": _("Terlalu banyak berkas dari sambungan ini. Tunggu satu menit, lalu coba lagi."),
        "decree.considering": _("Bagian Menimbang belum ditutup dengan huruf yang merangkum huruf sebelumnya."),
        "decree.recalling": _("Dasar hukum pada bagian Mengingat kosong atau tidak urut tingkat dan tahun."),
        "decree.decides": _("Enam diktum keputusan harus terisi."),
        "decree.members": _("Lampiran kosong, atau memuat orang yang sama dua kali."),
        "decree.signer": _("Belum ada pimpinan yang tercatat sebagai penanda tangan. Catat perannya lebih dahulu."),
        "signer.name": _("Nama penanda tangan belum ada."),
        "signer.form": _("Pilih cara menandatangani: sebagai pimpinan, Plt., Plh., atau a.n."),
        "signer.own_title": _("Tulis jabatan penanda tangan, yang tercetak di bawah a.n. pimpinan."),
        "letter.to": _("Tulis kepada siapa surat ini."),
        "letter.subject": _("Tulis hal surat ini."),
        "letter.text": _("Isi surat belum ada."),
        "letter.numbered": _("Nomor dan tanggal surat harus diisi bersama."),
        "meeting.venue": _("Tulis tempat rapat."),
        "meeting.agenda": _("Tulis acara rapat, satu pokok tiap baris."),
        "meeting.far": _("Hari rapat ini lebih dari setahun dari hari ini. Periksa tahunnya."),
        "meeting.uninvited": _("Susun undangan rapat dahulu."),
        "announcement.people": _("Belum ada nama untuk diumumkan."),
        "note.candidates": _("Belum ada calon untuk telaahan."),
        "note.author": _("Nama penyusun telaahan belum ada."),
        "attendance.invited": _("Belum ada yang diundang."),
        "attendance.present": _("Tandai paling sedikit satu orang yang hadir, dari mereka yang diundang."),
        "notes.agreed": _("Tulis hasil rapat, satu pokok tiap baris."),
        "notes.people": _("Tulis pimpinan rapat dan notulis."),
        "pact.name": _("Nama penilai belum ada."),
        "pact.promises": _("Isi pakta integritas belum ada."),
        "nomination_minutes.witnesses": _("Berita acara penjaringan memerlukan dua saksi."),
        "nomination_minutes.ballots": _("Jumlah suara, suara kosong, dan pegawai dalam daftar tidak cocok."),
        "nomination_minutes.hash": _("Sidik hasil penjaringan belum ada."),
        "nomination_minutes.salt": _("Perolehan suara dan garam sidiknya harus dimuat bersama, atau tidak keduanya."),
        "clause.part": _("Bagian keputusan ini tidak dikenal."),
        "clause.text": _("Tulis bunyi bagian ini."),
        "clause.place": _("Tempat %(place)s tidak dikenal. Pakai salah satu tempat yang tertera pada halaman ini."),
        "clause.needs": _("Bagian ini harus memuat %(place)s, yang diisi dari catatan siklus."),
        "clause.bahwa": _("Setiap huruf pada Menimbang diawali kata “bahwa”."),
        "clause.law": _("Baris ini tidak terbaca sebagai peraturan dengan tahunnya: %(line)s"),
        "clause.basis": _("Tulis dasar atau alasan perubahan."),
        "clause.stale": _("Bagian ini baru saja diubah orang lain. Baca dahulu bunyinya yang sekarang; tulisan Anda masih ada di bawah."),
        "sheet.size": _("Pilih ukuran kertas A4 atau F4."),
        "sheet.face": _("Pilih huruf yang tersedia."),
        "sheet.points": _("Pilih besar huruf 10, 11, atau 12."),
        "sheet.margin": _("Tepi kertas paling sedikit %(least)s mm dan paling banyak %(most)s mm."),
        "sheet.head": _("Kop naskah paling banyak %(most)s baris, tanpa baris kosong."),
        "decree.numbered": _("Nomor dan tanggal keputusan harus diisi bersama."),
        "paper.not_to_void": _("Naskah ini belum bernomor, atau sudah diumumkan, sehingga tidak dapat dikembalikan di sini."),
        "series.pattern": _("Pola nomor harus memuat {urut} satu kali dan {tahun} satu kali, tanpa kurung kurawal lain."),
        "series.passed": _("Nomor terakhir deret ini adalah urut %(last)s. Nomor sebelum itu sudah terpakai."),
        "series.far": _("Nomor ini melompati lebih dari %(most)s nomor deret. Periksa lagi angkanya."),
        "series.back": _("Urut terakhir tidak boleh kurang dari %(last)s, yang sudah dipakai naskah di sini."),
        "series.gap": _("Nomor ini melewati %(count)s nomor deret. Jelaskan mengapa nomor itu tidak dipakai di sini."),
        "copy.unpublished": _("Tembusan dikirim sesudah naskah diumumkan."),
        "copy.unknown": _("Penerima ini tidak disebut dalam tembusan naskah."),
        "copy.sent": _("Tembusan untuk penerima ini sudah tercatat terkirim."),
        "retention.value": _("Jadwal retensi arsip keliru pada %(key)s."),
        "initials.missing": _("Paraf belum lengkap, atau konsep ini dikembalikan. Nomor diberikan sesudah paraf terakhir."),
        "initials.not_now": _("Paraf ini tidak sedang ditunggu: gilirannya orang lain, atau konsepnya sudah berubah."),
        "initials.twice": _("Seseorang tercantum dua kali dalam urutan paraf."),
        "initials.words": _("Tulis apa yang perlu diperbaiki, agar penyusun tahu."),
        "paper.publish_early": _("Naskah ini belum ditandatangani, atau sudah diumumkan."),
    }
)
words.deeds(
    {
        "documents.voided": _("Membatalkan naskah %(title)s. Alasan: %(reason)s"),
        "documents.copy_sent": _("Mengirim tembusan naskah nomor %(number)s kepada %(recipient)s."),
        "documents.series_set": _("Menetapkan deret nomor %(pattern)s tahun %(year)s, urut terakhir %(last)s."),
        "documents.initial_steps_set": _("Menetapkan urutan paraf: %(names)s."),
        "documents.initialled": _("Memberi paraf pada konsep %(title)s."),
        "documents.returned": _("Mengembalikan konsep %(title)s. Catatan: %(words)s"),
        "documents.frozen": _("Membuat dan membekukan %(title)s."),
        "documents.format_set": _("Menetapkan format naskah: kertas %(size)s, perubahan ke-%(edition)s."),
        "documents.clause_worded": _("Mengubah bunyi keputusan, bagian %(part)s. Dasar: %(basis)s"),
        "documents.drafted": _("Menyusun konsep %(title)s."),
        "documents.numbered": _("Memberi nomor %(number)s pada %(title)s dan membekukannya."),
        "documents.signed": _("Mengunggah naskah bertanda tangan nomor %(number)s: %(title)s."),
        "documents.approved": _("Menyetujui dengan faktor kedua naskah nomor %(number)s: %(title)s."),
        "documents.certified": _("Menandatangani dengan sertifikat atas nama %(certificate)s naskah nomor %(number)s: %(title)s."),
        "documents.published": _("Mengumumkan naskah nomor %(number)s: %(title)s."),
    }
)
words.duties(
    {
        "people.issue_codes": DutyWords(
            _("Cetak surat kode masuk"),
            _("Ada pegawai yang belum dapat masuk. Cetak suratnya per unit, lipat, lalu bagikan."),
            _("Cetak surat"),
        ),
        "copies.send": DutyWords(
            _("Kirim tembusan"), _("Naskah sudah diumumkan. Kirim tembusannya dan catat caranya."), _("Kirim tembusan")
        ),
        "paper.initial": DutyWords(
            _("Periksa dan beri paraf"), _("Konsep naskah menunggu paraf Anda. Anda dapat mengembalikannya dengan catatan."), _("Periksa")
        ),
        "decree.number": DutyWords(
            _("Beri nomor Surat Keputusan"), _("Konsep sudah disusun. Nomor dan tanggal membekukan isinya."), _("Beri nomor")
        ),
        "paper.number": DutyWords(
            _("Beri nomor naskah"), _("Konsep surat sudah disusun. Nomor dan tanggal membekukan isinya."), _("Beri nomor")
        ),
        "paper.sign": DutyWords(_("Tanda tangani naskah"), _("Surat sudah bernomor dan menunggu tanda tangan."), _("Tanda tangani")),
        "decree.sign": DutyWords(
            _("Tanda tangani Surat Keputusan"),
            _("Naskah sudah bernomor. Tanda tangani secara elektronik atau dengan tinta."),
            _("Tanda tangani"),
        ),
    }
)
