"""Shapes of what the pages of the decision take."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelopor.decision.words import CAUSE_WORDS
from pelopor.nomination.models import Candidate, Group
from pelopor.rules.appointments import CAUSES


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


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan pencabutan"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sebut cacat wewenang, prosedur, atau isinya. Alasan ini tersimpan pada naskah yang dicabut."),
    )  # fmt: skip


class InvestForm(forms.Form):
    """When and where those of a decree were sworn in."""

    day = forms.DateField(label=_("Tanggal pengukuhan"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    place = forms.CharField(label=_("Tempat"), max_length=200, help_text=_("Misalnya: Aula kantor, pada apel pagi."))
    proof = forms.FileField(label=_("Bukti"), required=False, help_text=_("Foto, undangan, atau daftar hadir. Satu berkas."))


class EndForm(forms.Form):
    """Why a term ends, and from which day; for a member of a group also whether the whole group ends."""

    whole = forms.ChoiceField(label=_("Siapa yang berakhir"), widget=forms.RadioSelect)
    cause = forms.ChoiceField(label=_("Sebab"), widget=forms.RadioSelect, choices=[(cause, CAUSE_WORDS[cause]) for cause in CAUSES])
    words = forms.CharField(
        label=_("Keterangan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sebut surat atau keputusan yang menjadi dasarnya. Tim RB, pimpinan, dan yang bersangkutan membacanya."),
    )  # fmt: skip
    day = forms.DateField(
        label=_("Tidak lagi bertugas sejak"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Hari pertama ia tidak lagi menjadi Agen Perubahan."),
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if group is None:
            del self.fields["whole"]
            return
        field = self.fields["whole"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("one", _("Hanya orang ini")), ("group", gettext("Seluruh kelompok %(name)s") % {"name": group.name})]


class KeepForm(forms.Form):
    """Nothing to fill: pressing it says that somebody stays."""


class HandoverForm(forms.Form):
    running = forms.CharField(label=_("Apa yang sedang berjalan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    unfinished = forms.CharField(
        label=_("Apa yang belum selesai"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Janji, tenggat, dan masalah yang perlu diketahui."),
    )  # fmt: skip
    successor = forms.CharField(
        label=_("Siapa yang melanjutkan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tulis nama untuk tiap pekerjaan, atau bahwa Tim RB yang menentukan."),
    )  # fmt: skip


NOBODY = "kosong"


class ReplaceForm(forms.Form):
    """Who takes a place, by public id of the candidate, or nobody."""

    chosen = forms.ChoiceField(label=_("Pengganti"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wajib bila Anda melewati orang dengan peringkat lebih baik, atau membiarkan tempat ini kosong."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[int, Candidate]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.ChoiceField)
        said = gettext("%(name)s, peringkat %(place)s")
        field.choices = [
            *((one.public_id, said % {"name": one.name, "place": place}) for place, one in places),
            (NOBODY, _("Biarkan tempat ini kosong")),
        ]  # fmt: skip

    def key(self) -> str:
        """The public id of whoever takes the place; empty for nobody."""
        chosen: str = self.cleaned_data["chosen"]
        return "" if chosen == NOBODY else chosen
