"""Reads of the study: who is called up, who is asked about, and whether everything is settled."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from pelopor.assessment.models import Asked, Assessor, Study
from pelopor.nomination import queries as nominations
from pelopor.nomination.models import Candidate, Nomination
from pelopor.people.models import Employment, Person, Standing
from pelopor.people.queries import main_employments
from pelopor.programme.models import Cycle, Milestone, StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken


def nomination_of(cycle: Cycle) -> Nomination:
    """The nomination that counts.

    Raises:  RuleBroken("assessment.no_nomination") when there is none.
    """
    nomination = nominations.nomination_of(cycle)
    if nomination is None:
        raise RuleBroken("assessment.no_nomination")
    return nomination


def candidates_of(cycle: Cycle) -> list[Candidate]:
    """Everybody called up so far, by name."""
    return sorted(nominations.candidates(nomination_of(cycle)), key=lambda candidate: (candidate.name, candidate.pk))


def people_in(candidates: Iterable[Candidate]) -> set[int]:
    """Primary keys of the candidates, and of the members of groups among them."""
    return {person.pk for candidate in candidates for person in candidate.people}


def standing_candidates(cycle: Cycle) -> list[Candidate]:
    """Those who stand, by name."""
    return [candidate for candidate in candidates_of(cycle) if candidate.stands]


def study_of(run: StageRun) -> Study | None:
    return Study.objects.filter(run=run).first()


def study_in(cycle: Cycle) -> Study | None:
    """The study that counts in the cycle."""
    return Study.objects.filter(run__cycle=cycle, run__void=False).first()


def begun(run: StageRun) -> bool:
    """Whether the head let the assessment begin from this run, of STUDY or of an ASSESS that came back."""
    return Study.objects.filter(run=run, released_at__isnull=False).exists() or Assessor.objects.filter(run=run).exists()


def opened_before(run: StageRun) -> Milestone | None:
    """When both witnesses had opened the tally in an assessment that was voided: its assessors may know the votes."""
    tally = nomination_of(run.cycle).tally_hash
    earlier = Milestone.objects.filter(run__cycle=run.cycle, run__void=True, kind="tally.opened", hash=tally)
    return earlier.order_by("at", "pk").first()


def unasked(run: StageRun) -> list[Person]:
    """Candidates, and members of groups, whose gates are open and about whom the personnel officer has not been asked."""
    asked = set(Asked.objects.filter(study__run=run).values_list("person", flat=True))
    open_ones = [one for one in candidates_of(run.cycle) if one.gates_passed is None and one.stands is not False]
    return [person for one in open_ones for person in one.people if person.pk not in asked]


def pending(study: Study) -> list[Employment]:
    """The people to answer about, by name: those asked about who have no answer yet, with where they work."""
    answered = Standing.objects.filter(asked_for=study.public_id, person=OuterRef("person"))
    people = Asked.objects.filter(~Exists(answered), study=study).values("person")
    return list(main_employments(study.run.cycle.agency, on=study.run.opened_at.date()).filter(person__in=people))


def answered(study: Study) -> list[tuple[Employment, Standing]]:
    """The answers that are kept, with where each of the people works."""
    kept = {one.person_id: one for one in Standing.objects.filter(asked_for=study.public_id)}
    works = main_employments(study.run.cycle.agency, on=study.run.opened_at.date()).filter(person__in=kept)
    return [(employment, kept[employment.person_id]) for employment in works]


def lot_pool(run: StageRun, *, by: Person, on: date) -> list[Person]:
    """Those from whom people are drawn beside the candidates: the eligible of the roster who are not called up.

    Without `by`, who draws up the list: nobody answers about themself, so a lot would leave the list with nobody to answer it.
    """
    rules_ = rules_of(run.cycle)
    called = people_in(candidates_of(run.cycle))
    asked = Asked.objects.filter(study__run=run).values("person")
    roster = main_employments(run.cycle.agency, on=on).filter(status__in=rules_.electorate.may_stand)
    return [employment.person for employment in roster.exclude(person__in=[*called, by.pk]).exclude(person__in=asked)]


def settled(cycle: Cycle) -> bool:
    """Whether every candidate's gates and consent are settled, so that the names can be published."""
    people = candidates_of(cycle)
    return bool(people) and all(candidate.stands is not None for candidate in people)
