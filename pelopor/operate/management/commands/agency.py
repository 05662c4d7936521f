"""pelopor agency: open an agency."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone, translation

from pelopor.kit.clock import now
from pelopor.kit.words import explain
from pelopor.operate.opening import First, open_with
from pelopor.people.actions import IssuedCode
from pelopor.people.models import Agency
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.person_numbers import bare, read_number

WHO = ("NAME", "NUMBER_OR_EMAIL", "BASIS", "UNTIL")
NEXT = """The codes are shown only now. Give each to its person, who opens {page}
and makes a password. Then the Tim RB finds the roster waiting, and the administrator gives roles and prints code letters."""
FIRST = {"administrator": Role.ADMINISTRATOR, "team": Role.REFORM_TEAM}


class Command(BaseCommand):
    help = (
        "Open an agency with its first administrator (pengelola aplikasi) and its first member of the Tim RB, who are two people. "
        "Prints the code of each for the first sign-in, once. BASIS is the document that gives the role (SK number and date), "
        "UNTIL the day on which the role ends, as 2027-12-31."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="short and unique, as DINKES")
        parser.add_argument("--name", required=True, help="as it stands in a letterhead")
        parser.add_argument("--head-title", required=True, help='of whoever signs: "Kepala Dinas Kesehatan Provinsi ..."')
        parser.add_argument("--place", required=True, help="town in which papers are drawn up")
        parser.add_argument("--government", default="", help='first line of the letterhead: "Pemerintah Provinsi ..."')
        parser.add_argument("--address", default="", help="third line of the letterhead")
        parser.add_argument("--parent", default="", help="code of the agency above, whose inspectorate and bureau look on")
        parser.add_argument("--time-zone", default=settings.TIME_ZONE, help="default %(default)s; others: Asia/Jakarta, Asia/Jayapura")
        parser.add_argument("--paper", default="F4", choices=["A4", "F4"])
        parser.add_argument("--administrator", nargs=4, metavar=WHO, required=True)
        parser.add_argument("--team", nargs=4, metavar=WHO, required=True)
        parser.add_argument("--json", action="store_true", help="for a script to read")

    def handle(self, *, json: bool, **given: Any) -> None:
        if settings.DEMO:
            raise CommandError("This is a demo installation: it holds invented people only.")
        if given["time_zone"] not in available_timezones():
            raise CommandError(f"There is no time zone {given['time_zone']!r}.")
        with timezone.override(ZoneInfo(given["time_zone"])), translation.override("en"):
            at = now()
            try:
                first = [_first(role, given[word]) for word, role in FIRST.items()]
                agency = _agency(given)
                issued = open_with(agency, first, at=at)
            except RuleBroken as no:
                raise CommandError(f"{explain(no)} Nothing was changed.") from no
            except DatabaseError as wrong:
                raise CommandError(f"The database is not ready ({type(wrong).__name__}): run `manage.py migrate` first.") from wrong
            rows = _rows(first, issued)
            self.stdout.write(_as_json(agency, rows) if json else _as_text(agency, rows))


def _agency(given: dict[str, Any]) -> Agency:
    fields = {word: given[word].strip() for word in ("code", "name", "head_title", "place", "government", "address")}
    parent = Agency.objects.filter(code=given["parent"]).first() if given["parent"] else None
    if given["parent"] and parent is None:
        raise CommandError(f"There is no agency {given['parent']!r} to stand above this one.")
    agency = Agency(**fields, parent=parent, time_zone=given["time_zone"], paper_size=given["paper"])
    try:
        agency.clean_fields(exclude=["public_id"])
    except ValidationError as wrong:
        raise CommandError(
            "; ".join(f"--{field.replace('_', '-')}: {' '.join(said)}" for field, said in wrong.message_dict.items())
        ) from wrong
    return agency


def _first(role: Role, words: Sequence[str]) -> First:
    name, login, basis, until = (word.strip() for word in words)
    if not name or len(name) > 200:
        raise CommandError("A name has 1 to 200 letters.")
    if len(basis) > 200:
        raise CommandError("A basis has at most 200 letters.")
    if "@" in login:
        try:
            validate_email(login)
        except ValidationError as wrong:
            raise CommandError(f"{login!r} is no e-mail address.") from wrong
    elif not bare(login).isalnum() or len(bare(login)) > 30:
        raise CommandError(f"{login!r} is neither a number of an employee nor an e-mail address.")
    elif read_number(login).warnings:
        raise CommandError(f"{login!r} is not written like a NIP or NI PPPK: look at it again, or give an e-mail address.")
    try:
        return First(role, name, login, basis, date.fromisoformat(until))
    except ValueError as wrong:
        raise CommandError(f"{until!r} is no day; write it as 2027-12-31.") from wrong


def _page() -> str:
    return f"{settings.SITE_URL}{reverse('people_first')}"


def _rows(first: Sequence[First], issued: Sequence[IssuedCode | None]) -> list[dict[str, str | None]]:
    return [
        {
            "name": one.name, "role": one.role.value, "login": one.login, "code": code.code if code else None,
            "last_day": code.last_day.isoformat() if code else None,
        }
        for one, code in zip(first, issued, strict=True)
    ]  # fmt: skip


def _as_json(agency: Agency, rows: Sequence[dict[str, str | None]]) -> str:
    told = {"agency": {"code": agency.code, "name": agency.name, "id": agency.public_id}, "page": _page(), "people": rows}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_text(agency: Agency, rows: Sequence[dict[str, str | None]]) -> str:
    lines = [f"{agency.name} ({agency.code}) is open.", ""]
    for row in rows:
        code = f"{row['code']}  once, until {row['last_day']}" if row["code"] else "signs in as before"
        lines.append(f"{row['name']} ({row['role']}): {code}")
    return "\n".join([*lines, "", NEXT.format(page=_page())])
