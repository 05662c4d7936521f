"""Fewer names than places: what follows is the ruleset's word, and Tim RB acts on it once, with a reason."""

from datetime import timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.actions import answer_fewer, close
from pelopor.nomination.models import Candidate, Nomination
from pelopor.programme.queries import current_run
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from tests.conftest import sure
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
LATER = CLOSES + timedelta(hours=2)


def closed(rule: str) -> Office:
    """A and B were named for five places."""
    body = office(ruleset={"nomination.fewer": rule})
    body.open()
    body.vote("A", "B")
    body.vote("A")
    body.close()
    return body


def waits(kind: str) -> bool:
    return Duty.objects.filter(kind=kind, done_at__isnull=True).exists()


def test_where_the_rule_says_go_on_the_study_begins_with_the_names_there_are() -> None:
    body = closed("continue")

    assert (body.nomination.fewer, queries.found_names(body.nomination)) == ("continue", 2)
    assert sorted(one.name for one in queries.candidates(body.nomination)) == ["A", "B"]
    assert not waits("nomination.fewer")


def test_enough_names_leave_nothing_to_say() -> None:
    body = office(ruleset={"nomination.fewer": "advice"})
    body.open()
    body.vote("A", "B", "C")
    body.vote("D", "E")
    body.close()

    assert body.nomination.fewer == ""
    assert Candidate.objects.count() == 5


@pytest.mark.parametrize("rule", ["extend_window", "advice"])
def test_where_tim_rb_must_act_nobody_is_called_before(rule: str) -> None:
    body = closed(rule)

    assert (body.nomination.fewer, queries.fewer_waits(body.nomination)) == (rule, True)
    assert waits("nomination.fewer")
    assert not Candidate.objects.exists()
    assert current_run(body.cycle, Stage.STUDY) is None


def test_advice_lets_tim_rb_go_on_with_a_reason_once() -> None:
    body = closed("advice")
    with pytest.raises(RuleBroken, match=r"fewer\.reason"):
        answer_fewer(body.nomination, again=False, reason=" ", by=body["Tim"], at=LATER)
    answer_fewer(body.nomination, again=False, reason=" Unit kecil ", by=body["Tim"], at=LATER)

    body.nomination.refresh_from_db()
    assert (body.nomination.fewer_note, queries.fewer_waits(body.nomination)) == ("Unit kecil", False)
    assert sorted(one.name for one in queries.candidates(body.nomination)) == ["A", "B"]
    assert not waits("nomination.fewer")
    assert Event.objects.get(kind="nomination.fewer_answered").facts == {"again": False, "reason": "Unit kecil"}
    with pytest.raises(RuleBroken, match=r"fewer\.none"):
        answer_fewer(body.nomination, again=True, reason="Sebab", by=body["Tim"], at=LATER)


def test_advice_lets_tim_rb_hold_it_once_more_as_well() -> None:
    body = closed("advice")
    answer_fewer(body.nomination, again=True, reason="Unit kecil", by=body["Tim"], at=LATER)

    assert queries.nomination_of(body.cycle) is None
    assert sure(current_run(body.cycle, Stage.NOMINATE)).number == 2


def test_an_extended_window_is_a_second_nomination_and_there_is_no_third() -> None:
    body = closed("extend_window")
    with pytest.raises(RuleBroken, match=r"fewer\.again"):
        answer_fewer(body.nomination, again=False, reason="Sebab", by=body["Tim"], at=LATER)
    answer_fewer(body.nomination, again=True, reason="Baru dua nama", by=body["Tim"], at=LATER)

    assert waits("nomination.open")
    assert not waits("nomination.fewer")
    body.run.refresh_from_db()
    assert (body.run.void, body.run.reason) == (True, "Baru dua nama")
    first = body.nomination
    body.run = sure(current_run(body.cycle, Stage.NOMINATE))
    body.open(at=LATER, closes_at=LATER + timedelta(days=1))
    close(body.nomination, by=None, at=LATER + timedelta(days=1))
    body.nomination.refresh_from_db()
    assert body.nomination != first
    assert body.nomination.fewer == "continue"
    assert current_run(body.cycle, Stage.STUDY) is not None
    assert Nomination.objects.count() == 2
