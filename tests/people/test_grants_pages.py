"""The page of roles: who holds which, given on a basis until an end, ended by the administrator alone."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pelopor.people import queries
from pelopor.people.models import Agency, Person, RoleGrant
from pelopor.rules.access import Role
from tests.people.factories import TODAY, agency, give, person, signed_in

pytestmark = pytest.mark.django_db


def address(office: Agency, after: str = "") -> str:
    return f"/peran/{office.public_id}/{after}"


def form(who: Person, **changed: object) -> dict[str, Any]:
    return {"person": who.pk, "role": "witness", "basis": "SK 7/2026", "valid_to": "2027-01-31"} | changed


def test_the_page_names_role_basis_and_end_of_everybody(office: Agency, boss: Person) -> None:
    give(person("Ance"), office, Role.HEAD, until=TODAY)

    text = signed_in(boss).get(address(office)).content.decode()

    assert [word in text for word in ("Ance", "Pimpinan instansi", "SK 1/2026", "24 November 2026", "Berakhir", "Beri peran")] == [True] * 6
    assert text.count("/peran/akhiri/") == 1  # the administrator's own; what has ended is not ended again


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_roles_as_for_one(
    office: Agency, boss: Person, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows - 1):
        give(person(f"Pegawai {number}"), office, Role.WITNESS)
    client = signed_in(boss)

    with django_assert_num_queries(8):
        assert client.get(address(office)).content.decode().count('scope="row"') == rows


def test_the_administrator_gives_a_role(office: Agency, boss: Person) -> None:
    ance = person("Ance", office)

    answer = signed_in(boss).post(address(office, "baru/"), form(ance))

    assert (answer.status_code, answer.headers["Location"]) == (302, address(office))
    given = RoleGrant.objects.get(person=ance)
    assert (given.agency, given.role, given.basis, given.valid_from, str(given.valid_to), given.granted_by) == (
        office, "witness", "SK 7/2026", TODAY, "2027-01-31", boss,
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"valid_to": "2026-11-24"}, "__all__"),
        ({"basis": ""}, "basis"),
        ({"role": "staff"}, "role"),
        ({"valid_to": "besok"}, "valid_to"),
    ],
)
def test_a_role_without_basis_or_end_is_refused_at_its_field(office: Agency, boss: Person, changed: dict[str, Any], field: str) -> None:
    ance = person("Ance", office)

    answer = signed_in(boss).post(address(office, "baru/"), form(ance, **changed))

    assert (answer.status_code, list(answer.context["form"].errors), RoleGrant.objects.filter(person=ance).count()) == (422, [field], 0)
    assert ("Tanggal akhir harus sesudah tanggal mulai." in answer.content.decode()) is (field == "__all__")


def test_nobody_of_another_agency_is_given_a_role_here(office: Agency, boss: Person) -> None:
    stranger = person("Orang lain", agency("dinsos"))
    client = signed_in(boss)

    assert "Orang lain" not in client.get(address(office, "baru/")).content.decode()
    assert client.post(address(office, "baru/"), form(stranger)).status_code == 422
    assert not RoleGrant.objects.filter(person=stranger).exists()


def test_the_administrator_ends_a_role_once(office: Agency, boss: Person) -> None:
    given = give(person("Ance", office), office, Role.HEAD)
    client = signed_in(boss)

    assert client.post(f"/peran/akhiri/{given.public_id}/").headers["Location"] == address(office)
    given.refresh_from_db()
    assert given.valid_to == TODAY
    again = client.post(f"/peran/akhiri/{given.public_id}/")
    assert (again.status_code, "Peran ini sudah berakhir." in again.content.decode()) == (422, True)


@pytest.mark.parametrize("role, seen", [(Role.REFORM_TEAM, 200), (Role.INSPECTORATE, 200), (Role.HEAD, 403), (Role.WITNESS, 403)])
def test_others_see_at_most_the_list_and_change_nothing(office: Agency, role: Role, seen: int) -> None:
    given = give(person("Ance", office), office, Role.HEAD)
    client = signed_in(person("Yos", office, role=role))

    page = client.get(address(office))
    assert (page.status_code, b"/peran/akhiri/" in page.content) == (seen, False)
    assert client.get(address(office, "baru/")).status_code == 403
    assert client.post(address(office, "baru/"), form(given.person)).status_code == 403
    assert client.post(f"/peran/akhiri/{given.public_id}/").status_code == 403
    assert RoleGrant.objects.filter(person=given.person).count() == 1


def test_an_administrator_of_another_agency_finds_nothing(office: Agency) -> None:
    given = give(person("Ance", office), office, Role.HEAD)
    client = signed_in(person("Jauh", agency("dinsos"), role=Role.ADMINISTRATOR))

    assert [client.get(address(office)).status_code, client.get(address(office, "baru/")).status_code] == [404, 404]
    assert client.post(f"/peran/akhiri/{given.public_id}/").status_code == 404
    assert client.post("/peran/akhiri/222222222222/").status_code == 404
    given.refresh_from_db()
    assert given.valid_to > TODAY


def test_ending_is_no_link(office: Agency, boss: Person) -> None:
    assert signed_in(boss).get(f"/peran/akhiri/{RoleGrant.objects.get().public_id}/").status_code == 405


def test_the_page_speaks_english(office: Agency, boss: Person) -> None:
    text = signed_in(boss, language="en").get(address(office)).content.decode()

    assert ('lang="en"' in text, "Roles" in text, "Beri peran" in text, "Pengelola aplikasi" in text) == (True, True, False, False)


def test_an_administrator_records_who_acts_for_the_head(office: Agency, boss: Person) -> None:
    ance, client = person("Ance", office), signed_in(boss)
    sent = {"person": ance.pk, "form": "plt", "basis": "SP 5/2026", "valid_from": "2026-11-24", "valid_to": "2026-12-01"}

    wrong = client.post(address(office, "sementara/"), {**sent, "valid_to": "2026-11-24"})
    done = client.post(address(office, "sementara/"), sent, follow=True)

    assert (wrong.status_code, "Tanggal akhir harus sesudah tanggal mulai." in wrong.content.decode()) == (422, True)
    assert queries.head_on(office, TODAY) == queries.Head(ance, "plt", "SP 5/2026")
    assert "SP 5/2026" in done.content.decode()
