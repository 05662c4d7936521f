"""The tally is withheld until both witnesses opened it after the scores were locked."""

from datetime import timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.actions import ask_witnesses, open_tally
from pelopor.nomination.models import Witness
from pelopor.programme.models import Milestone, StageRun
from pelopor.programme.queries import milestone
from pelopor.rules.errors import RuleBroken
from tests.conftest import sure
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
LATER = CLOSES + timedelta(days=5)


@pytest.fixture
def body() -> Office:
    made = office()
    made.open()
    for _ in range(5):
        made.vote("A", "B", criteria={"A": ["initiative"]})
    made.vote("C", criteria={"C": ["influence"]})
    made.close()
    made.assess = StageRun.objects.create(cycle=made.cycle, stage="ASSESS", number=1, opened_at=LATER)
    return made


def lock(body: Office) -> None:
    Milestone.objects.create(run=body.assess, kind="scores.locked", at=LATER)
    ask_witnesses(body.nomination, at=LATER)


def witness(body: Office, number: int) -> Witness:
    return sure(queries.witness_of(body.nomination, body[f"Saksi {number}"]))


def unseal(body: Office, number: int) -> None:
    open_tally(witness(body, number), by=body[f"Saksi {number}"], at=LATER)


def test_nobody_sees_the_tally_before_the_scores_are_locked(body: Office) -> None:
    with pytest.raises(RuleBroken, match=r"tally\.early"):
        unseal(body, 1)

    assert (queries.opened_tally(body.nomination), queries.opened_votes(body.nomination)) == (None, [])
    assert not Event.objects.filter(kind="nomination.tally_opened").exists()


def test_one_witness_alone_opens_nothing(body: Office) -> None:
    lock(body)
    unseal(body, 1)

    assert (queries.opened_tally(body.nomination), queries.opened_criteria(body.nomination)) == (None, [])
    assert milestone(body.assess, "tally.opened") is None
    assert [sure(duty.person).name for duty in Duty.objects.filter(kind="tally.open", done_at__isnull=True)] == ["Saksi 2"]


def test_with_the_second_witness_the_tally_is_open(body: Office) -> None:
    lock(body)
    unseal(body, 1)
    unseal(body, 2)

    assert queries.opened_tally(body.nomination) == {body["A"].public_id: 5, body["B"].public_id: 5, body["C"].public_id: 1}
    assert queries.opened_votes(body.nomination) == [("A", 5), ("B", 5), ("C", 1)]
    assert queries.opened_criteria(body.nomination) == [("A", "initiative", 5)]  # a criterion that one ticked tells who
    assert sure(milestone(body.assess, "tally.opened")).hash == body.nomination.tally_hash
    assert Event.objects.filter(kind="nomination.tally_opened").count() == 2


def test_a_witness_opens_once(body: Office) -> None:
    lock(body)
    unseal(body, 1)
    with pytest.raises(RuleBroken, match=r"tally\.twice"):
        unseal(body, 1)


def test_the_minutes_wait_only_when_the_scores_are_agreed_too(body: Office) -> None:
    lock(body)
    unseal(body, 1)
    Milestone.objects.create(run=body.assess, kind="scores.agreed", at=LATER)
    unseal(body, 2)

    assert [duty.role for duty in Duty.objects.filter(kind="minutes.draw", done_at__isnull=True)] == ["reform_team"]


def test_a_lock_that_was_taken_back_closes_the_tally_again(body: Office) -> None:
    lock(body)
    unseal(body, 1)
    unseal(body, 2)
    StageRun.objects.filter(pk=body.assess.pk).update(void=True, reason="Penilai berganti", closed_at=LATER)

    assert queries.opened_tally(body.nomination) is None


def test_who_is_no_witness_has_none(body: Office) -> None:
    assert queries.witness_of(body.nomination, body["A"]) is None
