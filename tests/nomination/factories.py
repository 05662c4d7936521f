"""An office whose cycle has come to NOMINATE by the deeds of the programme, and people who hand in."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pelopor.kit.search import fold
from pelopor.nomination.actions import close, hand_in, open_nomination
from pelopor.nomination.models import Nomination
from pelopor.participation.queries import write_ticket
from pelopor.people.models import Agency, Employment, Person, PositionClass, RoleGrant, Unit, User
from pelopor.programme import actions as programme
from pelopor.programme.models import Cycle, StageRun
from pelopor.programme.queries import current_run, shipped_rulesets
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage
from pelopor.rules.ruleset import changed, read, to_toml
from tests.conftest import NOON, sure

START, END = date(2026, 1, 1), date(2028, 1, 1)
CLOSES = NOON + timedelta(days=3)


@dataclass
class Office:
    """Tim RB and head, a personnel officer, and colleagues A, B, C ...; `votes` hands in ballots by letters."""

    agency: Agency
    unit: Unit
    level: PositionClass
    people: dict[str, Person] = field(default_factory=dict)
    cycle: Cycle = field(init=False)
    run: StageRun = field(init=False)
    assess: StageRun = field(init=False)
    nomination: Nomination = field(init=False)
    voters: list[Person] = field(default_factory=list)
    handed_in: int = 0

    def person(self, name: str, *, role: Role | None = None, status: str = "pns", unit: Unit | None = None) -> Person:
        made = Person.objects.create(name=name, search=fold(name), user=User.objects.create())
        Employment.objects.create(
            person=made, agency=self.agency, unit=unit or self.unit, position="Staf", position_class=self.level, status=status,
            valid_from=START,
        )  # fmt: skip
        if role:
            RoleGrant.objects.create(person=made, agency=self.agency, role=role.value, basis="SK", valid_from=START, valid_to=END)
        self.people[name] = made
        return made

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def open(self, **changed: object) -> Nomination:
        witnesses = [self["Saksi 1"], self["Saksi 2"]]
        wanted: dict[str, Any] = {"closes_at": CLOSES, "witnesses": witnesses, "mode": "sealed", "by": self["Tim"], "at": NOON}
        self.nomination = open_nomination(self.run, **(wanted | changed))
        return self.nomination

    def vote(self, *names: str, criteria: dict[str, list[str]] | None = None) -> str:
        """Hand in a ballot by the next colleague who has not; the secret is returned."""
        voter = next(person for person in self.voters[self.handed_in :] if person.name not in names)
        self.voters.remove(voter)
        self.voters.insert(self.handed_in, voter)
        self.handed_in += 1
        secret = f"{self.handed_in:032x}"
        hand_in(
            self.nomination, ticket=write_ticket(self.nomination.round, voter), secret=secret, edition=1,
            names=[self[name].public_id for name in names], criteria={self[k].public_id: v for k, v in (criteria or {}).items()}, at=NOON,
        )  # fmt: skip
        return secret

    def close(self) -> None:
        close(self.nomination, by=None, at=CLOSES)
        self.nomination.refresh_from_db()


def office(*, colleagues: str = "ABCDEFGHIJKLMNOPQRST", ruleset: dict[str, object] | None = None, code: str = "dinkes") -> Office:
    """A cycle at NOMINATE; `ruleset`: values that differ from the seed's."""
    agency = Agency.objects.create(code=code, name=f"Dinas {code}", head_title="Kepala Dinas", place="Kupang")
    unit = Unit.objects.create(agency=agency, name="Sekretariat", valid_from=START)
    level, _ = PositionClass.objects.get_or_create(code="staf", defaults={"name": "Pelaksana", "level": 5, "managerial": False})
    made = Office(agency, unit, level)
    for name, role in (("Pimpinan", Role.HEAD), ("Tim", Role.REFORM_TEAM), ("Kepegawaian", Role.PERSONNEL_OFFICER)):
        made.person(name, role=role)
    for name in ("Saksi 1", "Saksi 2", *colleagues):
        made.voters.append(made.person(name))
    text = shipped_rulesets()["ntt"]
    if ruleset:
        changes = {key: (value, "tes") for key, value in ruleset.items()}
        text = to_toml(changed(read(text), changes, name="tes", title={"id": "Aturan tes", "en": "Test rules"}))
    made.cycle = programme.open_cycle(agency=agency, title="Siklus 2026", year=2026, ruleset_text=text, by=made["Tim"], at=NOON)
    baseline, prepare = sure(current_run(made.cycle, Stage.BASELINE)), sure(current_run(made.cycle, Stage.PREPARE))
    programme.settle_stage(baseline, proof=None, reason="Tahun pertama", by=made["Tim"], at=NOON)
    programme.publish_criteria(prepare, by=made["Tim"], at=NOON)
    made.run = sure(current_run(made.cycle, Stage.NOMINATE))
    return made
