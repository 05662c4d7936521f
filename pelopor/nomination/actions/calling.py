"""Calling up: who goes on, who is next in line, and what the study waits for."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.tie import ask_lot
from pelopor.nomination.models import Candidate, Nomination
from pelopor.programme.actions import enter, leave
from pelopor.programme.queries import current_run
from pelopor.rules import nomination as rules
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage


def begin_study(nomination: Nomination, keys: Collection[str], *, at: datetime) -> None:
    leave(nomination.run, at=at)
    enter(nomination.run.cycle, Stage.STUDY, at=at)
    call(nomination, keys, at=at)


def call(nomination: Nomination, keys: Collection[str], *, at: datetime) -> None:
    """Ask these people, and the leaders of these groups, whether they agree to stand, and the personnel officer about gates."""
    study = current_run(nomination.run.cycle, Stage.STUDY)
    assert study is not None  # entered before anybody is called
    agency = nomination.run.cycle.agency
    for row in queries.nominables(nomination).filter(Q(person__public_id__in=keys) | Q(group__public_id__in=keys)):
        candidate = Candidate.objects.create(nomination=nomination, person=row.person, group=row.group, called_at=at)
        duties.add("consent.give", agency=agency, subject=study.public_id, url=("nomination:consent", [candidate.public_id]),
                   person=candidate.speaker, at=at)  # fmt: skip
    if keys:
        duties.add("gate.answer", agency=agency, subject=study.public_id, url=("assessment:gates", [study.public_id]),
                   role=Role.PERSONNEL_OFFICER, at=at)  # fmt: skip
    look(nomination, at=at)


def next_in_line(nomination: Nomination) -> rules.Shortlist:
    called = list(Candidate.objects.filter(nomination=nomination).values_list(queries.KEY, "stands"))
    return rules.next_in_line(
        nomination.tally or {}, called=[key for key, _ in called], standing=sum(stands is not False for _, stands in called),
        rules=queries.ruleset_of(nomination).nomination, drawn=queries.drawn_order(nomination),
    )  # fmt: skip


def settle(nomination: Nomination, *, at: datetime) -> None:
    """Say of each candidate whether they stand, call up the next in line for places that fell free, and see what waits."""
    open_ones = Candidate.objects.filter(nomination=nomination, stands__isnull=True)
    open_ones.filter(consent=False).update(stands=False)
    open_ones.filter(gates_passed=False).update(stands=False)
    open_ones.filter(consent=True, gates_passed=True).update(stands=True)
    study = current_run(nomination.run.cycle, Stage.STUDY)
    for gone in queries.candidates(nomination).filter(stands=False, consent__isnull=True):
        duties.done("consent.give", subject=study.public_id if study else "", by=None, at=at, person=gone.speaker)
    made = next_in_line(nomination)
    if made.undecided and not queries.lot_waits(nomination):
        ask_lot(nomination, at=at)
    if made.keys:
        call(nomination, made.keys, at=at)
    else:
        look(nomination, at=at)


def look(nomination: Nomination, *, at: datetime) -> None:
    """Let the study wait for Tim RB once every consent and gate is settled."""
    study = current_run(nomination.run.cycle, Stage.STUDY)
    if study is None or queries.lot_waits(nomination) or Candidate.objects.filter(nomination=nomination, stands__isnull=True).exists():
        return
    duties.add("study.submit", agency=nomination.run.cycle.agency, subject=study.public_id, url=("assessment:study", [study.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
