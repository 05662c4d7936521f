"""Shapes of the pages that bring a roster in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelopor.imports.words import CHOICE_WORDS, COLUMN_WORDS, DOUBTS
from pelopor.kit.templatetags.kit import number
from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import CHOICES, COLUMNS, Cell, Header, text_of


class UploadForm(forms.Form):
    """A file, and the day from which what it says holds."""

    file = forms.FileField(
        label=_("Berkas daftar pegawai"), help_text=_("CSV atau XLSX. Belum ada yang berubah setelah Anda mengunggahnya.")
    )
    as_of = forms.DateField(
        label=_("Perubahan berlaku mulai"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Biasanya tanggal daftar itu dibuat. Tidak boleh sesudah hari ini."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba. Pilih hari ini atau hari sebelumnya."))
        return day


class SheetForm(forms.Form):
    sheet = forms.ChoiceField(label=_("Lembar yang memuat daftar pegawai"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["sheet"]
        assert isinstance(shown, forms.ChoiceField)
        shown.choices = [(sheet, sheet) for sheet in sheets]


class MapForm(forms.Form):
    """Which row names the columns, and which column of the file is which."""

    use_required_attribute = False  # so that guessing anew works while a column is missing
    header_line = forms.IntegerField(label=_("Baris yang memuat nama kolom"), min_value=1, max_value=250_000)

    def __init__(self, *args: Any, cells: Sequence[Cell], width: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("Tidak ada"))] + [(str(place), f"{letters(place)}: {_name(cells, place)}") for place in range(width)]
        for column in COLUMNS:
            self.fields[column.key] = forms.ChoiceField(label=COLUMN_WORDS[column.key], choices=places, required=column.required)

    def columns(self) -> list[forms.BoundField]:
        return [self[column.key] for column in COLUMNS]

    def header(self) -> Header:
        given = self.cleaned_data
        return Header(given["header_line"], {column.key: int(given[column.key]) for column in COLUMNS if given[column.key]})


def _name(cells: Sequence[Cell], place: int) -> str:
    try:
        return text_of(cells[place])[:40] if place < len(cells) else ""
    except RuleBroken:
        return ""


def letters(place: int) -> str:
    """The letters of a column as spreadsheets write them: 0 is A, 26 is AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


class DoubtsForm(forms.Form):
    """One question per doubtful row: is it the known person?"""

    def __init__(self, *args: Any, doubts: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for doubt in doubts:
            choices = [(choice, CHOICE_WORDS[doubt["kind"], choice]) for choice in CHOICES[doubt["kind"]]]
            self.fields[f"line_{doubt['line']}"] = forms.ChoiceField(
                label=DOUBTS[doubt["kind"]] % {**doubt, "line": number(doubt["line"])}, choices=choices, widget=forms.RadioSelect
            )

    def choices(self) -> dict[int, str]:
        return {int(name.removeprefix("line_")): choice for name, choice in self.cleaned_data.items()}


class ConfirmForm(forms.Form):
    shown = forms.CharField(widget=forms.HiddenInput)
    end_missing = forms.BooleanField(label=_("Ya, akhiri masa kerja mereka di instansi ini"), required=False)
