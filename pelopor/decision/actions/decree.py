"""Deeds on the decree: its draft, its publication, which appoints, and its revocation."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.decision import queries
from pelopor.decision.actions.appointments import appoint, end_by_revocation
from pelopor.decision.models import Appointment, Replacement
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.duties import actions as duties
from pelopor.people.models import Person
from pelopor.people.queries import head_on
from pelopor.programme.actions import enter, hold, leave, move_back, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.access import Role
from pelopor.rules.decision import term_end
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from pelopor.rules.workdays import within_a_year


@transaction.atomic
def draft_decree(
    run: StageRun, *, replacement: Replacement | None = None, by: Person, at: datetime, show_numbers: bool = False,
    copies: Sequence[str] = (),
) -> Paper:  # fmt: skip
    """Write the draft of the decree from the record of the cycle; written again, it takes the place of the one before.

    Args:    replacement: the one that the decree is about; none: the choice of the cycle.
    Raises:  what hold, queries.compose and documents.draft raise.
    """
    run = hold(run)
    agency = run.cycle.agency
    day = queries.day_of(agency, at)
    decree = queries.compose(run, on=day, replacement=replacement, show_numbers=show_numbers, copies=copies)
    signer = head_on(agency, day)
    return papers.draft(
        agency=agency, subject=queries.subject_of(run, replacement), decree=decree, signer_basis=signer.basis if signer else "",
        replaces=None if replacement else queries.ended_decree(run), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def publish(run: StageRun, paper: Paper, *, starts: date, by: Person, at: datetime) -> list[Appointment]:
    """Publish the signed decree: its people, each member of a group too, are appointed for the ruleset's term and hold the role of agent.

    Raises:  RuleBroken("appointment.early") when the term would start before the decree's date, ("appointment.late") more than a
             year after it; what hold and documents.publish raise.
    """
    run = hold(run)
    _check_start(starts, paper)
    paper = papers.publish(paper, by=by, at=at)
    ends = term_end(starts, months=rules_of(run.cycle).term.months)
    made = appoint(queries.named(run, None), paper, starts=starts, ends=ends, by=by, at=at)
    reach(run, "decree.published", reference=paper.public_id, hash=paper.sha256, by=by, at=at)
    leave(run, at=at)
    enter(run.cycle, Stage.ACT, at=at)
    _ask_for_investiture(paper, at=at)
    record("decision.appointed", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, count=len(made),
           number=paper.number)  # fmt: skip
    return made


@transaction.atomic
def publish_replacement(replacement: Replacement, paper: Paper, *, starts: date, by: Person, at: datetime) -> list[Appointment]:
    """Publish the signed decree of a replacement: who comes is appointed for the rest of the term.

    Raises:  as publish; RuleBroken("appointment.overlap") when the term would start before the other's end, ("appointment.over") when
             nothing of it remains.
    """
    run, ending = hold(replacement.ending.run), replacement.ending
    _check_start(starts, paper)
    ends = queries.succession(replacement).until
    if starts < ending.day:
        raise RuleBroken("appointment.overlap")
    if starts >= ends:
        raise RuleBroken("appointment.over")
    paper = papers.publish(paper, by=by, at=at)
    made = appoint(queries.named(run, replacement), paper, starts=starts, ends=ends, replaces=ending, by=by, at=at)
    _ask_for_investiture(paper, at=at)
    record("decision.replaced", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, count=len(made),
           number=paper.number)  # fmt: skip
    return made


def _check_start(starts: date, paper: Paper) -> None:
    if paper.date is not None and starts < paper.date:
        raise RuleBroken("appointment.early")
    if paper.date is not None and not within_a_year(starts, of=paper.date):
        raise RuleBroken("appointment.late")


def _ask_for_investiture(paper: Paper, *, at: datetime) -> None:
    duties.add("agents.invest", agency=paper.agency, subject=paper.public_id, url=("decision:invest", [paper.public_id]),
               role=Role.SECRETARY, at=at)  # fmt: skip


@transaction.atomic
def revoke(run: StageRun, *, reason: str, by: Person, at: datetime) -> StageRun:
    """Revoke a published decree: its appointments end today, those of replacements after it too, and its draft begins anew.

    The decrees become void and keep their numbers; the new one says whose place it takes.

    Raises:  RuleBroken("revoke.reason") without one; ("revoke.unpublished") when it is not published, or somebody was quicker;
             what hold and move_back raise.
    Source:  UU 30/2014 Pasal 64: a decision is revoked, with its grounds, by whoever made it.
    """
    if not reason.strip():
        raise RuleBroken("revoke.reason")
    run = hold(run)
    paper = queries.published(run)
    if paper is None:
        raise RuleBroken("revoke.unpublished")
    count = end_by_revocation(run, words=reason.strip(), by=by, at=at)
    for decree in queries.decrees_of(run.cycle):
        duties.drop(subject=decree.public_id, at=at)
    for replacement in Replacement.objects.filter(ending__run=run):
        papers.void_of(replacement.public_id, reason=reason.strip()[:500], by=by, at=at)
        duties.drop(subject=replacement.public_id, at=at)
    again = move_back(run.cycle, to=Stage.DECREE, reason=reason.strip()[:500], by=by, at=at)
    record("decision.revoked", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, number=paper.number, count=count,
           reason=reason.strip())  # fmt: skip
    return again
