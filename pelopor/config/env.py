"""Settings from the environment: typed, and loud when they are wrong."""

import os
from pathlib import Path


class BadSetting(Exception):
    """A setting in the environment cannot be used; the message names it and says what is expected."""


def text(name: str, *, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"{name} is not set")
    return value


def number(name: str, *, default: int, least: int = 0) -> int:
    raw = os.environ.get(name, str(default))
    if not raw.isdecimal() or int(raw) < least:
        raise BadSetting(f"{name} must be a whole number of at least {least}, not {raw!r}")
    return int(raw)


def truth(name: str, *, default: bool) -> bool:
    raw = os.environ.get(name, "yes" if default else "no").lower()
    if raw not in {"yes", "no", "true", "false", "1", "0"}:
        raise BadSetting(f"{name} must be yes or no, not {raw!r}")
    return raw in {"yes", "true", "1"}


def words(name: str, *, default: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def some(name: str, *, of: tuple[str, ...]) -> list[str]:
    """Words of NAME, each one of `of`, at least one; all of them when it is not set."""
    given = words(name, default=",".join(of))
    if not given or (odd := set(given) - set(of)):
        raise BadSetting(f"{name} must be some of {', '.join(of)}, not {', '.join(sorted(odd)) if given else 'nothing'}")
    return list(dict.fromkeys(given))


def pair(name: str) -> tuple[str, str] | None:
    """The two sides of NAME=VALUE; None when it is not set."""
    raw = os.environ.get(name, "")
    left, _, right = raw.partition("=")
    if raw and not (left and right):
        raise BadSetting(f"{name} must be written NAME=VALUE, not {raw!r}")
    return (left, right) if raw else None


def keep_private(folder: Path) -> None:
    """Let whatever this process writes from now on be read by its own account alone, and make `folder`.

    The database holds slips, sessions and numbers; SQLite would make it readable by every account of the machine.
    """
    os.umask(0o077)
    folder.mkdir(parents=True, exist_ok=True)


def secret(name: str, *, file: Path) -> str:
    """The value of `name`, or the content of `file`, which is made with a random secret at first use."""
    if value := os.environ.get(name):
        return value
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as new:
            new.write(os.urandom(32).hex())
    except FileExistsError:
        pass
    value = file.read_text(encoding="ascii").strip()
    if len(value) < 64:
        raise BadSetting(f"{file} should hold 64 hexadecimal digits; it was cut short")
    return value
