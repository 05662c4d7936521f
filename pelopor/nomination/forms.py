"""Shapes of what the pages of a nomination take."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelopor.people.models import Person


class PrepareForm(forms.Form):
    """When the nomination closes, and who the two witnesses are."""

    closes_at = forms.SplitDateTimeField(
        label=_("Ditutup pada"),
        help_text=_("Tanggal dan jam menurut waktu setempat instansi."),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"}, time_attrs={"type": "time"}, time_format="%H:%M", date_format="%Y-%m-%d"
        ),
    )
    first = forms.ModelChoiceField(
        Person.objects.none(), label=_("Saksi pertama"), help_text=_("Bukan anggota Tim RB yang membuka pencalonan.")
    )
    second = forms.ModelChoiceField(Person.objects.none(), label=_("Saksi kedua"))

    def __init__(self, *args: Any, people: Any, closes_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["closes_at"] = closes_at
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = people


class LotForm(forms.Form):
    seed = forms.CharField(
        label=_("Hasil undian yang diambil di hadapan umum"),
        help_text=_("Misalnya angka dadu berurutan: 4 1 6 2 5. Tulis persis seperti yang dibacakan."),
        max_length=100,
    )


class ConsentForm(forms.Form):
    consent = forms.ChoiceField(
        label=_("Apakah Anda bersedia?"),
        choices=[("yes", _("Ya, saya bersedia dinilai sebagai calon")), ("no", _("Tidak, saya tidak bersedia"))],
        widget=forms.RadioSelect,
    )
