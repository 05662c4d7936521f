from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.nomination import (
    Ballot,
    Colleague,
    Shortlist,
    Standing,
    bars,
    by_the_rules,
    canonical,
    check_ballot,
    check_may_nominate,
    commit_lot,
    count,
    cut,
    draw_lot,
    may_nominate,
    may_stand,
    next_in_line,
    prefer_new_units,
    settle,
    shortlist,
    standings,
    turnout_reached,
)
from tests.rules.texts import MINISTRY, NTT, THIRD

SECRET = bytes(range(16))
KEYS = st.sampled_from("abcdefghij")
VOTES = st.dictionaries(KEYS, st.integers(0, 6))


def votes_of(made: Shortlist) -> dict[str, int]:
    return {standing.key: standing.votes for standing in made.chosen}


def refused(check: Callable[..., object], *args: object, **facts: object) -> RuleBroken:
    with pytest.raises(RuleBroken) as no:
        check(*args, **facts)
    return no.value


def test_a_status_outside_the_electorate_may_not_nominate_and_is_told_which() -> None:
    no = refused(check_may_nominate, "non_asn", electorate=MINISTRY.electorate)

    assert (no.code, no.facts) == ("voter.status", {"status": "non_asn"})
    assert not may_nominate("non_asn", electorate=MINISTRY.electorate)


def test_somebody_without_an_employment_may_not_nominate() -> None:
    assert refused(check_may_nominate, None, electorate=NTT.electorate).code == "voter.no_employment"
    assert not may_nominate(None, electorate=NTT.electorate)


def test_everybody_of_the_office_may_nominate_under_the_seed_and_only_pns_may_stand() -> None:
    for status in ("pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn"):
        check_may_nominate(status, electorate=NTT.electorate)
        assert may_nominate(status, electorate=NTT.electorate)
        assert may_stand(status, electorate=NTT.electorate) == (status == "pns")


def test_a_contract_official_may_stand_where_the_ruleset_says_so() -> None:
    assert may_stand("pppk", electorate=MINISTRY.electorate)
    assert may_stand("pppk", electorate=THIRD.electorate)
    assert not may_stand(None, electorate=THIRD.electorate)


def test_bars_names_every_public_reason_and_nothing_else() -> None:
    voter = Colleague("a", "dinkes", "pppk")

    assert bars(voter, Colleague("b", "dinkes", "pns"), electorate=NTT.electorate, self_naming=False) == ()
    assert bars(voter, voter, electorate=NTT.electorate, self_naming=False) == ("named.self", "named.status")
    assert bars(voter, voter, electorate=MINISTRY.electorate, self_naming=True) == ()
    assert bars(voter, Colleague("c", "bappeda", None), electorate=NTT.electorate, self_naming=False) == ("named.agency", "named.status")


def check(ballot: Ballot, own: str | None = "a", self_naming: bool = False) -> None:
    check_ballot(ballot, listed="abcdef", most_names=3, criteria={"conduct", "influence"}, own=own, self_naming=self_naming)


def test_a_ballot_takes_up_to_the_most_names_and_a_blank_one_is_a_ballot() -> None:
    check(Ballot(frozenset()))
    check(Ballot(frozenset("bcd"), {"b": frozenset({"conduct"}), "c": frozenset()}))
    check(Ballot(frozenset("ab")), own=None)
    check(Ballot(frozenset("ab")), self_naming=True)


@pytest.mark.parametrize(
    ("ballot", "code", "facts"),
    [
        (Ballot(frozenset("bcde")), "ballot.names", {"given": 4, "most": 3}),
        (Ballot(frozenset("bxy")), "ballot.unlisted", {"count": 2}),
        (Ballot(frozenset("ab")), "ballot.self", {}),
        (Ballot(frozenset("b"), {"b": frozenset({"looks"})}), "ballot.criteria", {"word": "looks"}),
        (Ballot(frozenset("b"), {"c": frozenset({"conduct"})}), "ballot.criteria", {"word": "c"}),
    ],
)
def test_a_ballot_outside_the_rules_is_refused_with_what_is_wrong(ballot: Ballot, code: str, facts: dict[str, object]) -> None:
    no = refused(check, ballot)

    assert (no.code, no.facts) == (code, facts)


