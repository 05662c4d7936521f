"""Closing tallies once; ties go by the frozen rule; the tally stays closed."""

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import actions, queries, tasks
from pelopor.nomination.actions import close, draw_lot
from pelopor.nomination.models import Candidate, CriterionCount, Nomination
from pelopor.programme.queries import current_run, milestone
from pelopor.rules.errors import RuleBroken
from pelopor.rules.nomination import commit_lot
from pelopor.rules.programme import Stage
from tests.conftest import sure
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
LOT = {"nomination.ties": ["lot"], "nomination.finalists": 3, "nomination.finalists_limit": 3, "assessment.proposed": 3}


def called(body: Office) -> list[str]:
    return [candidate.name for candidate in queries.candidates(body.nomination)]


def waiting(kind: str) -> list[Duty]:
    return list(Duty.objects.filter(kind=kind, done_at__isnull=True))


def test_closing_counts_ballots_and_calls_up_the_first_five() -> None:
    body = office()
    body.open()
    for names in ("ABC", "ABC", "ABD", "ADE", "BE", "E", ""):
        body.vote(*names, criteria={"A": ["initiative"]} if "A" in names else None)
    body.close()

    made = body.nomination
    assert made.tally == {body[name].public_id: votes for name, votes in {"A": 4, "B": 4, "C": 2, "D": 2, "E": 3}.items()}
    assert (made.ballots, made.blank, made.turnout_reached) == (7, 1, False)
    assert called(body) == ["A", "B", "C", "D", "E"]
    assert list(CriterionCount.objects.values_list("person__name", "criterion", "count")) == [("A", "initiative", 4)]


def test_closing_opens_the_study_and_asks_for_consent_and_gates() -> None:
    body = office()
    body.open()
    body.vote("A", "B")
    body.close()

    study = sure(current_run(body.cycle, Stage.STUDY))
    body.run.refresh_from_db()
    assert body.run.closed_at == CLOSES
    assert sure(milestone(body.run, "nomination.closed")).hash == body.nomination.tally_hash
    assert [(sure(duty.person).name, duty.subject) for duty in waiting("consent.give")] == [("A", study.public_id), ("B", study.public_id)]
    assert [duty.role for duty in waiting("gate.answer")] == ["personnel_officer"]


