"""Below /kirim/ nothing is logged, whatever is sent there, and every answer has the headers of a slip's page."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

FORM = "application/x-www-form-urlencoded"
BODIES = {
    "no form": ("x", "multipart/form-data"),
    "too many fields": ("&".join(f"a{number}=1" for number in range(3_000)), FORM),
    "too large": ("x" * 3_000_000, FORM),
    "of another host": ("x=", FORM),
}


class Kept(logging.Handler):
    """What reaches the handler of the settings, with its filters."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def log() -> Iterator[Kept]:
    """Stands beside the handler that writes, behind the same filters."""
    kept, logger = Kept(), logging.getLogger("django")
    (written,) = logger.handlers[:1]
    for one in written.filters:
        kept.addFilter(one)
    logger.addHandler(kept)
    yield kept
    logger.removeHandler(kept)


@pytest.mark.django_db
@pytest.mark.parametrize("what", BODIES)
def test_what_cannot_be_read_is_answered_and_not_logged(log: Kept, what: str) -> None:
    body, kind = BODIES[what]
    host = "evil.example" if what == "of another host" else "testserver"

    answer = Client(raise_request_exception=False).generic(
        "POST", reverse("nomination:hand_in", args=["222222222222"]), body, kind, headers={"Host": host, "Origin": f"http://{host}"}
    )

    assert (answer.status_code, answer.content, [record.getMessage() for record in log.records]) == (400, b"KIRIM-4", [])
    assert {name: answer.headers.get(name) for name in ("Cache-Control", "X-Content-Type-Options", "Referrer-Policy")} == {
        "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_slip_for_nothing_is_not_logged_and_another_address_is(log: Kept) -> None:
    client = Client()

    client.post(reverse("nomination:hand_in", args=["222222222222"]))
    assert [record.getMessage() for record in log.records] == []

    client.get("/tidak-ada/")
    assert [record.getMessage() for record in log.records] == ["Not Found: /tidak-ada/"]


def test_the_filter_is_on_whatever_writes() -> None:
    handlers: Any = settings.LOGGING["handlers"]

    assert {tuple(handler.get("filters", ())) for handler in handlers.values()} == {("no slips",)}
