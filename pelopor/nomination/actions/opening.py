"""Opening: the roll, the list of names and the two witnesses are frozen."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.models import Group, Nominable, Nomination, Witness
from pelopor.participation import actions as slips
from pelopor.people.actions import grant
from pelopor.people.models import Employment, Person
from pelopor.programme.actions import hold_cycle, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.groups import list_hash

WITNESS_DAYS = 365  # how long the role of witness is held at most


@transaction.atomic
def open_nomination(run: StageRun, *, closes_at: datetime, witnesses: Sequence[Person], mode: str, by: Person, at: datetime) -> Nomination:
    """Open the nomination of `run`: freeze the roll and the list of names, and name the two witnesses.

    Raises:  RuleBroken("nomination.open") when it was opened before; ("nomination.witnesses") unless there are two who
             are not the one who opens it; ("nomination.few") when fewer may be named than the ruleset's finalists to choose.
    """
    hold_cycle(run.cycle)  # a group may be changing
    run = StageRun.objects.select_for_update().select_related("cycle__agency").get(pk=run.pk)
    agency, ruleset = run.cycle.agency, rules_of(run.cycle)
    if run.closed_at or Nomination.objects.filter(run=run).exists():
        raise RuleBroken("nomination.open")
    if len(set(witnesses)) != 2 or by in witnesses:
        raise RuleBroken("nomination.witnesses")
    alone, groups = queries.to_list(run.cycle, at=at)
    listed = len(alone) + len(groups)
    if listed < ruleset.decision.chosen:
        raise RuleBroken("nomination.few", count=listed, chosen=ruleset.decision.chosen)
    round = slips.open_round(
        agency=agency, mode=mode, people=queries.electorate(agency, ruleset, at=at), opens_at=at, closes_at=closes_at,
        ruleset_hash=run.cycle.ruleset_hash, by=by, at=at,
    )  # fmt: skip
    names = list_hash(
        {row.person.public_id: () for row in alone} | {one.public_id: [p.public_id for p in queries.people_of(one)] for one in groups}
    )
    made = Nomination.objects.create(run=run, round=round, names_hash=names)
    _freeze(made, alone, groups, at=at)
    for person in witnesses:
        Witness.objects.create(nomination=made, person=person)
        grant(person=person, agency=agency, role=Role.WITNESS, basis=run.cycle.title, valid_from=at.date(),
              valid_to=at.date() + timedelta(days=WITNESS_DAYS), by=by, at=at)  # fmt: skip
    StageRun.objects.filter(pk=run.pk).update(due=closes_at)
    reach(run, "nomination.opened", reference=made.public_id, hash=round.roll_hash, by=by, at=at)
    duties.done("nomination.open", subject=run.public_id, by=by, at=at)
    record("nomination.opened", agency=agency.public_id, thing=made.public_id, by=by, at=at, names=listed, hash=names,
           closes=closes_at.isoformat(), witnesses=", ".join(sorted(person.name for person in witnesses)))  # fmt: skip
    return made


def _freeze(nomination: Nomination, alone: Sequence[Employment], groups: Sequence[Group], *, at: datetime) -> None:
    """Write the list of names; groups that are not on it wait for nobody's answer any more."""
    people = [
        Nominable(nomination=nomination, person=row.person, name=row.person.name, position=row.position, unit=row.unit.name)
        for row in alone
    ]
    together = [
        Nominable(nomination=nomination, group=one, name=one.name, unit=one.unit, members=[p.name for p in queries.people_of(one)])
        for one in groups
    ]
    Nominable.objects.bulk_create([*people, *together], batch_size=1000)
    for group in queries.groups_of(nomination.run.cycle):
        duties.drop(subject=group.public_id, at=at)
