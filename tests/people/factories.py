"""An agency with people who work in it, hold numbers and roles, and sign in."""

from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from pelopor.kit.search import fold
from pelopor.people.models import Agency, Employment, Person, PersonNumber, PositionClass, RoleGrant, Unit, User
from pelopor.rules.access import Role

START, TODAY, END = date(2026, 1, 1), date(2026, 11, 24), date(2028, 1, 1)
PASSWORD = "kata-sandi-yang-panjang"


def agency(code: str = "dinkes", *, parent: Agency | None = None) -> Agency:
    return Agency.objects.create(code=code, name=f"Dinas {code}", head_title="Kepala Dinas", place="Kupang", parent=parent)


def person(
    name: str, works_in: Agency | None = None, *, role: Role | None = None, email: str = "", number: str = "", kind: str = "nip"
) -> Person:
    made = Person.objects.create(
        name=name, search=fold(name), user=User.objects.create(email=email, password=make_password(PASSWORD))
    )  # fmt: skip
    if works_in:
        employ(made, works_in)
    if works_in and role:
        give(made, works_in, role)
    if number:
        PersonNumber.objects.create(person=made, kind=kind, value=number, valid_from=START)
    return made


def newcomer(name: str, works_in: Agency | None = None, *, unit: str = "Sekretariat", role: Role | None = None, **known: Any) -> Person:
    """Somebody with an account and no password yet, as a roster file leaves them."""
    made = person(name, **known)
    assert made.user
    made.user.password = make_password(None)
    made.user.save()
    if works_in:
        employ(made, works_in, unit=unit)
    if works_in and role:
        give(made, works_in, role)
    return made


def employ(
    who: Person,
    where: Agency,
    *,
    since: date = START,
    until: date | None = None,
    superior: Person | None = None,
    acting: str = "",
    unit: str = "Sekretariat",
) -> Employment:
    place, _ = Unit.objects.get_or_create(agency=where, name=unit, defaults={"valid_from": START})
    level, _ = PositionClass.objects.get_or_create(code="staf", defaults={"name": "Pelaksana", "level": 5, "managerial": False})
    return Employment.objects.create(
        person=who, agency=where, unit=place, position="Staf", position_class=level, status="pns", superior=superior, acting=acting,
        basis="Surat perintah" if acting else "", valid_from=since, valid_to=until,
    )  # fmt: skip


def give(who: Person, where: Agency, role: Role, *, since: date = START, until: date = END) -> RoleGrant:
    return RoleGrant.objects.create(person=who, agency=where, role=role.value, basis="SK 1/2026", valid_from=since, valid_to=until)


def signed_in(who: Person, *, language: str = "id") -> Client:
    client = Client()
    assert who.user
    client.force_login(who.user)
    client.cookies["django_language"] = language
    return client
