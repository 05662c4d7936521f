"""Attackers (a) and (b) of the protocol of secrecy find no more than chance, and the same script finds nearly everything
in a build with ordinary tables."""

import json
import os
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from pelopor.participation import queries
from pelopor.participation.actions import close, close_round, hand_in, stir, stir_due
from pelopor.participation.models import Mark, Receipt, Round, Slip
from pelopor.participation.queries import handle_of, mark_of, write_ticket
from pelopor.people.models import Person
from tests.conftest import NOON, sure
from tests.participation import attack
from tests.participation.attack import CONTROL, PRODUCT, Copy, limit, links
from tests.participation.factories import CLOSES, sealed

PEOPLE, NIGHTS = 200, 10


@dataclass
class Scene:
    """Two hundred people in the order in which they hand in; what each one hands in is known."""

    round: Round
    people: list[Person]
    file: Path | None
    rng: random.Random
    marks: list[bytes] = field(init=False)
    truth: dict[bytes, str] = field(init=False)
    secrets: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.rng.shuffle(self.people)
        self.secrets = [f"{self.rng.getrandbits(128):032x}" for _ in self.people]
        self.marks = [mark_of(self.round, person) for person in self.people]
        self.truth = {mark: json.dumps({"names": [f"isi-{place:03}"]}) for place, mark in enumerate(self.marks)}

    def hand_in(self, first: int, last: int, *, edition: int = 1) -> None:
        for place in range(first, last):
            content = {"names": [f"isi-{place:03}" if edition > 1 or place % 7 else f"lama-{place:03}"]}
            ticket = write_ticket(self.round, self.people[place])
            hand_in(round=self.round, ticket=ticket, secret=self.secrets[place], edition=edition, content=content, at=NOON)

    def log(self) -> bytes:
        """What lies in SQLite's log beside the database."""
        file = sure(self.file)
        return file.with_name(f"{file.name}-wal").read_bytes()

    def change(self, first: int, last: int) -> None:
        """Every seventh person thinks again."""
        for place in range(first, last):
            if place % 7 == 0:
                self.hand_in(place, place + 1, edition=2)

    def hand_in_control(self, first: int, last: int) -> None:
        for place in range(first, last):
            mark = self.marks[place]
            attack.hand_in_control(mark, handle_of(self.round.public_id, self.secrets[place]), self.truth[mark])


@pytest.fixture
def scene(disk: Path | None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Chance is seeded, so that a test which holds today holds tomorrow."""
    rng = random.Random(20261124)
    monkeypatch.setattr(os, "urandom", rng.randbytes)
    monkeypatch.setattr(secrets, "choice", rng.choice)
    monkeypatch.setattr(close, "CHANCE", random.Random(rng.random()))
    round, people = sealed(PEOPLE)
    return Scene(round, people, disk, rng)


@pytest.fixture
def control(scene: Scene) -> Iterator[Scene]:
    attack.make_control()
    yield scene
    attack.drop_control()


def closed_copy(scene: Scene) -> Copy:
    """What is left after closing. The marks are gone: the attacker takes those of the order in which the web log saw people."""
    marks = [attack.Row(mark, "", (place,), None, None) for place, mark in enumerate(scene.marks)]
    return Copy(marks, attack.rows_of("participation_closedslip", "key", "content"), attack._bytes(scene.file))


def test_a_after_closing_nothing_tells_who_handed_in_what(scene: Scene) -> None:
    """Nobody changes a slip here: that would only shift the rows against the web log and hide a link."""
    scene.hand_in(0, PEOPLE)
    for place in range(0, PEOPLE, 7):
        scene.truth[scene.marks[place]] = json.dumps({"names": [f"lama-{place:03}"]})
    close_round(scene.round, by=None, at=CLOSES)

    found = links(closed_copy(scene), scene.truth, scene.marks)

    assert max(found.values()) <= limit(1), found
    assert scene.round.slips_counted == PEOPLE


def test_a_a_backup_of_the_middle_of_a_round_tells_nothing_even_with_the_slip_key(scene: Scene) -> None:
    """The backup is taken after a stir. Its marks lead to people for whoever holds the key and the salt."""
    scene.hand_in(0, PEOPLE)
    scene.change(0, PEOPLE)
    stir()

    found = links(attack.copy(PRODUCT, scene.file), scene.truth, scene.marks)

    assert max(found.values()) <= limit(1), found


def test_a_the_control_build_with_ordinary_tables_links_nearly_everybody(control: Scene) -> None:
    control.hand_in_control(0, PEOPLE)

    found = links(attack.copy(CONTROL, control.file), control.truth, control.marks)

    assert min(found[way] for way in ("position", "number", "arrival and position")) > 0.9 * PEOPLE, found


def test_a_on_postgresql_leaving_out_the_stir_alone_links_nearly_everybody(scene: Scene) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no transaction numbers, and tables without rowid lie in the order of their random keys")
    scene.hand_in(0, PEOPLE)
    for place in range(0, PEOPLE, 7):  # not changed: as they were handed in
        scene.truth[scene.marks[place]] = json.dumps({"names": [f"lama-{place:03}"]})

    found = links(attack.copy(PRODUCT, None), scene.truth, scene.marks)

    assert min(found["transaction"], found["arrival and transaction"]) > 0.9 * PEOPLE, found


def test_a_on_sqlite_the_log_links_nearly_everybody_until_the_stir_empties_it(scene: Scene) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's log is for whoever reads the raw disc, which the protocol names as a limit")
    scene.hand_in(0, PEOPLE)
    log = scene.log()
    assert sum(f"lama-{place:03}".encode() in log for place in range(0, PEOPLE, 7)) == len(range(0, PEOPLE, 7))
    scene.change(0, PEOPLE)

    stir()

    assert not scene.log()


def test_a_nothing_of_marks_salt_or_replaced_contents_is_left_in_the_file(scene: Scene) -> None:
    """Replaced slips, slips of the live table, marks, and the salt without which a mark leads to nobody."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's files are for whoever reads the raw disc, which the protocol names as a limit")
    salt = bytes(sure(scene.round.salt))
    scene.hand_in(0, PEOPLE)
    scene.change(0, PEOPLE)
    assert any(mark in attack._bytes(scene.file) for mark in scene.marks)

    close_round(scene.round, by=None, at=CLOSES)

    left = attack._bytes(scene.file)
    assert not [mark for mark in scene.marks if mark in left]
    assert not [place for place in range(PEOPLE) if f"lama-{place:03}".encode() in left]
    assert salt not in left
    assert all(f"isi-{place:03}".encode() in left for place in range(PEOPLE))  # the script does find what is there


