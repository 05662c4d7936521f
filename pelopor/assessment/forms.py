"""Shapes of the study's and the assessment's pages. Nothing is pre-filled that somebody has to judge."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pelopor.assessment.queries import Levels, Row
from pelopor.nomination.models import Candidate
from pelopor.people.models import Employment, Person
from pelopor.rules.papers.clauses import lines
from pelopor.rules.papers.letters import Named
from pelopor.rules.papers.meeting import Meeting
from pelopor.rules.ruleset import Criterion, Text
from pelopor.rules.spelling import zone_of

NOT_ENOUGH = "0"  # what the form sends for "not enough evidence"; stored as null

_NOT_ENOUGH_CARD = _("Tidak cukup bukti\nSaya belum melihat cukup untuk menilai. Tidak dihitung sebagai nilai rendah.")

DISCIPLINE = [("yes", _("Tidak sedang menjalani hukuman disiplin")), ("no", _("Sedang menjalani hukuman disiplin"))]
PERFORMANCE = [
    ("meets", _("Sesuai atau di atas harapan")),
    ("does_not_meet", _("Di bawah harapan")),
    ("not_available", _("Belum ada penilaian")),
]


def worded(text: Text) -> str:
    """The text of a ruleset in the active language."""
    return text.en if (get_language() or "").startswith("en") else text.id


class GatesForm(forms.Form):
    """Two questions about each person, with nothing chosen beforehand."""

    def __init__(self, *args: Any, employments: Sequence[Employment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.employments = employments
        for one in employments:
            key = one.person.public_id
            self.fields[f"discipline_{key}"] = forms.ChoiceField(label=_("Hukuman disiplin"), choices=DISCIPLINE, widget=forms.RadioSelect)
            self.fields[f"performance_{key}"] = forms.ChoiceField(
                label=_("Predikat kinerja tahun terakhir"), choices=PERFORMANCE, widget=forms.RadioSelect
            )

    def people(self) -> list[dict[str, Any]]:
        return [
            {
                "employment": one,
                "discipline": self[f"discipline_{one.person.public_id}"],
                "performance": self[f"performance_{one.person.public_id}"],
            }
            for one in self.employments
        ]

    def answers(self) -> dict[Person, tuple[bool, str]]:
        data = self.cleaned_data
        return {
            one.person: (data[f"discipline_{one.person.public_id}"] == "yes", data[f"performance_{one.person.public_id}"])
            for one in self.employments
        }


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Catatan telaah untuk pimpinan"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=_("Jangan tulis soal hukuman disiplin, kesehatan, agama, atau keluarga."),
    )  # fmt: skip


GROUNDS = {
    "none": _("Tidak ada benturan kepentingan"),
    "kin": _("Keluarga sedarah atau semenda"),
    "interest": _("Berkepentingan pada pengangkatan atau mutasi yang sama"),
    "other": _("Benturan lain, saya tulis di bawah"),
}


class DeclareForm(forms.Form):
    """One ground per candidate, nothing chosen beforehand; what was declared before stands when the page is opened again."""

    def __init__(self, *args: Any, candidates: Sequence[Candidate], before: Mapping[int, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for one in candidates:
            ground, words = before.get(one.pk, ("", ""))
            self.fields[f"ground_{one.public_id}"] = forms.ChoiceField(
                label=_("Hubungan Anda dengan calon ini"), choices=list(GROUNDS.items()), widget=forms.RadioSelect, initial=ground
            )
            self.fields[f"words_{one.public_id}"] = forms.CharField(
                label=_("Keterangan, bila benturan lain"), required=False, max_length=300, initial=words,
                help_text=_("Tidak ditampilkan kepada siapa pun selain Anda."),
            )  # fmt: skip

    def shown(self, ties: Mapping[int, Sequence[str]]) -> list[dict[str, Any]]:
        return [
            {
                "candidate": one, "ties": ties.get(one.pk, ()),
                "ground": self[f"ground_{one.public_id}"], "words": self[f"words_{one.public_id}"],
            }
            for one in self.candidates
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        for one in self.candidates:
            words = self.cleaned_data.get(f"words_{one.public_id}", "")
            if self.cleaned_data.get(f"ground_{one.public_id}") == "other" and not words.strip():
                self.add_error(f"words_{one.public_id}", _("Tulis benturan kepentingannya."))
        return self.cleaned_data

    def grounds(self) -> dict[Candidate, tuple[str, str]]:
        data = self.cleaned_data
        return {one: (data[f"ground_{one.public_id}"], data[f"words_{one.public_id}"].strip()) for one in self.candidates}


class ReplaceForm(forms.Form):
    person = forms.ChoiceField(label=_("Penilai tambahan"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.public_id: one for one in people}
        shown = self.fields["person"]
        assert isinstance(shown, forms.ChoiceField)
        shown.choices = [(key, one.name) for key, one in self.people.items()]


class SheetForm(forms.Form):
    """One candidate: a described level per criterion, or not enough evidence; what was seen; potential in words where it is asked for.

    edition: of the sheet that the page shows, so that a page left open elsewhere undoes nothing.
    """

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=100_000)

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion], levels: Levels, evidence: str, potential: str = "", asked: str = "none",
        edition: int = 0, **kwargs: Any,
    ) -> None:  # fmt: skip
        known = {key: NOT_ENOUGH if level is None else str(level) for key, level in levels.items()}
        super().__init__(*args, **kwargs)
        self.initial = {**known, "evidence": evidence, "potential": potential, "edition": edition}
        self.criteria = criteria
        for number, criterion in enumerate(criteria, 1):
            choices = [(str(level.value), f"{worded(level.label)}\n{worded(level.text)}") for level in criterion.levels]
            self.fields[criterion.key] = forms.ChoiceField(
                label=f"{number}. {worded(criterion.text)}", help_text=worded(criterion.question),
                choices=[*choices, (NOT_ENOUGH, _NOT_ENOUGH_CARD)], widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["evidence"] = forms.CharField(
            label=_("Contoh nyata yang Anda lihat"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Satu kejadian sudah cukup. Jangan tulis soal kesehatan, agama, atau keluarga."),
        )  # fmt: skip
        if asked != "none":
            self.fields["potential"] = forms.CharField(
                label=_("Potensi dan kemampuan"), required=asked == "required", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Apa yang mampu ia kerjakan sesudah ini, dan dari mana Anda tahu? Tidak masuk nilai."),
            )  # fmt: skip

    def scales(self) -> list[forms.BoundField]:
        return [self[criterion.key] for criterion in self.criteria]

    def levels(self) -> dict[str, int | None]:
        given: Mapping[str, str] = self.cleaned_data
        return {one.key: None if given[one.key] == NOT_ENOUGH else int(given[one.key]) for one in self.criteria}


class AgreeForm(forms.Form):
    """Per candidate and criterion: keep the mean, or another level with its reason."""

    def __init__(self, *args: Any, rows: Sequence[Row], potential: Mapping[str, Sequence[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.potential = rows, potential
        for row in rows:
            for cell in row.cells:
                name = f"{row.candidate.public_id}_{cell.criterion.key}"
                levels = [(str(level.value), f"{level.value}. {worded(level.label)}") for level in cell.criterion.levels]
                self.fields[f"level_{name}"] = forms.ChoiceField(
                    label=_("Hasil rapat"), choices=[("", _("Tetap rata-rata")), *levels], required=False
                )
                self.fields[f"why_{name}"] = forms.CharField(label=_("Alasan, bila bukan rata-rata"), required=False, max_length=300)

    def shown(self) -> list[dict[str, Any]]:
        return [
            {
                "row": row, "potential": self.potential.get(row.candidate.public_id, ()),
                "cells": [
                    {
                        "cell": cell, "text": worded(cell.criterion.text),
                        "level": self[f"level_{row.candidate.public_id}_{cell.criterion.key}"],
                        "why": self[f"why_{row.candidate.public_id}_{cell.criterion.key}"],
                    }
                    for cell in row.cells
                ],
            }
            for row in self.rows
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        for name, level in list(self.cleaned_data.items()):
            if name.startswith("level_"):
                why = name.replace("level_", "why_", 1)
                if level and not self.cleaned_data.get(why, "").strip():
                    self.add_error(why, _("Tulis alasan mengapa rapat memilih tingkat lain."))
        return self.cleaned_data

    def agreed(self) -> dict[tuple[Candidate, str], tuple[int, str]]:
        found: dict[tuple[Candidate, str], tuple[int, str]] = {}
        for row in self.rows:
            for cell in row.cells:
                name = f"{row.candidate.public_id}_{cell.criterion.key}"
                if level := self.cleaned_data[f"level_{name}"]:
                    found[row.candidate, cell.criterion.key] = (int(level), self.cleaned_data[f"why_{name}"])
        return found


class MinutesForm(forms.Form):
    held_at = forms.DateField(label=_("Hari rapat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    place = forms.CharField(label=_("Tempat rapat"), max_length=200)

    def __init__(self, *args: Any, earliest: date, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest, self.latest = earliest, latest

    def clean_held_at(self) -> date:
        day: date = self.cleaned_data["held_at"]
        if not self.earliest <= day <= self.latest:
            raise forms.ValidationError(_("Hari rapat harus sesudah assessment dimulai dan tidak boleh hari yang akan datang."))
        return day


class InviteForm(forms.Form):
    """The meeting to which is invited."""

    day = forms.DateField(label=_("Hari rapat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(label=_("Pukul"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    venue = forms.CharField(label=_("Tempat rapat"), max_length=200)
    agenda = forms.CharField(
        label=_("Acara"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Satu pokok tiap baris."),
    )  # fmt: skip

    @staticmethod
    def given(meeting: Meeting | None) -> dict[str, object]:
        """What the form shows of a meeting that was invited to, or usual points of an agenda."""
        if meeting is None:
            return {"agenda": "Pembahasan nilai tiap calon\nKesepakatan nilai dan peringkat"}
        return {"day": meeting.day, "begins": meeting.begins, "venue": meeting.venue, "agenda": "\n".join(meeting.agenda)}

    def meeting(self, time_zone: str) -> Meeting:
        given = self.cleaned_data
        return Meeting(
            "Rapat assessment calon Agen Perubahan", given["day"], given["begins"], zone_of(time_zone), given["venue"],
            lines(given["agenda"]),
        )  # fmt: skip


class NotesForm(forms.Form):
    """Who was there, and what came of it."""

    present = forms.MultipleChoiceField(label=_("Yang hadir"), required=False, widget=forms.CheckboxSelectMultiple)
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=200)
    writer = forms.CharField(label=_("Notulis"), max_length=200)
    agreed = forms.CharField(
        label=_("Hasil rapat"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Satu pokok tiap baris."),
    )  # fmt: skip

    def __init__(self, *args: Any, invited: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(place), one.name) for place, one in enumerate(invited)]
        self.invited = invited

    def given(self) -> dict[str, Any]:
        present = [self.invited[int(place)].name for place in self.cleaned_data["present"]]
        return {**self.cleaned_data, "present": present, "agreed": lines(self.cleaned_data["agreed"])}
