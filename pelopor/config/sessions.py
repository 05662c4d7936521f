"""Django's sessions in the database, read by a query that is written out: putting it together took longer than asking it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

FIND = "SELECT session_key, session_data, expire_date FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        """A cookie may hold anything; what is no key of ours is not even looked for, as a zero byte is none to PostgreSQL."""
        return key is not None and key.isascii() and key.isalnum() and len(key) >= 8

    def _get_session_from_db(self) -> Any:
        found = next(iter(self.model.objects.raw(FIND, [self.session_key, timezone.now()])), None)
        if found is None:
            self._session_key = None
        return found
