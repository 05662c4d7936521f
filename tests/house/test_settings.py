"""docs/reference/settings.md says of each setting what it does, takes, is without it, and an example."""

from pathlib import Path

import pytest

from tools import settings
from tools.settings import Setting


def made(tmp_path: Path, text: str) -> Path:
    (tmp_path / "config").mkdir()
    path = tmp_path / "config" / "settings.py"
    path.write_text(text)
    return path


def test_every_setting_has_its_text_and_none_is_read_past_the_reader() -> None:
    assert settings.faults() == []


def test_a_setting_is_taken_apart_into_text_kind_default_and_example(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = '# Says so.\n# And more.\n# Unit: hours.\n# Example: 8\nHOURS = 3600 * env.number("PELOPOR_HOURS", default=12, least=1)\n'
    monkeypatch.setattr(settings, "SETTINGS", made(tmp_path, text))

    assert settings.settings() == [Setting("PELOPOR_HOURS", "Says so. And more.", "a whole number of at least 1 (hours)", "`12`", "8")]


def test_a_default_that_is_worked_out_stands_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = '# Says.\n# Unset: beside it.\n# Example: /x\nif x := env.text("PELOPOR_X", default=str(HOME)):\n    pass\n'
    monkeypatch.setattr(settings, "SETTINGS", made(tmp_path, text))

    assert settings.settings() == [Setting("PELOPOR_X", "Says.", "text", "beside it.", "/x")]


def test_a_setting_without_text_and_one_that_is_read_past_the_reader_are_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "PACKAGE", tmp_path)
    monkeypatch.setattr(settings, "SETTINGS", made(tmp_path, 'X = env.text("PELOPOR_X", default="")\n'))
    (tmp_path / "odd.py").write_text('os.environ["SET"] = "1"\nos.environ.get("PELOPOR_ODD")\n')

    assert settings.faults() == [
        "pelopor/config/settings.py: PELOPOR_X has no text in the comment above it",
        "pelopor/config/settings.py: PELOPOR_X has no Unset in the comment above it",
        "pelopor/config/settings.py: PELOPOR_X has no Example in the comment above it",
        f"{tmp_path.name}/odd.py: PELOPOR_ODD is read past pelopor.config.env",
    ]


def test_the_page_shows_a_setting_in_a_row() -> None:
    says = "The largest file that a form takes."
    kind = "a whole number of at least 1 (megabytes)"

    assert f"| `PELOPOR_UPLOAD_MEGABYTES` | {says} | {kind} | `30` | `PELOPOR_UPLOAD_MEGABYTES=50` |\n" in settings.page()
