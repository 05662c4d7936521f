"""Candidates: consent, gates and the published names."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.actions.calling import settle
from pelopor.nomination.actions.lock import hold
from pelopor.nomination.models import Candidate, Nomination
from pelopor.people.models import Person
from pelopor.programme.actions import reach
from pelopor.programme.queries import current_run
from pelopor.rules.errors import RuleBroken
from pelopor.rules.groups import passes
from pelopor.rules.programme import Stage


@transaction.atomic
def answer_consent(candidate: Candidate, *, consent: bool, by: Person, at: datetime) -> None:
    """Agree or decline to stand; for a group its leader answers.

    The audit says that an answer came, not whose and not which: who is asked is nobody's to know before the names are published.

    Raises:  RuleBroken("consent.given") when it was answered before; ("consent.late") once the names are published.
    """
    nomination = hold(candidate.nomination)
    if nomination.published_at:
        raise RuleBroken("consent.late")
    if not Candidate.objects.filter(pk=candidate.pk, consent__isnull=True).update(consent=consent, answered_at=at):
        raise RuleBroken("consent.given")
    study = current_run(nomination.run.cycle, Stage.STUDY)
    assert study is not None  # consent is asked in the study
    duties.done("consent.give", subject=study.public_id, by=by, at=at, person=candidate.speaker)
    record("nomination.consent_answered", agency=nomination.run.cycle.agency.public_id, thing=nomination.public_id, by=None, at=at)
    if consent and queries.ruleset_of(nomination).study.programme == "asked":
        duties.add("programme.write", agency=nomination.run.cycle.agency, subject=study.public_id,
                   url=("nomination:programme", [candidate.public_id]), person=candidate.speaker, at=at)  # fmt: skip
    settle(nomination, at=at)


@transaction.atomic
def record_gates(nomination: Nomination, passed: Mapping[Person, bool], *, at: datetime) -> None:
    """Write down who passed the gates of the records, a group once all its members are answered about; why, or who, is not kept."""
    held = hold(nomination)
    for candidate in queries.candidates(held).filter(gates_passed__isnull=True):
        fine = passes(passed.get(person) for person in candidate.people)
        if fine is not None:
            Candidate.objects.filter(pk=candidate.pk).update(gates_passed=fine)
    settle(held, at=at)


@transaction.atomic
def publish(nomination: Nomination, *, by: Person, at: datetime) -> list[str]:
    """Publish the names of those who stand, alphabetically and without counts; a part of submitting the study, which records it.

    Raises:  RuleBroken("names.unsettled") while a consent, a gate or a lot is open.
    """
    held = hold(nomination)
    if queries.lot_waits(held) or Candidate.objects.filter(nomination=held, stands__isnull=True).exists():
        raise RuleBroken("names.unsettled")
    study = current_run(held.run.cycle, Stage.STUDY)
    assert study is not None  # publishing is a deed of the study
    Nomination.objects.filter(pk=held.pk).update(published_at=at)
    reach(study, "nomination.published", reference=held.public_id, by=by, at=at)
    for gone in queries.candidates(held).filter(stands=False):
        duties.done("programme.write", subject=study.public_id, by=None, at=at, person=gone.speaker)
    return sorted(queries.standing_names(held).values_list("name", flat=True))
