"""Opening a round: the roll is frozen and hashed, groups of fewer than fifteen are merged."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.audit.models import Event
from pelopor.participation.actions import open_round
from pelopor.participation.actions.round import merged
from pelopor.participation.models import Group, RollEntry, Round
from pelopor.people.models import Person
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.participation.factories import CLOSES, agency, people, sealed


def opened(members: Sequence[Person], **changed: Any) -> Round:
    by = people(1)[0]
    wanted: dict[str, Any] = {"mode": "sealed", "opens_at": NOON, "closes_at": CLOSES, "ruleset_hash": "a" * 64, "at": NOON, **changed}
    return open_round(agency=agency(), people=members, by=by, **wanted)


@pytest.mark.django_db
def test_the_roll_is_frozen_and_hashed_with_one_group_of_everybody() -> None:
    round, members = sealed(20)

    listed = "\n".join(sorted(person.public_id for person in members))
    assert (round.roll_size, round.roll_hash) == (20, hashlib.sha256(listed.encode()).hexdigest())
    assert list(Group.objects.values_list("code", "name", "size")) == [("g0", "all", 20)]
    assert set(RollEntry.objects.values_list("person", "group__code")) == {(person.pk, "g0") for person in members}
    assert len(bytes(round.salt or b"")) == 32


@pytest.mark.django_db
def test_opening_is_written_into_the_audit() -> None:
    round, _ = sealed(20)

    event = Event.objects.get()
    assert (event.kind, event.thing) == ("participation.round_opened", round.public_id)
    assert event.facts == {"roll": round.roll_hash, "size": 20, "mode": "sealed"}


@pytest.mark.django_db
def test_groups_of_fifteen_stay_and_smaller_ones_are_kept_together() -> None:
    members = people(50)
    opened(members, groups={"Sekretariat": members[:15], "Bidang": members[15:35], "UPTD": members[35:43], "Balai": members[43:]})

    assert set(Group.objects.values_list("name", "size")) == {("Sekretariat", 15), ("Bidang", 20), ("all", 15)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("round.mode", {"mode": "token"}),
        ("round.dates", {"closes_at": NOON}),
        ("round.dates", {"closes_at": CLOSES, "opens_at": CLOSES + timedelta(days=1)}),
        ("round.dates", {"closes_at": NOON - timedelta(hours=1), "opens_at": NOON - timedelta(days=1)}),
    ],
)
def test_a_round_that_cannot_be_held_is_not_opened(code: str, changed: dict[str, object]) -> None:
    with pytest.raises(RuleBroken, match=code):
        opened(people(3), **changed)

    assert not Round.objects.exists()


@pytest.mark.django_db
def test_a_round_without_anybody_on_the_roll_is_not_opened() -> None:
    with pytest.raises(RuleBroken, match=r"round\.empty"):
        opened([])


def test_too_few_of_a_small_group_join_the_smallest_of_the_large_ones() -> None:
    made = merged({"Bidang": list(range(20)), "Sekretariat": list(range(15)), "UPTD": list(range(3))})

    assert {name: len(members) for name, members in made.items()} == {"Bidang": 20, "Sekretariat": 18}


def test_the_small_ones_join_a_group_that_bears_the_name_of_them_all() -> None:
    made = merged({"all": list(range(15)), "Bidang": list(range(14)), "UPTD": list(range(1))})

    assert {name: len(members) for name, members in made.items()} == {"all": 30}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=8))
def test_merging_loses_nobody_and_leaves_no_small_group_unless_all_are_few(sizes: dict[str, int]) -> None:
    groups = {name: [(name, number) for number in range(size)] for name, size in sizes.items()}

    made = merged(groups)

    assert sorted(person for members in made.values() for person in members) == sorted(person for m in groups.values() for person in m)
    if sum(sizes.values()) >= 15:
        assert all(len(members) >= 15 for members in made.values())
    else:
        assert len(made) <= 1
