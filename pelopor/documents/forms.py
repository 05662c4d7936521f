"""Shapes of what the pages of papers take."""

from collections.abc import Sequence
from dataclasses import asdict

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pelopor.documents.models import NUMBERED, InitialStep
from pelopor.documents.words import KIND_WORDS
from pelopor.people.models import Employment, Person
from pelopor.rules.papers.sheet import Sheet


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Nomor naskah"), help_text=_("Persis seperti dalam buku agenda."), max_length=100)
    date = forms.DateField(
        label=_("Tanggal ditetapkan"), help_text=_("Tercetak pada naskah dan lampirannya."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    why = forms.CharField(
        label=_("Penjelasan nomor yang dilewati"), required=False, max_length=300,
        help_text=_("Hanya bila nomor ini melompati deret, misalnya karena nomor sebelumnya dipakai di buku agenda."),
    )  # fmt: skip


class SeriesForm(forms.Form):
    """The series of one kind of paper in one year."""

    kind = forms.ChoiceField(label=_("Jenis naskah"), choices=[(kind, KIND_WORDS[kind]) for kind in NUMBERED])
    year = forms.IntegerField(label=_("Tahun"), min_value=2020, max_value=2100)
    pattern = forms.CharField(
        label=_("Pola nomor"), max_length=80,
        help_text=_("{urut} diganti nomor urut, {tahun} diganti tahun. Misalnya 188/{urut}/Kep-DINKES/{tahun}."),
    )  # fmt: skip
    last = forms.IntegerField(
        label=_("Urut terakhir yang sudah dipakai"), min_value=0, max_value=99_999_999, help_text=_("0 bila deret ini baru."),
    )  # fmt: skip


class StepsForm(forms.Form):
    """Who initials, first to last: managerial officials; a place left empty is passed over."""

    MOST = 5

    def __init__(self, data: QueryDict | None, *, officials: Sequence[Employment], steps: Sequence[InitialStep]) -> None:
        super().__init__(data)
        self._officials = {one.person.public_id: one for one in officials}
        choices = [("", _("Tidak ada")), *((key, f"{one.person.name}, {one.position}") for key, one in self._officials.items())]
        held = [one.person.public_id for one in steps if one.person.public_id in self._officials]
        for place in range(1, self.MOST + 1):
            self.fields[f"place_{place}"] = forms.ChoiceField(
                label=format_lazy(_("Paraf ke-{place}"), place=place), choices=choices, required=False,
                initial=held[place - 1] if place <= len(held) else "",
            )  # fmt: skip

    def steps(self) -> list[tuple[str, Person]]:
        """Title of the post and who holds it, in order."""
        given = [self.cleaned_data[f"place_{place}"] for place in range(1, self.MOST + 1)]
        chosen = [self._officials[key] for key in given if key]
        return [(one.position[:100], one.person) for one in chosen]


class InitialForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Jawaban Anda"), widget=forms.RadioSelect,
        choices=[("give", _("Beri paraf: isi naskah sudah benar")), ("return", _("Kembalikan kepada penyusun"))],
    )  # fmt: skip
    words = forms.CharField(
        label=_("Yang perlu diperbaiki"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wajib bila naskah dikembalikan."),
    )  # fmt: skip


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat pada naskah yang dibatalkan dan dalam jejak tindakan."),
    )  # fmt: skip


class CopyForm(forms.Form):
    """One copy that was sent."""

    recipient = forms.CharField(max_length=200, widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=_("Cara"),
        choices=[
            ("system", _("aplikasi persuratan")), ("email", _("surel")), ("post", _("pos atau kurir")), ("hand", _("diserahkan langsung")),
        ],
    )  # fmt: skip


class InkForm(forms.Form):
    scan = forms.FileField(
        label=_("Pindaian naskah bertanda tangan"), help_text=_("PDF, atau foto JPEG atau PNG. Semua halaman dalam satu berkas."),
    )  # fmt: skip
    number = forms.CharField(
        label=_("Nomor yang tercetak pada pindaian"), required=False, max_length=100,
        help_text=_("Isi hanya bila kode QR pada pindaian tidak terbaca, misalnya karena fotonya buram."),
    )  # fmt: skip


class ApproveForm(forms.Form):
    code = forms.CharField(
        label=_("Kode dari aplikasi"), max_length=60,
        help_text=_("Enam angka yang kini tampil di aplikasi autentikator. Tanpa ponsel: ketik salah satu kode cadangan Anda."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class CertifiedForm(forms.Form):
    """What the agency's service asks of the signer. Neither is shown again, and neither is kept."""

    nik = forms.RegexField(
        r"^[0-9]{16}$", label=_("NIK Anda"), max_length=16,
        help_text=_("Enam belas angka. Diteruskan ke layanan tanda tangan, tidak disimpan."),
        error_messages={"invalid": _("NIK terdiri atas 16 angka. Periksa kembali.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    passphrase = forms.CharField(
        label=_("Frasa sandi sertifikat Anda"), help_text=_("Diteruskan sekali, tidak disimpan dan tidak dicatat."), max_length=200,
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, *, asks_nik: bool) -> None:
        super().__init__(data)
        if not asks_nik:
            del self.fields["nik"]


class SignedFileForm(forms.Form):
    signed = forms.FileField(
        label=_("Naskah yang sudah ditandatangani (PDF)"), help_text=_("Berkas yang Anda unduh dari sini, ditandatangani tanpa diubah."),
    )  # fmt: skip


class CheckForm(forms.Form):
    held = forms.FileField(label=_("Berkas yang Anda pegang"), help_text=_("Dibandingkan lalu dibuang. Tidak ada yang disimpan."))


class FormatForm(forms.Form):
    """How papers are set."""

    size = forms.ChoiceField(label=_("Ukuran kertas"), choices=[("F4", _("F4 (folio), 215 × 330 mm")), ("A4", _("A4, 210 × 297 mm"))])
    face = forms.ChoiceField(label=_("Huruf"), choices=[("bookman", "Bookman"), ("arial", "Arial"), ("times", "Times")])
    points = forms.TypedChoiceField(label=_("Besar huruf"), choices=[(n, str(n)) for n in (10, 11, 12)], coerce=int)
    top = forms.IntegerField(label=_("Tepi atas (mm)"), min_value=0, max_value=200)
    bottom = forms.IntegerField(label=_("Tepi bawah (mm)"), min_value=0, max_value=200)
    left = forms.IntegerField(label=_("Tepi kiri (mm)"), min_value=0, max_value=200)
    right = forms.IntegerField(label=_("Tepi kanan (mm)"), min_value=0, max_value=200)
    head = forms.CharField(
        label=_("Baris kop naskah"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris tiap baris; baris kedua dicetak besar. Kosongkan untuk memakai pemerintah, nama instansi, dan alamat."),
    )  # fmt: skip
    upper = forms.BooleanField(label=_("Jabatan dan judul dengan huruf kapital"), required=False)
    grade = forms.BooleanField(label=_("Pangkat di bawah nama penanda tangan"), required=False)
    number = forms.BooleanField(label=_("NIP di bawah nama penanda tangan"), required=False)

    @staticmethod
    def given(sheet: Sheet) -> dict[str, object]:
        """What the form shows of a format."""
        return {**asdict(sheet), "head": "\n".join(sheet.head)}

    def sheet(self) -> Sheet:
        lines = (line.strip() for line in self.cleaned_data["head"].splitlines())
        return Sheet(**{**self.cleaned_data, "head": tuple(line for line in lines if line)})


class ClauseForm(forms.Form):
    """The wording of one part."""

    text = forms.CharField(
        label=_("Bunyi"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Kosongkan untuk kembali ke bunyi bawaan."),
    )  # fmt: skip
    basis = forms.CharField(label=_("Dasar atau alasan"), max_length=300, help_text=_("Misalnya nomor surat, atau apa yang diperbaiki."))
    after = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
