from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.decision import below_rank, check_choice, places_to_fill, split_places, term_end
from pelopor.rules.errors import RuleBroken
from tests.rules.test_assessment import brackets

PROPOSAL = brackets("ab", "c", "de")


def test_a_choice_in_the_order_of_rank_needs_no_reason() -> None:
    check_choice("abc", proposal=PROPOSAL, size=3, reason="")


def test_inside_a_place_nobody_is_passed_over() -> None:
    check_choice("abcd", proposal=PROPOSAL, size=4, reason="")
    assert below_rank("abce", PROPOSAL) == frozenset()


def test_a_choice_below_rank_needs_a_reason_and_says_how_many() -> None:
    with pytest.raises(RuleBroken) as no:
        check_choice("ade", proposal=PROPOSAL, size=3, reason="  ")

    assert (no.value.code, no.value.facts) == ("choice.reason", {"count": 2})
    check_choice("ade", proposal=PROPOSAL, size=3, reason="keterwakilan bidang")


def test_a_ruleset_may_do_without_the_reason() -> None:
    check_choice("ade", proposal=PROPOSAL, size=3, reason="", reason_below_rank=False)


@pytest.mark.parametrize(
    ("chosen", "code", "facts"),
    [
        ("ab", "choice.size", {"given": 2, "size": 3}),
        ("abcd", "choice.size", {"given": 4, "size": 3}),
        ("aab", "choice.size", {"given": 2, "size": 3}),
        ("aabc", "choice.size", {"given": 3, "size": 3}),
        ("abx", "choice.unknown", {}),
    ],
)
def test_another_number_or_somebody_from_outside_is_refused(chosen: str, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(RuleBroken) as no:
        check_choice(chosen, proposal=PROPOSAL, size=3, reason="sebab")

    assert (no.value.code, no.value.facts) == (code, facts)


def test_a_choice_among_equals_splits_their_place_and_needs_a_reason_where_the_ruleset_asks_for_one() -> None:
    assert split_places("abcd", PROPOSAL) == (4,)
    assert split_places("abc", PROPOSAL) == ()
    check_choice("abcd", proposal=PROPOSAL, size=4, reason="", boundary_ties="free")
    check_choice("abcd", proposal=PROPOSAL, size=4, reason="keterwakilan bidang", boundary_ties="reason")
    check_choice("abc", proposal=PROPOSAL, size=3, reason="", boundary_ties="reason")
    with pytest.raises(RuleBroken) as no:
        check_choice("abcd", proposal=PROPOSAL, size=4, reason=" ", boundary_ties="reason")

    assert (no.value.code, no.value.facts) == ("choice.reason_tie", {"place": 4})


def test_all_are_chosen_when_fewer_were_proposed_than_places() -> None:
    assert places_to_fill(brackets("a", "b"), size=3) == 2
    check_choice("ab", proposal=brackets("a", "b"), size=3, reason="")


@given(st.sets(st.sampled_from("abcde")))
def test_below_rank_are_those_with_somebody_better_unchosen(chosen: set[str]) -> None:
    place = {"a": 1, "b": 1, "c": 3, "d": 4, "e": 4}

    assert below_rank(chosen, PROPOSAL) == {
        key for key in chosen if any(place[other] < place[key] for other in place if other not in chosen)
    }


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 11, 24), 24, date(2028, 11, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 11, date(2026, 12, 15)),
    ],
)
def test_a_term_ends_on_the_same_day_of_a_later_month_or_on_its_last(start: date, months: int, end: date) -> None:
    assert term_end(start, months=months) == end
