"""Groups: registered before the nomination opens, agreed to by every member, named and called up as one."""

import hashlib
from collections.abc import Sequence

import pytest

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination import queries
from pelopor.nomination.actions import answer_consent, answer_group, dissolve_group, record_gates, register_group
from pelopor.nomination.models import Candidate, CriterionCount, Group, GroupMember
from pelopor.participation.queries import roll_of
from pelopor.people.models import Employment
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
THREE = {"nomination.ties": ["lot"], "nomination.finalists": 3, "nomination.finalists_limit": 3, "assessment.proposed": 3}


def register(body: Office, name: str, members: Sequence[str]) -> Group:
    people = [body[one] for one in members]
    return register_group(body.cycle, name=name, members=people, leader=people[0], by=body["Tim"], at=NOON)


def agree(body: Office, group: Group, members: str, *, agrees: bool = True) -> None:
    for one in members:
        answer_group(group, agrees=agrees, by=body[one], at=NOON)


def waiting(kind: str) -> list[str]:
    return sorted(duty.person.name if duty.person else duty.role for duty in Duty.objects.filter(kind=kind, done_at__isnull=True))


@pytest.fixture
def body() -> Office:
    return office(ruleset=THREE)


@pytest.fixture
def loket(body: Office) -> Group:
    return register(body, "Loket  Ramah", "BAC")


def test_registering_asks_every_member_and_keeps_the_leaders_unit(body: Office, loket: Group) -> None:
    assert (loket.name, loket.unit, loket.leader) == ("Loket Ramah", "Sekretariat", body["B"])
    assert waiting("group.join") == ["A", "B", "C"]
    assert [(one.person.name, one.agreed) for one in queries.asked_of(loket)] == [("A", None), ("B", None), ("C", None)]
    event = Event.objects.get(kind="nomination.group_registered")
    assert event.facts == {"name": "Loket Ramah", "count": 3}


def test_a_group_is_on_the_list_in_place_of_its_members_once_all_agreed(body: Office, loket: Group) -> None:
    agree(body, loket, "ABC")
    made = body.open()

    rows = {row.name: row for row in queries.nominables(made)}
    assert {"A", "B", "C"} & set(rows) == set()
    assert (rows["Loket Ramah"].members, rows["Loket Ramah"].unit) == (["A", "B", "C"], "Sekretariat")
    assert {"A", "B", "C"} <= {entry.person.name for entry in roll_of(made.round)}
    lines = [row.key for row in rows.values() if row.person]
    lines.append(f"{loket.public_id}: {' '.join(sorted(body[one].public_id for one in 'ABC'))}")
    assert made.names_hash == hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    assert queries.members(made) == {loket.public_id: frozenset(body[one].public_id for one in "ABC")}


@pytest.mark.parametrize("answer", [None, False])
def test_a_group_to_which_not_everybody_agreed_is_not_on_the_list_and_waits_no_more(
    body: Office, loket: Group, answer: bool | None
) -> None:
    agree(body, loket, "AB")
    if answer is not None:
        agree(body, loket, "C", agrees=answer)
    made = body.open()

    assert {"A", "B", "C"} <= {row.name for row in queries.nominables(made)}
    assert not queries.nominables(made).filter(group=loket).exists()
    assert waiting("group.join") == []


def test_a_group_with_somebody_who_may_no_longer_be_named_is_not_on_the_list(body: Office, loket: Group) -> None:
    agree(body, loket, "ABC")
    assert [(one.group, one.ready, one.declined) for one in queries.registered(body.cycle, at=NOON)] == [(loket, True, False)]
    Employment.objects.filter(person=body["C"]).update(status="pppk")

    assert [(one.ready, one.declined) for one in queries.registered(body.cycle, at=NOON)] == [(False, False)]
    assert not queries.nominables(body.open()).filter(group=loket).exists()


def test_an_answer_can_be_changed_until_the_nomination_opens(body: Office, loket: Group) -> None:
    agree(body, loket, "ABC")
    agree(body, loket, "C", agrees=False)
    assert [one.declined for one in queries.registered(body.cycle, at=NOON)] == [True]
    agree(body, loket, "C")
    body.open()

    with pytest.raises(RuleBroken, match=r"group\.closed"):
        agree(body, loket, "C", agrees=False)
    assert [event.actor_name for event in Event.objects.filter(kind="nomination.group_answered")] == ["A", "B", "C", "C", "C"]


def test_nobody_is_in_two_groups_of_a_cycle(body: Office, loket: Group) -> None:
    with pytest.raises(RuleBroken) as no:
        register(body, "Tim Data", "CDB")
    assert (no.value.code, no.value.facts) == ("group.elsewhere", {"names": "B, C"})
    agree(body, loket, "C", agrees=False)
    other = register(body, "Tim Data", "CD")
    agree(body, other, "C")

    with pytest.raises(RuleBroken, match=r"group\.elsewhere"):
        agree(body, loket, "C")
    assert queries.group_of(body.cycle, body["C"]) == other
    assert {row.person.name for row in queries.free_for_groups(body.cycle, at=NOON)} & set("ABCDE") == {"E"}


