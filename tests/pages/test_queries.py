"""What waits for somebody carries the badge of its deadline."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from pelopor.demo import scenarios
from pelopor.duties.models import Duty
from pelopor.nomination.models import Nomination
from pelopor.pages import queries
from pelopor.people.models import Person
from pelopor.rules.programme import Stage

pytestmark = pytest.mark.django_db


def test_the_badge_counts_days_on_the_calendar_and_not_spans_of_24_hours(settings: Settings) -> None:
    settings.DEMO = True
    scenarios.build(Stage.NOMINATE, seed=7, size=12)
    closes = Nomination.objects.get().round.closes_at
    person = Person.objects.get(user__email="pegawai@demo.invalid")

    shown = [
        queries.waiting_for(person, at=closes - before)[0]
        for before in (timedelta(days=2, hours=2), timedelta(hours=20), timedelta(hours=1))
    ]

    assert [(one.badge, one.kind) for one in shown] == [("Tinggal 2 hari", "awas"), ("Besok", "awas"), ("Hari ini", "awas")]


def test_a_duty_without_a_deadline_says_so(settings: Settings) -> None:
    settings.DEMO = True
    scenarios.build(Stage.PREPARE, seed=7, size=12)
    duty = Duty.objects.filter(done_at__isnull=True, role="reform_team").first()
    assert duty is not None
    person = Person.objects.get(user__email="timrb1@demo.invalid")

    assert [(one.badge, one.kind) for one in queries.waiting_for(person, at=duty.made_at)] == [("Tanpa tenggat", "")]
