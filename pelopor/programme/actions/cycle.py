"""Deeds on cycles: opening, proving stages, publishing criteria, moving on, ending, and milestones for parts above."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.evidence import actions as evidence_
from pelopor.evidence.models import Evidence
from pelopor.people.models import Agency, Person
from pelopor.programme import queries
from pelopor.programme.models import Cycle, Milestone, StageRun
from pelopor.rules import ruleset
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import BESIDE, Stage, check_gate


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


def hold_cycle(cycle: Cycle) -> None:
    """Let nobody else move this cycle until the transaction ends; what others just recorded is then seen."""
    Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)


def locked(run: StageRun) -> StageRun:
    """The run as it is now, its cycle locked until the transaction ends: what is done to it and a way back follow each other."""
    hold_cycle(run.cycle)
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
    hold_cycle(cycle)
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
    hold_cycle(cycle)
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
def close_cycle(cycle: Cycle, *, reason: str, by: Person, at: datetime) -> None:
    """End a cycle whose decree is published, so that the next can be opened. Its stages end, and nothing of it waits any more.

    Raises:  RuleBroken("close.reason") without one; ("close.decree") before the decree; ("close.twice") when it was closed before.
    """
    if not reason.strip():
        raise RuleBroken("close.reason")
    hold_cycle(cycle)
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
