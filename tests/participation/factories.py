"""An agency with people, and a sealed round for them."""

from datetime import date, timedelta

from pelopor.kit.search import fold
from pelopor.participation.actions import open_round
from pelopor.participation.models import Round
from pelopor.people.models import Agency, Person
from tests.conftest import NOON

CLOSES = NOON + timedelta(days=3)
START = date(2026, 1, 1)


def agency(code: str = "dinkes") -> Agency:
    return Agency.objects.create(code=code, name=f"Dinas {code}", head_title="Kepala Dinas", place="Kupang")


def people(count: int) -> list[Person]:
    names = [f"Pegawai {number:03}" for number in range(count)]
    return Person.objects.bulk_create([Person(name=name, search=fold(name)) for name in names])


def sealed(count: int = 20) -> tuple[Round, list[Person]]:
    """A round that opened at NOON for `count` people."""
    members = people(count)
    round = open_round(
        agency=agency(), mode="sealed", people=members, opens_at=NOON, closes_at=CLOSES, ruleset_hash="a" * 64, by=members[0], at=NOON
    )
    return round, members


def secret_of(number: int) -> str:
    return f"{number + 1:032x}"
