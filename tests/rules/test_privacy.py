import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.privacy import may_recount, shown_count, turnout_step


@pytest.mark.parametrize(("done", "roll", "step"), [(0, 15, 0), (1, 15, 0), (2, 15, 10), (119, 240, 40), (120, 240, 50), (240, 240, 100)])
def test_turnout_is_told_in_full_steps_of_ten(done: int, roll: int, step: int) -> None:
    assert turnout_step(done, roll) == step


def test_turnout_of_fewer_than_fifteen_is_not_told() -> None:
    assert turnout_step(7, 14) is None


def test_more_than_the_roll_cannot_have_taken_part() -> None:
    with pytest.raises(RuleBroken) as no:
        turnout_step(16, 15)

    assert (no.value.code, no.value.facts) == ("turnout.over", {"done": 16, "roll": 15})


@pytest.mark.parametrize(("count", "shown"), [(4, None), (5, 5), (60, 60)])
def test_counts_are_shown_from_five_on(count: int, shown: int | None) -> None:
    assert shown_count(count) == shown


def test_witnesses_recount_from_fifteen_slips_on() -> None:
    assert [may_recount(slips) for slips in (14, 15)] == [False, True]
