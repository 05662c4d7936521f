"""Shapes of what the pages of a nomination take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pelopor.people.models import Employment, Person

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


class GroupForm(forms.Form):
    """A group: its name, its members, and which of them leads it. people: who may be picked, picked ones first."""

    use_required_attribute = False  # a browser would not let people search before the name is written
    name = forms.CharField(
        label=_("Nama kelompok"), max_length=100, help_text=_("Sebagaimana rekan-rekan mengenalnya, misalnya Tim Loket Terpadu.")
    )
    members = forms.MultipleChoiceField(label=_("Anggota"), widget=forms.CheckboxSelectMultiple)
    leader = forms.ChoiceField(
        label=_("Ketua"), widget=forms.RadioSelect, help_text=_("Ketua menjawab untuk kelompok bila kelompok dipanggil sebagai calon.")
    )

    def __init__(self, *args: Any, people: Mapping[str, Employment], picked: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cards = {key: f"{row.person.name}\n{row.position}, {row.unit.name}" for key, row in people.items()}
        for name, keys in (("members", [*cards]), ("leader", picked)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(key, cards[key]) for key in keys]


class JoinForm(forms.Form):
    agrees = forms.ChoiceField(
        label=_("Setujukah Anda ikut kelompok ini?"),
        choices=[("yes", _("Ya, saya setuju menjadi anggota")), ("no", _("Tidak, saya tidak ikut"))],
        widget=forms.RadioSelect,
    )


class FewerForm(forms.Form):
    """What follows too few names. may_go_on: whether the rule leaves it to Tim RB to go on with them."""

    again = forms.ChoiceField(label=_("Langkah berikutnya"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alasan ini tampil pada berkas siklus atau berita acara."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_go_on: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = self.fields["again"]
        assert isinstance(again, forms.ChoiceField)
        go_on = [("no", _("Teruskan ke telaah dengan nama yang ada"))] if may_go_on else []
        again.choices = [*go_on, ("yes", _("Buka pencalonan sekali lagi; surat suara yang masuk tidak berlaku"))]


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


class ProgrammeForm(forms.Form):
    """A short programme: a text, and a file if one likes."""

    text = forms.CharField(
        label=_("Apa yang ingin Anda ubah, dan bagaimana"), widget=forms.Textarea(attrs={"rows": 8}), strip=True,
        help_text=_("Hanya para penilai yang membacanya. Tulis singkat: masalahnya, langkahnya, dan ukuran hasilnya."),
    )  # fmt: skip
    proof = forms.FileField(label=_("Berkas pendukung"), required=False, help_text=_("PDF, JPEG, PNG, DOCX, atau XLSX. Satu berkas."))

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = f"{text.label} ({_('paling banyak %(most)s huruf') % {'most': most}})"
        text.widget.attrs["maxlength"] = most


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
