"""Consent and gates settle who stands; who withdrew and who failed look the same; the next in line is called up."""

from datetime import timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.actions import answer_consent, draw_lot, publish, record_gates
from pelopor.nomination.models import Candidate
from pelopor.programme.queries import current_run, milestone
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from tests.conftest import sure
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
LATER = CLOSES + timedelta(days=1)
THREE = {"nomination.ties": ["lot"], "nomination.finalists": 3, "nomination.finalists_limit": 3, "assessment.proposed": 3}


def closed(*ballots: str, ruleset: dict[str, object] | None = THREE) -> Office:
    body = office(ruleset=ruleset)
    body.open()
    for names in ballots:
        body.vote(*names)
    body.close()
    return body


@pytest.fixture
def body() -> Office:
    """A, B, C are called up; D, then E, are next."""
    return closed("ABC", "ABC", "ABC", "ABD", "AD", "E")


def candidate(body: Office, name: str) -> Candidate:
    return Candidate.objects.select_related("nomination", "person").get(person=body[name])


def consent(body: Office, name: str, *, agrees: bool = True) -> None:
    answer_consent(candidate(body, name), consent=agrees, by=body[name], at=LATER)


def called(body: Office) -> list[str]:
    return [one.name for one in queries.candidates(body.nomination)]


def standing(body: Office) -> dict[str, bool | None]:
    return {one.name: one.stands for one in queries.candidates(body.nomination)}


def duties(kind: str) -> list[str]:
    return sorted(duty.person.name if duty.person else duty.role for duty in Duty.objects.filter(kind=kind, done_at__isnull=True))


def test_who_agrees_and_passes_stands(body: Office) -> None:
    consent(body, "A")
    assert standing(body) == {"A": None, "B": None, "C": None}
    record_gates(body.nomination, {body["A"]: True}, at=LATER)

    assert standing(body) == {"A": True, "B": None, "C": None}
    assert duties("consent.give") == ["B", "C"]


def test_gates_before_consent_settle_just_the_same(body: Office) -> None:
    record_gates(body.nomination, {body["A"]: True, body["B"]: False}, at=LATER)
    consent(body, "A")

    assert standing(body) == {"A": True, "B": False, "C": None, "D": None}


def test_the_audit_says_that_an_answer_came_and_not_which(body: Office) -> None:
    consent(body, "A", agrees=False)

    assert Event.objects.get(kind="nomination.consent_answered").facts == {}


@pytest.mark.parametrize("way", ["withdraws", "fails"])
def test_a_place_that_falls_free_goes_to_the_next_in_line_whatever_the_reason(body: Office, way: str) -> None:
    if way == "withdraws":
        consent(body, "B", agrees=False)
    else:
        record_gates(body.nomination, {body["B"]: False}, at=LATER)

    assert called(body) == ["A", "B", "C", "D"]
    assert duties("consent.give") == ["A", "C", "D"]
    assert "personnel_officer" in duties("gate.answer")
    assert standing(body)["B"] is False


def test_who_failed_a_gate_is_not_asked_for_consent_any_more(body: Office) -> None:
    record_gates(body.nomination, {body["B"]: False}, at=LATER)

    assert "B" not in duties("consent.give")


def test_when_nobody_is_left_the_study_goes_on_with_those_who_stand(body: Office) -> None:
    for name in "ABCDE":
        consent(body, name, agrees=name in "AE")
    record_gates(body.nomination, {body["A"]: True, body["E"]: True}, at=LATER)

    assert standing(body) == {"A": True, "B": False, "C": False, "D": False, "E": True}
    assert duties("study.submit") == ["reform_team"]


def test_the_study_waits_for_tim_rb_once_everything_is_settled(body: Office) -> None:
    for name in "ABC":
        consent(body, name)
    assert duties("study.submit") == []
    record_gates(body.nomination, {body[name]: True for name in "ABC"}, at=LATER)

    assert duties("study.submit") == ["reform_team"]


def test_names_are_published_alphabetically_without_counts(body: Office) -> None:
    for name in "CBA":
        consent(body, name, agrees=name != "B")
    consent(body, "D")
    record_gates(body.nomination, {body[name]: True for name in "ACD"}, at=LATER)
    assert queries.published_names(body.nomination) == []
    names = publish(body.nomination, by=body["Tim"], at=LATER)

    body.nomination.refresh_from_db()
    study = sure(current_run(body.cycle, Stage.STUDY))
    assert [row.name for row in queries.published_names(body.nomination)] == ["A", "C", "D"]
    assert sure(milestone(study, "nomination.published")).reference == body.nomination.public_id
    assert names == ["A", "C", "D"]


def test_the_audit_does_not_say_whose_consent_was_answered(body: Office) -> None:
    consent(body, "A")
    consent(body, "B", agrees=False)

    told = Event.objects.filter(kind="nomination.consent_answered")
    assert list(told.values_list("actor", "actor_name", "thing", "facts")) == [("", "", body.nomination.public_id, {})] * 2


def test_names_are_not_published_while_an_answer_is_open(body: Office) -> None:
    consent(body, "A")
    with pytest.raises(RuleBroken, match=r"names\.unsettled"):
        publish(body.nomination, by=body["Tim"], at=LATER)


def test_consent_is_given_once_and_before_publication(body: Office) -> None:
    consent(body, "A")
    with pytest.raises(RuleBroken, match=r"consent\.given"):
        consent(body, "A", agrees=False)
    for name in "BC":
        consent(body, name)
    record_gates(body.nomination, {body[name]: True for name in "ABC"}, at=LATER)
    publish(body.nomination, by=body["Tim"], at=LATER)
    with pytest.raises(RuleBroken, match=r"consent\.late"):
        consent(body, "B", agrees=False)


def test_a_gate_that_was_answered_is_not_answered_again(body: Office) -> None:
    record_gates(body.nomination, {body["A"]: True}, at=LATER)
    record_gates(body.nomination, {body["A"]: False}, at=LATER)

    assert candidate(body, "A").gates_passed is True


def test_a_tie_among_those_next_in_line_is_decided_by_a_new_lot() -> None:
    body = closed("ABC", "ABC", "ABC", "D", "E")
    consent(body, "A", agrees=False)
    assert (called(body), duties("nomination.lot")) == (["A", "B", "C"], ["reform_team"])
    consent(body, "B")  # a second look asks for no second lot
    with pytest.raises(RuleBroken, match=r"names\.unsettled"):
        publish(body.nomination, by=body["Tim"], at=LATER)

    draw_lot(body.nomination, seed="7", by=body["Tim"], at=LATER)

    assert len(called(body)) == 4
    assert called(body)[-1] in ("D", "E")
    assert duties("nomination.lot") == []


def test_who_lost_the_lot_at_closing_is_next_in_line_by_the_same_draw() -> None:
    body = closed("AB", "AC", "AD", "E")
    draw_lot(body.nomination, seed="4 1 6", by=body["Tim"], at=LATER)
    first = [name for name in called(body) if name != "A"]
    consent(body, first[0], agrees=False)

    assert len(called(body)) == 4
    assert duties("nomination.lot") == []
