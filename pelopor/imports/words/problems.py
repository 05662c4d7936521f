"""What can be wrong in a row of a roster, and what to do about it. A warning says so and asks for nothing."""

from django.utils.translation import gettext_lazy as _

LOOK = _("Periksa. Bila sudah benar, tidak perlu diubah.")
TEXT = _("Ubah jenis kolom menjadi Teks, ketik ulang nomornya dari sumber asli, lalu simpan.")
SUPERIOR = _("Tulis NIP atau NI PPPK atasan, atau namanya persis seperti dalam daftar.")

PROBLEMS = {
    "cell.formula": (_("Sel ini berisi rumus."), _("Salin kolomnya, lalu tempel sebagai nilai.")),
    "cell.merged": (_("Sel ini bagian dari sel gabungan."), _("Pisahkan sel gabungan, lalu isi setiap selnya.")),
    "cell.error": (_("Sel ini berisi galat rumus."), _("Ganti dengan isi yang benar.")),
    "cell.date": (_("Sel ini berisi tanggal."), _("Ganti dengan teks.")),
    "cell.empty": (_("Sel ini kosong."), _("Isi selnya.")),
    "cell.letters": (_("Isi ini tidak memuat huruf."), _("Tulis dengan kata-kata.")),
    "cell.long": (_("Isi ini lebih panjang dari %(most)s huruf."), _("Persingkat isinya.")),
    "row.alone": (_("Baris ini hanya berisi satu sel."), _("Lengkapi atau hapus baris ini.")),
    "date.form": (
        _("Tanggal ini tidak dikenali."), _("Tulis 2026-11-24, 24/11/2026, 24-11-2026, atau 24 November 2026."),
    ),
    "date.day": (_("Tanggal ini tidak ada dalam kalender."), _("Perbaiki tanggalnya.")),
    "date.later": (_("Tanggal ini sesudah tanggal berlaku."), _("Perbaiki tanggalnya, atau pilih tanggal berlaku yang lebih akhir.")),
    "date.early": (_("Tanggal ini sebelum tahun 1940."), _("Perbaiki tahunnya.")),
    "status.unknown": (_("Status ini tidak dikenali."), _("Tulis PNS, CPNS, PPPK, PPPK Paruh Waktu, atau Non-ASN.")),
    "class.number": (
        _("Ini kelas jabatan berupa angka, bukan jenis jabatan."),
        _("Tulis JPT Pratama, Administrator, Pengawas, Fungsional, atau Pelaksana."),
    ),
    "class.unknown": (
        _("Jenis jabatan ini tidak dikenali."), _("Tulis JPT Pratama, Administrator, Pengawas, Fungsional, atau Pelaksana."),
    ),
    "grade.unknown": (_("Golongan ini tidak dikenali."), _("Tulis seperti III/c untuk PNS, atau IX untuk PPPK.")),
    "email.form": (_("Alamat surel ini tidak lengkap."), _("Perbaiki atau kosongkan.")),
    "email.twice": (_("Surel ini juga ada pada baris %(first)s."), _("Setiap orang perlu surel sendiri; perbaiki atau kosongkan.")),
    "email.taken": (_("Surel ini sudah dipakai orang lain untuk masuk."), _("Perbaiki atau kosongkan.")),
    "email.kept": (_("Surel ini berbeda dari surel akunnya; surel akun tetap dipakai."), LOOK),
    "number.none": (_("Nomor pegawai kosong."), _("Isi NIP, NI PPPK, atau nomor pegawai dari instansi.")),
    "number.two": (_("NIP dan NI PPPK terisi keduanya."), _("Isi salah satu saja.")),
    "number.lost": (_("Angka terakhir nomor ini hilang karena lembar kerja menyimpannya sebagai bilangan."), TEXT),
    "number.as_number": (_("Nomor ini tersimpan sebagai bilangan; angka terakhir atau nol di depannya dapat hilang."), TEXT),
    "name.twice": (_("Nama yang sama di unit yang sama ada pada baris %(first)s."), LOOK),
    "number.nik": (_("Ini tampaknya NIK. Pelopor tidak menyimpan NIK."), _("Ganti dengan NIP, NI PPPK, atau nomor pegawai dari instansi.")),
    "number.twice": (_("Nomor ini juga ada pada baris %(first)s."), _("Hapus baris yang ganda atau perbaiki nomornya.")),
    "number.column": (_("NIP seorang PNS ada di kolom NI PPPK."), LOOK),
    "number.characters": (_("Nomor ini memuat selain angka."), LOOK),
    "number.length": (_("Nomor ini tidak 18 angka."), LOOK),
    "number.old": (_("Ini NIP lama dengan 9 angka."), LOOK),
    "number.birth": (_("Tanggal lahir dalam nomor ini tidak ada dalam kalender."), LOOK),
    "number.appointed": (_("Tahun atau bulan pengangkatan dalam nomor ini tidak wajar."), LOOK),
    "number.contracts": (_("Jumlah kontrak dalam nomor ini nol."), LOOK),
    "number.sex": (_("Angka ke-15 nomor ini bukan 1 atau 2."), LOOK),
    "number.sequence": (_("Nomor urut dalam nomor ini 000."), LOOK),
    "superior.self": (_("Atasan ini orang itu sendiri."), SUPERIOR),
    "superior.number": (_("Nomor atasan ini tidak ada dalam berkas dan tidak tercatat."), SUPERIOR),
    "superior.name": (_("Nama atasan ini tidak ada dalam berkas."), SUPERIOR),
    "superior.names": (_("Ada beberapa orang dengan nama atasan ini."), _("Tulis NIP atau NI PPPK atasan.")),
    "superior.circle": (_("Garis atasan ini berputar kembali ke orang yang sama."), _("Perbaiki atasan pada salah satu barisnya.")),
}  # fmt: skip
