"""Groups: registered, answered by each member, dissolved; all before the nomination opens."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.models import Group, GroupMember
from pelopor.people.models import Person
from pelopor.people.queries import employment_of
from pelopor.programme.actions import hold_cycle
from pelopor.programme.models import Cycle
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.groups import check_group


@transaction.atomic
def register_group(cycle: Cycle, *, name: str, members: Sequence[Person], leader: Person, by: Person, at: datetime) -> Group:
    """Register a group and ask each of its members whether they agree.

    Raises:  RuleBroken("group.closed") once the nomination is open; ("group.name_used"); ("group.elsewhere") with the names of
             those who are in another group of the cycle or were asked to be; what rules.check_group raises.
    """
    _hold_open(cycle)
    ruleset, name = rules_of(cycle), " ".join(name.split())
    may = {row.person.public_id for row in queries.eligible(cycle.agency, ruleset, at=at)}
    keys = [person.public_id for person in members]
    check_group(name, keys, leader=leader.public_id, eligible=may, rules=ruleset.nomination)
    if queries.groups_of(cycle).filter(name__iexact=name).exists():
        raise RuleBroken("group.name_used", name=name)
    elsewhere = GroupMember.objects.filter(cycle=cycle, person__in=members, free=False)
    if names := list(elsewhere.order_by("person__name").values_list("person__name", flat=True)):
        raise RuleBroken("group.elsewhere", names=", ".join(names))
    works = employment_of(leader, on=at.date())
    assert works is not None  # may be named, so works here
    group = Group.objects.create(cycle=cycle, name=name, leader=leader, unit=works.unit.name, registered_by=by, registered_at=at)
    GroupMember.objects.bulk_create([GroupMember(group=group, cycle=cycle, person=person) for person in members])
    for person in members:
        duties.add(
            "group.join", agency=cycle.agency, subject=group.public_id, url=("nomination:join", [group.public_id]), person=person, at=at
        )
    record("nomination.group_registered", agency=cycle.agency.public_id, thing=group.public_id, by=by, at=at, name=name, count=len(keys))
    return group


@transaction.atomic
def answer_group(group: Group, *, agrees: bool, by: Person, at: datetime) -> None:
    """Agree or not to be in a group; the answer can be changed until the nomination opens.

    Raises:  RuleBroken("group.closed"); ("group.dissolved"); ("group.elsewhere") when one agreed to another group meanwhile.
    """
    _hold_open(group.cycle)
    if Group.objects.filter(pk=group.pk, dissolved_at__isnull=False).exists():
        raise RuleBroken("group.dissolved")
    try:
        with transaction.atomic():
            GroupMember.objects.filter(group=group, person=by).update(agreed=agrees, answered_at=at, free=not agrees)
    except IntegrityError as twice:
        raise RuleBroken("group.elsewhere", names=by.name) from twice
    duties.done("group.join", subject=group.public_id, by=by, at=at, person=by)
    record("nomination.group_answered", agency=group.cycle.agency.public_id, thing=group.public_id, by=by, at=at, name=group.name)


@transaction.atomic
def dissolve_group(group: Group, *, by: Person, at: datetime) -> None:
    """Take a group off the register: its members may be named alone or join another.

    Raises:  RuleBroken("group.closed"); ("group.dissolved") when it was dissolved before.
    """
    _hold_open(group.cycle)
    if not Group.objects.filter(pk=group.pk, dissolved_at__isnull=True).update(dissolved_at=at):
        raise RuleBroken("group.dissolved")
    GroupMember.objects.filter(group=group).update(free=True)
    duties.drop(subject=group.public_id, at=at)
    record("nomination.group_dissolved", agency=group.cycle.agency.public_id, thing=group.public_id, by=by, at=at, name=group.name)


def _hold_open(cycle: Cycle) -> None:
    """Hold the cycle while its nomination is still to be opened."""
    hold_cycle(cycle)
    if not queries.takes_groups(cycle):
        raise RuleBroken("group.closed")
