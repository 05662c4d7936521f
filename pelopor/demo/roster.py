"""Puts the demo's agencies and people into the database, all in bulk: 21,000 people in seconds."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db.models import Model

from pelopor.demo.people import CLERK, FIRST_STAFF, HEAD, HEALTH, OFFICER, PLAIN, SECRETARY, TEAM, WITNESSES, Crowd, Office, Someone
from pelopor.kit.ids import LETTERS
from pelopor.kit.search import fold
from pelopor.people.models import Agency, Employment, Person, PersonNumber, PositionClass, RoleGrant, Unit, User
from pelopor.rules.access import Role

Row = TypeVar("Row", bound=Model)

PASSWORD = "pelopor-demo-2026"
"""The password of everybody in the demo."""

GOVERNMENT = "Pemerintah Provinsi Nusa Lontar"
SINCE = date(2025, 6, 1)
UNTIL = date(2028, 1, 1)
BATCH = 5_000

OFFICES = (
    "Pendidikan", "Pekerjaan Umum", "Perumahan Rakyat", "Sosial", "Tenaga Kerja", "Pangan", "Lingkungan Hidup", "Kependudukan",
    "Perhubungan", "Komunikasi dan Informatika", "Koperasi", "Penanaman Modal", "Kepemudaan dan Olahraga", "Kebudayaan", "Perpustakaan",
    "Kearsipan", "Kelautan", "Perikanan", "Pariwisata", "Pertanian", "Perkebunan", "Peternakan", "Kehutanan", "Energi", "Perdagangan",
    "Perindustrian", "Pemberdayaan Masyarakat", "Pemberdayaan Perempuan", "Statistik", "Persandian", "Pertanahan", "Ketahanan Masyarakat",
)  # fmt: skip
BODIES = (
    "Perencanaan Pembangunan", "Kepegawaian", "Pengembangan Sumber Daya Manusia", "Keuangan", "Aset", "Pendapatan", "Penelitian",
    "Penanggulangan Bencana", "Penghubung", "Pengelola Perbatasan",
)  # fmt: skip


@dataclass(frozen=True)
class Body:
    """An agency of the demo with its people, in the order of their places (people.py)."""

    agency: Agency
    people: Sequence[Person]

    @property
    def head(self) -> Person:
        return self.people[HEAD]

    @property
    def team(self) -> list[Person]:
        return [self.people[place] for place in TEAM]

    @property
    def officer(self) -> Person:
        return self.people[OFFICER]

    @property
    def clerk(self) -> Person:
        return self.people[CLERK]

    @property
    def secretary(self) -> Person:
        return self.people[SECRETARY]

    @property
    def witnesses(self) -> list[Person]:
        return [self.people[place] for place in WITNESSES]


class Ids:
    """Public ids by the seed, so that the same seed also gives the same addresses. Only invented things get them."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"ids {seed}")

    def next(self) -> str:
        return "".join(self.rng.choices(LETTERS, k=12))


