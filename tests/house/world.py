"""An agency at some stage of its cycle, with one person for every role in it, above it and beside it: who walks the pages."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils.http import int_to_base36

from pelopor.assessment import actions as assessment
from pelopor.assessment.models import Assessor, Sheet
from pelopor.assessment.queries import sheets_of, undeclared
from pelopor.decision.models import Appointment, Ending, Investiture, Objection, ObjectionWindow
from pelopor.demo import scenarios
from pelopor.documents.models import Initial, Paper
from pelopor.evidence.actions import keep
from pelopor.imports import actions as imports
from pelopor.imports import render
from pelopor.imports.models import RosterImport
from pelopor.imports.reading import read_table
from pelopor.nomination.models import Candidate, Group, GroupMember, Nomination, Witness
from pelopor.nomination.views.slip import shell_key
from pelopor.people.models import Agency, Employment, Person, RoleGrant, User
from pelopor.programme.actions import add_holiday
from pelopor.programme.models import Cycle, LocalHoliday, StageRun
from pelopor.rules.access import DEEDS, GRANTED, OVERSEEING, Facts, Relation, Role, allowed
from pelopor.rules.programme import Stage
from pelopor.rules.roster import guess_header
from tools.addresses import Address

NOBODYS = "222222222222"
"""An id of the right shape that belongs to nothing."""


@dataclass
class Visitor:
    """Somebody who walks. `roles` are those in the agency that is walked, as the test gave them; none: a member of another."""

    name: str
    user: User | None
    person: Person | None = None
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Thing:
    """What an address is about: what fills its path, the stage of its run, and whose own it is."""

    path: str
    known: bool = True
    stage: Stage | None = None
    owners: frozenset[int] = frozenset()
    state: str = ""


@dataclass
class World:
    """A built scenario. `papers`, `runs` and so on are of the one agency that is walked."""

    agency: Agency
    cycle: Cycle | None
    at: datetime
    visitors: list[Visitor] = field(default_factory=list)

    def runs(self) -> Mapping[Stage, StageRun]:
        return {Stage(run.stage): run for run in StageRun.objects.filter(cycle=self.cycle)}


def build(stage: Stage, *, size: int = 12) -> World:
    """The world at the beginning of `stage`: `size` people, one person for each role, and a neighbour agency."""
    made = scenarios.build(stage, size=size)
    agency = made.body.agency
    world = World(agency, Cycle.objects.filter(agency=agency).first(), made.at)
    _bring_file(agency, made.body.people[0], made.at)
    add_holiday(agency=agency, day=date(2026, 12, 21), name="Hari jadi", basis="Surat 1", by=made.body.people[0], at=made.at)
    _object(made.body.people[0], made.at)
    _group(world.cycle, made.body.people[:3], made.at)
    _declare(made.at)
    _end(made.body.people[0], made.at)
    world.visitors = [Visitor("a stranger", None), *_of_scenario(made.body.people), *_inside(agency), *_above(agency), _beside(agency)]
    return world


def _bring_file(agency: Agency, person: Person, at: datetime) -> None:
    """A roster file that was checked and waits to be applied."""
    file = SimpleUploadedFile("daftar.csv", render.template_file("csv"))
    found = imports.upload(file=file, as_of=at.date(), agency=agency, by=person, at=at)
    table = read_table(render.template_file("csv"))
    header = guess_header(table.rows)
    assert header is not None
    imports.map_columns(found, header=header)
    imports.check(found, table=table)


def _object(person: Person, at: datetime) -> None:
    """An objection with its proof, where there was a window for it."""
    for window in ObjectionWindow.objects.select_related("run__cycle__agency"):
        kept = keep(SimpleUploadedFile("bukti.pdf", b"%PDF-1.4"), window.run.cycle.agency, person, at)
        Objection.objects.create(window=window, text="Nilai keliru", digest="0" * 64, evidence=kept, made_by=person, made_at=at)


def _end(person: Person, at: datetime) -> None:
    """An agent whose term ended early, and the proof of the investiture, where somebody was appointed."""
    for one in Appointment.objects.select_related("decree", "agency").order_by("pk")[:1]:
        run = StageRun.objects.get(public_id=one.decree.subject)
        ending = Ending.objects.create(run=run, cause="moved", words="SK mutasi", day=one.valid_from, made_by=person, made_at=at)
        Appointment.objects.filter(pk=one.pk).update(ended_on=ending.day, ending=ending)
        kept = keep(SimpleUploadedFile("pengukuhan.pdf", b"%PDF-1.4"), one.agency, person, at)
        Investiture.objects.filter(decree=one.decree).update(evidence=kept)


def _group(cycle: Cycle | None, members: Sequence[Person], at: datetime) -> None:
    """A registered group, where there is a cycle for it; nobody has answered."""
    if cycle:
        group = Group.objects.create(
            cycle=cycle, name="Loket Ramah", leader=members[0], unit="Sekretariat", registered_by=members[0], registered_at=at
        )
        GroupMember.objects.bulk_create([GroupMember(group=group, cycle=cycle, person=person) for person in members])


def _declare(at: datetime) -> None:
    """The first assessor has declared, so that there is a sheet to look at."""
    first = Assessor.objects.order_by("pk").select_related("run__cycle__agency", "person").first()
    if first is not None and undeclared(first):
        grounds = {sheet.candidate: ("none", "") for sheet in sheets_of(first)}
        assessment.declare(first, grounds=grounds, by=first.person, at=at)


def _of_scenario(people: Sequence[Person]) -> Iterator[Visitor]:
    """One of those who have something of their own in the story: assessor, witness, candidate."""
    own = {
        "an assessor": Assessor.objects.values_list("person", flat=True).order_by("pk").first(),
        "the other witness": Witness.objects.values_list("person", flat=True).order_by("-pk").first(),
        "a candidate": Candidate.objects.values_list("person", flat=True).order_by("pk").first(),
        "an agent": RoleGrant.objects.filter(role="agent").values_list("person", flat=True).first(),
    }
    for name, key in own.items():
        if key is not None:
            person = next(one for one in people if one.pk == key)
            roles = {Role(role) for role in RoleGrant.objects.filter(person=person).values_list("role", flat=True)} | {Role.STAFF}
            if Employment.objects.filter(superior=person).exists():
                roles.add(Role.SUPERIOR)
            yield Visitor(name, person.user, person, frozenset(roles))


def _person(name: str) -> Person:
    user = User.objects.create(password=make_password("kata-sandi-contoh"))
    return Person.objects.create(name=name, search=name.lower(), user=user)


def _grant(person: Person, agency: Agency, role: Role) -> None:
    RoleGrant.objects.create(
        person=person, agency=agency, role=role.value, basis="SK 1", valid_from=date(2026, 1, 1), valid_to=date(2030, 1, 1)
    )


def _employ(person: Person, agency: Agency, superior: Person | None = None) -> None:
    like = Employment.objects.first()
    assert like is not None
    Employment.objects.create(
        person=person, agency=agency, unit=like.unit, position="Analis", position_class=like.position_class, status="pns",
        valid_from=date(2026, 1, 1), superior=superior,
    )  # fmt: skip


def _inside(agency: Agency) -> Iterator[Visitor]:
    """One person for each role, who has no other."""
    for role in Role:
        person = _person(f"Hanya {role.value}")
        if role in GRANTED:
            _grant(person, agency, role)
        elif role is Role.STAFF:
            _employ(person, agency)
        else:
            _employ(_person("Bawahan"), agency, superior=person)
        yield Visitor(role.value, person.user, person, frozenset({role}))


def _above(agency: Agency) -> Iterator[Visitor]:
    """Every role in the parent agency: those that oversee reach down, no other does."""
    assert agency.parent is not None
    for role in sorted(OVERSEEING):
        person = _person(f"Induk {role.value}")
        _grant(person, agency.parent, role)
        yield Visitor(f"{role.value} above", person.user, person, frozenset({role}))
    rest = _person("Induk lain")
    _employ(rest, agency.parent)
    for role in sorted(GRANTED - OVERSEEING):
        _grant(rest, agency.parent, role)
    yield Visitor("all else above", rest.user, rest, frozenset())


def _beside(agency: Agency) -> Visitor:
    """Somebody with every role there is, in another agency below the same parent."""
    other = Agency.objects.create(
        code="BESIDE", name="Badan Tetangga", parent=agency.parent, head_title="Kepala", place="Ende", is_demo=True
    )
    person = _person("Tetangga")
    _employ(person, other)
    _employ(_person("Bawahan tetangga"), other, superior=person)
    for role in sorted(GRANTED):
        _grant(person, other, role)
    return Visitor("all roles beside", person.user, person, frozenset())


def things(address: Address, world: World) -> list[Thing]:
    """What the address is asked about in this world, with an id that is nobody's as the last.

    Raises:  KeyError for a place in a path that nobody wrote down here: add it to `_fills`.
    """
    if not address.takes:
        return [Thing(reverse(address.name))]
    found = [
        Thing(reverse(address.name, kwargs=fill), stage=stage, owners=_owners(address, fill), state=state)
        for fill, stage, state in _fills(address, world)
    ]
    nobodys = dict.fromkeys(address.takes, NOBODYS)
    return [*found, Thing(reverse(address.name, kwargs=nobodys), known=False)]


Fill = tuple[dict[str, str], Stage | None, str]


def _fills(address: Address, world: World) -> list[Fill]:
    """(what fills the path, stage of the run, state of the paper) of each thing that this address may be about."""
    takes, nomination = tuple(address.takes), Nomination.objects.filter(run__cycle=world.cycle).first()
    cycle = world.cycle.public_id if world.cycle else ""
    match takes:
        case ("agency",):
            return [({"agency": world.agency.public_id}, None, "")]
        case ("agency", "person"):
            someone = world.visitors[1].person
            return [({"agency": world.agency.public_id, "person": someone.public_id}, None, "")] if someone else []
        case ("agency", "part"):
            return [({"agency": world.agency.public_id, "part": "keenam"}, None, "")]
        case ("agency", "name"):
            return [({"agency": world.agency.public_id, "name": "ntt"}, None, "")]
        case ("cycle",):
            return [({"cycle": cycle}, None, "")] if cycle else []
        case ("run",):
            return [({"run": run.public_id}, stage, "") for stage, run in _runs_for(address, world).items()]
        case ("run", "objection"):
            made = Objection.objects.select_related("window__run").first()
            return [({"run": made.window.run.public_id, "objection": made.public_id}, Stage.OBJECT, "")] if made else []
        case ("run", "sheet"):
            sheet = Sheet.objects.order_by("assessor__pk", "pk").select_related("assessor__run").first()
            return [({"run": sheet.assessor.run.public_id, "sheet": sheet.public_id}, Stage.ASSESS, "")] if sheet else []
        case ("nomination",):
            return [({"nomination": nomination.public_id}, Stage.NOMINATE, "")] if nomination else []
        case ("nomination", "key"):
            return [({"nomination": nomination.public_id, "key": shell_key(nomination)}, Stage.NOMINATE, "")] if nomination else []
        case ("candidate",):
            one = Candidate.objects.order_by("pk").first()
            return [({"candidate": one.public_id}, Stage.STUDY, "")] if one else []
        case ("appointment",):
            return [({"appointment": one.public_id}, None, "") for one in Appointment.objects.filter(agency=world.agency)]
        case ("decree",):
            signed = Paper.objects.filter(agency=world.agency, kind="decree", state="published")
            return [({"decree": paper.public_id}, None, "") for paper in signed]
        case ("ending",):
            return [({"ending": ending.public_id}, None, "") for ending in Ending.objects.filter(run__cycle=world.cycle)]
        case ("group",):
            return [({"group": group.public_id}, None, "") for group in Group.objects.all()]
        case ("agency", "holiday"):
            off = LocalHoliday.objects.get(agency=world.agency)
            return [({"agency": world.agency.public_id, "holiday": off.public_id}, None, "")]
        case ("grant",):
            grant = RoleGrant.objects.filter(agency=world.agency).order_by("pk").first()
            return [({"grant": grant.public_id}, None, "")] if grant else []
        case ("paper",):
            return [({"paper": paper.public_id}, None, paper.state) for paper in Paper.objects.filter(agency=world.agency)]
        case ("code",):
            return [({"code": paper.check_code}, None, paper.state) for paper in Paper.objects.filter(agency=world.agency)]
        case ("person",):
            return [({"person": world.visitors[1].person.public_id}, None, "")] if world.visitors[1].person else []
        case ("found",):
            return [({"found": one.public_id}, None, "") for one in RosterImport.objects.filter(agency=world.agency)]
        case ("uidb36", "key"):
            whose = world.visitors[1].user  # a number of our own making would be somebody's or nobody's, as the database counts
            return [({"uidb36": int_to_base36(whose.pk), "key": "abc-def"}, None, "")] if whose else []
    if address.name == "gallery:sample":
        return [({"name": "404"}, None, "")]
    raise KeyError(address.name)


def _runs_for(address: Address, world: World) -> dict[Stage, StageRun]:
    """The runs of the stages for which the table lets the deed, and one of a stage for which it does not."""
    runs = world.runs()
    stages = {stage for deed in address.deeds for stage in DEEDS[deed].stages} or {_home(address)}
    wrong = next((stage for stage in runs if stage not in stages), None)
    bound = any(DEEDS[deed].stages for deed in address.deeds)
    return {stage: run for stage, run in runs.items() if stage in stages or (bound and stage is wrong)}


def _home(address: Address) -> Stage:
    """The stage to whose runs an address belongs, where the deed itself is bound to none."""
    return {"decision:chosen": Stage.DECIDE}[address.name]


def _owners(address: Address, fill: Mapping[str, str]) -> frozenset[int]:
    """Primary keys of the people whose own the thing is."""
    if "candidate" in fill:
        return frozenset(Candidate.objects.filter(public_id=fill["candidate"]).values_list("person", flat=True))
    if "appointment" in fill:
        return frozenset(Appointment.objects.filter(public_id=fill["appointment"]).values_list("person", flat=True))
    if "group" in fill:
        return frozenset(GroupMember.objects.filter(group__public_id=fill["group"]).values_list("person", flat=True))
    if "sheet" in fill:
        return frozenset(Sheet.objects.filter(public_id=fill["sheet"]).values_list("assessor__person", flat=True))
    if "paper" in fill:
        return frozenset(Initial.objects.filter(paper__public_id=fill["paper"], place__gt=0).values_list("person", flat=True))
    if "nomination" in fill:
        return frozenset(Witness.objects.filter(nomination__public_id=fill["nomination"]).values_list("person", flat=True))
    if "run" in fill:
        return frozenset(Assessor.objects.filter(run__public_id=fill["run"]).values_list("person", flat=True))
    return frozenset()


def table_says(address: Address, thing: Thing, visitor: Visitor) -> str:
    """served, refused, not found or sign in: what the table of rules/access.py says of this visit."""
    if address.door in {"everybody", "ballot"}:
        return "served" if thing.known else "served or not found"
    if address.door == "demo":
        return "not found"
    if visitor.user is None:
        return "sign in"
    if address.door == "signed in":
        return "served"
    if not visitor.roles or not thing.known:
        return "not found"
    relation = frozenset({Relation.OWN}) if visitor.person and visitor.person.pk in thing.owners else frozenset()
    facts = Facts(visitor.roles, relation, thing.stage)
    deeds = [deed for deed in address.deeds if deed != "documents.see_published" or thing.state == "published"]
    return "served" if any(allowed(facts, deed) for deed in deeds) else "refused"


@contextmanager
def counted_writes() -> Iterator[list[str]]:
    """Every statement inside that writes to a table."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"}:
            written.append(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written
