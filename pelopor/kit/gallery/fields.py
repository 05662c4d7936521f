"""Entries of forms: fields, choices, searches, buttons."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelopor.kit.gallery.entry import Entry, Examples


def _scale_levels() -> list[tuple[str, str]]:
    return [
        ("1", gettext("Perlu diingatkan\nTugas sering selesai setelah ditagih.")),
        ("2", gettext("Menyelesaikan\nTugas pokok selesai tepat waktu.")),
        ("3", gettext("Dapat diandalkan\nSelesai tepat waktu dan memberi tahu lebih awal bila ada hambatan.")),
        ("4", gettext("Menjadi sandaran\nMembantu rekan menuntaskan tugas bersama.")),
        ("0", gettext("Tidak cukup bukti\nSaya belum melihat cukup untuk menilai. Tidak dihitung sebagai nilai rendah.")),
    ]


def _cards() -> list[tuple[str, str]]:
    return [
        (
            "a",
            "Agustina Seran\nPerawat, UPTD RS Jiwa Naimata\n"
            + gettext("Kekuatan: Menghapus antrean ganda di loket.\nCatatan: Bebannya tinggi."),
        ),
        ("b", "Melkianus Taneo\nSanitarian, Sekretariat\n" + gettext("Kekuatan: Rekan lintas bidang meminta bantuannya.")),
    ]


class Sample(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Nama rapat"), help_text=_("Seperti tertulis di undangan."))
    count = forms.IntegerField(label=_("Jumlah saksi"), min_value=2)
    day = forms.DateField(label=_("Tanggal penutupan"), help_text=_("Hari kerja."))
    moment = forms.DateTimeField(label=_("Waktu penutupan"), required=False, widget=forms.DateTimeInput)
    unit = forms.ChoiceField(label=_("Unit kerja"))
    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea, required=False, help_text=_("Dicetak dalam berita acara."))
    scan = forms.FileField(label=_("Pindaian bertanda tangan"), help_text=_("PDF, paling besar 30 MB."))
    agreed = forms.BooleanField(label=_("Saya sudah membaca keenam kriteria"))
    token = forms.CharField(widget=forms.HiddenInput, initial="x")
    route = forms.ChoiceField(label=_("Cara menandatangani"), widget=forms.RadioSelect)
    chosen = forms.MultipleChoiceField(label=_("Pilih dua orang"), widget=forms.CheckboxSelectMultiple, help_text=_("Urut abjad."))
    level = forms.ChoiceField(
        label=_("1. Tanggung jawab atas tugas"), widget=forms.RadioSelect, help_text=_("Bagaimana tugasnya diselesaikan?")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.use_required_attribute = False
        choices = {
            "unit": [("", gettext("Pilih unit")), ("1", "Bidang Kesehatan Masyarakat"), ("2", "Sekretariat")],
            "route": [("ink", gettext("Tinta, lalu dipindai")), ("certified", gettext("Tanda tangan elektronik tersertifikasi"))],
            "chosen": _cards(),
            "level": _scale_levels(),
        }
        for field, listed in choices.items():
            self.fields[field].choices = listed  # type: ignore[attr-defined]


def _blank(prefix: str) -> Sample:
    return Sample(prefix=prefix, initial={"name": gettext("Rapat Tim RB"), "day": date(2026, 11, 27), "chosen": ["a"], "level": "3"})


def _wrong(prefix: str, *names: str) -> Sample:
    """A form sent with mistakes; of its fields only `names`, or all."""
    form = Sample({f"{prefix}-day": "31 Februari", f"{prefix}-count": "1", f"{prefix}-level": "0"}, prefix=prefix)
    form.fields = {name: field for name, field in form.fields.items() if not names or name in names}
    return form


def _field() -> Examples:
    form, wrong = _blank("isian"), _wrong("salah")
    shown = {
        gettext("Teks"): form["name"],
        gettext("Angka"): form["count"],
        gettext("Tanggal"): form["day"],
        gettext("Tanggal dan jam"): form["moment"],
        gettext("Pilihan dalam daftar"): form["unit"],
        gettext("Teks panjang"): form["reason"],
        gettext("Berkas"): form["scan"],
        gettext("Satu centang"): form["agreed"],
        gettext("Pilihan sebagai kartu"): form["route"],
        gettext("Tersembunyi: tidak ada yang tampil"): form["token"],
        gettext("Teks yang salah"): wrong["name"],
        gettext("Tanggal yang salah tetap tampil seperti diketik"): wrong["day"],
        gettext("Kartu yang belum dipilih"): wrong["route"],
    }
    return {caption: {"field": field} for caption, field in shown.items()}


def _choices() -> Examples:
    return {gettext("Kartu dengan catatan dan pokok"): {"field": _blank("kartu")["chosen"]}}


def _scale() -> Examples:
    return {
        gettext("Satu tingkat dipilih"): {"field": _blank("skala")["level"]},
        gettext("Tidak cukup bukti"): {"field": _wrong("skala2")["level"]},
    }


def _errors() -> Examples:
    form = _wrong("galat", "name", "count")
    return {
        gettext("Dari aturan"): {"errors": [gettext("Pilihan berbeda dari urutan usulan. Tuliskan alasannya.")]},
        gettext("Dari isian, dengan tautan"): {"errors": form.non_field_errors(), "fields": form},
    }


def _button() -> Examples:
    return {
        gettext("Utama: satu per layar"): {"label": gettext("Periksa pilihan saya")},
        gettext("Kedua"): {"label": gettext("Simpan sebagai konsep"), "kind": "dua", "name": "draft", "value": "1"},
        gettext("Besar"): {"label": gettext("Kirim 3 pilihan secara rahasia"), "kind": "besar"},
        gettext("Tautan sebagai tombol"): {"label": gettext("Tunjuk saksi"), "url": "#_button"},
        gettext("Seperti tautan"): {"label": gettext("Hapus baris ini"), "kind": "taut"},
    }


def _sticky() -> Examples:
    return {gettext("Dengan satu baris kemajuan"): {"label": gettext("Simpan dan lanjut"), "note": gettext("2 dari 4 kriteria terisi")}}


def _search() -> Examples:
    return {
        gettext("Dengan petunjuk"): {
            "label": gettext("Nama atau bidang"),
            "name": "q",
            "value": "tan",
            "hint": gettext("Kata pencarian tidak disimpan."),
        },
    }


def _filter() -> Examples:
    form = _blank("saring")
    return {gettext("Dua saringan"): {"fields": [form["unit"], form["day"]]}}


def _people() -> Examples:
    people = [
        SimpleNamespace(name="Agustina Seran", note="Perawat, UPTD RS Jiwa Naimata", key="a"),
        SimpleNamespace(name="Melkianus Taneo", note="Sanitarian, Bidang Kesehatan Masyarakat", key="b"),
    ]
    return {gettext("Dapat dilepas"): {"people": people, "remove": "remove"}, gettext("Hanya dibaca"): {"people": people}}


FIELDS = (
    Entry(
        "_field",
        _("Isian"),
        _("Setiap isian formulir. Label, petunjuk, pesan, lalu isian, selalu dalam urutan ini."),
        (
            _("Label terikat pada isian; tidak pernah teks contoh sebagai label."),
            _("Petunjuk dan pesan terhubung lewat aria-describedby; yang salah memakai aria-invalid."),
            _("Tinggi 48 px; tepi berkontras paling sedikit 3."),
        ),
        _field,
        parts=("_field_messages",),
    ),
    Entry(
        "_choices",
        _("Kartu pilihan"),
        _("Satu atau beberapa dari sedikit pilihan. Baris label: nama, catatan, lalu pokok."),
        (
            _("Seluruh kartu adalah label."),
            _("fieldset dan legend membawa pertanyaannya."),
            _("Terpilih terlihat dari tanda, tepi, dan latar."),
        ),
        _choices,
    ),
    Entry(
        "_scale",
        _("Skala bertingkat"),
        _("Empat tingkat yang diuraikan; tidak cukup bukti terakhir dan tidak pernah terpilih lebih dahulu."),
        (_("Tingkat dijelaskan dengan kata, bukan angka."), _("Panah papan ketik berpindah antar tingkat.")),
        _scale,
    ),
    Entry(
        "_errors",
        _("Ringkasan kesalahan"),
        _("Pertama di dalam formulir, hanya bila ada yang salah. Tidak ada yang hilang dari isian."),
        (_("Mendapat fokus dan dibacakan saat halaman terbuka."), _("Setiap butir menautkan isiannya.")),
        _errors,
    ),
    Entry(
        "_button",
        _("Tombol"),
        _("Kata kerja dan bendanya, seperti orang mengatakannya. Satu tombol penuh per layar."),
        (_("Sasaran sentuh 44 px."), _("Tautan berpindah, tombol bertindak.")),
        _button,
    ),
    Entry(
        "_sticky",
        _("Tindakan lekat"),
        _("Satu per halaman tugas: tombol utama dan paling banyak satu baris kemajuan."),
        (_("Fokus tidak tertutup: halaman menyisakan ruang gulir."),),
        _sticky,
    ),
    Entry(
        "_search",
        _("Pencarian"),
        _("Di dalam formulir POST bila mencari orang, supaya nama tidak masuk alamat."),
        (_("Tombol Cari tampak; tidak bergantung pada tombol Enter."),),
        _search,
    ),
    Entry(
        "_filter",
        _("Saringan"),
        _("Di atas daftar panjang yang alamatnya tidak menyebut orang."),
        (_("Tidak berubah sendiri sebelum tombol ditekan."),),
        _filter,
    ),
    Entry(
        "_people",
        _("Daftar orang"),
        _("Orang yang sudah dipilih: nama, jabatan, unit, tanpa foto. Urut abjad."),
        (_("Tombol Hapus menyebut nama orangnya bagi pembaca layar."),),
        _people,
    ),
)
