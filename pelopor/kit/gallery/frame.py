"""Entries of the frame: what stands around a page's content."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelopor.kit.gallery.entry import Entry, Examples


@dataclass(frozen=True)
class Item:
    url: str
    label: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Message:
    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


def _menu() -> Examples:
    names = ((gettext("Beranda"), "home"), (gettext("Tahapan"), "stages"), (gettext("Dokumen"), "papers"), (gettext("Lainnya"), "more"))
    return {gettext("Empat butir, yang kini ditandai"): {"menu": [Item("#_menu", label, icon, icon == "stages") for label, icon in names]}}


def _back() -> Examples:
    return {gettext("Kembali ke daftar"): {"url": "#_back", "label": gettext("Daftar calon")}}


def _nothing() -> Examples:
    return {gettext("Apa adanya"): {}}


def _message() -> Examples:
    return {
        gettext("Berhasil"): {"message": Message("success", gettext("Saksi kedua sudah tercatat."))},
        gettext("Gagal"): {"message": Message("error", gettext("Berkas tidak tersimpan: jenisnya bukan PDF."))},
    }


def _notice() -> Examples:
    text = gettext("Perlakukan sebagai hasil sementara sampai semua penilai mengunci nilainya.")
    return {
        gettext("Biasa"): {"title": gettext("Nilai masih dapat berubah"), "text": text},
        gettext("Awas"): {"title": gettext("Tenggat besok"), "text": gettext("Satu penilai belum mengunci nilainya."), "kind": "awas"},
        gettext("Buruk"): {"title": gettext("Rangkaian terputus"), "text": gettext("Hubungi inspektorat."), "kind": "buruk"},
        gettext("Baik"): {"title": gettext("Sudah terbit"), "text": gettext("Surat Keputusan dapat diunduh."), "kind": "baik"},
    }


def _secrecy() -> Examples:
    return {gettext("Cara tersegel"): {"mode": "sealed"}, gettext("Cara token buta"): {"mode": "token"}}


def _empty() -> Examples:
    title, text = gettext("Belum ada keberatan"), gettext("Keberatan yang masuk tampil di sini beserta tenggat jawabannya.")
    return {
        gettext("Menunggu orang lain"): {"title": title, "text": text},
        gettext("Dapat dimulai di sini"): {
            "title": gettext("Belum ada siklus"),
            "text": gettext("Siklus dibuka dengan satu perangkat aturan yang lalu dibekukan."),
            "url": "#_empty",
            "label": gettext("Buka siklus"),
        },
    }


FRAME = (
    Entry(
        "_menu",
        _("Menu"),
        _("Hanya di halaman pusat: empat butir, di bawah pada ponsel, di kepala pada layar lebar."),
        (_("Butir kini memakai aria-current dan garis, bukan warna saja."), _("Ikon tersembunyi bagi pembaca layar; katanya yang dibaca.")),
        _menu,
    ),
    Entry(
        "_back",
        _("Tautan kembali"),
        _("Di halaman tugas, sebagai ganti menu. Namanya tempat yang dituju."),
        (_("Sasaran sentuh 44 px."), _("Anak panah tidak dibacakan.")),
        _back,
    ),
    Entry(
        "_language",
        _("Ganti bahasa"),
        _("Di kaki setiap halaman. Bahasa ditulis dalam bahasanya sendiri."),
        (_("Tombolnya membawa lang, jadi diucapkan dengan benar."), _("Bekerja tanpa skrip.")),
        _nothing,
    ),
    Entry(
        "_demo",
        _("Pita peragaan"),
        _("Hanya di peragaan: mengatakan bahwa orangnya rekaan."),
        (_("Tinta gelap di atas kunyit, 9,3 banding 1."),),
        _nothing,
    ),
    Entry(
        "_message",
        _("Pesan sesudah tindakan"),
        _("Muncul sekali di atas halaman sesudah tindakan, dan tidak menghilang sendiri."),
        (_("Dibacakan sebagai status tanpa memindahkan fokus."), _("Kalimatnya berdiri sendiri tanpa warna.")),
        _message,
    ),
    Entry(
        "_notice",
        _("Pemberitahuan"),
        _("Paling banyak satu per layar. Baris tebalnya harus dapat dibaca sendiri."),
        (_("Warna mengulang kata, tidak menggantikannya."), _("Kontras teks paling sedikit 4,5.")),
        _notice,
    ),
    Entry(
        "_secrecy",
        _("Janji kerahasiaan"),
        _("Sebelum pertanyaan rahasia pertama. Kalimatnya tetap; satu-satunya kotak bertepi tenun."),
        (_("Teks biasa, dibaca sebelum isian."), _("Tepi tenun hanya hiasan.")),
        _secrecy,
    ),
    Entry(
        "_empty",
        _("Keadaan kosong"),
        _("Apa yang akan tampil di sini, kapan, dan apa yang memulainya."),
        (_("Judulnya teks tebal, supaya urutan judul halaman tetap utuh."), _("Tombol hanya bila orang ini dapat memulainya.")),
        _empty,
    ),
)
