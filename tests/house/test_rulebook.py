"""The rulebook is complete, and the generated pages are what the code says."""

import ast
from pathlib import Path

import pytest

from tools import reference, rulebook, states


def test_every_rule_has_a_source_and_a_test_that_names_it() -> None:
    assert rulebook.faults() == []


def test_a_rule_without_source_and_one_without_test_are_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text('def bare():\n    """Says."""\n\ndef sourced():\n    """Says.\n\n    Source:  a deck.\n    """\n')
    monkeypatch.setattr(rulebook, "RULES", tmp_path)

    assert rulebook.faults() == [
        "pelopor/rules/odd.py: bare has no Source",
        "pelopor/rules/odd.py: sourced has a Source and no test that names it",
    ]


def test_a_docstring_is_taken_apart_into_what_it_says_its_unit_its_source_and_since() -> None:
    says = "Says so. And more.\n\n    Returns: a. Unit of votes: ballots.\n    Source:  a\n             deck.\n    Since:   2026-12-01"
    text = f'def f():\n    """{says}\n    """'
    (_, node), = rulebook._functions(ast.parse(text))  # fmt: skip

    assert rulebook._rule("odd", "", node) == rulebook.Rule("odd", "f", "Says so.", "ballots", "a deck.", "2026-12-01")


def test_the_rulebook_shows_rules_and_values() -> None:
    page = rulebook.page()

    assert "| `shortlist` |" in page
    assert "`test_nomination.py::test_shortlist_keeps_everybody_tied_for_the_last_place_within_the_limit`" in page
    assert "| `nomination.most_names` | 3 | names per ballot | 2026-01-01 |" in page
    assert "## Ruleset kementerian" in page


def test_the_states_page_draws_every_stage_move_and_gate() -> None:
    page = states.page()

    assert "    STUDY --> ASSESS\n" in page
    assert "    DECREE -.-> DECIDE\n" in page
    assert "    DECLARE[[DECLARE]]\n" in page
    assert "| NOMINATE | STUDY | - | `criteria.published`<br>`baseline.proved` or `baseline.waived` |" in page


def test_check_tells_which_page_would_change_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path / "reference")
    monkeypatch.setattr(reference, "PAGES", {"states.md": states.page})

    assert reference.main(["--check"]) == 1
    assert "docs/reference/states.md is not what the code says" in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()

    reference.main([])
    assert (tmp_path / "reference" / "states.md").read_text(encoding="utf-8") == states.page()
    assert reference.main(["--check"]) == (1 if rulebook.faults() else 0)
