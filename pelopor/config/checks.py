"""System checks of a live installation."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from pelopor.config import sqlite


@register()
def database(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3" or sqlite.SAFE:
        return []
    return [
        Warning(
            f"SQLite {sqlite.VERSION} can corrupt a database in WAL mode; the slower DELETE journal is used.",
            hint="Install the pysqlite3 wheel, or use PostgreSQL by DATABASE_URL.",
            id="pelopor.W001",
        )
    ]


@register()
def slip_key(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    if settings.SLIP_KEY_FILE.resolve() == (settings.HOME / "secret.key").resolve():
        return [Error("The slip key must be a file of its own, not the secret key.", id="pelopor.E001")]
    return []
