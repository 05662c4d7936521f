"""Shapes of the pages of cycles and rulesets."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from pelopor.kit.page import whole_number
from pelopor.programme.words import ALLOWED, KEY_LABELS, STAGES, worded
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from pelopor.rules.ruleset import KEYS, Number, Numbers, Ruleset, SomeOf, Truth, every

YES_NO = [("yes", _("Ya")), ("no", _("Tidak"))]


class OpenForm(forms.Form):
    """A new cycle: its name, its year, and the ruleset that it freezes."""

    title = forms.CharField(label=_("Nama siklus"), max_length=200)
    year = forms.IntegerField(label=_("Tahun"), min_value=2020, max_value=2100)
    ruleset = forms.ChoiceField(
        label=_("Perangkat aturan"), widget=forms.RadioSelect,
        help_text=_("Aturan ini dibekukan saat siklus dibuka dan berlaku sampai siklus selesai."),
    )  # fmt: skip

    def __init__(self, *args: Any, rulesets: Mapping[str, Ruleset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["ruleset"]
        assert isinstance(shown, forms.ChoiceField)
        shown.choices = [(name, f"{worded(rules.title)}\n{name}") for name, rules in rulesets.items()]


class ProveForm(forms.Form):
    """One proof, or the reason why the stage is waived."""

    proof = forms.FileField(label=_("Bukti"), required=False, help_text=_("PDF, JPEG, PNG, DOCX, atau XLSX. Satu berkas."))
    reason = forms.CharField(
        label=_("Alasan pengecualian, bila tidak ada bukti"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alasan ini tampil pada berkas siklus."),
    )  # fmt: skip

    def upload(self) -> "UploadedFile[bytes] | None":
        given: UploadedFile[bytes] | None = self.cleaned_data["proof"]
        return given


class CloseForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan penutupan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Misalnya: masa tugas berakhir dan siklus tahun berikutnya dimulai."),
    )  # fmt: skip


class HolidayForm(forms.Form):
    """A local day off, and the letter that sets it."""

    day = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label=_("Nama hari libur"), max_length=100)
    basis = forms.CharField(label=_("Dasar"), max_length=200, help_text=_("Nomor dan tanggal surat yang menetapkannya."))


class BackForm(forms.Form):
    to = forms.ChoiceField(label=_("Kembali ke tahap"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alasan ini tercatat pada jejak dan pada setiap naskah yang dibatalkan."),
    )  # fmt: skip

    def __init__(self, *args: Any, stages: Sequence[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["to"]
        assert isinstance(shown, forms.ChoiceField)
        shown.choices = [(stage.value, STAGES[stage]) for stage in stages]


class CloneForm(forms.Form):
    """A clone of a ruleset: every value may be changed, and each changed value needs its source."""

    name = forms.SlugField(label=_("Nama singkat"), max_length=60, help_text=_("Huruf, angka, dan tanda hubung, tanpa spasi."))
    title_id = forms.CharField(label=_("Judul dalam bahasa Indonesia"), max_length=200)
    title_en = forms.CharField(label=_("Judul dalam bahasa Inggris"), max_length=200)

    def __init__(self, *args: Any, base: Ruleset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values = every(base)
        for key, value in self.values.items():
            self.fields[_name("value", key)] = _field(key, value.value)
            self.fields[_name("source", key)] = forms.CharField(label=_("Sumber, bila nilai diubah"), required=False, max_length=300)

    def rules(self) -> list[dict[str, forms.BoundField]]:
        return [{"value": self[_name("value", key)], "source": self[_name("source", key)]} for key in self.values]

    def changes(self) -> dict[str, tuple[object, str]]:
        """{dotted key: (value, source)} of what differs from the base."""
        found: dict[str, tuple[object, str]] = {}
        for key, value in self.values.items():
            given = _plain(key, self.cleaned_data[_name("value", key)])
            if given != value.value:
                found[key] = (given, self.cleaned_data[_name("source", key)])
        return found

    def refuse(self, no: RuleBroken, text: str) -> None:
        """Put a rule's no at the field that it names, else above the form."""
        key = no.facts.get("key")
        if isinstance(key, str) and key in KEYS:
            self.add_error(_name("source" if no.code == "ruleset.source" else "value", key), text)
        else:
            self.add_error("name" if no.code == "ruleset.name" else None, text)


def _name(part: str, key: str) -> str:
    return f"{part}_{key.replace('.', '__')}"


def _field(key: str, value: Any) -> forms.Field:
    """The field for one key, filled with the value of the base."""
    check, label = KEYS[key], KEY_LABELS[key]
    if isinstance(check, Number):
        return forms.IntegerField(label=label, initial=value, min_value=check.least, max_value=check.most)
    if isinstance(check, Truth):
        return forms.ChoiceField(label=label, initial="yes" if value else "no", choices=YES_NO)
    if isinstance(check, Numbers):
        hint = _("Bilangan bulat dipisah koma, misalnya 2, 1, 1, 1. Kosong: semua sama.")
        return forms.CharField(label=label, initial=", ".join(map(str, value)), required=False, max_length=100, help_text=hint)
    choices = [(word, ALLOWED[word]) for word in check.allowed]
    if isinstance(check, SomeOf):
        return forms.MultipleChoiceField(label=label, initial=list(value), choices=choices, widget=forms.CheckboxSelectMultiple)
    return forms.ChoiceField(label=label, initial=value, choices=choices)


def _plain(key: str, given: Any) -> object:
    check = KEYS[key]
    if isinstance(check, Truth):
        return given == "yes"
    if isinstance(check, SomeOf):
        return tuple(word for word in check.allowed if word in given)
    if isinstance(check, Numbers):
        parts = [part.strip() for part in given.split(",")] if given.strip() else []
        return tuple(whole_number(part) if whole_number(part) is not None else part for part in parts)
    plain: object = given
    return plain
