"""Shapes of what the pages of a nomination take."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pelopor.people.models import Person

MOST_NAMES = 200  # read from a body; a ballot holds far fewer


class PrepareForm(forms.Form):
    """When the nomination closes, and who the two witnesses are."""

    closes_at = forms.SplitDateTimeField(
        label=_("Ditutup pada"),
        help_text=_("Tanggal dan jam menurut waktu setempat instansi."),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": _("Tanggal penutupan")},  # type: ignore[dict-item]  # the stubs know plain text only
            time_attrs={"type": "time", "aria-label": _("Jam penutupan")},  # type: ignore[dict-item]  # the stubs know plain text only
            date_format="%Y-%m-%d",
            time_format="%H:%M",
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
            field.empty_label = _("Pilih orang")


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


def is_secret(text: str) -> bool:
    """Whether this has the shape of a secret: 128 bits in hexadecimal."""
    return len(text) == 32 and all(c in "0123456789abcdef" for c in text)


def spaced(secret: str) -> str:
    """A secret as people write it down: eight groups of four."""
    return " ".join(secret[n : n + 4] for n in range(0, 32, 4))


@dataclass(frozen=True)
class Sent:
    """What a ballot page carries from request to request in its body, cut to what it can be."""

    ticket: str = ""
    secret: str = ""
    edition: int = 0
    do: str = ""  # search, check, send, code
    names: tuple[str, ...] = ()
    criteria: tuple[tuple[str, tuple[str, ...]], ...] = ()
    query: str = ""
    code: str = ""  # a secret that somebody typed

    @classmethod
    def read(cls, post: QueryDict) -> Self:
        names = tuple(dict.fromkeys(name[:12] for name in post.getlist("names")[:MOST_NAMES]))
        edition = post.get("edition", "")
        return cls(
            ticket=post.get("ticket", "")[:500],
            secret=post.get("secret", "")[:64],
            edition=int(edition) if edition.isdecimal() and len(edition) < 6 else 0,
            do=post.get("do", "search"),
            names=names,
            criteria=tuple((name, tuple(post.getlist(f"criteria-{name}")[:20])) for name in names),
            query=post.get("q", "").strip()[:100],
            code="".join(post.get("code", "").lower().split())[:64],
        )

    def criteria_of(self, name: str) -> tuple[str, ...]:
        return dict(self.criteria).get(name, ())