def test_a_handing_in_writes_two_rows_and_nothing_else_anywhere(scene: Scene) -> None:
    """No session, duty, audit event, message, sequence: every other table stays as it was, byte for byte."""
    before = everything_but_slips()

    scene.hand_in(0, 20)
    scene.change(0, 20)
    stir()

    assert everything_but_slips() == before
    assert (Mark.objects.count(), Slip.objects.count()) == (20, 20)


def everything_but_slips() -> dict[str, object]:
    found: dict[str, object] = {
        model._meta.db_table: sorted(map(repr, model._default_manager.values_list()))
        for model in apps.get_models()
        if model not in (Mark, Slip)
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1")
        else:
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY 1")
        found["sequences"] = cursor.fetchall()
    return found


def test_a_receipts_hold_the_handles_and_lead_to_no_content(scene: Scene) -> None:
    scene.hand_in(0, PEOPLE)
    close_round(scene.round, by=None, at=CLOSES)

    assert queries.receipts(scene.round) == sorted(handle_of(scene.round.public_id, secret).hex() for secret in scene.secrets)
    rows = attack.rows_of("participation_receipt", "handle", None)
    marks = [attack.Row(row.key, "", row.position, row.transaction, None) for row in rows]
    truth = {handle_of(scene.round.public_id, scene.secrets[place]): text for place, text in enumerate(scene.truth.values())}
    found = links(Copy(marks, attack.rows_of("participation_closedslip", "key", "content"), attack._bytes(scene.file)), truth, [])
    assert max(found.values()) <= limit(1), found
    assert Receipt.objects.count() == PEOPLE


def batch(scene: Scene, now: Copy, before: Copy | None, night: int) -> dict[str, int]:
    """What is new in this night's copy, paired among itself."""
    old = {row.key for row in (*before.marks, *before.slips)} if before else set()
    new = Copy([row for row in now.marks if row.key not in old], [row for row in now.slips if row.key not in old], now.files)
    size = PEOPLE // NIGHTS
    return links(new, scene.truth, scene.marks[night * size : (night + 1) * size])


def test_b_ten_nightly_copies_and_the_web_log_tell_nothing_within_a_night(scene: Scene) -> None:
    size, before = PEOPLE // NIGHTS, None
    total: dict[str, int] = {}
    for night in range(NIGHTS):
        scene.hand_in(night * size, (night + 1) * size)
        scene.change(night * size, (night + 1) * size)
        stir()
        now = attack.copy(PRODUCT, scene.file)
        assert len(now.slips) == (night + 1) * size
        for way, hits in batch(scene, now, before, night).items():
            total[way] = total.get(way, 0) + hits
        before = now

    assert max(total.values()) <= limit(NIGHTS), total


def test_b_the_control_build_links_nearly_everybody_night_by_night(control: Scene) -> None:
    size, before = PEOPLE // NIGHTS, None
    total: dict[str, int] = {}
    for night in range(NIGHTS):
        control.hand_in_control(night * size, (night + 1) * size)
        now = attack.copy(CONTROL, control.file)
        for way, hits in batch(control, now, before, night).items():
            total[way] = total.get(way, 0) + hits
        before = now

    assert min(total[way] for way in ("position", "number", "arrival and position")) > 0.9 * PEOPLE, total


def test_the_task_stirs_at_most_every_ten_minutes_and_not_for_fewer_than_ten_slips(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(close, "STIRRER", close.Stirrer())
    scene.hand_in(0, 9)
    assert not stir_due(NOON)
    scene.hand_in(9, 10)
    assert stir_due(NOON)
    scene.hand_in(10, 30)
    assert not stir_due(NOON + timedelta(minutes=9))
    assert stir_due(NOON + timedelta(minutes=10))
