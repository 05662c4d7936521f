"""Terms of appointments, their end and who may take the place."""

from datetime import date

import pytest

from pelopor.rules.appointments import check_end, check_replacement, term_state
from pelopor.rules.assessment import Bracket
from pelopor.rules.errors import RuleBroken

START, END = date(2026, 12, 7), date(2027, 12, 7)
PROPOSAL = [Bracket(1, ("a",)), Bracket(2, ("b", "c")), Bracket(4, ("d",))]


@pytest.mark.parametrize(
    ("on", "ended", "state"),
    [
        (date(2026, 12, 6), None, "coming"),
        (date(2026, 12, 7), None, "running"),
        (date(2027, 12, 6), None, "running"),
        (date(2027, 12, 7), None, "over"),
        (date(2027, 3, 1), date(2027, 3, 2), "running"),
        (date(2027, 3, 2), date(2027, 3, 2), "ended"),
        (date(2028, 1, 1), date(2027, 3, 2), "ended"),
    ],
)
def test_how_a_term_stands_on_a_day(on: date, ended: date | None, state: str) -> None:
    assert term_state(on, starts=START, ends=END, ended=ended) == state


@pytest.mark.parametrize(
    ("cause", "words", "on", "code"),
    [
        ("decree_void", "SK dicabut", START, "ending.cause"),
        ("moved", "  ", START, "ending.words"),
        ("moved", "SK mutasi", date(2026, 12, 6), "ending.day"),
        ("moved", "SK mutasi", END, "ending.day"),
    ],
)
def test_no_term_ends_without_cause_words_or_outside_itself(cause: str, words: str, on: date, code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        check_end(cause=cause, words=words, on=on, terms=[(START, END)])

    assert no.value.code == code


def test_a_whole_group_ends_on_a_day_of_each_of_its_terms() -> None:
    terms = [(START, END), (date(2027, 2, 1), date(2027, 6, 1))]

    check_end(cause="retired", words="TMT 1 Maret", on=date(2027, 3, 1), terms=terms)

    with pytest.raises(RuleBroken) as no:
        check_end(cause="retired", words="TMT 1 Juli", on=date(2027, 7, 1), terms=terms)
    assert no.value.facts == {"first": date(2027, 2, 1), "last": date(2027, 6, 1)}


@pytest.mark.parametrize(("chosen", "reason"), [("a", ""), ("b", "Keahlian"), ("d", "Keahlian"), (None, "Tugas dibagi")])
def test_a_place_goes_by_rank_or_with_a_reason(chosen: str | None, reason: str) -> None:
    check_replacement(chosen, proposal=PROPOSAL, reason=reason)


def test_among_those_who_share_the_best_place_nobody_is_passed_over() -> None:
    check_replacement("c", proposal=PROPOSAL[1:], reason="")


def test_where_the_rules_ask_for_no_reason_a_departure_needs_none() -> None:
    check_replacement("d", proposal=PROPOSAL, reason="", reason_below_rank=False)


@pytest.mark.parametrize(
    ("chosen", "code"), [("d", "replacement.reason"), ("z", "replacement.unknown"), (None, "replacement.reason_empty")]
)
def test_a_place_is_not_given_against_the_ranking_without_a_reason(chosen: str | None, code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        check_replacement(chosen, proposal=PROPOSAL, reason=" ")

    assert no.value.code == code
