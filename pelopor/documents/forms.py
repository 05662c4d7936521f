"""Shapes of what the pages of papers take."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Nomor naskah"), help_text=_("Persis seperti dalam buku agenda."), max_length=100)
    date = forms.DateField(
        label=_("Tanggal ditetapkan"), help_text=_("Tercetak pada naskah dan lampirannya."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class SignForm(forms.Form):
    scan = forms.FileField(
        label=_("Pindaian naskah bertanda tangan"), help_text=_("PDF, atau foto JPEG atau PNG. Semua halaman dalam satu berkas."),
    )  # fmt: skip
