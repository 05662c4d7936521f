"""Forms of sign-in."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _

from pelopor.people.models import Person
from pelopor.people.words import ROLES
from pelopor.rules.access import GRANTED, Role


class SignInForm(LoginForm):
    """allauth's form, in our words: a number or an e-mail, and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("NIP, NI PPPK, nomor pegawai, atau surel"),
            help_text=_("Boleh dengan spasi. Nomor ada di kartu pegawai Anda."),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ConfirmForm(ReauthenticateForm):
    """The password once more, before a deed of weight."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Kata sandi Anda")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class GrantForm(forms.Form):
    """A role for a person, on a basis, until an end."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Pegawai"))
    role = forms.ChoiceField(label=_("Peran"), choices=[(role.value, ROLES[role]) for role in Role if role in GRANTED])
    basis = forms.CharField(label=_("Dasar"), help_text=_("Nomor dan tanggal surat yang menetapkan."), max_length=200)
    valid_to = forms.DateField(label=_("Berlaku sampai"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people