def test_nobody_names_the_group_they_are_a_member_of_unless_self_naming_is_on() -> None:
    facts: dict[str, Any] = {"listed": "abg", "most_names": 3, "criteria": (), "own": None}

    check_ballot(Ballot(frozenset("ag")), self_naming=True, own_group="g", **facts)
    check_ballot(Ballot(frozenset("a")), self_naming=False, own_group="g", **facts)
    assert refused(check_ballot, Ballot(frozenset("ag")), self_naming=False, own_group="g", **facts).code == "ballot.own_group"


def test_count_gives_a_person_one_vote_a_ballot_however_often_named() -> None:
    assert count([["b", "a", "b"], {"a"}, []]) == {"a": 2, "b": 1}


def test_standings_fall_by_votes_of_all_or_of_some() -> None:
    votes = {"c": 1, "b": 2, "a": 1}

    assert standings(votes) == (Standing("b", 2), Standing("a", 1), Standing("c", 1))
    assert standings(votes, {"c"}) == (Standing("c", 1),)


def test_shortlist_keeps_everybody_tied_for_the_last_place_within_the_limit() -> None:
    ballots = [{"a", "b"}, {"a", "c"}, {"a"}, {"d"}]

    assert votes_of(shortlist(ballots, size=2, limit=4)) == {"a": 3, "b": 1, "c": 1, "d": 1}


def test_shortlist_leaves_a_tie_beyond_the_limit_undecided() -> None:
    made = shortlist([{"a", "b"}, {"a", "c"}, {"a"}, {"d"}], size=2, limit=3)

    assert made == Shortlist((Standing("a", 3),), (Standing("b", 1), Standing("c", 1), Standing("d", 1)), 1)
    assert made.keys == {"a"}
    assert made.tied == {"b", "c", "d"}


def test_shortlist_of_fewer_names_than_places_takes_all_of_them() -> None:
    assert votes_of(shortlist([{"a"}, {"b"}, set()], size=5, limit=7)) == {"a": 1, "b": 1}
    assert shortlist([set()], size=5, limit=7) == Shortlist(())


@pytest.mark.parametrize(("size", "limit"), [(0, 3), (4, 3)])
def test_shortlist_refuses_sizes_that_cannot_be(size: int, limit: int) -> None:
    assert refused(shortlist, [], size=size, limit=limit).code == "shortlist.size"
    assert refused(cut, {}, size=size, limit=limit).facts == {"size": size, "limit": limit}


@given(VOTES, st.integers(1, 8), st.integers(0, 4))
def test_nobody_off_the_list_has_as_many_votes_as_somebody_on_it_unless_tied(votes: dict[str, int], size: int, more: int) -> None:
    made = cut(votes, size=size, limit=size + more)
    off = {key: n for key, n in votes.items() if key not in made.keys | made.tied}

    assert all(n < standing.votes for n in off.values() for standing in (*made.chosen, *made.undecided))
    assert len({standing.votes for standing in made.undecided}) <= 1
    assert made.keys.isdisjoint(made.tied)
    assert len(made.chosen) <= size + more
    assert all(standing.votes > 0 for standing in made.chosen)


@given(VOTES, st.integers(1, 8), st.integers(0, 4))
def test_a_lot_always_fills_the_places_that_can_be_filled(votes: dict[str, int], size: int, more: int) -> None:
    made = cut(votes, size=size, limit=size + more)
    settled = settle(made, draw_lot(made.tied, votes=votes, secret=SECRET, seed="3 5 1"))
    named = sum(n > 0 for n in votes.values())

    assert settled.undecided == ()
    assert settled.places == 0
    assert min(size, named) <= len(settled.chosen) <= size + more
    assert (len(settled.chosen) == size) or not made.undecided


