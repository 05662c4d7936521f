"""Shapes of what the pages of the decision take."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ChoiceForm(forms.Form):
    """Whom the head chooses, by public id of the candidate; the template lays the cards out by bracket."""

    chosen = forms.MultipleChoiceField(label=_("Calon"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wajib bila Anda melewati orang dari usulan di atasnya. Misalnya: keterwakilan bidang, keahlian yang diperlukan."),
    )  # fmt: skip

    def __init__(self, *args: Any, keys: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = keys


class ObjectionsForm(forms.Form):
    received = forms.IntegerField(label=_("Jumlah sanggahan yang masuk"), help_text=_("Isi 0 bila tidak ada."), min_value=0, max_value=9999)
    note = forms.CharField(
        label=_("Bagaimana sanggahan dijawab"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Wajib bila ada sanggahan. Jangan menulis nama penyanggah."),
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
