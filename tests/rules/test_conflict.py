from datetime import date

import pytest

from pelopor.rules.conflict import Spell, Tie, check_ground, lacking, ties
from pelopor.rules.errors import RuleBroken


@pytest.mark.parametrize(("ground", "words"), [("none", ""), ("kin", ""), ("interest", ""), ("other", "Rekan usaha.")])
def test_a_ground_of_the_list_is_taken_and_another_one_with_its_words(ground: str, words: str) -> None:
    check_ground(ground, words)


@pytest.mark.parametrize(("ground", "words", "code"), [("friend", "", "conflict.ground"), ("other", "  ", "conflict.words")])
def test_no_ground_and_another_one_without_words_are_refused(ground: str, words: str, code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        check_ground(ground, words)

    assert no.value.code == code


def day(year: int) -> date:
    return date(year, 1, 1)


def test_the_records_tell_of_a_shared_unit_for_as_long_as_both_were_there() -> None:
    mine = [Spell("u1", "Bidang A", day(2018), day(2022)), Spell("u2", "Bidang B", day(2022), None)]
    theirs = [Spell("u1", "Bidang A", day(2020), day(2024)), Spell("u2", "Bidang B", day(2024), None)]

    assert ties("me", mine, "them", theirs) == (
        Tie("unit", "Bidang B", day(2024), None),
        Tie("unit", "Bidang A", day(2020), day(2022)),
    )


def test_who_followed_the_other_in_a_unit_did_not_share_it() -> None:
    mine, theirs = [Spell("u1", "Bidang A", day(2018), day(2020))], [Spell("u1", "Bidang A", day(2020), None)]

    assert ties("me", mine, "them", theirs) == ()
    assert ties("them", theirs, "me", mine) == ()


def test_the_records_tell_who_was_whose_superior() -> None:
    mine = [Spell("u1", "Bidang A", day(2018), day(2020), superior="them"), Spell("u2", "Bidang B", day(2020), None)]
    theirs = [Spell("u3", "Bidang C", day(2020), None, superior="me")]

    assert ties("me", mine, "them", theirs) == (
        Tie("above", "Bidang C", day(2020), None),
        Tie("below", "Bidang A", day(2018), day(2020)),
    )


def test_a_candidate_with_too_few_assessors_left_is_lacking() -> None:
    team = {"x": {"a", "b"}, "y": {"a", "b"}, "z": {"b"}}

    assert lacking(team, ["a", "b"], least=3) == ("a",)
    assert lacking(team, ["b"], least=3) == ()
    assert lacking({}, ["a"], least=1) == ("a",)
