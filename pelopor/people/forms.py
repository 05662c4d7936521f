"""Forms of sign-in."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's form, in our words: a number or an e-mail, and a password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
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


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before a deed of weight."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Kata sandi Anda")
        self.fields["password"].widget.attrs.pop("placeholder", None)
