"""The pages of cycles and rulesets, as the reform team walks them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pelopor.people.models import Person
from pelopor.programme.actions import reach
from pelopor.programme.models import Cycle, StageRun, StoredRuleset
from pelopor.programme.queries import rules_of
from tests.conftest import NOON
from tests.programme.conftest import Office


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def run_of(cycle: Cycle, stage: str) -> StageRun:
    return cycle.runs.get(stage=stage, void=False)


def clone_data(client: Client, office: Office, **changes: str) -> dict[str, Any]:
    url = reverse("programme:clone", args=[office.agency.public_id, "ntt"])
    form = client.get(url).context["form"]
    data = {field.html_name: field.value() for field in form if field.value() is not None}
    return {**data, "name": "dinas", **changes}


def test_the_team_opens_a_cycle_on_a_ruleset(office: Office) -> None:
    client = signed_in(office.team)
    url = reverse("programme:new", args=[office.agency.public_id])
    assert client.get(url).status_code == 200
    answer = client.post(url, {"title": "Siklus 2026", "year": "2026", "ruleset": "ntt"})
    cycle = Cycle.objects.get()
    assert answer.headers["Location"] == reverse("pages:case_file", args=[cycle.public_id])
    assert (cycle.title, cycle.year, rules_of(cycle).name) == ("Siklus 2026", 2026, "ntt")


@pytest.mark.parametrize("page", ["criteria_of", "back"])
def test_pages_of_a_cycle_open(office: Office, page: str) -> None:
    assert signed_in(office.team).get(reverse(f"programme:{page}", args=[office.open().public_id])).status_code == 200


def test_pages_speak_english(office: Office) -> None:
    client = signed_in(office.team)
    client.cookies["django_language"] = "en"
    shown = client.get(reverse("programme:criteria_of", args=[office.open().public_id]))
    assert shown.status_code == 200
    assert "Statuses that may nominate" in shown.content.decode()
    assert "Status yang boleh mengusulkan" not in shown.content.decode()


def test_a_proof_settles_a_stage(office: Office) -> None:
    run = run_of(office.open(), "BASELINE")
    url = reverse("programme:prove", args=[run.public_id])
    client = signed_in(office.team)
    assert client.get(url).status_code == 200
    assert "jangan keduanya" in client.post(url, {"reason": ""}).content.decode()
    client.post(url, {"proof": SimpleUploadedFile("bukti.pdf", b"%PDF-1.7 x")})
    run.refresh_from_db()
    assert run.closed_at is not None
    assert [one.kind for one in run.milestones.all()] == ["baseline.proved"]


def test_the_team_publishes_the_criteria(office: Office) -> None:
    run = run_of(office.open(), "PREPARE")
    url = reverse("programme:criteria", args=[run.public_id])
    client = signed_in(office.team)
    assert client.get(url).status_code == 200
    client.post(url)
    assert run.milestones.filter(kind="criteria.published").exists()


def test_the_head_may_not_publish_the_criteria(office: Office) -> None:
    run = run_of(office.open(), "PREPARE")
    assert signed_in(office.head).get(reverse("programme:criteria", args=[run.public_id])).status_code == 403


def test_a_cycle_of_another_agency_is_not_found(office: Office) -> None:
    assert signed_in(office.team).get(reverse("programme:criteria_of", args=["aaaaaaaaaaaa"])).status_code == 404


def test_rulesets_are_listed_and_shown(office: Office) -> None:
    client = signed_in(office.team)
    assert client.get(reverse("programme:rulesets", args=[office.agency.public_id])).status_code == 200
    for name in ("ntt", "kementerian"):
        assert client.get(reverse("programme:ruleset", args=[office.agency.public_id, name])).status_code == 200
    assert client.get(reverse("programme:ruleset", args=[office.agency.public_id, "none"])).status_code == 404


def test_a_clone_keeps_the_changed_value_with_its_source(office: Office) -> None:
    client = signed_in(office.team)
    url = reverse("programme:clone", args=[office.agency.public_id, "ntt"])
    data = clone_data(client, office, value_nomination__days="9", source_nomination__days="SK Kepala Dinas")
    answer = client.post(url, data)
    assert answer.headers["Location"] == reverse("programme:ruleset", args=[office.agency.public_id, "dinas"])
    assert StoredRuleset.objects.get().name == "dinas"


def test_a_changed_value_without_source_is_refused_at_its_source(office: Office) -> None:
    client = signed_in(office.team)
    url = reverse("programme:clone", args=[office.agency.public_id, "ntt"])
    form = client.post(url, clone_data(client, office, value_nomination__days="9")).context["form"]
    assert form.errors == {"source_nomination__days": ["Tulis sumber untuk nilai nomination.days yang Anda ubah."]}


def test_values_that_disagree_are_refused_at_the_value(office: Office) -> None:
    client = signed_in(office.team)
    url = reverse("programme:clone", args=[office.agency.public_id, "ntt"])
    data = clone_data(client, office, value_nomination__finalists_limit="1", source_nomination__finalists_limit="SK")
    form = client.post(url, data).context["form"]
    assert form.errors == {
        "value_nomination__finalists_limit": ["nomination.finalists_limit tidak boleh lebih kecil daripada nomination.finalists."]
    }


def test_the_team_closes_the_cycle_and_the_next_begins_from_it(office: Office) -> None:
    cycle, client = office.open(), signed_in(office.team)
    url, file = reverse("programme:close", args=[cycle.public_id]), reverse("pages:case_file", args=[cycle.public_id])
    assert (url in client.get(file).text, client.post(url, {"reason": "Selesai"}).status_code) == (False, 422)
    reach(run_of(cycle, "PREPARE"), "decree.published", by=office.head, at=NOON)
    assert url in client.get(file).text

    assert client.post(url, {"reason": "Masa tugas berakhir."}).headers["Location"] == file

    assert url not in client.get(file).text
    form = client.get(reverse("programme:new", args=[office.agency.public_id])).context["form"]
    assert {name: form.initial[name] for name in ("title", "year", "ruleset")} == {"title": "Siklus 2027", "year": 2027, "ruleset": "ntt"}
