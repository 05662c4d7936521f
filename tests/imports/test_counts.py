"""How often the database is asked: as often for many rows as for few."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pelopor.imports import actions
from pelopor.imports.models import RosterImport
from tests.imports.factories import Office, file_of, office, table_of


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


@pytest.fixture
def client(dinas: Office) -> Client:
    browser = Client()
    assert dinas.team.user
    browser.force_login(dinas.team.user)
    return browser


def rows(count: int, *, unit: str = "Sekretariat", first: int = 1) -> list[str]:
    """The first of them stands above the others."""
    numbers = range(first, first + count)
    return [
        f"{'ABCDEFGHIJKLMNOP'[number % 16] * 9} Rekaan {number},{nip(number)},,{unit},Analis,Fungsional,PNS,III/c,"
        f"{nip(first) if number > first else ''},"
        for number in numbers
    ]


def nip(number: int) -> str:
    return f"19900101 201501 2 {number:03d}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_roster_page_asks_as_often_for_three_people_as_for_one(
    dinas: Office, client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dinas.bring_in(*rows(count))
    url = reverse("imports:roster", args=[dinas.agency.public_id])

    with django_assert_num_queries(10):
        assert client.get(url).text.count("Rekaan") == count
    with django_assert_num_queries(10):
        assert client.post(url, {"q": "rekaan"}).text.count("Rekaan") == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_what_was_found_asks_as_often_for_three_rows_as_for_one(
    dinas: Office, client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = dinas.checked(file_of(*rows(count)))

    for name, asked in {"show": 9, "map": 9, "confirm": 9, "report": 16}.items():
        with django_assert_num_queries(asked):
            assert client.get(reverse(f"imports:{name}", args=[made.public_id])).status_code == 200


@pytest.mark.parametrize("count", [4, 12])
def test_an_import_asks_as_often_for_three_times_the_rows(
    dinas: Office, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = dinas.checked(file_of(*rows(count)))
    with django_assert_num_queries(10):
        actions.check(made, table=table_of(made))
    with django_assert_num_queries(44):
        assert dinas.confirm(made).new == count

    same = dinas.checked(file_of(*rows(count)))
    with django_assert_num_queries(13):
        assert dinas.confirm(same).same == count

    moved = dinas.checked(file_of(*rows(count, unit="Bidang Umum")))
    with django_assert_num_queries(41):
        assert dinas.confirm(moved).moved == count

    left = dinas.checked(file_of(*rows(1, first=900)))
    with django_assert_num_queries(44):
        assert dinas.confirm(left, end_missing=True).ended == count
    assert RosterImport.objects.filter(state="applied").count() == 4
