"""Deeds about people: a role has a basis and an end, and the audit tells of it; a standing is told to nobody."""

from datetime import date, timedelta
from typing import Any

import pytest

from pelopor.audit.models import Event
from pelopor.people import actions
from pelopor.people.models import Agency, Person, RoleGrant, Standing
from pelopor.rules.access import GRANTED, Role
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.people.factories import START, TODAY, give, person

pytestmark = pytest.mark.django_db


def granted(office: Agency, boss: Person, **changed: object) -> RoleGrant:
    wanted: dict[str, Any] = {
        "person": person("Ance", office), "agency": office, "role": Role.WITNESS, "basis": "SK 7/2026", "valid_from": TODAY,
        "valid_to": TODAY + timedelta(days=1), "by": boss, "at": NOON,
    }  # fmt: skip
    return actions.grant(**(wanted | changed))


def test_a_role_is_given_on_a_basis_until_an_end(office: Agency, boss: Person) -> None:
    given = granted(office, boss)

    assert (given.person.name, given.role, given.basis, given.valid_from, given.valid_to, given.granted_by) == (
        "Ance", "witness", "SK 7/2026", TODAY, TODAY + timedelta(days=1), boss,
    )  # fmt: skip
    event = Event.objects.get()
    assert (event.kind, event.agency, event.thing, event.actor, event.facts) == (
        "people.role_granted", office.public_id, given.public_id, boss.public_id,
        {"person": "Ance", "role": "witness", "basis": "SK 7/2026", "until": "2026-11-25"},
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed, code",
    [
        ({"role": Role.STAFF}, "grant.derived"),
        ({"role": Role.SUPERIOR}, "grant.derived"),
        ({"basis": " "}, "grant.basis"),
        ({"valid_to": TODAY}, "grant.dates"),
        ({"valid_to": TODAY - timedelta(days=1)}, "grant.dates"),
    ],
)
def test_a_role_that_follows_from_employment_or_lacks_basis_or_end_is_not_given(
    office: Agency, boss: Person, changed: dict[str, Any], code: str
) -> None:
    with pytest.raises(RuleBroken) as no:
        granted(office, boss, **changed)

    assert no.value.code == code
    assert (RoleGrant.objects.filter(role="witness").count(), Event.objects.count()) == (0, 0)


def test_a_role_ends_today(office: Agency, boss: Person) -> None:
    given = give(person("Ance", office), office, Role.HEAD)

    actions.end_grant(given, by=boss, at=NOON)

    given.refresh_from_db()
    assert (given.valid_from, given.valid_to) == (START, TODAY)
    assert [(event.kind, event.facts) for event in Event.objects.all()] == [
        ("people.role_ended", {"person": "Ance", "role": "head"}),
    ]


@pytest.mark.parametrize("since", [TODAY, TODAY + timedelta(days=30)])
def test_a_role_that_was_never_used_is_gone_when_it_ends(office: Agency, boss: Person, since: date) -> None:
    given = give(person("Ance", office), office, Role.HEAD, since=since)

    actions.end_grant(given, by=boss, at=NOON)

    assert not RoleGrant.objects.filter(role="head").exists()
    assert Event.objects.get().kind == "people.role_ended"


@pytest.mark.parametrize("until", [TODAY, date(2026, 6, 1)])
def test_a_role_that_has_ended_stays_as_it_was(office: Agency, boss: Person, until: date) -> None:
    given = give(person("Ance", office), office, Role.HEAD, until=until)

    with pytest.raises(RuleBroken, match=r"grant\.ended"):
        actions.end_grant(given, by=boss, at=NOON)

    given.refresh_from_db()
    assert (given.valid_to, Event.objects.count()) == (until, 0)


def test_a_role_that_judges_decides_or_watches_is_given_by_somebody_else(office: Agency, boss: Person) -> None:
    refused = []
    for role in sorted(GRANTED):
        try:
            granted(office, boss, person=boss, role=role)
        except RuleBroken as no:
            refused.append((role.value, no.code))

    assert refused == [(role, "grant.own") for role in ("assessor", "head", "inspectorate", "organisation_bureau", "witness")]


def test_a_role_that_is_given_twice_is_one_grant(office: Agency, boss: Person) -> None:
    ance = person("Ance", office)

    first, again = (granted(office, boss, person=ance) for _ in range(2))

    assert (first, RoleGrant.objects.filter(person=ance).count(), Event.objects.count()) == (again, 1, 1)


@pytest.mark.parametrize("since", [START, TODAY])
def test_of_two_who_end_a_role_at_once_one_does(office: Agency, boss: Person, since: date) -> None:
    """The second saw the page before the first had pressed."""
    given = give(person("Ance", office), office, Role.HEAD, since=since)
    stale = RoleGrant.objects.get(pk=given.pk)
    actions.end_grant(given, by=boss, at=NOON)

    with pytest.raises(RuleBroken, match=r"grant\.ended"):
        actions.end_grant(stale, by=boss, at=NOON)

    assert Event.objects.count() == 1


def test_the_last_administrator_stays(office: Agency, boss: Person) -> None:
    only = RoleGrant.objects.get(person=boss)

    with pytest.raises(RuleBroken, match=r"grant\.last"):
        actions.end_grant(only, by=boss, at=NOON)

    give(person("Ance", office), office, Role.ADMINISTRATOR)
    actions.end_grant(only, by=boss, at=NOON)
    only.refresh_from_db()
    assert only.valid_to == TODAY


def test_a_standing_answered_again_replaces_the_answer_and_the_audit_tells_neither(office: Agency, boss: Person) -> None:
    ance = person("Ance", office)

    for clear, performance in ((True, "meets"), (False, "not_available")):
        actions.answer_standing(
            person=ance, agency=office, asked_for="telaah", discipline_clear=clear, performance=performance, by=boss, at=NOON
        )

    assert list(Standing.objects.values_list("person", "asked_for", "discipline_clear", "performance", "on_date", "confirmed_by")) == [
        (ance.pk, "telaah", False, "not_available", TODAY, boss.pk),
    ]
    assert Event.objects.count() == 0
