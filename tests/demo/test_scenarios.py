from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from pelopor.assessment.models import Assessor
from pelopor.audit.models import Event
from pelopor.decision.models import Appointment
from pelopor.demo import scenarios
from pelopor.demo.views import BACKEND
from pelopor.documents.models import Paper
from pelopor.duties.queries import open_duties
from pelopor.kit.clock import now
from pelopor.nomination.models import Nomination, Witness
from pelopor.participation.models import Mark, Slip
from pelopor.people.models import Agency, Person, RoleGrant, User
from pelopor.people.queries import holders
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage
from tests.conftest import sure

pytestmark = pytest.mark.django_db


def open_stages() -> set[str]:
    return set(StageRun.objects.filter(closed_at__isnull=True).values_list("stage", flat=True))


def waiting() -> list[str]:
    return sorted(open_duties().values_list("kind", flat=True))


def test_prepare_is_a_roster_and_a_cycle_to_open(demo_home: Path) -> None:
    made = scenarios.build(Stage.PREPARE, size=12)

    assert (made.people, made.agencies) == (12, 1)
    assert Person.objects.count() == 12 + 4
    assert not Cycle.objects.exists()
    assert waiting() == ["cycle.open"]


def test_every_agency_is_a_demo(demo_home: Path) -> None:
    scenarios.build(Stage.PREPARE, size=12)

    assert not Agency.objects.filter(is_demo=False).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # a flush is no part of a transaction
def test_the_same_seed_gives_the_same_people_and_addresses(demo_home: Path) -> None:
    from pelopor.demo.roster import emptied

    scenarios.build(Stage.PREPARE, size=12)
    first = list(Person.objects.order_by("pk").values_list("public_id", "name"))
    emptied()
    scenarios.build(Stage.PREPARE, size=12)

    assert list(Person.objects.order_by("pk").values_list("public_id", "name")) == first


def test_nominate_has_half_the_slips_in(demo_home: Path) -> None:
    made = scenarios.build(Stage.NOMINATE, size=40)
    nomination = Nomination.objects.get()

    assert nomination.round.roll_size == 40
    assert (Slip.objects.count(), Mark.objects.count()) == (20, 20)
    assert nomination.round.opens_at < made.at < nomination.round.closes_at
    assert {witness.person for witness in Witness.objects.all()} == set(made.body.witnesses)


def test_assess_waits_for_every_assessor(demo_home: Path) -> None:
    scenarios.build(Stage.ASSESS, size=12)

    assert Assessor.objects.filter(part="team").count() == 3
    assert set(waiting()) == {"assessment.score"}
    assert open_stages() == {"ASSESS"}


@pytest.mark.parametrize("ruleset", ["ntt", "kementerian"])
def test_the_whole_story_ends_at_a_published_decree_under_each_ruleset(demo_home: Path, ruleset: str) -> None:
    made = scenarios.build(Stage.ACT, size=40, ruleset=ruleset)

    decree = Paper.objects.get(kind="decree")
    assert decree.state == "published"
    assert Appointment.objects.count() == {"ntt": 3, "kementerian": 2}[ruleset]
    assert RoleGrant.objects.filter(role="agent").count() == Appointment.objects.count()
    assert open_stages() == {"ACT"}
    assert made.at > sure(decree.signed_at)


@pytest.mark.parametrize("stage", scenarios.REACHABLE)
def test_at_every_stage_whoever_must_act_finds_the_page_to_act_on(demo_home: Path, client: Client, stage: Stage) -> None:
    made = scenarios.build(stage, size=12)

    for duty in open_duties():
        person = duty.person or holders(Role(duty.role), made.body.agency, on=made.at.date()).first()
        client.force_login(sure(sure(person).user), backend=BACKEND)
        home, page = client.get("/"), client.get(reverse(duty.url_name, args=duty.url_args))

        assert (duty.kind, home.status_code, page.status_code) == (duty.kind, 200, 302 if duty.kind == "tally.open" else 200)


def test_the_clock_of_the_demo_stands_where_the_story_ends(demo_home: Path) -> None:
    made = scenarios.build(Stage.NOMINATE, size=12)

    assert timedelta(0) <= now() - made.at <= timedelta(minutes=2)


def test_the_story_never_goes_back_in_time(demo_home: Path) -> None:
    scenarios.build(Stage.ASSESS, size=12)

    times = list(Event.objects.order_by("sequence").values_list("at", flat=True))
    assert times == sorted(times)


def test_twelve_people_are_the_fewest(demo_home: Path) -> None:
    with pytest.raises(ValueError, match="at least 12"):
        scenarios.build(Stage.PREPARE, size=11)


def test_no_demo_stands_beyond_the_decree(demo_home: Path) -> None:
    with pytest.raises(ValueError, match="not at MEASURE"):
        scenarios.build(Stage.MEASURE, size=12)


def test_everybody_named_in_the_logins_can_sign_in(demo_home: Path) -> None:
    scenarios.build(Stage.PREPARE, size=12)

    for line in scenarios.logins().splitlines()[1:]:
        assert User.objects.get(email=line.split()[0]).check_password("pelopor-demo-2026")
