"""Handing in: once per person, changed by whoever holds the secret, the highest edition counts."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Event, Thread
from time import sleep

import pytest
from django.core import signing
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from pelopor.participation import queries
from pelopor.participation.actions import Received, hand_in, slip, stir
from pelopor.participation.actions.close import close_round
from pelopor.participation.models import Mark, Round, Slip
from pelopor.participation.queries import Ticket, write_ticket
from pelopor.people.models import Person
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.participation.factories import CLOSES, agency, people, sealed, secret_of

FIRST, SECOND = {"names": ["a"]}, {"names": ["b"]}


@pytest.fixture
def ready(db: None) -> tuple[Round, str]:
    round, members = sealed(20)
    return round, write_ticket(round, members[3])


def give(
    round: Round, ticket: str, *, secret: str = secret_of(3), edition: int = 1, content: object = FIRST, at: datetime = NOON
) -> Received:
    return hand_in(round=round, ticket=ticket, secret=secret, edition=edition, content=content, at=at)


def stored() -> list[tuple[int, object]]:
    return [(slip.edition, slip.content) for slip in Slip.objects.all()]


def test_a_first_slip_sets_one_mark_and_is_kept_under_its_handle(ready: tuple[Round, str]) -> None:
    round, ticket = ready

    assert give(round, ticket) == Received(first=True, edition=1)

    slip = Slip.objects.get()
    assert bytes(slip.handle) == queries.handle_of(round.public_id, secret_of(3))
    assert (slip.group.code, slip.edition, slip.content) == ("g0", 1, FIRST)
    assert Mark.objects.get().request is None


def test_the_same_sent_again_gets_the_same_answer(ready: tuple[Round, str]) -> None:
    round, ticket = ready
    give(round, ticket)

    assert give(round, ticket) == Received(first=False, edition=1)
    assert stored() == [(1, FIRST)]


def test_a_higher_edition_replaces_the_content_and_needs_no_ticket(ready: tuple[Round, str]) -> None:
    round, ticket = ready
    give(round, ticket)

    assert give(round, "", edition=2, content=SECOND) == Received(first=False, edition=2)
    assert stored() == [(2, SECOND)]
    assert Mark.objects.count() == 1


@pytest.mark.parametrize(("edition", "content"), [(2, FIRST), (1, SECOND), (1, FIRST)])
def test_a_lower_edition_or_the_same_with_other_content_changes_nothing(
    ready: tuple[Round, str], edition: int, content: dict[str, list[str]]
) -> None:
    round, ticket = ready
    give(round, ticket, edition=2, content=SECOND)

    with pytest.raises(RuleBroken, match=r"slip\.edition"):
        give(round, ticket, edition=edition, content=content)

    assert stored() == [(2, SECOND)]


def test_a_second_secret_of_the_same_person_is_refused(ready: tuple[Round, str]) -> None:
    round, ticket = ready
    give(round, ticket)

    with pytest.raises(RuleBroken, match=r"slip\.elsewhere"):
        give(round, ticket, secret=secret_of(4), content=SECOND)

    assert stored() == [(1, FIRST)]


def test_a_secret_that_another_person_holds_is_not_taken_over(ready: tuple[Round, str]) -> None:
    """Two devices that drew the same secret: the second one is told to begin anew, and its mark is not set."""
    round, ticket = ready
    give(round, ticket, edition=2)
    other = write_ticket(round, queries.roll_of(round).exclude(person__name="Pegawai 003")[0].person)

    with pytest.raises(RuleBroken, match=r"slip\.edition"):
        give(round, other, content=SECOND)

    assert (stored(), Mark.objects.count()) == ([(2, FIRST)], 1)


@pytest.mark.parametrize("secret", ["", "A" * 32, "0" * 31, "0" * 33, "g" * 32])
def test_a_secret_is_thirty_two_hexadecimal_digits(ready: tuple[Round, str], secret: str) -> None:
    with pytest.raises(RuleBroken, match=r"slip\.secret"):
        give(*ready, secret=secret)


@pytest.mark.parametrize("edition", [1, 30_000])
def test_the_first_and_the_last_edition_are_taken(ready: tuple[Round, str], edition: int) -> None:
    assert give(*ready, edition=edition).edition == edition


@pytest.mark.parametrize("edition", [0, -1, 30_001])
def test_an_edition_is_a_small_number_from_one(ready: tuple[Round, str], edition: int) -> None:
    with pytest.raises(RuleBroken, match=r"slip\.edition"):
        give(*ready, edition=edition)


def test_a_forged_a_cut_and_a_foreign_ticket_are_refused(ready: tuple[Round, str]) -> None:
    round, ticket = ready
    other = sealed_elsewhere()
    twisted = signing.Signer(salt="pelopor.participation.ticket").sign(f"{round.public_id}|zz|g0")
    for bad in ("", ticket[:-1], ticket.replace(":", "x", 1), "a|b|c", twisted, write_ticket(*other)):
        with pytest.raises(RuleBroken, match=r"ticket\.bad"):
            give(round, bad)

    assert not Slip.objects.exists()
    assert not Mark.objects.exists()


def sealed_elsewhere() -> tuple[Round, Person]:
    members = people(15)
    from pelopor.participation.actions import open_round

    made = open_round(
        agency=agency("lain"), mode="sealed", people=members, opens_at=NOON, closes_at=CLOSES, ruleset_hash="", by=members[0], at=NOON
    )
    return made, members[0]


@pytest.mark.parametrize("at", [NOON - timedelta(seconds=1), CLOSES, CLOSES + timedelta(days=1)])
def test_nothing_is_taken_before_opening_or_from_the_closing_time_on(ready: tuple[Round, str], at: datetime) -> None:
    with pytest.raises(RuleBroken, match=r"round\.closed"):
        give(*ready, at=at)


def test_a_slip_that_comes_while_the_round_closes_is_refused(ready: tuple[Round, str]) -> None:
    """The process that hands in read the round before it was closed: the database is asked again."""
    round, ticket = ready
    stale = Round.objects.get(pk=round.pk)
    close_round(round, by=None, at=NOON)

    with pytest.raises(RuleBroken, match=r"round\.closed"):
        give(stale, ticket)

    assert not Slip.objects.exists()


def test_a_slip_is_found_again_after_a_stir(ready: tuple[Round, str]) -> None:
    round, ticket = ready
    give(round, ticket)
    stir()

    assert give(round, "", edition=2, content=SECOND) == Received(first=False, edition=2)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run the calls in threads that begin together; what each returned or raised."""
    answers: list[object] = [None] * len(calls)
    start = Barrier(len(calls))

    def work(place: int, call: Callable[[], object]) -> None:
        start.wait()
        try:
            answers[place] = call()
        except Exception as no:  # noqa: BLE001  the test looks at it
            answers[place] = no
        finally:
            connection.close()

    threads = [Thread(target=work, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_sends_of_the_same_slip_at_once_are_one_slip_and_both_are_acknowledged(disk: Path | None) -> None:
    round, members = sealed(20)
    for number, person in enumerate(members):
        ticket = write_ticket(round, person)
        answers = at_once(*[lambda t=ticket, n=number: give(round, t, secret=secret_of(n))] * 2)

        assert sorted(answers, key=str) == [Received(first=False, edition=1), Received(first=True, edition=1)]
    assert (Slip.objects.count(), Mark.objects.count()) == (20, 20)


def test_two_phones_of_one_person_at_once_are_one_slip_and_one_is_refused(disk: Path | None) -> None:
    round, members = sealed(20)
    for number, person in enumerate(members):
        ticket = write_ticket(round, person)
        answers = at_once(*[lambda t=ticket, s=secret_of(50 * number + phone): give(round, t, secret=s) for phone in (0, 1)])

        assert sorted(str(getattr(answer, "code", answer)) for answer in answers) == [
            "Received(first=True, edition=1)", "slip.elsewhere",
        ]  # fmt: skip
    assert (Slip.objects.count(), Mark.objects.count()) == (20, 20)


def test_slips_handed_in_while_the_tables_are_stirred_all_stay(disk: Path | None) -> None:
    round, members = sealed(40)
    tickets = [write_ticket(round, person) for person in members]
    calls = [lambda t=ticket, n=number: give(round, t, secret=secret_of(n)) for number, ticket in enumerate(tickets)]
    answers = []
    for begin in range(0, 40, 5):
        answers += at_once(*calls[begin : begin + 5], stir)[:5]

    assert answers == [Received(first=True, edition=1)] * 40
    assert (Slip.objects.count(), Mark.objects.count()) == (40, 40)


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The first look finds nothing: the other send was not there yet."""
    real = slip.beside_closing
    return lambda: monkeypatch.setattr(slip, "beside_closing", lambda *facts: real(*facts) and None)


def test_a_send_that_was_overtaken_by_its_twin_looks_once_more_before_it_refuses(
    ready: tuple[Round, str], blind: Callable[[], None]
) -> None:
    round, ticket = ready
    give(round, ticket)
    blind()

    assert give(round, ticket) == Received(first=False, edition=1)


def test_a_send_that_was_overtaken_under_the_same_secret_by_somebody_else_sets_no_mark(
    ready: tuple[Round, str], blind: Callable[[], None]
) -> None:
    round, ticket = ready
    give(round, ticket)
    other = write_ticket(round, queries.roll_of(round).exclude(person__name="Pegawai 003")[0].person)
    blind()

    with pytest.raises(RuleBroken, match=r"slip\.edition"):
        give(round, other, content=SECOND)

    assert (stored(), Mark.objects.count()) == ([(1, FIRST)], 1)


def test_a_stir_that_begins_in_the_middle_of_a_hand_in_waits_for_it(disk: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two take their locks in the same order, so neither is thrown out as a deadlock."""
    round, members = sealed(20)
    tickets, begun = [write_ticket(round, person) for person in members], Event()

    def slowly(text: str, *, round: Round) -> Ticket:
        begun.set()
        sleep(0.5)
        return queries.read_ticket(text, round=round)

    monkeypatch.setattr(slip, "read_ticket", slowly)
    answers = at_once(lambda: give(round, tickets[3]), lambda: begun.wait(5) and stir())

    assert answers == [Received(first=True, edition=1), 1]


def test_the_database_logs_nothing_of_a_refused_slip(
    ready: tuple[Round, str], capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    round, ticket = ready
    give(round, ticket)
    with pytest.raises(RuleBroken):
        give(round, ticket, secret=secret_of(9), content={"names": ["rahasia-sekali"]})

    out = capfd.readouterr()
    assert "rahasia-sekali" not in json.dumps([out.out, out.err, caplog.text])


STEPS = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 4), st.integers(0, 2), st.booleans()), max_size=12)