def test_two_groups_have_two_names(body: Office, loket: Group) -> None:
    with pytest.raises(RuleBroken, match=r"group\.name_used"):
        register(body, "loket ramah", "DE")
    assert Group.objects.get() == loket


def test_a_dissolved_group_lets_its_members_go(body: Office, loket: Group) -> None:
    agree(body, loket, "A")
    dissolve_group(loket, by=body["Tim"], at=NOON)

    assert waiting("group.join") == []
    assert list(queries.groups_of(body.cycle)) == []
    with pytest.raises(RuleBroken, match=r"group\.dissolved"):
        dissolve_group(loket, by=body["Tim"], at=NOON)
    with pytest.raises(RuleBroken, match=r"group\.dissolved"):
        agree(body, loket, "B")
    assert register(body, "Loket Ramah", "ABC") != loket


def test_groups_change_no_more_once_the_nomination_is_open(body: Office, loket: Group) -> None:
    body.open()

    with pytest.raises(RuleBroken, match=r"group\.closed"):
        register(body, "Tim Data", "DE")
    with pytest.raises(RuleBroken, match=r"group\.closed"):
        dissolve_group(loket, by=body["Tim"], at=NOON)


def test_a_ruleset_that_names_people_only_takes_no_group() -> None:
    body = office(ruleset={"nomination.groups": False})

    with pytest.raises(RuleBroken, match=r"group\.none"):
        register(body, "Loket Ramah", "ABC")


def test_the_names_of_a_group_that_the_rules_refuse_leave_no_trace(body: Office) -> None:
    body.person("Magang", status="non_asn")

    with pytest.raises(RuleBroken, match=r"group\.members"):
        register(body, "Loket Ramah", ["A", "Magang"])
    assert not Group.objects.exists()
    assert not GroupMember.objects.exists()


def test_no_member_names_the_own_group(body: Office, loket: Group) -> None:
    agree(body, loket, "ABC")
    body.open()
    body.people["Loket Ramah"] = loket  # type: ignore[assignment]  # a ballot knows keys only
    body.voters = [body["A"], body["D"]]

    with pytest.raises(RuleBroken, match=r"ballot\.own_group"):
        body.vote("Loket Ramah")
    body.vote("Loket Ramah")  # D, the next in the queue

    assert queries.part_in(body.cycle, body["A"], at=NOON).group == loket
    assert queries.part_in(body.cycle, body["A"], at=NOON).why_unnamed is None


@pytest.fixture
def called(body: Office, loket: Group) -> Office:
    """The group, D and E are called up; F is next."""
    agree(body, loket, "ABC")
    body.open()
    body.people["Loket Ramah"] = loket  # type: ignore[assignment]  # a ballot knows keys only
    body.voters = [one for one in body.voters if one.name not in "ABC"]
    for names in (["Loket Ramah", "D"], ["Loket Ramah", "D"], ["Loket Ramah", "D", "E"], ["E", "Loket Ramah"], ["F"]):
        body.vote(*names, criteria={"Loket Ramah": ["conduct"]} if "Loket Ramah" in names else None)
    body.close()
    return body


def the_group(body: Office) -> Candidate:
    return queries.with_people(Candidate.objects.select_related("nomination")).get(group__isnull=False)


def test_a_group_is_counted_and_called_up_as_one_and_its_leader_answers(called: Office, loket: Group) -> None:
    assert [(one.name, [person.name for person in one.people]) for one in queries.candidates(called.nomination)] == [
        ("D", ["D"]), ("E", ["E"]), ("Loket Ramah", ["A", "B", "C"]),
    ]  # fmt: skip
    assert (called.nomination.tally or {})[loket.public_id] == 4
    assert waiting("consent.give") == ["B", "D", "E"]
    assert [(one.key, one.count) for one in CriterionCount.objects.all()] == [(loket.public_id, 4)]


def test_a_group_stands_when_its_leader_agrees_and_all_its_members_pass(called: Office) -> None:
    answer_consent(the_group(called), consent=True, by=called["B"], at=CLOSES)
    record_gates(called.nomination, {called["A"]: True, called["B"]: True}, at=CLOSES)
    assert the_group(called).gates_passed is None
    record_gates(called.nomination, {called[one]: True for one in "ABC"}, at=CLOSES)

    assert (the_group(called).gates_passed, the_group(called).stands) == (True, True)


def test_a_group_of_which_one_member_fails_goes_and_the_next_in_line_is_called(called: Office) -> None:
    record_gates(called.nomination, {called["A"]: True, called["B"]: True, called["C"]: False}, at=CLOSES)

    assert the_group(called).stands is False
    assert waiting("consent.give") == ["D", "E", "F"]
