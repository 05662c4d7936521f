from dataclasses import replace

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.fewer import check_answer, follows, on_paper
from tests.rules.texts import NTT


@pytest.mark.parametrize(
    ("found", "rule", "repeated", "what"),
    [
        (5, "advice", False, ""),
        (4, "continue", False, "continue"),
        (4, "advice", False, "advice"),
        (4, "advice", True, "advice"),
        (4, "extend_window", False, "extend_window"),
        (4, "extend_window", True, "continue"),
        (0, "extend_window", False, "extend_window"),
    ],
)
def test_what_follows_fewer_names_is_the_rulesets_word_and_a_window_is_extended_once(
    found: int, rule: str, repeated: bool, what: str
) -> None:
    assert follows(found, rules=replace(NTT.nomination, fewer=rule), repeated=repeated) == what


@pytest.mark.parametrize(
    ("rule", "again", "reason", "code"),
    [
        ("", True, "Sebab", "fewer.none"),
        ("continue", False, "Sebab", "fewer.none"),
        ("extend_window", False, "Sebab", "fewer.again"),
        ("extend_window", True, " ", "fewer.reason"),
        ("advice", False, "", "fewer.reason"),
    ],
)
def test_check_answer_keeps_tim_rb_to_the_rule(rule: str, again: bool, reason: str, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        check_answer(rule, again=again, reason=reason)


@pytest.mark.parametrize(("rule", "again"), [("advice", True), ("advice", False), ("extend_window", True)])
def test_check_answer_takes_what_the_rule_leaves_open(rule: str, again: bool) -> None:
    check_answer(rule, again=again, reason="Sebab")


def test_on_paper_stands_what_followed_and_why() -> None:
    assert on_paper(5, places=5, rule="", reason="") == ""
    assert on_paper(3, places=5, rule="continue", reason="") == (
        "Penjaringan menghasilkan 3 (tiga) nama untuk 5 (lima) tempat. Sesuai aturan siklus, nama yang ada diteruskan ke telaah."
    )
    assert on_paper(3, places=5, rule="advice", reason="unit ini kecil. ").endswith(
        "tim memutuskan meneruskan nama yang ada, karena unit ini kecil."
    )