@given(st.lists(st.sets(KEYS, max_size=3), max_size=20), st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_order_in_which_ballots_came_changes_nothing(ballots: list[set[str]], chance: Random, size: int) -> None:
    again = list(ballots)
    chance.shuffle(again)

    assert shortlist(again, size=size, limit=size + 2) == shortlist(ballots, size=size, limit=size + 2)


@given(st.lists(st.sets(KEYS, max_size=3), max_size=20))
def test_count_agrees_with_counting_by_hand(ballots: list[set[str]]) -> None:
    assert count(ballots) == Counter(key for ballot in ballots for key in ballot)


def tie(chosen: str, undecided: str, places: int) -> Shortlist:
    return Shortlist(tuple(Standing(key, 5) for key in chosen), tuple(Standing(key, 2) for key in undecided), places)


UNITS = {"a": "sekretariat", "b": "sekretariat", "c": "p2p", "d": "kesmas", "e": "sekretariat"}


def test_units_without_anybody_on_the_list_come_first_and_the_rest_tie_for_what_is_left() -> None:
    assert prefer_new_units(tie("a", "bcde", 3), units=UNITS) == Shortlist(
        (Standing("a", 5), Standing("c", 2), Standing("d", 2)), (Standing("b", 2), Standing("e", 2)), 1
    )


def test_when_new_units_fill_the_places_exactly_nobody_is_left_undecided() -> None:
    assert prefer_new_units(tie("a", "bcd", 2), units=UNITS) == tie_done("a", "cd")


def tie_done(chosen: str, added: str) -> Shortlist:
    return Shortlist((*(Standing(key, 5) for key in chosen), *(Standing(key, 2) for key in added)))


def test_when_new_units_are_more_than_the_places_they_alone_tie() -> None:
    assert prefer_new_units(tie("a", "bcd", 1), units=UNITS) == tie("a", "cd", 1)


def test_settle_gives_the_places_to_the_first_drawn() -> None:
    assert settle(tie("a", "bcd", 2), ["d", "b", "c"]) == tie_done("a", "db")


@pytest.mark.parametrize("drawn", [["b"], ["b", "c", "x"], ["b", "c", "d", "d"]])
def test_settle_refuses_a_draw_among_other_people(drawn: list[str]) -> None:
    no = refused(settle, tie("a", "bcd", 2), drawn)

    assert (no.code, no.facts) == ("lot.keys", {"drawn": len(drawn), "tied": 3})


SEVEN_TIED = dict.fromkeys("cdefghi", 2) | {"a": 9, "b": 8}
HOME = dict.fromkeys("abcdefghi", "kesmas") | {"i": "p2p", "h": "apotek"}


def test_by_the_rules_extends_then_prefers_new_units_then_leaves_the_lot() -> None:
    assert by_the_rules({"a": 3, "b": 2} | dict.fromkeys("cdefg", 1), rules=NTT.nomination, units=HOME).keys == frozenset("abcdefg")
    made = by_the_rules(SEVEN_TIED, rules=NTT.nomination, units=HOME)
    assert (made.keys, made.tied, made.places) == (frozenset("abhi"), frozenset("cdefg"), 1)


def test_by_the_rules_of_lot_only_neither_extends_nor_looks_at_units() -> None:
    made = by_the_rules(SEVEN_TIED, rules=THIRD.nomination, units=HOME)

    assert (made.keys, made.tied, made.places) == (frozenset("ab"), frozenset("cdefghi"), 2)


def test_by_the_rules_of_the_ministry_does_not_extend_but_prefers_new_units() -> None:
    made = by_the_rules(SEVEN_TIED, rules=MINISTRY.nomination, units=HOME)

    assert (made.keys, made.tied, made.places) == (frozenset("abhi"), frozenset("cdefg"), 2)


VOTED = {"a": 9, "b": 8, "c": 7, "d": 6, "e": 5, "f": 4, "g": 4, "h": 1}


def test_next_in_line_is_nobody_while_the_places_are_filled() -> None:
    assert next_in_line(VOTED, called="abcde", standing=5, rules=NTT.nomination) == Shortlist(())
    assert next_in_line(VOTED, called="abcdefg", standing=6, rules=NTT.nomination) == Shortlist(())


def test_next_in_line_is_the_next_by_votes_with_everybody_tied_while_the_limit_holds() -> None:
    assert votes_of(next_in_line(VOTED, called="abcde", standing=4, rules=NTT.nomination)) == {"f": 4, "g": 4}


def test_next_in_line_without_extending_waits_for_a_lot() -> None:
    made = next_in_line(VOTED, called="abcde", standing=3, rules=THIRD.nomination)

    assert (made.keys, made.tied, made.places) == (frozenset(), frozenset("fg"), 1)


def test_an_earlier_lot_decides_among_those_who_lost_it() -> None:
    made = next_in_line(VOTED, called="abcde", standing=3, rules=THIRD.nomination, drawn=["e", "g", "f"])

    assert votes_of(made) == {"g": 4}


def test_next_in_line_is_empty_when_nobody_is_left() -> None:
    assert next_in_line({"a": 1}, called="a", standing=0, rules=NTT.nomination) == Shortlist(())


@pytest.mark.parametrize(("handed_in", "roll", "reached"), [(120, 240, True), (119, 240, False), (1, 3, False), (2, 3, True)])
def test_turnout_is_reached_at_the_floor_exactly(handed_in: int, roll: int, reached: bool) -> None:
    assert turnout_reached(handed_in, roll, floor=NTT.nomination.turnout_floor) is reached


def test_the_canonical_tally_is_the_same_in_whatever_order_it_came() -> None:
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1}) == b'{"a":2,"b":1}'


