import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.measure.brackets import critical_difference, indistinct, staying


def means(**values: float) -> dict[str, Fraction]:
    return {key: Fraction(str(value)) for key, value in values.items()}


def test_the_least_significant_difference() -> None:
    """t(.975, 8) = 2.306; 2.306 * root of (2 * 0.3 / 5)."""
    assert critical_difference(Fraction(3, 10), 8, 5, 5) == pytest.approx(0.7988, abs=1e-4)


def test_neighbours_closer_than_the_noise_share_a_run_and_runs_may_overlap() -> None:
    found = indistinct(means(a=3.9, b=3.4, c=2.9, d=1.0), dict.fromkeys("abcd", 5), noise=Fraction(3, 10), freedom=8)

    assert found == (("a", "b"), ("b", "c"))


def test_who_stands_alone_is_in_no_run() -> None:
    assert indistinct(means(a=4, b=1), {"a": 3, "b": 3}, noise=Fraction(0), freedom=4) == ()
    assert indistinct({}, {}, noise=Fraction(1), freedom=4) == ()


def test_without_noise_only_equal_means_share_a_run() -> None:
    assert indistinct(means(a=3, b=3, c=2), dict.fromkeys("abc", 3), noise=Fraction(0), freedom=4) == (("a", "b"),)


def test_a_run_holds_no_pair_that_more_scores_tell_apart() -> None:
    """a and d are the farthest, but d was seen once; a and c, both seen often, can be told apart."""
    seen = {"a": 20, "c": 20, "d": 1}

    assert indistinct(means(a=3.6, c=3.0, d=2.9), seen, noise=Fraction(3, 10), freedom=30) == (("c", "d"),)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.fractions(1, 4, max_denominator=6)), st.fractions(0, 2, max_denominator=5))
def test_two_people_can_be_told_apart_exactly_when_no_run_holds_both(found: dict[str, Fraction], noise: Fraction) -> None:
    runs = indistinct(found, dict.fromkeys(found, 4), noise=noise, freedom=9)
    least = critical_difference(noise, 9, 4, 4)

    for one in found:
        for other in found:
            if one != other:
                together = any({one, other} <= set(run) for run in runs)
                assert together == (abs(float(found[one] - found[other])) <= least)


def shares(figures: dict[str, list[int | None]], places: int) -> dict[str, float]:
    exact = {key: [None if one is None else Fraction(one) for one in own] for key, own in figures.items()}
    return staying(exact, places=places, draws=2000, rng=random.Random(7))


def test_who_is_better_on_everything_stays_under_any_weights() -> None:
    assert shares({"a": [4, 4], "b": [3, 3], "c": [1, 2]}, 2) == {"a": 1, "b": 1, "c": 0}


def test_who_is_better_on_one_of_two_criteria_stays_in_half_of_the_draws() -> None:
    found = shares({"a": [4, 1], "b": [1, 4]}, 1)

    assert found["a"] == pytest.approx(0.5, abs=0.05)
    assert found["a"] + found["b"] == pytest.approx(1)


def test_a_tie_for_the_last_place_keeps_both_and_no_evidence_keeps_nobody() -> None:
    assert shares({"a": [3, 3], "b": [3, 3], "c": [None, None]}, 1) == {"a": 1, "b": 1, "c": 0}
    assert shares({"a": [3, None]}, 1) == {"a": 1}
    assert staying({}, places=3, draws=1, rng=random.Random(1)) == {}
