"""After the decree everybody of the agency hears who was appointed and how, and nothing that is not public."""

from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from pelopor.decision.models import Appointment
from pelopor.demo import scenarios
from pelopor.documents.models import Paper
from pelopor.nomination.models import Candidate, Nomination
from pelopor.pages import queries
from pelopor.pages.queries.outcome import NEWS_FOR, STEPS, Chosen, _chosen
from pelopor.people.models import User
from pelopor.programme.models import Cycle, Milestone
from pelopor.programme.words import MILESTONES
from pelopor.rules.programme import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True


def opened(email: str, address: str = "pages:outcome") -> str:
    client = Client()
    client.force_login(User.objects.get(email=f"{email}@demo.invalid"))
    args = [Cycle.objects.get().public_id] if address != "pages:home" else []
    return unescape(client.get(reverse(address, args=args)).content.decode())


@pytest.mark.parametrize("email", ["pegawai", "kepala", "biroorganisasi"])
def test_everybody_reads_who_was_appointed_by_which_steps_and_nobody_else(email: str) -> None:
    scenarios.build(Stage.ACT, seed=7, size=40)
    appointed = set(Appointment.objects.values_list("person__name", flat=True))
    others = set(Candidate.objects.values_list("person__name", flat=True)) - appointed

    shown = opened(email).split("<main", 1)[1].split("Kepada siapa bertanya")[0]

    assert appointed
    assert others
    assert [name for name in sorted(appointed) if name not in shown] == []
    assert [name for name in sorted(others) if name in shown] == []
    assert [str(MILESTONES[kind]) for kind in STEPS if f"<b>{MILESTONES[kind]}</b>" not in shown] == []


def test_the_message_is_the_reform_teams_and_says_where_to_read_and_check() -> None:
    scenarios.build(Stage.ACT, seed=7, size=12)
    cycle, paper = Cycle.objects.get(), Paper.objects.get(kind="decree", state="published")
    names = paper.content["members"]
    outcome = queries.outcome_of(cycle)
    assert outcome is not None
    page = site.SITE_URL + reverse("pages:outcome", args=[cycle.public_id])
    check = site.SITE_URL + reverse("documents:check", args=[paper.check_code])

    lines = queries.message(outcome, cycle).split("\n")

    assert lines[0].startswith(f"Agen Perubahan {cycle.agency.name} telah ditetapkan dengan Surat Keputusan Nomor {paper.number} tanggal ")
    assert lines[2 : 2 + len(names)] == [f"{place}. {one['name']} ({one['unit']})" for place, one in enumerate(names, 1)]
    assert lines[-2:] == [
        f"Langkah pemilihan dan apa selanjutnya (masuk dahulu): {page}",
        f"Periksa keaslian Surat Keputusan: {check}",
    ]
    shown = opened("timrb1")
    assert queries.message(outcome, cycle) in shown
    assert queries.message(outcome, cycle) in unquote(shown.split("https://wa.me/?text=")[1].split('"')[0])
    assert "Pesan siap kirim" not in opened("pegawai")


def test_before_the_decree_is_published_the_page_names_nobody_and_says_when_it_will() -> None:
    scenarios.build(Stage.DECREE, seed=7, size=12)

    assert queries.outcome_of(Cycle.objects.get()) is None
    assert "Surat Keputusan belum terbit" in opened("pegawai")
    assert "Pesan siap kirim" not in opened("timrb1")


def test_the_turnout_is_told_only_where_the_rules_publish_counts() -> None:
    scenarios.build(Stage.ACT, seed=7, size=40)
    cycle = Cycle.objects.get()
    shown = []
    for word in ("true", "false"):
        head, tail = cycle.ruleset_text.split("[nomination.publish_counts]\n", 1)
        rest = tail.split("\n", 1)[1]
        cycle.ruleset_text = f"{head}[nomination.publish_counts]\nvalue = {word}\n{rest}"
        outcome = queries.outcome_of(cycle)
        assert outcome is not None
        shown.append({step.label: step.fact for step in outcome.steps}[str(MILESTONES["nomination.closed"])])

    assert shown[0].startswith("Sedikitnya ")
    assert shown[0].endswith(f"% dari {Nomination.objects.get().round.roll_size} pegawai ikut.")
    assert shown[1] == ""


def test_a_group_stands_once_with_its_members_below_its_name() -> None:
    row = {"position": "Analis", "unit": "Sekretariat", "group": ""}
    members = [{**row, "name": "Ana"}, {**row, "name": "Budi", "group": "Loket"}, {**row, "name": "Cici", "group": "Loket", "unit": "UPTD"}]

    assert _chosen(members) == [
        Chosen("Ana", "Analis, Sekretariat", "Sekretariat"),
        Chosen("Loket", "Kelompok, 2 anggota: Budi; Cici", "Sekretariat; UPTD"),
    ]


def test_the_home_page_leads_to_it_for_four_weeks_and_the_case_file_for_good() -> None:
    scenarios.build(Stage.ACT, seed=7, size=12)
    cycle, published = Cycle.objects.get(), Milestone.objects.get(kind="decree.published")
    address = reverse("pages:outcome", args=[cycle.public_id])

    assert [queries.fresh_decree(cycle, at=published.at + after) == published for after in (NEWS_FOR - timedelta(seconds=1), NEWS_FOR)] == [
        True,
        False,
    ]
    assert [address in opened("pegawai", page) for page in ("pages:home", "pages:case_file")] == [True, True]