def test_the_commitment_of_a_lot_is_the_hash_of_tally_and_secret() -> None:
    # {"a":2} and the bytes 00 to 0f through sha256sum
    assert commit_lot({"a": 2}, SECRET) == "ffc9390b80fee14587ab887e6c7ebfc0fd904542f201bf62226b95aab3a60359"
    assert commit_lot({"a": 2}, SECRET) != commit_lot({"a": 3}, SECRET)
    assert commit_lot({"a": 2}, SECRET) != commit_lot({"a": 2}, SECRET[::-1])


def test_a_secret_of_another_length_is_refused() -> None:
    assert refused(commit_lot, {}, b"short").facts == {"bytes": 16}


def test_a_lot_is_the_same_for_everybody_who_repeats_it_and_depends_on_seed_and_secret() -> None:
    votes = dict.fromkeys("abcdefgh", 1)
    first = draw_lot("abcdefgh", votes=votes, secret=SECRET, seed="Merah 7")

    assert sorted(first) == list("abcdefgh")
    assert draw_lot("hgfedcba", votes=votes, secret=SECRET, seed="  merah   ７ ") == first
    assert draw_lot("abcdefgh", votes=votes, secret=SECRET, seed="biru 7") != first
    assert draw_lot("abcdefgh", votes=votes, secret=SECRET[::-1], seed="Merah 7") != first


def test_a_lot_without_a_seed_is_refused() -> None:
    assert refused(draw_lot, "ab", votes={"a": 1, "b": 1}, secret=SECRET, seed=" \n").code == "lot.seed"


def test_a_lot_prefers_nobody() -> None:
    wins = Counter(draw_lot("abc", votes={"a": 1}, secret=SECRET, seed=f"{n}")[0] for n in range(3000))

    assert all(900 < wins[key] < 1100 for key in "abc")


def test_extending_never_goes_beyond_the_limit_of_the_ruleset() -> None:
    narrow = replace(NTT.nomination, finalists_limit=5)

    assert by_the_rules({"a": 3, "b": 2} | dict.fromkeys("cdefg", 1), rules=narrow, units=HOME).tied == frozenset("cdefg")


def test_room_up_to_the_limit_is_for_those_who_tie_only() -> None:
    assert votes_of(cut({"a": 4, "b": 3, "c": 2, "d": 1}, size=2, limit=4)) == {"a": 4, "b": 3}
