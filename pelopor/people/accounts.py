"""How somebody signs in: by a dated number of theirs, or by e-mail. The user name itself is opaque and never typed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pelopor.kit.clock import now
from pelopor.people.models import User
from pelopor.people.queries import user_by_key, user_by_login


class NumberOrEmail(AuthenticationBackend):
    """allauth's backend, with its timing and rate limits, over our look-up."""

    def _authenticate_by_username(self, username: str, password: str) -> User | None:
        user = user_by_login(username, on=now().date())
        checked = self._check_password(user, password)
        return checked if isinstance(checked, User) else None

    def get_user(self, user_id: int) -> User | None:
        user = user_by_key(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: accounts belong to people of a roster."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Nomor atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."),
    }

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """allauth would sign in by the user name, which nobody can here."""
        return user.check_password(password)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
