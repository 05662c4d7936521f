"""Help names whom to ask; anybody may read it and how secrets are kept."""

import pytest
from django.test import Client

from pelopor.rules.access import Role
from tests.people.factories import agency, person, signed_in

pytestmark = pytest.mark.django_db


def test_help_names_who_holds_which_office_here() -> None:
    office = agency()
    person("Ance Tim", office, role=Role.REFORM_TEAM)
    person("Jauh Sekali", agency("dinsos"), role=Role.REFORM_TEAM)

    text = signed_in(person("Yos", office)).get("/bantuan/").content.decode()
    assert ("Ance Tim" in text, "Jauh Sekali" in text, "Kepada siapa bertanya" in text) == (True, False, True)


@pytest.mark.parametrize("page", ["/bantuan/", "/rahasia/"])
def test_a_visitor_reads_it_in_both_languages(page: str) -> None:
    client = Client()
    plain = client.get(page)
    client.cookies["django_language"] = "en"
    english = client.get(page)

    assert [(one.status_code, one.headers["Content-Language"]) for one in (plain, english)] == [(200, "id"), (200, "en")]
    assert "Kepada siapa bertanya" not in plain.content.decode()
