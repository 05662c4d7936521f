"""Stirring and closing: what stays, what goes, and once only."""

import json
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from pelopor.audit.models import Event
from pelopor.participation import queries, tasks
from pelopor.participation.actions import close, close_round, hand_in, record_turnout, stir
from pelopor.participation.models import ClosedSlip, Mark, Receipt, Round, Slip
from pelopor.participation.queries import handle_of, write_ticket
from pelopor.people.models import Person
from tests.conftest import NOON
from tests.participation.factories import CLOSES, sealed, secret_of


def filled(people: int, slips: int) -> tuple[Round, list[Person]]:
    round, members = sealed(people)
    for number, person in enumerate(members[:slips]):
        give(round, person, number)
    return round, members


def give(round: Round, person: Person, number: int, edition: int = 1) -> None:
    content = {"names": [str(number)]}
    hand_in(round=round, ticket=write_ticket(round, person), secret=secret_of(number), edition=edition, content=content, at=NOON)


@pytest.mark.django_db
def test_closing_keeps_contents_and_receipts_apart_and_destroys_the_rest() -> None:
    round, _ = filled(20, 6)

    assert close_round(round, by=None, at=CLOSES) is True

    assert sorted(ClosedSlip.objects.values_list("content", flat=True), key=json.dumps) == [{"names": [str(n)]} for n in range(6)]
    assert queries.receipts(round) == sorted(handle_of(round.public_id, secret_of(n)).hex() for n in range(6))
    assert (Slip.objects.count(), Mark.objects.count()) == (0, 0)
    assert (round.salt, round.closed_at, round.slips_counted) == (None, CLOSES, 6)
    assert queries.closed_contents(round) == list(ClosedSlip.objects.order_by("key").values_list("content", flat=True))


@pytest.mark.django_db
def test_closing_is_written_into_the_audit_with_the_number_of_slips() -> None:
    round, members = filled(20, 6)
    close_round(round, by=members[0], at=CLOSES)

    event = Event.objects.get(kind="participation.round_closed")
    assert (event.facts, event.actor_name) == ({"slips": 6}, "Pegawai 000")


@pytest.mark.django_db
def test_a_second_closing_does_nothing() -> None:
    round, _ = filled(20, 6)
    stale = Round.objects.get(pk=round.pk)
    close_round(round, by=None, at=CLOSES)

    assert close_round(stale, by=None, at=CLOSES + timedelta(hours=1)) is False

    assert (Round.objects.get().closed_at, Event.objects.filter(kind="participation.round_closed").count()) == (CLOSES, 1)


@pytest.mark.django_db
def test_closing_one_round_leaves_the_slips_of_another() -> None:
    round, _ = filled(20, 6)
    other = Round.objects.create(agency=round.agency, mode="sealed", opens_at=NOON, closes_at=CLOSES, salt=b"s" * 32, roll_size=1)
    group = round.groups.get()
    Slip.objects.create(handle=b"h" * 32, round=other, group=group, edition=1, content={})
    Mark.objects.create(mark=b"m" * 32, round=other)

    close_round(round, by=None, at=CLOSES)

    assert list(Slip.objects.values_list("round", flat=True)) == list(Mark.objects.values_list("round", flat=True)) == [other.pk]


def test_two_processes_that_close_at_once_close_once(disk: Path | None) -> None:
    round, _ = filled(20, 6)
    start, answers = Barrier(2), []

    def work() -> None:
        mine = Round.objects.get(pk=round.pk)
        start.wait()
        answers.append(close_round(mine, by=None, at=CLOSES))
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False, True]
    assert (ClosedSlip.objects.count(), Receipt.objects.count()) == (6, 6)


@pytest.mark.django_db
def test_a_stir_keeps_every_row() -> None:
    filled(20, 12)
    before = sorted((bytes(s.handle), s.edition, json.dumps(s.content), s.group_id) for s in Slip.objects.all())
    marks = sorted(bytes(mark) for mark in Mark.objects.values_list("mark", flat=True))

    assert stir() == 12

    assert sorted((bytes(s.handle), s.edition, json.dumps(s.content), s.group_id) for s in Slip.objects.all()) == before
    assert sorted(bytes(mark) for mark in Mark.objects.values_list("mark", flat=True)) == marks


@pytest.mark.django_db
def test_changes_count_for_the_stir_like_new_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(close, "STIRRER", close.Stirrer())
    round, members = filled(20, 5)
    assert close.stir_due(NOON) is False
    for number in range(5):
        give(round, members[number], number, edition=2)

    assert close.stir_due(NOON) is True


@pytest.mark.django_db
def test_the_stir_is_due_again_in_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count starts anew when a closing has taken the slips away."""
    monkeypatch.setattr(close, "STIRRER", close.Stirrer())
    round, members = filled(20, 15)
    assert close.stir_due(NOON) is True
    Slip.objects.all().delete()
    Mark.objects.all().delete()
    for number in range(10):
        give(round, members[number], number)

    assert close.stir_due(NOON + close.EVERY) is True


@pytest.mark.django_db
def test_the_task_tells_the_audit_of_turnout_in_steps_of_ten_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(close, "STIRRER", close.Stirrer())
    round, members = filled(20, 1)
    tasks.due(NOON)
    assert not Event.objects.filter(kind="participation.turnout").exists()
    for number in range(1, 7):
        give(round, members[number], number)
    tasks.due(NOON)
    tasks.due(NOON)
    for number in range(7, 9):
        give(round, members[number], number)
    tasks.due(NOON + timedelta(minutes=1))

    assert [event.facts for event in Event.objects.filter(kind="participation.turnout").order_by("sequence")] == [
        {"step": 30},
        {"step": 40},
    ]


@pytest.mark.django_db
def test_turnout_of_a_small_roll_is_told_to_nobody() -> None:
    round, _ = filled(14, 14)
    tasks.due(NOON)

    assert queries.turnout(round) is None
    assert not Event.objects.filter(kind="participation.turnout").exists()


@pytest.mark.django_db
def test_a_step_that_was_passed_is_not_told_again() -> None:
    round, _ = filled(20, 6)
    record_turnout(round, step=30, at=NOON)
    record_turnout(round, step=20, at=NOON)

    assert Event.objects.filter(kind="participation.turnout").count() == 1
