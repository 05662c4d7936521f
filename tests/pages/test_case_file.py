"""The case file tells everybody how far the cycle is, and nobody what is not theirs to know or to press."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from pelopor.assessment.models import Assessor
from pelopor.demo import scenarios
from pelopor.nomination.models import Candidate
from pelopor.people.models import User
from pelopor.programme.models import Cycle
from pelopor.rules.programme import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True


def opened(email: str) -> str:
    client = Client()
    client.force_login(User.objects.get(email=f"{email}@demo.invalid"))
    return client.get(reverse("pages:case_file", args=[Cycle.objects.get().public_id])).content.decode()


@pytest.mark.parametrize("email", ["pegawai", "timrb1", "kepala", "kepegawaian"])
def test_who_was_called_up_stands_on_no_case_file_before_the_names_are_published(email: str) -> None:
    scenarios.build(Stage.STUDY, seed=7, size=12)
    called = Candidate.objects.filter(nomination__published_at__isnull=True)
    names = {candidate.name for candidate in called.select_related("person")} - {
        User.objects.get(email=f"{email}@demo.invalid").person.name
    }

    shown = opened(email)

    assert names
    assert [name for name in sorted(names) if name in shown] == []
    assert shown.count("yang bersangkutan") <= 2  # once in the column, once in the chain, however many are asked


def test_only_who_may_press_it_gets_the_button() -> None:
    scenarios.build(Stage.DECIDE, seed=7, size=12)

    assert [
        ("Pilih Agen Perubahan" in shown, reverse("decision:choose", args=["x"])[:11] in shown)
        for shown in (opened("kepala"), opened("pegawai"))
    ] == [
        (True, True),
        (True, False),
    ]


def test_what_waits_for_several_stands_once_with_all_of_them() -> None:
    scenarios.build(Stage.ASSESS, seed=7, size=12)
    assessors = Assessor.objects.filter(part="team").select_related("person")

    column = opened("pegawai").split('id="kurang"')[1].split("</section>")[0]

    assert column.count("Nilai para calon") == 1
    assert [one.person.name for one in assessors if one.person.name not in unescape(column)] == []


def test_colleagues_read_the_published_decree_and_not_the_minutes() -> None:
    scenarios.build(Stage.ACT, seed=7, size=12)

    assert [
        ("Penetapan Agen Perubahan" in shown, "Berita Acara Assessment" in shown) for shown in (opened("pegawai"), opened("kepala"))
    ] == [
        (True, False),
        (True, True),
    ]


def test_everybody_finds_the_published_names_whether_they_may_take_part_and_the_choice() -> None:
    scenarios.build(Stage.OBJECT, seed=7, size=12)

    words = ("Bolehkah saya ikut mencalonkan?", "Lihat nama calon", "Lihat pilihan pimpinan")
    assert {email: [word in opened(email) for word in words] for email in ("pegawai", "timrb1", "biroorganisasi")} == {
        "pegawai": [True, True, True],
        "timrb1": [True, True, True],
        "biroorganisasi": [False, True, True],
    }


def test_nobody_is_led_to_names_before_they_are_published() -> None:
    scenarios.build(Stage.STUDY, seed=7, size=12)

    assert "Lihat nama calon" not in opened("timrb1")
