from dataclasses import replace

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.short_programme import check_programme
from tests.rules.texts import MINISTRY, NTT

ASKED = replace(MINISTRY.study, programme_length=200)


def test_check_programme_takes_one_as_long_as_the_ruleset_lets() -> None:
    check_programme("x" * 200, rules=ASKED)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [(" \n", "programme.text", {}), ("x" * 201, "programme.long", {"given": 201, "most": 200})],
)
def test_check_programme_refuses_an_empty_and_a_long_one(text: str, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(RuleBroken) as no:
        check_programme(text, rules=ASKED)

    assert (no.value.code, no.value.facts) == (code, facts)


def test_check_programme_refuses_any_where_the_ruleset_asks_for_none() -> None:
    with pytest.raises(RuleBroken, match=r"programme\.none"):
        check_programme("Program", rules=NTT.study)
