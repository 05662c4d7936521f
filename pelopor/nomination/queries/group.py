"""Registered groups, and who would be on the list of names today."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from pelopor.nomination.models import Group, GroupMember
from pelopor.nomination.queries.names import eligible
from pelopor.nomination.queries.nomination import nomination_of
from pelopor.people.models import Employment, Person
from pelopor.programme.models import Cycle
from pelopor.programme.queries import rules_of
from pelopor.rules.groups import is_listed


def groups_of(cycle: Cycle) -> QuerySet[Group]:
    """The registered groups of a cycle, by name, with their members by name."""
    found = Group.objects.filter(cycle=cycle, dissolved_at__isnull=True).select_related("leader", "cycle__agency")
    return found.prefetch_related("members__person").order_by("name", "pk")


def group_of(cycle: Cycle, person: Person) -> Group | None:
    """The group of the cycle of which `person` is a member, or was asked to be."""
    return groups_of(cycle).filter(members__person=person, members__free=False).first()


def asked_of(group: Group) -> list[GroupMember]:
    """Who was asked to be in a group, by name."""
    return sorted(group.members.all(), key=lambda member: (member.person.name, member.pk))


def people_of(group: Group) -> list[Person]:
    """The members of a group, by name."""
    return [member.person for member in asked_of(group)]


def ready_groups(cycle: Cycle, eligible: list[Employment]) -> list[Group]:
    """The groups that would be on the list of names today: everybody agreed and may be named."""
    nomination, may = rules_of(cycle).nomination, {row.person.public_id for row in eligible}
    return [
        group
        for group in groups_of(cycle)
        if is_listed({one.person.public_id: one.agreed for one in group.members.all()}, eligible=may, rules=nomination)
    ]


def takes_groups(cycle: Cycle) -> bool:
    """Whether groups can still be registered and answered: the nomination is not open yet."""
    return cycle.closed_at is None and nomination_of(cycle) is None


def to_list(cycle: Cycle, *, at: datetime) -> tuple[list[Employment], list[Group]]:
    """Who would be on the list of names today: people alone, and groups. Nobody is on it both alone and with a group."""
    may = eligible(cycle.agency, rules_of(cycle), at=at)
    groups = ready_groups(cycle, may)
    together = {member.person_id for group in groups for member in group.members.all()}
    return [row for row in may if row.person_id not in together], groups


@dataclass(frozen=True)
class Registered:
    """A registered group with who was asked, and whether it would be on the list of names today."""

    group: Group
    members: list[GroupMember]
    ready: bool

    @property
    def declined(self) -> bool:
        """Whether somebody said no, so that it cannot come onto the list as it is."""
        return any(member.agreed is False for member in self.members)


def registered(cycle: Cycle, *, at: datetime) -> list[Registered]:
    """Every group of the cycle, by name."""
    ready = set(ready_groups(cycle, eligible(cycle.agency, rules_of(cycle), at=at)))
    return [Registered(group, asked_of(group), group in ready) for group in groups_of(cycle)]


def free_for_groups(cycle: Cycle, *, at: datetime) -> list[Employment]:
    """Who may be asked into a group today, by name: may be named, and neither is in a group of the cycle nor was asked."""
    bound = set(GroupMember.objects.filter(cycle=cycle, free=False).values_list("person", flat=True))
    return [row for row in eligible(cycle.agency, rules_of(cycle), at=at) if row.person_id not in bound]
