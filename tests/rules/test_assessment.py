from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.assessment import Bracket, check_level, mean, propose, rank, strongest, weighted
from pelopor.rules.errors import RuleBroken

MEANS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.none() | st.fractions(1, 4, max_denominator=4))


def test_mean_is_exact_and_leaves_out_who_saw_too_little() -> None:
    assert mean([3, 4, None, 3]) == Fraction(10, 3)
    assert mean(iter([2])) == 2


def test_mean_of_nothing_is_nothing_rather_than_low() -> None:
    assert mean([None, None]) is None
    assert mean([]) is None


def test_criteria_weigh_alike_unless_weights_are_given_and_one_without_evidence_takes_no_part() -> None:
    assert weighted([Fraction(4), Fraction(3), None]) == Fraction(7, 2)
    assert weighted([Fraction(4), Fraction(3), None], [3, 1, 5]) == Fraction(15, 4)
    assert weighted([None, None], [1, 2]) is None


@pytest.mark.parametrize("level", [1, 4, None])
def test_levels_are_one_to_four_or_not_enough_evidence(level: int | None) -> None:
    check_level(level)


@pytest.mark.parametrize("level", [0, 5, -1])
def test_another_level_is_refused(level: int) -> None:
    with pytest.raises(RuleBroken) as no:
        check_level(level)

    assert (no.value.code, no.value.facts) == ("score.level", {"level": level, "most": 4})


def test_rank_puts_equal_means_on_one_place_and_counts_them() -> None:
    made = rank({"b": Fraction(7, 2), "a": Fraction(7, 2), "d": None, "c": Fraction(3), "e": None})

    assert made == (
        Bracket(1, ("a", "b"), Fraction(7, 2)),
        Bracket(3, ("c",), Fraction(3)),
        Bracket(4, ("d", "e"), None),
    )


def test_means_that_floats_would_tell_apart_are_equal() -> None:
    assert rank({"a": mean([1, 1, 2]), "b": mean([2, 1, 1]), "c": Fraction(8, 6)}) == (Bracket(1, ("a", "b", "c"), Fraction(4, 3)),)


@given(MEANS)
def test_rank_places_everybody_once_and_never_the_better_below(means: dict[str, Fraction | None]) -> None:
    made = rank(means)
    place = {key: bracket.place for bracket in made for key in bracket.keys}

    assert sorted(key for bracket in made for key in bracket.keys) == sorted(means)
    for one, own in means.items():
        better = sum(other is not None and (own is None or other > own) for other in means.values())
        assert place[one] == better + 1


def brackets(*keys: str) -> tuple[Bracket, ...]:
    place, made = 1, []
    for together in keys:
        made.append(Bracket(place, tuple(together)))
        place += len(together)
    return tuple(made)


def test_exactly_as_many_as_asked_go_up() -> None:
    assert propose(brackets("ab", "c", "de", "f"), 5, "all_tied") == brackets("ab", "c", "de")


def test_a_shared_place_that_just_fits_goes_up() -> None:
    assert propose(brackets("abc", "de", "f"), 5, "above_tie") == brackets("abc", "de")


def test_everybody_goes_up_when_fewer_stood() -> None:
    for ties in ("all_tied", "above_tie"):
        assert propose(brackets("ab", "c"), 5, ties) == brackets("ab", "c")


def test_a_tie_for_the_last_place_goes_up_whole_or_stays_behind_as_the_ruleset_says() -> None:
    of_seven = brackets("ab", "c", "d", "efg")

    assert propose(of_seven, 5, "all_tied") == of_seven
    assert propose(of_seven, 5, "above_tie") == brackets("ab", "c", "d")


def test_a_first_place_too_large_for_the_room_always_goes_up() -> None:
    assert propose(brackets("abcdef", "g"), 5, "above_tie") == brackets("abcdef")


@given(MEANS, st.integers(1, 8), st.sampled_from(["all_tied", "above_tie"]))
def test_who_goes_up_is_a_head_of_the_ranking(means: dict[str, Fraction | None], size: int, ties: str) -> None:
    made = rank(means)
    up = propose(made, size, ties)

    assert made[: len(up)] == up
    assert bool(up) == bool(made)
    if ties == "all_tied":
        assert sum(len(one.keys) for one in up) >= min(size, len(means))


@pytest.mark.parametrize(
    ("figures", "strong"),
    [
        ({"a": 3, "b": 4, "c": 3, "d": None}, ("b",)),
        ({"a": 4, "b": 4, "c": 3, "d": 3}, ("a", "b")),
        ({"a": 4, "b": 4, "c": 4, "d": 3}, ()),
        ({"a": 3, "b": 3}, ()),
        ({"a": 3, "b": None}, ()),
        ({}, ()),
    ],
)
def test_what_stands_out_is_one_or_two_criteria_above_the_others(figures: dict[str, int | None], strong: tuple[str, ...]) -> None:
    assert strongest({key: None if level is None else Fraction(level) for key, level in figures.items()}) == strong
