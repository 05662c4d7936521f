"""Brings a demo agency to any stage, by the same deeds that people do on the pages, with a clock that moves along.

Feeds `make up`, `make demo`, the journeys, the pictures of the manual and trainings. Same seed, same people.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from pelopor.demo import roster
from pelopor.demo.roster import PASSWORD, Body, address
from pelopor.demo.story import Story
from pelopor.documents import actions as documents
from pelopor.duties import actions as duties
from pelopor.kit.clock import set_demo
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage

REACHABLE = tuple(list(Stage)[: list(Stage).index(Stage.ACT) + 1])
"""The stages at which a demo can stand."""

MORNING = datetime(2026, 11, 2, 8, 0, tzinfo=ZoneInfo("Asia/Makassar"))
"""When the story of every demo begins: a Monday."""


@dataclass(frozen=True)
class Made:
    """A demo that stands: what was built, and until when its story has been told."""

    body: Body
    stage: Stage
    people: int
    agencies: int
    at: datetime

    def __str__(self) -> str:
        told = _("%(people)d orang, %(agencies)d instansi; %(agency)s berada di tahap %(stage)s")
        return told % {"people": self.people, "agencies": self.agencies, "agency": self.body.agency.name, "stage": self.stage.value}


def build(stage: Stage, *, seed: int = 7, size: int = 240, ruleset: str = "ntt") -> Made:
    """Build a demo in an empty database, its health office at the beginning of `stage` (NOMINATE: half the slips in).

    Args:    size: people of the agencies; 12 or more. ruleset: name of a shipped ruleset.
    Raises:  ValueError for a stage that no demo reaches, or fewer than 12 people.
    """
    if stage not in REACHABLE:
        raise ValueError(f"a demo stands at one of {', '.join(REACHABLE)}, not at {stage}")
    if size < 12:
        raise ValueError("a demo has at least 12 people")
    body, others = roster.province(seed=seed, size=size)
    for each in (body, *others):
        where = ("programme:new", [each.agency.public_id])
        duties.add("cycle.open", agency=each.agency, subject=each.agency.public_id, url=where, role=Role.REFORM_TEAM, at=MORNING)
        steps = [("Kepala Subbagian Umum dan Kepegawaian", each.officer), ("Sekretaris", each.team[0])]
        documents.set_steps(each.agency, steps, by=each.secretary, at=MORNING)
    documents.set_series(
        agency=body.agency, kind="decree", year=MORNING.year, pattern="100.3.3/{urut}/DINKES/{tahun}", last=416, by=body.clerk, at=MORNING
    )
    story = Story(body, at=MORNING, seed=seed, ruleset=ruleset)
    story.to(stage)
    for place, other in enumerate(others):
        reached = Stage.NOMINATE if place % 2 and stage is not Stage.PREPARE else Stage.PREPARE
        Story(other, at=MORNING, seed=seed + place + 1, ruleset=ruleset, slips=False).to(reached)
    if settings.DEMO:
        set_demo(story.at + timedelta(minutes=1))
    return Made(body, stage, size, 1 + len(others), story.at)


ROLES = (
    ("timrb1", Role.REFORM_TEAM), ("kepegawaian", Role.PERSONNEL_OFFICER), ("kepala", Role.HEAD), ("sekretaris", Role.SECRETARY),
    ("tatausaha", Role.REGISTRY_CLERK), ("saksi1", Role.WITNESS), ("pegawai", Role.STAFF), ("inspektorat", Role.INSPECTORATE),
    ("biroorganisasi", Role.ORGANISATION_BUREAU), ("pengelola", Role.ADMINISTRATOR), ("datapribadi", Role.DATA_OFFICER),
)  # fmt: skip


def logins() -> str:
    """Who can sign in to the demo, and with what."""
    from pelopor.people.words import ROLES as WORDS

    rows = "\n".join(f"  {address(word):28} {WORDS[role]}" for word, role in ROLES)
    return _("Masuk dengan alamat berikut; kata sandi semuanya %(password)s") % {"password": PASSWORD} + f"\n{rows}"
