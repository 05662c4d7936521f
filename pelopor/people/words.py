"""Sentences of people: roles, refusals, deeds."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.rules.access import Role

ROLES = {
    Role.STAFF: _("Pegawai"),
    Role.SUPERIOR: _("Atasan langsung"),
    Role.REFORM_TEAM: _("Tim RB (Area Manajemen Perubahan)"),
    Role.ASSESSOR: _("Penilai"),
    Role.PERSONNEL_OFFICER: _("Petugas kepegawaian"),
    Role.REGISTRY_CLERK: _("Petugas tata usaha"),
    Role.SECRETARY: _("Sekretaris"),
    Role.HEAD: _("Pimpinan instansi"),
    Role.AGENT: _("Agen Perubahan"),
    Role.GROUP_LEADER: _("Ketua kelompok budaya kerja"),
    Role.WITNESS: _("Saksi"),
    Role.ANALYST: _("Analis"),
    Role.ORGANISATION_BUREAU: _("Biro Organisasi"),
    Role.INSPECTORATE: _("Inspektorat"),
    Role.ADMINISTRATOR: _("Pengelola aplikasi"),
    Role.DATA_OFFICER: _("Petugas pelindungan data"),
}

STATUSES = {
    "pns": _("PNS"),
    "cpns": _("CPNS"),
    "pppk": _("PPPK"),
    "pppk_paruh_waktu": _("PPPK paruh waktu"),
    "non_asn": _("Non-ASN"),
}

words.rules(
    {
        "grant.derived": _("Peran ini mengikuti data kepegawaian dan tidak diberikan tersendiri."),
        "grant.own": _("Peran yang menilai, memutuskan, atau mengawasi tidak diberikan kepada diri sendiri. Mintalah pengelola lain."),
        "grant.last": _("Ini pengelola aplikasi terakhir di instansi ini. Beri peran itu kepada orang lain lebih dahulu."),
        "grant.basis": _("Dasar pemberian peran belum diisi. Tulis nomor dan tanggal suratnya."),
        "grant.dates": _("Tanggal akhir harus sesudah tanggal mulai."),
        "acting.unemployed": _("Orang ini tidak tercatat bekerja hari ini, sehingga tidak dapat menjadi pejabat sementara."),
        "acting.head": _("Orang ini sudah memegang peran pimpinan pada tanggal itu."),
        "grant.ended": _("Peran ini sudah berakhir."),
        "agency.code_used": _("Kode instansi %(taken)s sudah dipakai."),
        "person.other_name": _("%(login)s sudah tercatat atas nama %(known)s. Tulis nama itu, atau periksa nomornya."),
        "code.nobody": _("Tidak ada yang menunggu surat kode di sini."),
        "code.own": _("Kode untuk diri sendiri harus dibuatkan orang lain."),
        "code.has_password": _("Akun ini sudah punya kata sandi. Masuklah dengan kata sandi itu, atau mintalah surat kode baru."),
        "code.no_account": _("Orang ini belum punya akun. Akun dibuka saat daftar pegawai diterapkan."),
        "code.raced": _("Orang lain baru saja mencetak surat untuk orang yang sama. Tidak ada yang berubah. Coba lagi."),
        "code.wrong": _("Nomor atau kode tidak cocok. Periksa keduanya, lalu coba lagi."),
        "code.used": _(
            "Kode ini sudah dipakai pada %(when)s. Bila itu bukan Anda, segera beri tahu pengelola aplikasi atau pimpinan Anda: "
            "surat kode baru menutup akun bagi siapa pun yang memakainya."
        ),
        "code.voided": _("Kode ini sudah diganti dengan yang lebih baru. Pakai surat yang terakhir Anda terima."),
        "code.expired": _("Masa berlaku kode ini sudah lewat. Mintalah surat kode baru kepada petugas kepegawaian."),
        "factor.wrong": _("Kode ini tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu ketik lagi."),
        "factor.none": _("Akun Anda belum punya faktor kedua. Pasang lebih dahulu di halaman Lainnya."),
        "factor.twice": _("Akun ini sudah punya faktor kedua. Lepas yang lama sebelum memasang yang baru."),
        "factor.too_many": _("Terlalu banyak percobaan kode. Tunggu lima menit, lalu coba lagi."),
        "factor.sealed": _(
            "Faktor kedua ini tidak dapat dibaca lagi. Mintalah surat kode baru kepada petugas kepegawaian, lalu pasang ulang."
        ),
        "factor.stale": _("Halaman ini sudah terlalu lama terbuka. Pindai kode QR yang baru di bawah, lalu ketik kodenya."),
    }
)
words.deeds(
    {
        "people.factor_enrolled": _("Memasang faktor kedua."),
        "people.factor_dropped": _("Melepas faktor kedua."),
        "people.spare_codes_renewed": _("Membuat kode cadangan baru."),
        "people.agency_opened": _("Membuka instansi %(name)s."),
        "people.role_granted": _("Memberi peran %(role)s kepada %(person)s sampai %(until)s, dasar: %(basis)s."),
        "people.role_ended": _("Mengakhiri peran %(role)s dari %(person)s."),
        "people.codes_issued": _("Mencetak %(count)s surat kode masuk untuk %(unit)s."),
        "people.code_reissued": _("Membuat kode masuk baru untuk %(person)s; kata sandi dan sesi lamanya berakhir."),
        "people.code_used": _("Membuka akun dengan kode masuk."),
    }
)
