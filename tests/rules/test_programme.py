import itertools

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import BACK_MOVES, BESIDE, GATES, MOVES, Stage, check_back_move, check_gate, check_move, missing

CHAIN = (Stage.PREPARE, *list(Stage)[list(Stage).index(Stage.NOMINATE) :])
ORDER = {stage: place for place, stage in enumerate(Stage)}


def test_the_chain_from_preparation_to_closing_is_walked_in_the_order_of_the_deck() -> None:
    for before, after in itertools.pairwise(CHAIN):
        check_move(before, after)


def test_the_stages_beside_follow_preparation_and_lead_nowhere() -> None:
    assert {stage for stage in Stage if stage in BESIDE} == {Stage.DECLARE, Stage.BASELINE, Stage.INTERNALISE}
    assert all(MOVES[stage] == frozenset() and stage in MOVES[Stage.PREPARE] for stage in BESIDE)


def test_no_stage_is_skipped() -> None:
    with pytest.raises(RuleBroken) as no:
        check_move(Stage.NOMINATE, Stage.ASSESS)

    assert (no.value.code, no.value.facts) == ("stage.move", {"from_stage": "NOMINATE", "to_stage": "ASSESS"})


def test_every_stage_has_its_moves_and_its_gate_and_moves_lead_forward() -> None:
    assert set(MOVES) == set(GATES) == set(Stage)
    assert all(ORDER[after] > ORDER[before] for before, afters in MOVES.items() for after in afters)
    assert all(ORDER[after] < ORDER[before] for before, afters in BACK_MOVES.items() for after in afters)


def test_missing_names_what_a_gate_waits_for_and_of_each_set_one_is_enough() -> None:
    assert missing(Stage.NOMINATE, ["cycle.opened"]) == (
        frozenset({"criteria.published"}),
        frozenset({"baseline.proved", "baseline.waived"}),
    )
    assert missing(Stage.NOMINATE, ["criteria.published", "baseline.waived"]) == ()


def test_a_gate_that_does_not_hold_says_what_it_lacks() -> None:
    with pytest.raises(RuleBroken) as no:
        check_gate(Stage.DECREE, {"declare.waived"})

    assert (no.value.code, no.value.facts) == ("gate.missing", {"stage": "DECREE", "missing": "internalise.proved, objections.closed"})
    check_gate(Stage.DECREE, {"declare.waived", "internalise.proved", "objections.closed"})


@pytest.mark.parametrize(("start", "end"), [(start, end) for start, ends in BACK_MOVES.items() for end in sorted(ends)])
def test_the_ways_back_are_those_of_the_table(start: Stage, end: Stage) -> None:
    check_back_move(start, end)


@pytest.mark.parametrize(("start", "end"), [(Stage.ACT, Stage.DECIDE), (Stage.STUDY, Stage.ASSESS), (Stage.NOMINATE, Stage.PREPARE)])
def test_another_way_back_is_refused(start: Stage, end: Stage) -> None:
    with pytest.raises(RuleBroken) as no:
        check_back_move(start, end)

    assert (no.value.code, no.value.facts) == ("back.move", {"from_stage": start.value, "to_stage": end.value})
