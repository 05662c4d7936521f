from math import inf
from statistics import correlation, mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.measure.agreement import Agreement, halo, icc_average, icc_single, kendall_w, word
from pelopor.rules.errors import RuleBroken
from tests.measure.tables import ANXIETY, SHROUT_FLEISS

TABLES = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.lists(st.integers(1, 4), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0])
)


def rounded(found: Agreement, digits: int) -> tuple[float, float, float]:
    return (round(found.value, digits), round(found.low, digits), round(found.high, digits))


def test_one_judge_of_shrout_and_fleiss_agrees_by_point_29() -> None:
    found = icc_single(SHROUT_FLEISS)

    assert rounded(found, 2) == (0.29, 0.02, 0.76)  # the interval as R psych prints it
    assert (found.candidates, found.assessors) == (6, 4)


def test_the_mean_of_four_judges_of_shrout_and_fleiss_agrees_by_point_62() -> None:
    assert rounded(icc_average(SHROUT_FLEISS), 2) == (0.62, 0.07, 0.93)


def test_the_anxiety_data_give_the_icc_and_the_interval_that_irr_prints() -> None:
    assert rounded(icc_single(ANXIETY), 3) == (0.198, -0.039, 0.494)


def test_the_anxiety_data_with_their_ties_give_the_w_that_irr_prints() -> None:
    w = kendall_w(ANXIETY)

    assert (round(w, 2), round(w * 3 * 19, 1)) == (0.54, 30.8)  # W and its chi-square


@pytest.mark.parametrize("measure", [icc_single, icc_average])
@pytest.mark.parametrize("table", [[], [[1, 2]], [[1], [2]], [[1, 2], [3]]])
def test_too_little_or_a_ragged_table_is_refused(measure: object, table: list[list[float]]) -> None:
    with pytest.raises(RuleBroken, match=r"icc\.shape"):
        icc_single(table) if measure is icc_single else icc_average(table)
    with pytest.raises(RuleBroken, match=r"kendall\.shape"):
        kendall_w(table)


def test_scores_without_any_difference_have_no_agreement_to_speak_of() -> None:
    with pytest.raises(RuleBroken, match=r"icc\.constant"):
        icc_average([[3, 3], [3, 3]])
    with pytest.raises(RuleBroken, match=r"kendall\.constant"):
        kendall_w([[3, 4], [3, 4]])


def test_the_same_scores_agree_fully_and_a_severe_assessor_breaks_agreement_but_not_order() -> None:
    same, severe = [[1, 1], [2, 2], [4, 4]], [[2, 1], [3, 2], [4, 3]]

    assert rounded(icc_average(same), 6) == (1, 1, 1)
    assert kendall_w(same) == kendall_w(severe) == 1
    assert icc_average(severe).value < 1


def test_no_difference_between_candidates_is_no_agreement() -> None:
    assert rounded(icc_average([[1, 2], [1, 2]]), 6) == (0, 0, 0)


def test_assessors_who_contradict_each_other_fall_without_bound() -> None:
    assert icc_average([[1, 2], [2, 1]]).value == -inf


@pytest.mark.parametrize(("icc", "said"), [(0.75, "agreed"), (0.74, "partly"), (0.5, "partly"), (0.49, "not_yet"), (-inf, "not_yet")])
def test_the_word_for_an_agreement(icc: float, said: str) -> None:
    assert word(icc) == said


def test_halo_is_the_mean_spread_across_criteria() -> None:
    assert halo([[3, 3, 3], [1, 3, None]]) == 0.5
    assert halo([[4, 4], [2, 2]]) == 0
    assert halo([[4, None], []]) is None


@given(TABLES)
def test_agreement_stays_in_its_bounds_and_inside_its_interval(table: list[list[int]]) -> None:
    try:
        found, w = icc_single(table), kendall_w(table)
    except RuleBroken:
        return

    assert found.value <= 1
    assert found.low - 1e-9 <= found.value <= found.high + 1e-9
    assert -1e-9 <= w <= 1 + 1e-9


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=5))
def test_w_without_ties_follows_from_the_mean_rank_correlation(orders: list[list[int]]) -> None:
    m = len(orders)
    between = mean(correlation(orders[i], orders[j]) for i in range(m) for j in range(i))

    assert kendall_w(list(zip(*orders, strict=True))) == pytest.approx((1 + (m - 1) * between) / m)


def test_where_assessors_contradict_each_other_altogether_everything_is_possible_above() -> None:
    found = icc_single([[2, 4, 1, 2, 4], [4, 2, 3, 2, 2]])

    assert (found.low, found.high, found.value < 0) == (-inf, 1.0, True)
