"""A setting that cannot be used is refused by name; one that is not set has its default."""

from pathlib import Path

import pytest

from pelopor.config import env
from pelopor.config.env import BadSetting


def test_settings_that_are_not_set_have_their_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PELOPOR_ODD", raising=False)

    assert env.text("PELOPOR_ODD", default="so") == "so"
    assert env.number("PELOPOR_ODD", default=12, least=1) == 12
    assert env.truth("PELOPOR_ODD", default=True) is True
    assert env.words("PELOPOR_ODD", default="a, b,") == ["a", "b"]
    assert env.pair("PELOPOR_ODD") is None
    with pytest.raises(BadSetting, match="PELOPOR_ODD is not set"):
        env.text("PELOPOR_ODD")


def test_settings_are_read_in_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PELOPOR_ODD", "1")
    assert (env.text("PELOPOR_ODD"), env.number("PELOPOR_ODD", default=2), env.truth("PELOPOR_ODD", default=False)) == ("1", 1, True)

    monkeypatch.setenv("PELOPOR_ODD", "X-Forwarded-Proto=https")
    assert env.pair("PELOPOR_ODD") == ("X-Forwarded-Proto", "https")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("0", "a whole number of at least 1, not '0'"),
        ("1.5", "a whole number of at least 1, not '1.5'"),
        ("", "a whole number of at least 1, not ''"),
    ],
)
def test_a_number_that_is_none_or_too_small_is_refused(monkeypatch: pytest.MonkeyPatch, value: str, says: str) -> None:
    monkeypatch.setenv("PELOPOR_ODD", value)

    with pytest.raises(BadSetting, match=f"PELOPOR_ODD must be {says}"):
        env.number("PELOPOR_ODD", default=12, least=1)


def test_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PELOPOR_ODD", "ya")

    with pytest.raises(BadSetting, match="PELOPOR_ODD must be yes or no, not 'ya'"):
        env.truth("PELOPOR_ODD", default=False)


@pytest.mark.parametrize("value", ["X-Forwarded-Proto", "=https", "X-Forwarded-Proto="])
def test_a_pair_with_a_side_missing_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PELOPOR_ODD", value)

    with pytest.raises(BadSetting, match=f"PELOPOR_ODD must be written NAME=VALUE, not '{value}'"):
        env.pair("PELOPOR_ODD")


def test_a_secret_is_made_once_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PELOPOR_ODD", raising=False)
    file = tmp_path / "keys" / "secret.key"

    first = env.secret("PELOPOR_ODD", file=file)

    assert env.secret("PELOPOR_ODD", file=file) == first
    assert len(first) == 64
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_is_given_is_taken_and_one_that_was_cut_short_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("abc")
    monkeypatch.setenv("PELOPOR_ODD", "given")
    assert env.secret("PELOPOR_ODD", file=tmp_path / "secret.key") == "given"

    monkeypatch.delenv("PELOPOR_ODD")
    with pytest.raises(BadSetting, match="64 hexadecimal digits"):
        env.secret("PELOPOR_ODD", file=tmp_path / "secret.key")
