"""Deeds on cycles: opening, proving stages, publishing criteria, moving on and back, and milestones for parts above."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.duties import actions as duties
from pelopor.evidence import actions as evidence_
from pelopor.evidence.models import Evidence
from pelopor.people.models import Agency, Person
from pelopor.programme import queries
from pelopor.programme.models import Cycle, LocalHoliday, Milestone, StageRun, StoredRuleset
from pelopor.rules import ruleset
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import BESIDE, Stage, check_back_move, check_gate

AGAIN = {
    Stage.NOMINATE: ("nomination.open", "nomination:prepare", Role.REFORM_TEAM),
    Stage.ASSESS: ("assessment.resume", "assessment:release", Role.HEAD),
    Stage.DECIDE: ("decision.choose", "decision:choose", Role.HEAD),
}
"""What waits after a way back: the duty with which the stage begins anew, its page, and who holds it."""


@transaction.atomic
def reach(
    run: StageRun, kind: str, *, reference: str = "", hash: str = "", note: str = "", evidence: Evidence | None = None,
    by: Person | None, at: datetime,
) -> None:  # fmt: skip
    """Record a milestone of `run`; gates and the case file read it.

    Raises:  RuleBroken("milestone.twice") when the run reached it before: two people pressed at once.
    """
    try:
        with transaction.atomic():
            Milestone.objects.create(run=run, kind=kind, reference=reference, hash=hash, note=note, evidence=evidence, at=at, by=by)
    except IntegrityError as twice:
        raise RuleBroken("milestone.twice") from twice


def _hold(cycle: Cycle) -> None:
    """Let nobody else move this cycle until the transaction ends; what others just recorded is then seen."""
    Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)


def locked(run: StageRun) -> StageRun:
    """The run as it is now, its cycle locked until the transaction ends: what is done to it and a way back follow each other."""
    _hold(run.cycle)
    return StageRun.objects.select_related("cycle__agency").get(pk=run.pk)


def hold(run: StageRun) -> StageRun:
    """`locked`, for a run that counts.

    Raises:  RuleBroken("stage.void") once a back-move closed it.
    """
    held = locked(run)
    if held.void:
        raise RuleBroken("stage.void")
    return held


@transaction.atomic
def enter(cycle: Cycle, stage: Stage, *, at: datetime, due: datetime | None = None) -> StageRun:
    """Open a run of `stage` once its gate holds.

    Raises:  RuleBroken("gate.missing") while milestones are missing; ("stage.open") when a run of it counts already.
    """
    _hold(cycle)
    check_gate(stage, queries.reached(cycle))
    number = StageRun.objects.filter(cycle=cycle, stage=stage.value).count() + 1
    try:
        with transaction.atomic():
            return StageRun.objects.create(cycle=cycle, stage=stage.value, number=number, opened_at=at, due=due)
    except IntegrityError as twice:
        raise RuleBroken("stage.open") from twice


def leave(run: StageRun, *, at: datetime) -> None:
    """Close a run that has done its work."""
    StageRun.objects.filter(pk=run.pk, closed_at__isnull=True).update(closed_at=at)


@transaction.atomic
def open_cycle(
    *, agency: Agency, title: str, year: int, ruleset_text: str, by: Person, at: datetime, cloned_from: Cycle | None = None
) -> Cycle:
    """Open a cycle: freeze its ruleset, open PREPARE and the stages that run beside, and say what must be done.

    Raises:  RuleBroken("cycle.open") while another cycle of the agency runs; what ruleset.read raises.
    """
    rules = ruleset.read(ruleset_text)
    try:
        with transaction.atomic():
            cycle = Cycle.objects.create(
                agency=agency, title=title, year=year, ruleset_text=ruleset_text, ruleset_hash=ruleset.fingerprint(rules),
                opened_at=at, opened_by=by, cloned_from=cloned_from,
            )  # fmt: skip
    except IntegrityError as twice:
        raise RuleBroken("cycle.open", agency=agency.name) from twice
    prepare = enter(cycle, Stage.PREPARE, at=at)
    reach(prepare, "cycle.opened", reference=cycle.public_id, hash=cycle.ruleset_hash, by=by, at=at)
    duties.done("cycle.open", subject=agency.public_id, by=by, at=at)
    _wait(prepare, "criteria.publish", "programme:criteria", at=at)
    for stage in BESIDE:
        _wait(enter(cycle, stage, at=at), f"{stage.value.lower()}.prove", "programme:prove", at=at)
    record("programme.cycle_opened", agency=agency.public_id, thing=cycle.public_id, by=by, at=at, title=title, ruleset=rules.name,
           hash=cycle.ruleset_hash)  # fmt: skip
    return cycle


def _wait(run: StageRun, kind: str, url_name: str, *, at: datetime) -> None:
    duties.add(
        kind, agency=run.cycle.agency, subject=run.public_id, url=(url_name, [run.public_id]), role=Role.REFORM_TEAM, at=at, due=run.due
    )


@transaction.atomic
def prove_stage(run: StageRun, *, upload: "UploadedFile[bytes] | None", reason: str, by: Person, at: datetime) -> None:
    """Settle a stage beside the others from what its page sends.

    Raises:  what settle_stage raises; what evidence.keep raises.
    """
    if bool(upload) == bool(reason.strip()):
        raise RuleBroken("stage.proof_or_reason")
    proof = evidence_.keep(upload, run.cycle.agency, by, at) if upload else None
    settle_stage(run, proof=proof, reason=reason, by=by, at=at)


@transaction.atomic
def settle_stage(run: StageRun, *, proof: Evidence | None, reason: str, by: Person, at: datetime) -> None:
    """Settle DECLARE, BASELINE or INTERNALISE: by a proof on file, or by a waiver with its reason.

    Raises:  RuleBroken("stage.settled") when it was settled before; ("stage.proof_or_reason") with neither or both.
    """
    if bool(proof) == bool(reason.strip()):
        raise RuleBroken("stage.proof_or_reason")
    name = run.stage.lower()
    kind = f"{name}.proved" if proof else f"{name}.waived"
    if not StageRun.objects.filter(pk=run.pk, closed_at__isnull=True).update(closed_at=at):  # first: of two at once, one settles it
        raise RuleBroken("stage.settled")
    reach(
        run, kind, reference=proof.public_id if proof else "", hash=proof.sha256 if proof else "", note=reason, evidence=proof, by=by, at=at
    )
    duties.done(f"{name}.prove", subject=run.public_id, by=by, at=at)
    record("programme.stage_settled" if proof else "programme.stage_waived", agency=run.cycle.agency.public_id, thing=run.public_id,
           by=by, at=at, stage=run.stage, reason=reason)  # fmt: skip
    enter_when_ready(run.cycle, at=at)


@transaction.atomic
def publish_criteria(run: StageRun, *, by: Person, at: datetime) -> None:
    """Publish the criteria of the cycle, as an act, before anybody is nominated."""
    rules = queries.rules_of(run.cycle)
    reach(run, "criteria.published", reference=run.cycle.public_id, hash=run.cycle.ruleset_hash, by=by, at=at)
    duties.done("criteria.publish", subject=run.public_id, by=by, at=at)
    record("programme.criteria_published", agency=run.cycle.agency.public_id, thing=run.cycle.public_id, by=by, at=at,
           count=len(rules.criteria))  # fmt: skip
    enter_when_ready(run.cycle, at=at)


@transaction.atomic
def enter_when_ready(cycle: Cycle, *, at: datetime) -> None:
    """Open NOMINATE as soon as its gate holds, and DECREE when only the stages beside it were waited for.

    Two that come at once wait for each other, so that the second sees what the first reached and opened.
    """
    _hold(cycle)
    if queries.current_run(cycle, Stage.NOMINATE) is None and not queries.missing_for(cycle, Stage.NOMINATE):
        prepare = queries.current_run(cycle, Stage.PREPARE)
        assert prepare is not None  # the criteria were published in it
        leave(prepare, at=at)
        _wait(enter(cycle, Stage.NOMINATE, at=at), "nomination.open", "nomination:prepare", at=at)
    if queries.current_run(cycle, Stage.DECREE) is None and not queries.missing_for(cycle, Stage.DECREE):
        decree = enter(cycle, Stage.DECREE, at=at)
        duties.add("decree.draft", agency=cycle.agency, subject=decree.public_id, url=("decision:draft", [decree.public_id]),
                   role=Role.SECRETARY, at=at)  # fmt: skip


@transaction.atomic
def move_back(cycle: Cycle, *, to: Stage, reason: str, by: Person, at: datetime) -> StageRun:
    """Go back to an earlier stage and begin it anew: runs from it on are closed and void, their papers void, their duties dropped.

    Every duty about a run has the run's public id as its subject, so none outlives it.

    Raises:  RuleBroken("back.reason") without a reason; ("back.closed") once the cycle is closed; ("back.move") when the table
             does not lead back there, as for the second of two who go back at once.
    """
    if not reason.strip():
        raise RuleBroken("back.reason")
    _hold(cycle)
    if Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=False).exists():
        raise RuleBroken("back.closed")
    latest, order = queries.latest_stage(cycle), list(Stage)
    check_back_move(latest, to)
    counting = [run for run in cycle.runs.filter(void=False) if Stage(run.stage) not in BESIDE]
    later = [run for run in counting if order.index(Stage(run.stage)) >= order.index(to)]
    for run in later:
        papers.void_of(run.public_id, reason=reason, by=by, at=at)
        duties.drop(subject=run.public_id, at=at)
    StageRun.objects.filter(pk__in=[run.pk for run in later], closed_at__isnull=True).update(closed_at=at)
    StageRun.objects.filter(pk__in=[run.pk for run in later]).update(void=True, reason=reason)
    record("programme.moved_back", agency=cycle.agency.public_id, thing=cycle.public_id, by=by, at=at, from_stage=latest.value,
           to_stage=to.value, reason=reason)  # fmt: skip
    again = enter(cycle, to, at=at)
    kind, page, role = AGAIN[to]
    duties.add(kind, agency=cycle.agency, subject=again.public_id, url=(page, [again.public_id]), role=role, at=at)
    return again


@transaction.atomic
def close_cycle(cycle: Cycle, *, reason: str, by: Person, at: datetime) -> None:
    """End a cycle whose decree is published, so that the next can be opened. Its stages end, and nothing of it waits any more.

    Raises:  RuleBroken("close.reason") without one; ("close.decree") before the decree; ("close.twice") when it was closed before.
    """
    if not reason.strip():
        raise RuleBroken("close.reason")
    _hold(cycle)
    if "decree.published" not in queries.reached(cycle):
        raise RuleBroken("close.decree")
    if not Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=True).update(closed_at=at):
        raise RuleBroken("close.twice")
    StageRun.objects.filter(cycle=cycle, closed_at__isnull=True).update(closed_at=at)
    for subject in [cycle.public_id, *cycle.runs.values_list("public_id", flat=True)]:
        duties.drop(subject=subject, at=at)
    agency = cycle.agency
    duties.add(
        "cycle.open", agency=agency, subject=agency.public_id, url=("programme:new", [agency.public_id]), role=Role.REFORM_TEAM, at=at
    )
    record("programme.cycle_closed", agency=agency.public_id, thing=cycle.public_id, by=by, at=at, title=cycle.title, reason=reason.strip())


@transaction.atomic
def save_ruleset(
    *,
    agency: Agency,
    base_text: str,
    changes: Mapping[str, tuple[object, str]],
    name: str,
    title: Mapping[str, str],
    by: Person,
    at: datetime,
) -> StoredRuleset:
    """Clone a ruleset with changed values, each with its source.

    Raises:  RuleBroken("ruleset.name") when the agency has one of that name; what rules.ruleset.changed raises.
    """
    made = ruleset.changed(ruleset.read(base_text), changes, name=name, title=title)
    if made.name in queries.shipped_rulesets():
        raise RuleBroken("ruleset.name", name=made.name)
    try:
        with transaction.atomic():
            stored = StoredRuleset.objects.create(agency=agency, name=made.name, text=ruleset.to_toml(made), made_by=by, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("ruleset.name", name=made.name) from twice
    record("programme.ruleset_made", agency=agency.public_id, thing=stored.public_id, by=by, at=at, name=made.name, count=len(changes))
    return stored


@transaction.atomic
def add_holiday(*, agency: Agency, day: date, name: str, basis: str, by: Person, at: datetime) -> LocalHoliday:
    """Put a local day off on record. Windows that run already keep the end that was announced.

    Raises:  RuleBroken("holiday.known") for a day that is off already, here or in the nation.
    """
    if day in queries.days_off(agency):
        raise RuleBroken("holiday.known")
    try:
        with transaction.atomic():
            made = LocalHoliday.objects.create(agency=agency, day=day, name=name.strip(), basis=basis.strip(), made_by=by, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("holiday.known") from twice
    record("programme.holiday_added", agency=agency.public_id, thing=made.public_id, by=by, at=at, day=day.isoformat(), name=made.name)
    return made


@transaction.atomic
def remove_holiday(holiday: LocalHoliday, *, by: Person, at: datetime) -> None:
    """Take a local day off from the record; when somebody else just did, nothing happens."""
    gone, _ = LocalHoliday.objects.filter(pk=holiday.pk).delete()
    if gone:
        day, name = holiday.day.isoformat(), holiday.name
        record("programme.holiday_removed", agency=holiday.agency.public_id, thing=holiday.public_id, by=by, at=at, day=day, name=name)
