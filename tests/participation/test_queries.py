"""What a page may learn about a round, and how people and slips are recognised."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from pelopor.participation import queries
from pelopor.participation.actions import close_round, hand_in
from pelopor.participation.models import Round
from pelopor.participation.queries import Open, Ticket, handle_of, mark_of, read_ticket, write_ticket
from pelopor.people.models import Person
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.participation.factories import CLOSES, people, sealed, secret_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready() -> tuple[Round, list[Person]]:
    return sealed(20)


def give(round: Round, person: Person, number: int = 0, edition: int = 1) -> None:
    hand_in(round=round, ticket=write_ticket(round, person), secret=secret_of(number), edition=edition, content={"names": []}, at=NOON)


def test_the_slip_key_is_made_once_in_a_file_that_only_the_program_reads(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "slip.key"
    with override_settings(SLIP_KEY_FILE=file):
        first = queries.slip_key()
        assert queries.slip_key() == first == file.read_bytes()

    assert (len(first), stat.S_IMODE(file.stat().st_mode)) == (32, 0o600)


def test_a_slip_key_that_was_cut_is_never_used(tmp_path: Path) -> None:
    file = tmp_path / "slip.key"
    file.write_bytes(b"short")
    with override_settings(SLIP_KEY_FILE=file), pytest.raises(RuleBroken, match=r"slip_key\.short"):
        queries.slip_key()


def test_a_mark_differs_by_person_round_and_key(ready: tuple[Round, list[Person]], tmp_path: Path) -> None:
    round, members = ready
    first = mark_of(round, members[0])
    round.salt = b"x" * 32
    other_round = mark_of(round, members[0])
    with override_settings(SLIP_KEY_FILE=tmp_path / "other.key"):
        other_key = mark_of(round, members[0])

    assert len({first, other_round, other_key, mark_of(round, members[1])}) == 4
    assert mark_of(round, members[0]) == other_round


def test_a_handle_is_bound_to_the_round() -> None:
    assert handle_of("a", "1" * 32) != handle_of("b", "1" * 32)


def test_a_ticket_says_round_mark_and_group_and_holds_no_clock(ready: tuple[Round, list[Person]]) -> None:
    round, members = ready
    text = write_ticket(round, members[0])

    assert read_ticket(text, round=round) == Ticket(round.public_id, mark_of(round, members[0]), "g0")
    assert write_ticket(round, members[0]) == text


def test_somebody_who_is_not_on_the_frozen_roll_gets_no_ticket(ready: tuple[Round, list[Person]]) -> None:
    round, _ = ready
    late = people(1)[0]

    with pytest.raises(RuleBroken, match=r"roll\.absent"):
        write_ticket(round, late)


def test_what_is_open_for_somebody_is_computed_at_reading(ready: tuple[Round, list[Person]]) -> None:
    round, members = ready
    assert queries.open_for(members[0], at=NOON) == [Open(round, handed_in=False, turnout=0)]
    for number in range(5):
        give(round, members[number], number)

    assert queries.open_for(members[0], at=NOON) == [Open(round, handed_in=True, turnout=20)]
    assert queries.open_for(members[9], at=NOON) == [Open(round, handed_in=False, turnout=20)]
    assert queries.open_for(people(1)[0], at=NOON) == []


def test_a_round_is_open_from_its_opening_up_to_its_closing_time(ready: tuple[Round, list[Person]]) -> None:
    round, members = ready
    moments = [NOON - timedelta(seconds=1), NOON, CLOSES - timedelta(seconds=1), CLOSES]

    assert [bool(queries.open_for(members[0], at=at)) for at in moments] == [False, True, True, False]
    assert [queries.is_open(round, at=at) for at in moments] == [False, True, True, False]
    assert [queries.due_rounds(at=at).count() for at in moments] == [0, 0, 0, 1]


def test_a_closed_round_knows_nobody_any_more(ready: tuple[Round, list[Person]]) -> None:
    round, members = ready
    give(round, members[0])
    close_round(round, by=None, at=NOON)

    assert not queries.is_open(round, at=NOON)
    assert not queries.has_taken_part(round, members[0])
    assert queries.open_for(members[0], at=NOON) == []
    assert queries.due_rounds(at=CLOSES).count() == 0
    assert queries.turnout(round) == 0
    with pytest.raises(RuleBroken, match=r"round\.closed"):
        mark_of(round, members[0])


def test_a_secret_tells_the_highest_edition_and_nothing_else(ready: tuple[Round, list[Person]]) -> None:
    round, members = ready
    assert queries.edition_of(round, secret_of(0)) == 0
    give(round, members[0])
    give(round, members[0], edition=4)

    assert queries.edition_of(round, secret_of(0)) == 4


def test_what_waits_for_somebody_takes_a_bounded_number_of_queries(
    ready: tuple[Round, list[Person]], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _, members = ready
    with django_assert_num_queries(3):  # rounds; the mark and the turnout of each
        queries.open_for(members[0], at=NOON)


def _read_anew(round: Round) -> Round:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {queries.STATE} FROM participation_round WHERE id = %s", [round.pk])
        salt, closed = cursor.fetchone()
    return queries.fresh(round, salt=salt, closed=closed)


def test_a_round_read_anew_has_lost_its_salt_as_soon_as_it_is_closed(ready: tuple[Round, list[Person]]) -> None:
    """A part above keeps what is frozen of a round in memory; a closing in another process is seen at once."""
    round, _ = ready
    kept = _read_anew(round)
    assert (kept.salt is not None, kept.closed_at) == (True, None)
    close_round(round, by=None, at=NOON)
    made = _read_anew(kept)

    assert (made.salt, made.closed_at is None, queries.is_open(made, at=NOON)) == (None, False, False)
