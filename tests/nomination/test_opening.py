"""Opening a nomination freezes who may nominate, who may be named, and who watches the tally."""

import hashlib
from datetime import timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.models import Nomination
from pelopor.participation.queries import roll_of
from pelopor.people.models import Employment
from pelopor.people.queries import roles_of
from pelopor.programme.queries import milestone
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON, sure
from tests.nomination.factories import CLOSES, office

pytestmark = pytest.mark.django_db


def test_the_roll_and_the_list_of_names_follow_the_frozen_rules() -> None:
    body = office(colleagues="ABC")
    body.person("Magang", status="non_asn")
    body.person("Kontrak", status="pppk")
    made = body.open()

    voters = {entry.person.name for entry in roll_of(made.round)}
    assert voters == {*body.people}
    assert [row.name for row in queries.nominables(made)] == sorted(voters - {"Magang", "Kontrak"})
    keys = "\n".join(sorted(row.key for row in queries.nominables(made)))
    assert made.names_hash == hashlib.sha256(keys.encode()).hexdigest()


def test_opening_reaches_its_milestone_ends_the_duty_and_names_the_witnesses() -> None:
    body = office()
    assert Duty.objects.filter(kind="nomination.open", done_at__isnull=True).exists()
    made = body.open()

    reached = sure(milestone(body.run, "nomination.opened"))
    assert (reached.reference, reached.hash) == (made.public_id, made.round.roll_hash)
    assert not Duty.objects.filter(kind="nomination.open", done_at__isnull=True).exists()
    assert {witness.person.name for witness in made.witnesses.all()} == {"Saksi 1", "Saksi 2"}
    assert Role.WITNESS in roles_of(body["Saksi 1"], at=NOON)[body.agency]
    body.run.refresh_from_db()
    assert body.run.due == CLOSES
    event = Event.objects.get(kind="nomination.opened")
    assert (event.facts["names"], event.facts["witnesses"]) == (25, "Saksi 1, Saksi 2")


@pytest.mark.parametrize("names", [["Saksi 1"], ["Saksi 1", "Saksi 1"], ["Saksi 1", "Tim"], ["Saksi 1", "Saksi 2", "A"]])
def test_there_are_two_witnesses_and_neither_opens_the_nomination(names: str) -> None:
    body = office()
    with pytest.raises(RuleBroken, match=r"nomination\.witnesses"):
        body.open(witnesses=[body[name] for name in names])


def test_it_is_opened_once() -> None:
    body = office()
    body.open()
    with pytest.raises(RuleBroken, match=r"nomination\.open"):
        body.open()
    assert Nomination.objects.count() == 1


def test_it_is_not_opened_on_a_run_that_is_over() -> None:
    body = office()
    body.run.closed_at = NOON
    body.run.save()
    with pytest.raises(RuleBroken, match=r"nomination\.open"):
        body.open()


def test_it_is_not_opened_when_fewer_may_be_named_than_are_chosen() -> None:
    body = office(colleagues="A")
    Employment.objects.exclude(person__in=[body["A"], body["Tim"]]).update(status="pppk")
    with pytest.raises(RuleBroken) as no:
        body.open()
    assert (no.value.code, no.value.facts) == ("nomination.few", {"count": 2, "chosen": 3})


def test_who_may_take_part_is_told_before_opening() -> None:
    body = office()
    intern, guest = body.person("Magang", status="non_asn"), office(code="lain", colleagues="AB")

    assert queries.part_in(body.cycle, body["A"], at=NOON) == queries.Part(False, None, None)
    part = queries.part_in(body.cycle, intern, at=NOON)
    assert (part.why_not, sure(part.why_unnamed).code) == (None, "stand.status")
    part = queries.part_in(body.cycle, guest["A"], at=NOON)
    assert (sure(part.why_not).code, sure(part.why_unnamed).code) == ("voter.no_employment", "voter.no_employment")


def test_a_status_that_the_rules_leave_out_is_told_by_name() -> None:
    body = office(ruleset={"electorate.may_nominate": ["pns"]})
    part = queries.part_in(body.cycle, body.person("Kontrak", status="pppk"), at=NOON)

    assert (sure(part.why_not).code, sure(part.why_not).facts) == ("voter.status", {"status": "pppk"})


def test_once_open_the_frozen_lists_decide() -> None:
    body = office()
    body.open()
    late = body.person("Pindahan")

    part = queries.part_in(body.cycle, late, at=NOON + timedelta(days=1))
    assert (part.opened, sure(part.why_not).code, sure(part.why_unnamed).code) == (True, "roll.absent", "stand.status")
    Employment.objects.filter(person=body["A"]).update(status="pppk")
    assert queries.part_in(body.cycle, body["A"], at=NOON) == queries.Part(True, None, None)
