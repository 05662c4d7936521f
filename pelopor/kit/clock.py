"""The clock, read only at the edge (views, tasks, commands) and passed down as `at`.

A demo has a clock of its own: seconds added to the real time, kept in a file beside the demo's database, so that every
process of the demo sees the same day. An installation with real people has no such file and never reads one.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def _file() -> Path:
    return Path(settings.HOME) / "demo-clock"


def now() -> datetime:
    """The moment, in the active time zone: its `.date()` is the day that people there have on the wall."""
    real = timezone.localtime(timezone.now())
    if not settings.DEMO:
        return real
    try:
        return real + timedelta(seconds=int(_file().read_text(encoding="ascii")))
    except FileNotFoundError:
        return real


def set_demo(at: datetime) -> None:
    """Make the demo believe that it is `at` now; the clock then runs on."""
    if not settings.DEMO:
        raise RuntimeError("only a demo has a clock of its own")
    ahead = at - timezone.now()
    scratch = _file().with_suffix(".new")
    scratch.write_text(str(round(ahead.total_seconds())), encoding="ascii")
    scratch.replace(_file())
