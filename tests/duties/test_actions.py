"""Duties: made once, ended by who did them, or dropped when they can no longer be done."""

import pytest

from pelopor.duties import actions
from pelopor.duties.models import Duty
from pelopor.rules.access import Role
from tests.conftest import NOON
from tests.people.factories import agency, person

pytestmark = pytest.mark.django_db

URL: tuple[str, list[str]] = ("pages:home", [])


def test_the_same_duty_waits_once_until_it_is_done_and_may_come_again() -> None:
    office, ance = agency(), person("Ance")
    for _ in range(2):
        actions.add("cycle.open", agency=office, subject="siklus", url=URL, role=Role.REFORM_TEAM, at=NOON)
    actions.done("cycle.open", subject="siklus", by=ance, at=NOON)
    actions.add("cycle.open", agency=office, subject="siklus", url=URL, role=Role.REFORM_TEAM, at=NOON)

    assert list(Duty.objects.order_by("pk").values_list("done_at", "done_by", "dropped")) == [(NOON, ance.pk, False), (None, None, False)]


def test_a_duty_done_by_one_goes_on_waiting_for_the_other() -> None:
    office, ance, yos = agency(), person("Ance"), person("Yos")
    for one in (ance, yos):
        actions.add("consent.give", agency=office, subject="telaah", url=URL, person=one, at=NOON)

    actions.done("consent.give", subject="telaah", by=ance, at=NOON, person=ance)

    assert list(Duty.objects.filter(done_at=None).values_list("person", flat=True)) == [yos.pk]


def test_what_can_no_longer_be_done_is_dropped_and_the_rest_stays() -> None:
    office = agency()
    for subject in ("lama", "baru"):
        actions.add("cycle.open", agency=office, subject=subject, url=URL, role=Role.REFORM_TEAM, at=NOON)

    actions.drop(subject="lama", at=NOON)

    assert set(Duty.objects.filter(done_by=None).values_list("subject", "done_at", "dropped")) == {
        ("lama", NOON, True), ("baru", None, False),
    }  # fmt: skip