def test_the_hash_binds_the_tally_and_its_salt() -> None:
    body = office()
    body.open()
    body.vote("A")
    body.close()

    tally = json.dumps(body.nomination.tally, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(tally + bytes.fromhex(body.nomination.tally_salt)).hexdigest() == body.nomination.tally_hash
    assert Event.objects.get(kind="nomination.closed").facts == {"ballots": 1, "roll": 25, "hash": body.nomination.tally_hash}


def test_it_is_not_closed_before_its_time() -> None:
    body = office()
    body.open()
    with pytest.raises(RuleBroken, match=r"nomination\.early"):
        close(body.nomination, by=body["Tim"], at=CLOSES - timedelta(seconds=1))


def test_the_task_closes_what_is_due_and_a_second_closing_changes_nothing() -> None:
    body = office()
    body.open()
    body.vote("A")
    tasks.due(CLOSES - timedelta(seconds=1))
    assert Nomination.objects.get().tally is None
    tasks.due(CLOSES)
    before = Nomination.objects.values().get()

    tasks.due(CLOSES)
    assert close(body.nomination, by=None, at=CLOSES) is False

    assert Nomination.objects.values().get() == before
    assert Candidate.objects.count() == 1


def test_a_closing_that_fails_keeps_no_other_agency_from_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = office(), office(code="lain")
    first.open()
    second.open()
    monkeypatch.setattr(queries, "counting", lambda real=queries.counting: real().order_by("pk"))
    broken = first.nomination.public_id
    real = actions.close

    def fail(nomination: Nomination, **facts: Any) -> object:
        if nomination.public_id == broken:
            raise RuntimeError("disc")
        return real(nomination, **facts)

    monkeypatch.setattr(actions, "close", fail)
    with pytest.raises(RuntimeError, match="disc"):
        tasks.due(CLOSES)

    second.nomination.refresh_from_db()
    assert second.nomination.tally == {}


def test_a_closing_that_broke_off_after_the_slips_were_kept_is_taken_up() -> None:
    from pelopor.participation.actions import close_round

    body = office()
    body.open()
    body.vote("A")
    close_round(body.nomination.round, by=None, at=CLOSES)

    body.close()

    assert body.nomination.tally == {body["A"].public_id: 1}


def test_without_any_ballot_nobody_is_called_and_the_study_waits_for_tim_rb() -> None:
    body = office()
    body.open()
    body.close()

    assert called(body) == []
    assert (body.nomination.tally, body.nomination.ballots, len(waiting("study.submit"))) == ({}, 0, 1)


def test_everybody_tied_for_the_last_place_goes_on_up_to_the_limit() -> None:
    body = office()
    body.open()
    for name in "ABCDEFG":
        body.vote(name)
    body.close()

    assert called(body) == list("ABCDEFG")


def test_a_tie_beyond_the_limit_waits_for_a_public_lot_whose_commitment_is_published() -> None:
    body = office(ruleset=LOT)
    body.open()
    for names in ("AB", "AC", "AD", "E"):
        body.vote(*names)
    body.close()

    made = body.nomination
    assert called(body) == []
    assert current_run(body.cycle, Stage.STUDY) is None
    assert [duty.role for duty in waiting("nomination.lot")] == ["reform_team"]
    lot = made.lots.get()
    assert lot.commitment == commit_lot(sure(made.tally), bytes.fromhex(lot.secret))
    assert Event.objects.get(kind="nomination.lot_committed").facts == {"hash": lot.commitment}


def test_the_lot_decides_by_what_was_drawn_in_public_and_hides_its_bits() -> None:
    body = office(ruleset=LOT)
    body.open()
    for names in ("AB", "AC", "AD", "E"):
        body.vote(*names)
    body.close()
    draw_lot(body.nomination, seed=" 4 1 6 ", by=body["Tim"], at=CLOSES)

    lot = body.nomination.lots.get()
    order = sorted("BCDE", key=lambda name: hashlib.sha256(f"{lot.commitment}|4 1 6|{body[name].public_id}".encode()).digest())
    assert called(body) == sorted(["A", *order[:2]])
    assert (lot.seed, lot.drawn_at, waiting("nomination.lot")) == ("4 1 6", CLOSES, [])
    assert lot.order == [body[name].public_id for name in order]
    assert Event.objects.get(kind="nomination.lot_drawn").facts == {"seed": "4 1 6", "hash": lot.commitment}


@pytest.mark.parametrize(("seed", "code"), [("", "lot.seed"), ("   ", "lot.seed")])
def test_a_lot_needs_a_seed(seed: str, code: str) -> None:
    body = office(ruleset=LOT)
    body.open()
    for name in "ABCDE":
        body.vote(name)
    body.close()
    with pytest.raises(RuleBroken, match=code):
        draw_lot(body.nomination, seed=seed, by=body["Tim"], at=CLOSES)


def test_there_is_no_lot_when_nothing_is_tied() -> None:
    body = office()
    body.open()
    body.vote("A")
    body.close()
    with pytest.raises(RuleBroken, match=r"lot\.none"):
        draw_lot(body.nomination, seed="1", by=body["Tim"], at=CLOSES)


def test_turnout_at_the_floor_is_enough() -> None:
    body = office(colleagues="ABCDEFGHIJKLMNO")
    body.open()
    for _ in range(10):
        body.vote("A")
    body.close()

    assert (body.nomination.ballots, body.nomination.round.roll_size, body.nomination.turnout_reached) == (10, 20, True)
