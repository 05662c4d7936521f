from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.measure.severity import connected, severity
from pelopor.rules.errors import RuleBroken
from tests.measure.tables import SHROUT_FLEISS

FULL = {(f"c{i}", f"j{j}"): Fraction(score) for i, row in enumerate(SHROUT_FLEISS) for j, score in enumerate(row)}


def test_the_mean_squares_of_shrout_and_fleiss() -> None:
    found = severity(FULL)

    assert (round(float(found.noise or 0), 2), found.freedom) == (1.02, 15)  # table 3: within-target error
    assert found.differ  # between judges 32.49 against 1.02
    assert found.means["c0"] == 6  # with every pair scored: the plain mean
    assert {name: float(lean) for name, lean in found.assessors.items()} == pytest.approx(
        {"j0": 2.375, "j1": -2.7917, "j2": -0.9583, "j3": 1.375}, abs=1e-4
    )


def test_who_was_seen_by_the_severe_only_is_not_held_back() -> None:
    kind = {("a", "x"): 4, ("b", "x"): 3, ("c", "x"): 3}
    severe = {("a", "y"): 3, ("b", "y"): 2, ("d", "y"): 2}
    found = severity({pair: Fraction(score) for pair, score in (kind | severe).items()})

    assert found.means == {"a": Fraction(7, 2), "b": Fraction(5, 2), "c": Fraction(5, 2), "d": Fraction(5, 2)}
    assert found.assessors == {"x": Fraction(1, 2), "y": Fraction(-1, 2)}
    assert (found.noise, found.freedom, found.differ) == (Fraction(0), 1, True)


def test_assessors_who_lean_no_way_do_not_differ() -> None:
    found = severity({("a", "x"): Fraction(1), ("a", "y"): Fraction(3), ("b", "x"): Fraction(3), ("b", "y"): Fraction(1)})

    assert (found.differ, found.noise) == (False, Fraction(4))


def test_scores_that_leave_nothing_over_have_no_noise() -> None:
    found = severity({("a", "x"): Fraction(3), ("b", "x"): Fraction(2)})

    assert (found.noise, found.freedom, found.differ) == (None, 0, False)


def test_candidates_and_assessors_hang_together_by_common_pairs() -> None:
    assert connected([("a", "x"), ("b", "y"), ("a", "y")])
    assert not connected([("a", "x"), ("b", "y")])
    assert connected([])


def test_scores_that_fall_apart_are_refused() -> None:
    with pytest.raises(RuleBroken, match=r"severity\.apart"):
        severity({("a", "x"): Fraction(1), ("b", "y"): Fraction(2)})
    with pytest.raises(RuleBroken, match=r"severity\.empty"):
        severity({})


@given(st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(1, 4).map(Fraction), min_size=1))
def test_what_is_left_over_adds_up_to_nothing_for_everybody(scores: dict[tuple[str, str], Fraction]) -> None:
    if not connected(list(scores)):
        return
    found = severity(scores)
    left = {pair: score - found.means[pair[0]] - found.assessors[pair[1]] for pair, score in scores.items()}

    assert sum(found.assessors.values()) == 0
    for place in (0, 1):
        for name in {pair[place] for pair in scores}:
            assert sum(value for pair, value in left.items() if pair[place] == name) == 0
