"""Entries of what is told: duties, stages, tables, figures."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelopor.kit.gallery.entry import Entry, Examples

DUE = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def _badge() -> Examples:
    return {
        gettext("Biasa"): {"label": gettext("Belum")},
        gettext("Baik"): {"label": gettext("Selesai"), "kind": "baik"},
        gettext("Awas"): {"label": gettext("Tinggal 2 hari"), "kind": "awas"},
        gettext("Buruk"): {"label": gettext("Lewat 1 hari"), "kind": "buruk"},
    }


def _duties() -> Examples:
    first = SimpleNamespace(
        title=gettext("Calonkan rekan sebagai Agen Perubahan"),
        text=gettext("Paling banyak tiga nama, rahasia, sekitar 4 menit."),
        button=gettext("Mulai mencalonkan"),
        url="#_duties",
        due=DUE,
        badge=gettext("Tinggal 3 hari"),
        kind="awas",
    )
    second = SimpleNamespace(
        title=gettext("Nyatakan ikrar kode etik"),
        text=gettext("Ikrar dapat dinyatakan di sini."),
        button=gettext("Baca dan nyatakan ikrar"),
        url="#_duties",
        due=None,
        badge=gettext("Tanpa tenggat"),
        kind="",
    )
    return {gettext("Yang terdekat di atas, hanya tombolnya yang penuh"): {"duties": [first, second]}}


def _missing() -> Examples:
    late = SimpleNamespace(title=gettext("Pandangan atasan"), who="Petrus Lake", due=DUE, badge=gettext("Lewat 1 hari"), kind="buruk")
    near = SimpleNamespace(
        title=gettext("Saksi kedua"),
        who="Yohanes B. Nahak",
        due=DUE,
        badge=gettext("Tinggal 2 hari"),
        kind="awas",
        url="#_missing",
        button=gettext("Tunjuk saksi"),
    )
    return {gettext("Dua hal, dua orang"): {"items": [late, near]}}


def _names() -> list[str]:
    return [
        gettext("Persiapan"),
        gettext("Deklarasi"),
        gettext("Survei awal"),
        gettext("Internalisasi"),
        gettext("Pencalonan"),
        gettext("Telaah"),
        gettext("Asesmen"),
        gettext("Penetapan"),
        gettext("Masa keberatan"),
        gettext("Surat Keputusan"),
        gettext("Rencana tindak"),
        gettext("Pengukuran ulang"),
        gettext("Penutupan"),
    ]


def _band(done: int, now: int) -> list[SimpleNamespace]:
    states = ["sudah"] * done + ["kini"] * now + ["nanti"] * (13 - done - now)
    return [SimpleNamespace(label=label, state=state) for label, state in zip(_names(), states, strict=True)]


def _stages() -> Examples:
    return {
        gettext("Tahap kelima"): {"stages": _band(4, 1), "sentence": gettext("Tahap 5 dari 13: Pencalonan. Empat tahap selesai.")},
        gettext("Beberapa tahap berjalan bersama"): {
            "stages": _band(1, 3),
            "sentence": gettext("Tiga tahap berjalan bersama: 2, 3, dan 4."),
        },
        gettext("Semua tertenun"): {"stages": _band(13, 0), "sentence": gettext("Ketiga belas tahap selesai.")},
    }


def _chain() -> Examples:
    def link(number: int, title: str, state: str, badge: str, text: str, kind: str = "", **more: str) -> SimpleNamespace:
        return SimpleNamespace(number=number, title=title, state=state, badge=badge, kind=kind, text=text, **more)

    return {
        gettext("Selesai, kini, nanti"): {
            "links": [
                link(5, gettext("Pencalonan"), "sudah", gettext("Selesai"), gettext("Masuk 268 surat suara dari 312 pegawai."), "baik"),
                link(
                    7,
                    gettext("Asesmen"),
                    "kini",
                    gettext("Sedang berjalan"),
                    gettext("Nilai tertutup sampai semua dikunci."),
                    "",
                    url="#_chain",
                    label=gettext("Buka nilai"),
                ),
                link(8, gettext("Penetapan"), "nanti", gettext("Belum"), gettext("Perlu berita acara asesmen.")),
            ]
        }
    }


def _columns() -> list[dict[str, object]]:
    return [{"label": gettext("Nama penilai")}, {"label": gettext("Terkunci"), "number": True}, {"label": gettext("Keadaan")}]


def _rows() -> list[list[object]]:
    return [
        ["Dominikus Kefi", gettext("5 dari 5"), {"text": gettext("Lengkap"), "kind": "baik"}],
        ["Kristina Bere", gettext("3 dari 5"), {"text": gettext("Berjalan"), "kind": ""}],
        [{"text": "Petrus Lake", "url": "#_table"}, 0, {"text": gettext("Lewat 1 hari"), "kind": "buruk"}],
    ]


def _table() -> Examples:
    return {
        gettext("Kartu pada ponsel, tabel pada layar lebar"): {
            "caption": gettext("Nilai per penilai"),
            "columns": _columns(),
            "rows": _rows(),
        }
    }


def _drawing() -> SafeString:
    return mark_safe(  # noqa: S308  drawn here, from nothing that a person sent
        '<svg class="grafik" role="img" aria-label="' + gettext("Skor 15,6 pada rentang 10 sampai 40") + '">'
        '<rect class="pita" x="0" y="34" width="100%" height="34"/><rect class="resmi" x="6.7%" y="34" width="20%" height="34"/>'
        '<line class="selang" x1="8.7%" x2="28.7%" y1="51" y2="51"/><circle class="titik" cx="18.7%" cy="51" r="9"/>'
        '<text class="tebal" x="18.7%" y="22" text-anchor="middle">15,6</text><text class="t2" x="0" y="88">10</text>'
        '<text class="t2" x="100%" y="88" text-anchor="end">40</text></svg>'
    )


def _figure() -> Examples:
    columns = [{"label": gettext("Ukuran")}, {"label": gettext("Angkanya"), "number": True}]
    rows = [[gettext("Skor resmi (10 sampai 40)"), "15,6"], [gettext("Indeks (0 sampai 100)"), "81,3"]]
    return {
        gettext("Satu skor dengan selangnya"): {
            "title": gettext("Di mana skor berada, dan seberapa yakin"),
            "drawing": _drawing(),
            "columns": columns,
            "rows": rows,
        }
    }


def _facts() -> Examples:
    facts = [
        {"label": gettext("Dibekukan"), "text": "2 November 2026"},
        {"label": gettext("Sidik daftar"), "text": "9f2c61d07be4a1c35a80e7f6d2b94c1108c7f3ab52e6d9047b1fca8835d0e26f", "mark": True},
    ]
    return {gettext("Dengan sidik"): {"facts": facts}}


def _steps() -> Examples:
    states = ("sudah", "kini", "nanti")
    names = (gettext("Berkas"), gettext("Cocokkan kolom"), gettext("Periksa"))
    return {gettext("Langkah kedua"): {"steps": [{"label": name, "state": state} for name, state in zip(names, states, strict=True)]}}


def _progress() -> Examples:
    return {
        gettext("Dapat ditinggalkan"): {
            "label": gettext("Menulis daftar pegawai"),
            "done": 8400,
            "total": 21000,
            "text": gettext("Halaman ini boleh ditutup."),
        }
    }


def _pager() -> Examples:
    return {gettext("Halaman tengah"): {"number": 2, "more": True, "search": "Kefi & Bere"}}


def _download() -> Examples:
    return {gettext("Dengan jenis dan ukuran"): {"url": "#_download", "label": gettext("Unduh berita acara"), "note": "PDF, 82 kB"}}


LISTS = (
    Entry(
        "_badge",
        _("Lencana"),
        _("Selalu berkata. Kunyit: tenggat dekat; merah: lewat; hijau: selesai. Warna tidak menilai kelompok."),
        (_("Kata membawa arti; warna hanya mengulang."), _("Kontras teks paling sedikit 4,5.")),
        _badge,
    ),
    Entry(
        "_duties",
        _("Daftar tugas"),
        _("Apa, sampai kapan, berapa lama; satu tombol per baris. Hanya yang terdekat bertombol penuh."),
        (_("Setiap tugas punya judul sendiri."), _("Tenggat tertulis dengan hari, jam, dan zona waktu.")),
        _duties,
    ),
    Entry(
        "_missing",
        _("Yang kurang"),
        _("Kolom samping berkas; pertama pada ponsel. Selalu menyebut siapa yang bertindak."),
        (_("Mendahului rantai dalam urutan baca."),),
        _missing,
    ),
    Entry(
        "_stages",
        _("Tenun tahapan"),
        _("Tiga belas petak: tertenun, kini (bernomor), benang lungsin. Sebuah kalimat selalu mengikuti."),
        (_("Setiap petak punya kata tersembunyi."), _("Tidak ada yang hanya terbaca dari motif.")),
        _stages,
    ),
    Entry(
        "_chain",
        _("Rantai"),
        _("Bagaimana satu hal lahir dari yang lain. Hanya mata rantai kini yang terbuka menjadi kartu."),
        (_("Daftar bernomor; keadaan tertulis dalam lencana."),),
        _chain,
    ),
    Entry(
        "_table",
        _("Tabel"),
        _("Angka rata kanan. Di bawah 768 px setiap baris menjadi kartu."),
        (_("Peran tabel ditulis ulang karena peramban membuangnya."), _("caption menamai tabel.")),
        _table,
        parts=("_cell",),
    ),
    Entry(
        "_figure",
        _("Gambar angka"),
        _("Digambar server; angka yang sama berdiri dalam tabel di bawahnya."),
        (_("Letak dalam persen: huruf tetap besar pada ponsel."),),
        _figure,
    ),
    Entry(
        "_facts",
        _("Data"),
        _("Yang diketahui tentang satu hal, termasuk sidiknya."),
        (_("Sidik panjang terlipat, tidak menggeser halaman."),),
        _facts,
    ),
    Entry("_steps", _("Langkah"), _("Di atas formulir beberapa halaman."), (_("Langkah kini memakai aria-current."),), _steps),
    Entry(
        "_progress",
        _("Kemajuan"),
        _("Pekerjaan panjang; halamannya boleh ditinggalkan."),
        (_("Angka berdiri di samping batang."),),
        _progress,
    ),
    Entry(
        "_pager",
        _("Halaman daftar"),
        _("Daftar panjang. Tanpa jumlah halaman: menghitungnya mahal dan tidak menolong."),
        (_("rel memberi tahu peramban urutannya."),),
        _pager,
    ),
    Entry(
        "_download",
        _("Unduhan"),
        _("Naskah, tabel, ekspor. Jenis dan ukuran berdiri di samping tombol."),
        (_("Kata tombol menyebut bendanya."),),
        _download,
    ),
)
