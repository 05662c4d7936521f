"""How somebody signs in: by a dated number of theirs, or by e-mail. The user name itself is opaque and never typed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.stages import LoginStage
from allauth.core import ratelimit
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from pelopor.kit.clock import now
from pelopor.people.actions import use_code
from pelopor.people.models import User
from pelopor.people.queries import factor_of, user_by_key, user_by_login
from pelopor.rules.errors import RuleBroken

log = logging.getLogger("pelopor.people")


class TooManyTries(Exception):
    """A number, or an address of the network, has failed too often of late."""


class FactorStage(LoginStage):
    """Between password and pages: whoever has a second factor is asked for it."""

    key = "second_factor"
    urlname = "people_factor_ask"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        return (redirect(self.urlname) if isinstance(user, User) and factor_of(user) else None), True


@contextmanager
def few_tries(request: HttpRequest, user: User) -> Iterator[None]:
    """Let a code be tried inside, five times in five minutes for each account; what succeeds does not count.

    Raises:  RuleBroken("factor.too_many") instead of the sixth try.
    """
    key = f"factor-{user.pk}"
    if not ratelimit.consume(request, action="second_factor", key=key):
        raise RuleBroken("factor.too_many")
    yield
    ratelimit.clear(request, action="second_factor", key=key)


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
        "too_many_login_attempts": _("Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."),
    }

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """allauth would sign in by the user name, which nobody can here."""
        return user.check_password(password)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Without a mail server the page answers as ever, so that it tells nobody whose address is known; the log tells the operator."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as wrong:  # SMTPException is one
            log.error("no mail server took a message: %s", type(wrong).__name__)

    def get_login_stages(self) -> list[str]:
        return [*super().get_login_stages(), "pelopor.people.accounts.FactorStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def open_account(self, request: HttpRequest, *, login: str, code: str, password: str, at: datetime) -> User:
        """use_code, within the limits that failed sign-ins have: both count together, and what succeeds does not count.

        Raises:  TooManyTries; what use_code raises.
        """
        try:
            self.pre_authenticate(request, username=login)
        except ValidationError as limit:
            raise TooManyTries(limit.messages[0]) from limit
        user = use_code(login=login, code=code, password=password, at=at)
        self._rollback_login_failed_rl_usage()
        return user
