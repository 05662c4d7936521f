"""Somebody who acts for the head: Plt. or Plh., on a document, for some days."""

from datetime import timedelta
from typing import Any

import pytest

from pelopor.people import actions, queries
from pelopor.people.models import Agency, Employment, Person, RoleGrant
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.people.factories import TODAY, give, person

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def act(who: Person, office: Agency, boss: Person, **changed: object) -> None:
    wanted: dict[str, Any] = {
        "person": who, "agency": office, "form": "plh", "basis": "SP 5/2026", "valid_from": TODAY, "valid_to": TODAY + WEEK, "by": boss,
        "at": NOON,
    }  # fmt: skip
    actions.appoint_acting(**(wanted | changed))


def test_who_acts_goes_before_the_head_for_as_long_as_the_document_says(office: Agency, boss: Person) -> None:
    head, ance = person("Kepala", office, role=Role.HEAD), person("Ance", office)
    act(ance, office, boss)

    on = [queries.head_on(office, day) for day in (TODAY - timedelta(days=1), TODAY, TODAY + WEEK)]

    assert on == [queries.Head(head, "", ""), queries.Head(ance, "plh", "SP 5/2026"), queries.Head(head, "", "")]
    post = Employment.objects.get(person=ance, acting="plh")
    assert (post.position, post.valid_to) == (office.head_title, TODAY + WEEK)


def test_without_anybody_in_the_role_there_is_no_head(office: Agency) -> None:
    assert queries.head_on(office, TODAY) is None


def test_who_acts_no_longer_once_the_grant_was_ended(office: Agency, boss: Person) -> None:
    head, ance = person("Kepala", office, role=Role.HEAD), person("Ance", office)
    act(ance, office, boss)
    actions.end_grant(RoleGrant.objects.get(person=ance), by=boss, at=NOON)

    assert queries.head_on(office, TODAY) == queries.Head(head, "", "")


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"basis": " "}, "grant.basis"), ({"valid_to": TODAY}, "grant.dates"), ({"by": "self"}, "grant.own")],
)
def test_nobody_acts_without_a_document_or_an_end_or_by_their_own_hand(
    office: Agency, boss: Person, changed: dict[str, Any], code: str
) -> None:
    ance = person("Ance", office)
    if changed.get("by"):
        changed = {"by": ance}

    with pytest.raises(RuleBroken) as no:
        act(ance, office, boss, **changed)

    assert (no.value.code, Employment.objects.exclude(acting="").count()) == (code, 0)


def test_the_head_acts_for_nobody_and_who_works_nowhere_neither(office: Agency, boss: Person) -> None:
    head, gone = person("Kepala", office, role=Role.HEAD), person("Pergi")

    with pytest.raises(RuleBroken, match=r"acting\.head"):
        act(head, office, boss)
    with pytest.raises(RuleBroken, match=r"acting\.unemployed"):
        act(gone, office, boss)


def test_twice_at_once_is_once(office: Agency, boss: Person) -> None:
    ance = person("Ance", office)
    act(ance, office, boss)

    with pytest.raises(RuleBroken, match=r"acting\.head"):
        act(ance, office, boss)
    assert Employment.objects.filter(person=ance).exclude(acting="").count() == 1


def test_managers_are_those_of_a_managerial_post_by_level(office: Agency) -> None:
    give(person("Ance", office), office, Role.SECRETARY)

    assert queries.managers(office, on=TODAY) == []
