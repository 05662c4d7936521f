"""Shapes of what the pages of the decision take."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ChoiceForm(forms.Form):
    """Whom the head chooses, by public id of the candidate; the template lays the cards out by bracket."""

    chosen = forms.MultipleChoiceField(label=_("Calon"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Wajib bila Anda melewati orang dari usulan di atasnya. Misalnya: keterwakilan bidang, keahlian yang diperlukan. "
            "Semua pegawai membacanya."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, keys: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = keys


class ObjectionForm(forms.Form):
    """An objection; who records a letter for somebody else names them."""

    sender = forms.CharField(
        label=_("Nama pengirim surat"), required=False, max_length=200, help_text=_("Kosongkan bila ini sanggahan Anda sendiri.")
    )
    text = forms.CharField(
        label=_("Apa yang Anda sanggah, dan mengapa"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Sebut orang, langkah, atau aturan yang Anda maksud."),
    )  # fmt: skip
    proof = forms.FileField(label=_("Bukti"), required=False, help_text=_("PDF, JPEG, PNG, DOCX, atau XLSX. Satu berkas."))

    def __init__(self, *args: Any, letters: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not letters:
            del self.fields["sender"]


class AnswerForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("Hasil"), widget=forms.RadioSelect,
        choices=[("no", _("Ditolak: pilihan tetap")), ("yes", _("Diterima: siklus kembali ke tahap sebelumnya"))],
    )  # fmt: skip
    text = forms.CharField(
        label=_("Jawaban"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Penyanggah membaca jawaban ini. Sebut dasar dan buktinya."),
    )  # fmt: skip


class ClosingForm(forms.Form):
    note = forms.CharField(
        label=_("Catatan"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Semua pegawai membacanya. Jangan menulis nama penyanggah."),
    )  # fmt: skip


class DraftForm(forms.Form):
    show_numbers = forms.BooleanField(label=_("Cantumkan NIP pada lampiran, karena aturan instansi memintanya"), required=False)
    copies = forms.CharField(
        label=_("Tembusan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu penerima tiap baris."),
    )  # fmt: skip

    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["copies"].splitlines() if line.strip()]


class PublishForm(forms.Form):
    starts = forms.DateField(
        label=_("Masa tugas dimulai pada"), help_text=_("Biasanya tanggal keputusan, sebagaimana tertulis dalam diktum KETIGA."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