@pytest.mark.django_db
@given(steps=STEPS)
@settings(max_examples=40, deadline=None)
def test_whatever_comes_in_whatever_order_the_highest_edition_of_the_first_secret_stays(steps: list[tuple[int, int, int, bool]]) -> None:
    """The model: the first secret wins; within it only a higher edition replaces. Stirring in between changes nothing."""
    round, members = sealed_again()
    ticket = write_ticket(round, members[0])
    holder: int | None = None
    kept: tuple[int, dict[str, list[int]]] = (0, {})
    for secret, edition, content, stirred in steps:
        if stirred:
            stir()
        wanted = (edition, {"names": [content]})
        try:
            give(round, ticket, secret=secret_of(secret), edition=edition, content=wanted[1])
            taken = True
        except RuleBroken:
            taken = False
        assert taken == (holder is None or (holder == secret and (edition > kept[0] or wanted == kept)))
        if taken:
            holder, kept = secret, wanted
    assert list(Slip.objects.filter(round=round).values_list("edition", "content")) == ([kept] if holder is not None else [])


def sealed_again() -> tuple[Round, list[Person]]:
    """A round beside the ones of earlier examples."""
    from pelopor.participation.actions import open_round
    from pelopor.people.models import Agency

    members = people(1)
    body = Agency.objects.filter(code="dinkes").first() or agency()
    made = open_round(agency=body, mode="sealed", people=members, opens_at=NOON, closes_at=CLOSES, ruleset_hash="", by=members[0], at=NOON)
    return made, members
