"""A cycle whose nomination is closed, at STUDY or ASSESS, with people for every part."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor
from pelopor.kit.search import fold
from pelopor.nomination.models import Candidate, Group, GroupMember, Nominable, Nomination
from pelopor.participation.models import Round
from pelopor.people.models import Agency, Employment, Person, PositionClass, RoleGrant, Unit, User
from pelopor.programme.models import Cycle, Milestone, StageRun
from pelopor.programme.queries import shipped_rulesets
from pelopor.rules.access import Role
from pelopor.rules.ruleset import fingerprint, read
from tests.conftest import NOON

START = date(2026, 1, 1)


@dataclass
class World:
    """Five candidates A to E, a team of three, a head, a personnel officer, a boss above the candidates, and ten others."""

    agency: Agency
    unit: Unit
    level: PositionClass
    people: dict[str, Person] = field(default_factory=dict)
    cycle: Cycle = field(init=False)
    run: StageRun = field(init=False)
    nomination: Nomination = field(init=False)

    def person(self, name: str, *, superior: Person | None = None, role: Role | None = None, status: str = "pns") -> Person:
        made = Person.objects.create(name=name, search=fold(name), user=User.objects.create())
        Employment.objects.create(
            person=made, agency=self.agency, unit=self.unit, position="Staf", position_class=self.level, status=status,
            superior=superior, valid_from=START,
        )  # fmt: skip
        if role:
            end = date(2027, 1, 1)
            RoleGrant.objects.create(person=made, agency=self.agency, role=role.value, basis="SK", valid_from=START, valid_to=end)
        self.people[name] = made
        return made


def study(*, settled: bool = False, ruleset: str = "ntt") -> World:
    """A cycle in STUDY; settled: gates and consents are."""
    agency = Agency.objects.create(code="dinkes", name="Dinas Kesehatan", head_title="Kepala Dinas", place="Kupang")
    unit = Unit.objects.create(agency=agency, name="Sekretariat", valid_from=START)
    level = PositionClass.objects.create(code="staf", name="Pelaksana", level=5, managerial=False)
    world = World(agency, unit, level)
    head = world.person("Pimpinan", role=Role.HEAD)
    boss = world.person("Atasan", superior=head)
    world.person("Kepegawaian", role=Role.PERSONNEL_OFFICER)
    for number in (1, 2, 3):
        world.person(f"Tim {number}", superior=head, role=Role.REFORM_TEAM)
    for number in range(10):
        world.person(f"Rekan {number}", superior=boss)
    text = shipped_rulesets()[ruleset]
    world.cycle = Cycle.objects.create(
        agency=agency,
        title="Siklus 2026",
        year=2026,
        ruleset_text=text,
        ruleset_hash=fingerprint(read(text)),
        opened_at=NOON,
        opened_by=head,
    )
    before = NOON - timedelta(days=1)
    nominate = StageRun.objects.create(cycle=world.cycle, stage="NOMINATE", number=1, opened_at=before, closed_at=NOON)
    Milestone.objects.create(run=nominate, kind="nomination.closed", at=NOON)
    world.run = StageRun.objects.create(cycle=world.cycle, stage="STUDY", number=1, opened_at=NOON)
    round_ = Round.objects.create(
        agency=agency, mode="sealed", opens_at=before, closes_at=NOON, ruleset_hash="", roll_hash="", roll_size=20, closed_at=NOON
    )
    world.nomination = Nomination.objects.create(run=nominate, round=round_, names_hash="", tally={})
    passed = True if settled else None
    for letter in "ABCDE":
        person = world.person(f"Calon {letter}", superior=boss)
        Nominable.objects.create(nomination=world.nomination, person=person, name=person.name, position="Analis", unit=unit.name)
        Candidate.objects.create(
            nomination=world.nomination, person=person, called_at=NOON, consent=True, gates_passed=passed, stands=passed
        )
    return world


def with_group(world: World, *, settled: bool = False) -> Candidate:
    """A group of three beside the five: Anggota 1 leads it, and only Anggota 1 stands below the boss."""
    people = [
        world.person(f"Anggota {number}", superior=world.people["Atasan"] if number == 1 else world.people["Pimpinan"])
        for number in (1, 2, 3)
    ]
    group = Group.objects.create(
        cycle=world.cycle, name="Loket Ramah", leader=people[0], unit="Sekretariat", registered_by=people[0], registered_at=NOON
    )
    GroupMember.objects.bulk_create(
        [GroupMember(group=group, cycle=world.cycle, person=person, agreed=True, answered_at=NOON) for person in people]
    )
    names = [person.name for person in people]
    Nominable.objects.create(nomination=world.nomination, group=group, name=group.name, unit=group.unit, members=names)
    passed = True if settled else None
    return Candidate.objects.create(
        nomination=world.nomination, group=group, called_at=NOON, consent=True, gates_passed=passed, stands=passed
    )


def declared(assessor: Assessor) -> Assessor:
    """The assessor, who declared no conflict with anybody."""
    grounds = {sheet.candidate: ("none", "") for sheet in queries.sheets_of(assessor)}
    actions.declare(assessor, grounds=grounds, by=assessor.person, at=NOON)
    return assessor
