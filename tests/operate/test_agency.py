"""`pelopor agency`: from an empty installation to two people who can come in, and a roster that waits."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.operate import command
from pelopor.people.models import Agency, Person, RoleGrant, SignInCode, User
from pelopor.rules.access import Role
from tests.conftest import NOON
from tests.people.factories import PASSWORD, agency, person

pytestmark = pytest.mark.django_db

NUMBER = "19800101 200501 2 901"
WORDS = {
    "code": "DINKES", "name": "Dinas Kesehatan", "head_title": "Kepala Dinas Kesehatan", "place": "Kupang", "time_zone": "Asia/Jayapura",
    "administrator": ["Ance Tefa", NUMBER, "SK 1/2026", "2027-12-31"],
    "team": ["Yosef Nalle", "yosef@contoh.invalid", "SK 2/2026", "2027-06-30"],
}  # fmt: skip


def opened(capsys: pytest.CaptureFixture[str], **changed: Any) -> dict[str, Any]:
    call_command("agency", json=True, **(WORDS | changed))
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def refused(**changed: Any) -> str:
    with pytest.raises(CommandError) as no:
        call_command("agency", **(WORDS | changed))
    assert (Agency.objects.filter(name="Dinas Kesehatan").count(), Person.objects.filter(name="Yosef Nalle").count()) == (0, 0)
    return str(no.value)


def test_an_agency_is_opened_with_two_people_their_roles_and_a_roster_that_waits(capsys: pytest.CaptureFixture[str]) -> None:
    told = opened(capsys)

    made = Agency.objects.get()
    assert (made.code, made.name, made.head_title, made.place, made.time_zone, made.paper_size, made.parent, made.is_demo) == (
        "DINKES", "Dinas Kesehatan", "Kepala Dinas Kesehatan", "Kupang", "Asia/Jayapura", "F4", None, False,
    )  # fmt: skip
    assert told["agency"] == {"code": "DINKES", "name": "Dinas Kesehatan", "id": made.public_id}
    assert list(RoleGrant.objects.order_by("pk").values_list("person__name", "role", "basis", "valid_from", "valid_to")) == [
        ("Ance Tefa", "administrator", "SK 1/2026", NOON.date(), date(2027, 12, 31)),
        ("Yosef Nalle", "reform_team", "SK 2/2026", NOON.date(), date(2027, 6, 30)),
    ]
    assert [event.kind for event in Event.objects.order_by("sequence")] == [
        "people.agency_opened", "people.role_granted", "people.role_granted", "people.codes_issued",
    ]  # fmt: skip
    assert list(Duty.objects.values_list("kind", "role")) == [("roster.import", "reform_team")]


def test_each_comes_in_with_the_code_that_was_printed(capsys: pytest.CaptureFixture[str]) -> None:
    people = opened(capsys)["people"]

    assert [(one["name"], one["role"], one["login"], one["last_day"]) for one in people] == [
        ("Ance Tefa", "administrator", NUMBER, "2026-12-24"), ("Yosef Nalle", "reform_team", "yosef@contoh.invalid", "2026-12-24"),
    ]  # fmt: skip
    for one in people:
        given = {"login": one["login"], "code": one["code"], "password1": PASSWORD, "password2": PASSWORD}
        assert Client().post("/masuk/pertama/", given).status_code == 302
    assert [user.check_password(PASSWORD) for user in User.objects.all()] == [True, True]


def test_without_json_it_says_what_to_do_next(capsys: pytest.CaptureFixture[str], settings: Settings) -> None:
    settings.SITE_URL = "https://agen.contoh.invalid"

    call_command("agency", **WORDS)

    told = capsys.readouterr().out
    for words in ("Dinas Kesehatan (DINKES) is open.", "Ance Tefa (administrator): ", "https://agen.contoh.invalid/masuk/pertama/"):
        assert words in told


def test_an_agency_below_another_may_have_the_same_administrator_who_keeps_the_password(capsys: pytest.CaptureFixture[str]) -> None:
    top = agency("PROV")
    ance = person("Ance  Tefa", top, role=Role.ADMINISTRATOR, number="198001012005012901")

    told = opened(capsys, parent="PROV", administrator=["ance tefa", *WORDS["administrator"][1:]])

    assert Agency.objects.get(code="DINKES").parent == top
    assert [one["code"] is None for one in told["people"]] == [True, False]
    assert (ance.grants.count(), SignInCode.objects.get().person.name) == (2, "Yosef Nalle")


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"time_zone": "Asia/Kupang"}, "There is no time zone 'Asia/Kupang'."),
        ({"parent": "PROV"}, "There is no agency 'PROV'"),
        ({"name": " "}, "--name: This field cannot be blank."),
        ({"code": "X" * 31}, "--code: Ensure this value has at most 30 characters (it has 31)."),
        ({"team": ["Yosef Nalle", "yosef@", "SK", "2027-12-31"]}, "'yosef@' is no e-mail address."),
        ({"team": ["Yosef Nalle", "?", "SK", "2027-12-31"]}, "'?' is neither a number of an employee nor an e-mail address."),
        ({"team": ["Yosef Nalle", "198013012005012901", "SK", "2027-12-31"]}, "is not written like a NIP or NI PPPK"),
        ({"team": ["Yosef Nalle", "4711", "SK", "31-12-2027"]}, "'31-12-2027' is no day; write it as 2027-12-31."),
        ({"team": ["Yosef Nalle", "4711", "SK", "2026-11-24"]}, "Nothing was changed."),
        ({"team": ["Yosef Nalle", "4711", "", "2027-12-31"]}, "Nothing was changed."),
        ({"team": ["Yosef Nalle", "4711", "S" * 201, "2027-12-31"]}, "A basis has at most 200 letters."),
        ({"team": ["", "4711", "SK", "2027-12-31"]}, "A name has 1 to 200 letters."),
        ({"team": ["Ance Tefa", NUMBER.replace(" ", ""), "SK", "2027-12-31"]}, "have to be two different people"),
        ({"team": ["Yosef Nalle", NUMBER, "SK", "2027-12-31"]}, "is on record under the name Ance Tefa."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(changed: dict[str, Any], said: str) -> None:
    assert said in refused(**changed)
    assert (Person.objects.count(), Event.objects.count(), Duty.objects.count()) == (0, 0, 0)


def test_a_code_is_that_of_one_agency(capsys: pytest.CaptureFixture[str]) -> None:
    agency("DINKES")

    assert refused() == "The agency code DINKES is already in use. Nothing was changed."


def test_a_demo_takes_no_real_agency(settings: Settings) -> None:
    settings.DEMO = True

    assert refused() == "This is a demo installation: it holds invented people only."


def test_the_command_line_names_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["pelopor", "--help"])

    with pytest.raises(SystemExit):
        command.main()
    assert "agency   open an agency" in capsys.readouterr().out
