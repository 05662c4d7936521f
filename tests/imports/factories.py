"""An agency with one member of the Tim RB, and roster files about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from pelopor.imports import actions, queries
from pelopor.imports.models import RosterImport
from pelopor.imports.reading import read_table
from pelopor.kit.search import fold
from pelopor.people.models import Agency, Employment, Person, RoleGrant, User
from pelopor.rules.access import Role
from pelopor.rules.roster import Table, guess_header
from tests.conftest import NOON

TODAY = date(2026, 11, 24)
HEAD = "Nama,NIP,NI PPPK,Unit Kerja,Jabatan,Jenis Jabatan,Status,Golongan,Atasan,TMT"
MARIA = '"Maria Tefa, S.Kom.",19900101 201501 2 901,,Sekretariat,Kepala Sekretariat,Pengawas,PNS,III/c,,2022-04-01'
YOSEF = "Yosef Nalle,,19920214 2023 21 1 901,Sekretariat,Pengelola Keuangan,Pelaksana,PPPK,VII,19900101 201501 2 901,2023-03-01"


def file_of(*rows: str, head: str = HEAD) -> bytes:
    return "\r\n".join((head, *rows)).encode()


@dataclass
class Office:
    agency: Agency
    team: Person

    def upload(self, data: bytes, *, as_of: date = TODAY) -> RosterImport:
        return actions.upload(file=SimpleUploadedFile("daftar.csv", data), as_of=as_of, agency=self.agency, by=self.team, at=NOON)

    def checked(self, data: bytes, *, as_of: date = TODAY) -> RosterImport:
        made = self.upload(data, as_of=as_of)
        table = table_of(made)
        header = guess_header(table.rows)
        assert header
        actions.map_columns(made, header=header)
        actions.check(made, table=table)
        return made

    def bring_in(self, *rows: str, end_missing: bool = False, as_of: date = TODAY) -> actions.Counts:
        return self.confirm(self.checked(file_of(*rows), as_of=as_of), end_missing=end_missing)

    def confirm(self, made: RosterImport, *, end_missing: bool = False) -> actions.Counts:
        return actions.confirm(
            made, table=table_of(made), shown=made.report["mark"], end_missing=end_missing, by=self.team, at=NOON,
        )  # fmt: skip

    def people(self) -> dict[str, tuple[Any, ...]]:
        rows = queries.roster(self.agency, on=TODAY)
        return {
            row.person.name: (number.value if number else "", row.unit.name, row.position, row.superior.name if row.superior else "")
            for row, number in rows
        }


def table_of(made: RosterImport) -> Table:
    with made.file.open("rb") as stream:
        return read_table(stream.read(), made.sheet)


def office(code: str = "DK") -> Office:
    agency = Agency.objects.create(code=code, name=f"Dinas {code}", head_title="Kepala Dinas", place="Kupang")
    team = person("Ance Tim", agency, Role.REFORM_TEAM)
    actions.ask_for_roster(agency, at=NOON)
    return Office(agency, team)


def person(name: str, agency: Agency, role: Role) -> Person:
    made = Person.objects.create(name=name, search=fold(name), user=User.objects.create())
    RoleGrant.objects.create(
        person=made, agency=agency, role=role.value, basis="SK", valid_from=date(2026, 1, 1), valid_to=date(2027, 1, 1)
    )
    return made


def snapshot() -> list[Any]:
    """Every row that an import could write."""
    return [list(model.objects.order_by("pk").values()) for model in (Person, Employment, User)]
