"""Forms of sign-in."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from pelopor.people.models import Person
from pelopor.people.words import ROLES
from pelopor.rules.access import GRANTED, Role


def _login() -> forms.CharField:
    return forms.CharField(
        label=_("NIP, NI PPPK, nomor pegawai, atau surel"),
        help_text=_("Boleh dengan spasi. Nomor ada di kartu pegawai Anda."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class SignInForm(LoginForm):
    """allauth's form, in our words: a number or an e-mail, and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _login()
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ConfirmForm(ReauthenticateForm):
    """The password once more, before a deed of weight."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Kata sandi Anda")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class FirstSignInForm(forms.Form):
    """The code of a letter, and the password that it is to be from now on, twice."""

    login = _login()
    code = forms.CharField(
        label=_("Kode dari surat Anda"),
        help_text=_("Enam belas huruf dan angka. Huruf kecil, spasi, dan tanda hubung tidak berpengaruh."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    password1 = forms.CharField(
        label=_("Kata sandi baru"),
        help_text=_("Sedikitnya 12 huruf. Kalimat pendek yang mudah Anda ingat lebih kuat daripada kata yang rumit."),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Kata sandi baru, sekali lagi"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password)  # the deed looks again when it knows whose it is
        return password

    def clean(self) -> None:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Kedua kata sandi tidak sama. Ketik sekali lagi."))


class FactorForm(forms.Form):
    """A code of the second factor."""

    code = forms.CharField(
        label=_("Kode dari aplikasi"),
        help_text=_("Enam angka yang kini tampil di aplikasi autentikator. Tanpa ponsel: ketik salah satu kode cadangan Anda."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class EnrolForm(forms.Form):
    """The first code of a new app, with the sealed secret that the page showed."""

    sealed = forms.CharField(max_length=1_000, widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("Kode dari aplikasi"),
        help_text=_("Enam angka yang kini tampil di aplikasi itu."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class _OfPerson(forms.Form):
    """Something for one of the agency's people."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Pegawai"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people


class GrantForm(_OfPerson):
    """A role for a person, on a basis, until an end."""

    role = forms.ChoiceField(label=_("Peran"), choices=[(role.value, ROLES[role]) for role in Role if role in GRANTED])
    basis = forms.CharField(label=_("Dasar"), help_text=_("Nomor dan tanggal surat yang menetapkan."), max_length=200)
    valid_to = forms.DateField(label=_("Berlaku sampai"), widget=forms.DateInput(attrs={"type": "date"}))


class ActingForm(_OfPerson):
    """Who acts for the head, on which document, from when until when."""

    form = forms.ChoiceField(
        label=_("Bentuk"), widget=forms.RadioSelect,
        choices=[("plt", _("Plt.: jabatan pimpinan sedang kosong")), ("plh", _("Plh.: pimpinan sedang berhalangan"))],
    )  # fmt: skip
    basis = forms.CharField(label=_("Dasar"), help_text=_("Nomor dan tanggal surat perintah. Tercetak di halaman pilihan."), max_length=200)
    valid_from = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    valid_to = forms.DateField(
        label=_("Berakhir"), help_text=_("Hari pertama yang tidak lagi dijabat sementara."), widget=forms.DateInput(attrs={"type": "date"})
    )