def province(*, seed: int, size: int) -> tuple[Body, list[Body]]:
    """Make the province with its inspectorate, and the agencies below it; the health office and the others are given back.

    Up to 2,000 people are all in the health office; more are spread over 43 agencies.
    """
    crowd, ids = Crowd(seed), Ids(seed)
    top = Agency.objects.create(
        public_id=ids.next(), code="NL", name=GOVERNMENT, kind="pemerintah", government=GOVERNMENT, head_title="Gubernur Nusa Lontar",
        address="Jalan Contoh Nomor 1, Kupang", place="Kupang", is_demo=True,
    )  # fmt: skip
    above = (Office("Inspektorat", "Kupang, Pulau Timor", None), Office("Biro Organisasi", "Kupang, Pulau Timor", None))
    officials = [
        crowd.official("Auditor Ahli Madya", 0), crowd.official("Kepala Bagian Reformasi Birokrasi", 1),
        crowd.official("Pranata Komputer Ahli Muda", 1), crowd.official("Analis Hukum Ahli Muda", 1),
    ]  # fmt: skip
    sizes = [size] if size <= 2_000 else [size // 43 + (1 if place < size % 43 else 0) for place in range(43)]
    agencies = [_agency(place, top, ids) for place in range(len(sizes))]
    Agency.objects.bulk_create(agencies)
    plans: list[tuple[Agency, Sequence[Office], Sequence[Someone]]] = [(top, above, officials)]
    for place, (agency, people) in enumerate(zip(agencies, sizes, strict=True)):
        units = HEALTH if place == 0 else PLAIN
        plans.append((agency, units, crowd.office(people, units, title=agency.head_title.split(" Provinsi")[0])))
    bodies = _fill(plans, ids)
    return bodies[1], bodies[2:]


def _agency(place: int, top: Agency, ids: Ids) -> Agency:
    names = ("Dinas Kesehatan", *(f"Dinas {word}" for word in OFFICES), *(f"Badan {word}" for word in BODIES))
    name, kind = names[place], names[place].split()[0].lower()
    return Agency(
        public_id=ids.next(), code=f"NL-{place + 1:02d}", name=f"{name} Provinsi Nusa Lontar", parent=top, kind=kind,
        government=GOVERNMENT, head_title=f"Kepala {name} Provinsi Nusa Lontar", address=f"Jalan Contoh Nomor {place + 2}, Kupang",
        place="Kupang", is_demo=True,
    )  # fmt: skip


def _fill(plans: Sequence[tuple[Agency, Sequence[Office], Sequence[Someone]]], ids: Ids) -> list[Body]:
    """Units, accounts, people, numbers and employments of every agency, and the roles of everybody who has one."""
    password = make_password(PASSWORD)
    units = [
        [Unit(public_id=ids.next(), agency=agency, name=office.name, place=office.place, valid_from=SINCE) for office in offices]
        for agency, offices, _ in plans
    ]
    for row, (_, offices, _) in zip(units, plans, strict=True):
        _save(Unit, [unit for unit, office in zip(row, offices, strict=True) if office.parent is None])
        for unit, office in zip(row, offices, strict=True):
            unit.parent = row[office.parent] if office.parent is not None else None
        _save(Unit, [unit for unit in row if unit.parent is not None])
    rows = [[_person(someone, ids, password) for someone in crowd] for _, _, crowd in plans]
    _emails(rows)
    _save(User, [person.user for people in rows for person in people if person.user])
    _save(Person, [person for people in rows for person in people])
    classes = {row.code: row for row in PositionClass.objects.all()}
    numbers, employments = [], []
    for (agency, _, crowd), own_units, people in zip(plans, units, rows, strict=True):
        for someone, person in zip(crowd, people, strict=True):
            superior = people[someone.superior] if someone.superior is not None else None
            numbers.append(PersonNumber(person=person, kind=someone.number_kind, value=someone.number, valid_from=someone.since))
            employment = Employment(
                public_id=ids.next(), person=person, agency=agency, unit=own_units[someone.unit], position=someone.position,
                position_class=classes[someone.position_class], status=someone.status, grade=someone.grade, superior=superior,
                valid_from=someone.since,
            )  # fmt: skip
            employments.append(employment)
    _save(PersonNumber, numbers)
    _save(Employment, employments)
    bodies = [Body(agency, people) for (agency, _, _), people in zip(plans, rows, strict=True)]
    _save(RoleGrant, [*_top_grants(bodies[0], ids), *(grant for body in bodies[1:] for grant in _grants(body, ids))])
    return bodies


def _person(someone: Someone, ids: Ids, password: str) -> Person:
    user = User(username=ids.next(), password=password)
    return Person(public_id=ids.next(), name=someone.name, search=fold(someone.name)[:220], user=user)


EMAILS = {
    HEAD: "kepala", TEAM[0]: "timrb1", TEAM[1]: "timrb2", TEAM[2]: "timrb3", OFFICER: "kepegawaian", CLERK: "tatausaha",
    SECRETARY: "sekretaris", WITNESSES[0]: "saksi1", WITNESSES[1]: "saksi2", FIRST_STAFF: "pegawai",
}  # fmt: skip
TOP_EMAILS = ("inspektorat", "biroorganisasi", "pengelola", "datapribadi")


def address(word: str) -> str:
    """The e-mail by which a role of the demo signs in; .invalid never reaches anybody (RFC 2606)."""
    return f"{word}@demo.invalid"


def _emails(rows: Sequence[Sequence[Person]]) -> None:
    for person, word in zip(rows[0], TOP_EMAILS, strict=True):
        assert person.user
        person.user.email = address(word)
    for place, word in EMAILS.items():
        person = rows[1][place]
        assert person.user
        person.user.email = address(word)


def _grants(body: Body, ids: Ids) -> Iterable[RoleGrant]:
    held = [(HEAD, Role.HEAD), *((place, Role.REFORM_TEAM) for place in TEAM), *((place, Role.ASSESSOR) for place in TEAM)]
    held += [(OFFICER, Role.PERSONNEL_OFFICER), (CLERK, Role.REGISTRY_CLERK), (SECRETARY, Role.SECRETARY)]
    held += [(place, Role.WITNESS) for place in WITNESSES]
    for place, role in held:
        yield _grant(body, body.people[place], role, ids)


def _top_grants(top: Body, ids: Ids) -> Iterable[RoleGrant]:
    for person, role in zip(top.people, (Role.INSPECTORATE, Role.ORGANISATION_BUREAU, Role.ADMINISTRATOR, Role.DATA_OFFICER), strict=True):
        yield _grant(top, person, role, ids)


def _grant(body: Body, person: Person, role: Role, ids: Ids) -> RoleGrant:
    return RoleGrant(
        public_id=ids.next(), person=person, agency=body.agency, role=role.value, basis="SK Contoh Nomor 100/DEMO/2025",
        valid_from=SINCE, valid_to=UNTIL,
    )  # fmt: skip


def _save(model: type[Row], rows: list[Row]) -> None:
    model._default_manager.bulk_create(rows, batch_size=BATCH)


def emptied() -> None:
    """Empty the demo's database and throw away its files; what migrations put in stays."""
    classes = list(PositionClass.objects.all())
    call_command("flush", interactive=False, verbosity=0)
    _save(PositionClass, [row for row in classes if not PositionClass.objects.filter(code=row.code).exists()])
    for folder in ("papers", "evidence", "imports"):
        shutil.rmtree(Path(settings.MEDIA_ROOT) / folder, ignore_errors=True)
