"""Who works where, holds which role and stands under whom, as of a day."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from pelopor.kit.access import Refused
from pelopor.people import queries
from pelopor.people.models import Agency, Person, PersonNumber, User
from pelopor.rules.access import Relation, Role
from tests.conftest import NOON, Clock, sure
from tests.people.factories import END, START, TODAY, agency, employ, give, person

pytestmark = pytest.mark.django_db

MOVED = date(2026, 6, 1)


def test_somebody_who_moved_works_in_the_new_agency_from_that_very_day(office: Agency) -> None:
    ance, other = person("Ance"), agency("dinsos")
    employ(ance, office, until=MOVED)
    employ(ance, other, since=MOVED)

    def place(day: date) -> Agency | None:
        found = queries.employment_of(ance, on=day)
        return found.agency if found else None

    assert [place(day) for day in (START - timedelta(days=1), START, MOVED - timedelta(days=1), MOVED)] == [None, office, office, other]


def test_the_roster_names_everybody_once_by_name_without_acting_officers_and_those_who_left(office: Agency) -> None:
    for name in ("Yos", "Ance"):
        person(name, office)
    acting = person("Domi", agency("dinsos"))
    employ(acting, office, acting="plt")
    employ(person("Pergi"), office, until=TODAY)

    assert [row.person.name for row in queries.main_employments(office, on=TODAY)] == ["Ance", "Yos"]


def test_the_pages_of_a_person_are_those_of_the_main_employment_else_of_the_latest_role(office: Agency) -> None:
    top = agency("prov")
    staff, auditor, nobody, left = person("Ance", office), person("Auditor"), person("Siapa"), person("Pergi")
    give(staff, top, Role.ANALYST)
    give(auditor, office, Role.WITNESS, until=TODAY)
    give(auditor, top, Role.INSPECTORATE)
    employ(left, office, until=TODAY)

    assert [queries.agency_of(who) for who in (staff, auditor, nobody, left)] == [office, top, None, None]


def test_which_agency_it_is_is_read_once(office: Agency, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ance = Person.objects.get(pk=person("Ance", office).pk)

    with django_assert_num_queries(1):
        assert (queries.agency_of(ance), queries.agency_of(ance)) == (office, office)


def test_who_holds_a_role_is_told_of_a_day_and_an_agency(office: Agency) -> None:
    for name, since, until in (("Yos", START, END), ("Ance", START, TODAY + timedelta(days=1)), ("Lama", START, TODAY)):
        give(person(name), office, Role.HEAD, since=since, until=until)
    give(person("Nanti"), office, Role.HEAD, since=TODAY + timedelta(days=1))
    give(person("Lain"), agency("dinsos"), Role.HEAD)
    give(person("Saksi"), office, Role.WITNESS)

    assert [one.name for one in queries.holders(Role.HEAD, office, on=TODAY)] == ["Ance", "Yos"]


def test_roles_follow_from_employment_subordinates_acting_and_grants(
    office: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = agency("dinsos")
    boss = person("Kepala", office, role=Role.HEAD)
    employ(person("Ance"), office, superior=boss)
    employ(boss, other, acting="plt")

    with django_assert_num_queries(3):
        held = queries.roles_by_agency(boss, on=TODAY)

    assert held == {office: {Role.STAFF, Role.SUPERIOR, Role.HEAD}, other: {Role.STAFF}}
    assert queries.roles_by_agency(boss, on=START - timedelta(days=1)) == {}


def test_overseeing_reaches_two_levels_down_and_no_other_role_does() -> None:
    top = agency("prov")
    middle = agency("dinkes", parent=top)
    low = agency("uptd", parent=middle)
    agency("lain")
    auditor = person("Auditor")
    give(auditor, top, Role.INSPECTORATE)
    give(auditor, top, Role.ADMINISTRATOR)

    assert queries.descendants(top) == [middle, low]
    assert queries.roles_by_agency(auditor, on=TODAY) == {
        top: {Role.INSPECTORATE, Role.ADMINISTRATOR}, middle: {Role.INSPECTORATE}, low: {Role.INSPECTORATE},
    }  # fmt: skip


def test_facts_hold_the_roles_of_that_agency_and_whether_the_thing_is_ones_own(office: Agency) -> None:
    ance = person("Ance", office, role=Role.WITNESS)

    facts = [queries.facts_of(ance, where, at=NOON, own=own) for where, own in ((office, False), (office, True), (agency("lain"), False))]

    assert [(one.roles, one.relation) for one in facts] == [
        ({Role.STAFF, Role.WITNESS}, frozenset()),
        ({Role.STAFF, Role.WITNESS}, {Relation.OWN}),
        (frozenset(), frozenset()),
    ]


def test_an_agency_is_entered_by_who_holds_a_role_that_the_table_lets_in(office: Agency, rf: RequestFactory, clock: Clock) -> None:
    ance, other = person("Ance", office, role=Role.REFORM_TEAM), agency("dinsos")
    request = rf.get("/")
    request.user, clock.at = sure(ance.user), NOON

    assert queries.visible_agencies(ance, at=NOON) == [office]
    assert queries.agency_for(request, office.public_id, "people.see_grants") == (office, ance, NOON)
    with pytest.raises(Http404):
        queries.agency_for(request, other.public_id, "people.see_grants")
    with pytest.raises(Refused):
        queries.agency_for(request, office.public_id, "people.grant_role")


def test_the_superior_is_that_of_the_main_employment_on_the_day(office: Agency) -> None:
    before, now, ance = person("Dulu"), person("Kini"), person("Ance")
    employ(ance, office, until=MOVED, superior=before)
    employ(ance, office, since=MOVED, superior=now)

    assert [queries.superior_of(ance, on=day) for day in (START - timedelta(days=1), START, MOVED)] == [None, before, now]


def test_a_number_of_the_state_stands_before_the_agencys_own(office: Agency) -> None:
    ance, yos, kris = person("Ance", number="1" * 18), person("Yos", number="K-7", kind="local"), person("Kris")
    PersonNumber.objects.create(person=ance, kind="local", value="K-8", valid_from=START)
    PersonNumber.objects.create(person=ance, kind="ni_pppk", value="3" * 18, valid_from=START)
    PersonNumber.objects.create(person=yos, kind="nip", value="2" * 18, valid_from=START, valid_to=TODAY)

    found = queries.current_numbers([ance, yos, kris], on=TODAY)

    assert {key: number.value for key, number in found.items()} == {ance.pk: "1" * 18, yos.pk: "K-7"}


def test_the_signed_in_person_is_read_once_for_a_request(office: Agency, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ance = person("Ance", office)
    request = RequestFactory().get("/")
    request.user = sure(ance.user)

    with django_assert_num_queries(1):
        assert (queries.person_of(request), queries.person_of(request)) == (ance, ance)


def test_grants_are_listed_by_role_then_name_the_latest_first(office: Agency) -> None:
    ance = person("Ance")
    give(ance, office, Role.WITNESS, until=MOVED)
    give(ance, office, Role.WITNESS, since=MOVED)
    give(person("Yos"), office, Role.HEAD)
    give(person("Lain"), agency("dinsos"), Role.HEAD)

    assert [(row.role, row.person.name, row.valid_from) for row in queries.grants_of(office)] == [
        ("head", "Yos", START), ("witness", "Ance", MOVED), ("witness", "Ance", START),
    ]  # fmt: skip


def test_an_account_without_a_person_is_nobody() -> None:
    request = RequestFactory().get("/")
    request.user = User.objects.create(email="mesin@contoh.invalid")

    with pytest.raises(Person.DoesNotExist):
        queries.person_of(request)
