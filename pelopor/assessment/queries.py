"""Reads of study and assessment. Nothing here gives a score to anybody but its assessor before all sheets are locked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from pelopor.assessment.models import AgreedScore, Asked, Assessor, Score, Sheet, Study
from pelopor.nomination import queries as nominations
from pelopor.nomination.models import Candidate, Nomination
from pelopor.people.models import Agency, Employment, Person, Standing
from pelopor.people.queries import holders, main_employments, superior_of
from pelopor.programme.models import Cycle, Milestone, StageRun
from pelopor.programme.queries import reached, rules_of
from pelopor.rules import assessment as rules
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import Criterion

Levels = Mapping[str, int | None]
"""Level per criterion; None: not enough evidence."""


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


@dataclass(frozen=True)
class Team:
    """Who would score: the team, and the superior of each candidate (by the candidate's primary key); of a group its leader's."""

    team: tuple[Person, ...]
    superiors: Mapping[int, Person]


def team_for(agency: Agency, candidates: Sequence[Candidate], *, on: date) -> Team:
    """The team by roles, without candidates and heads, and each candidate's superior outside all of these."""
    heads = {person.pk for person in holders(Role.HEAD, agency, on=on)}
    barred = people_in(candidates) | heads
    named = list(holders(Role.ASSESSOR, agency, on=on)) or list(holders(Role.REFORM_TEAM, agency, on=on))
    team = tuple(person for person in named if person.pk not in barred)
    outside = barred | {person.pk for person in team}
    found = {candidate.pk: _superior(candidate.speaker, outside, on=on) for candidate in candidates}
    return Team(team, {key: person for key, person in found.items() if person is not None})


def _superior(person: Person, barred: set[int], *, on: date) -> Person | None:
    """Atasan langsung, or the next one up who is not barred; None where the line ends or turns round."""
    seen = {person.pk}
    above = superior_of(person, on=on)
    while above is not None and above.pk in barred and above.pk not in seen:
        seen.add(above.pk)
        above = superior_of(above, on=on)
    return None if above is None or above.pk in barred or above.pk in seen else above


def assessor_of(run: StageRun, person: Person) -> Assessor | None:
    return Assessor.objects.filter(run=run, person=person).select_related("run__cycle__agency", "person").first()


def sheets_of(assessor: Assessor) -> QuerySet[Sheet]:
    """The assessor's own sheets, candidates by name."""
    return (
        Sheet.objects.filter(assessor=assessor)
        .select_related("candidate__person", "candidate__group", "candidate__programme__evidence", "assessor")
        .prefetch_related("scores", "candidate__group__members__person")
        .order_by(Coalesce("candidate__person__name", "candidate__group__name"), "pk")
    )


def levels_of(sheet: Sheet) -> dict[str, int | None]:
    """What the sheet holds; empty before it was saved."""
    return {score.criterion: score.level for score in sheet.scores.all()}


def progress(run: StageRun) -> tuple[int, int]:
    """How many assessors have locked, of how many. The only thing that anybody sees of others before all have."""
    locks = list(Assessor.objects.filter(run=run).values_list("locked_at", flat=True))
    return sum(lock is not None for lock in locks), len(locks)


def all_locked(run: StageRun) -> bool:
    done, of = progress(run)
    return of > 0 and done == of


@dataclass(frozen=True)
class Cell:
    """One candidate on one criterion. scores: (assessor, level) of the team; beside: the superior's, never in the mean."""

    criterion: Criterion
    scores: tuple[tuple[str, int | None], ...]
    mean: Fraction | None
    beside: tuple[tuple[str, int | None], ...]
    agreed: AgreedScore | None

    @property
    def figure(self) -> Fraction | None:
        """What counts: the agreed level where there is one, else the mean of the locked scores."""
        return Fraction(self.agreed.level) if self.agreed else self.mean


@dataclass(frozen=True)
class Row:
    """A candidate with a cell per criterion. mean: of the figures that count, all criteria alike."""

    candidate: Candidate
    cells: tuple[Cell, ...]
    mean: Fraction | None


def table(run: StageRun) -> list[Row]:
    """Every locked score, with means and what was agreed; candidates by name.

    Raises:  RuleBroken("scores.open") while a sheet is unlocked: nobody sees another's score before.
    """
    if not all_locked(run):
        raise RuleBroken("scores.open")
    scores = Score.objects.filter(sheet__assessor__run=run).select_related("sheet__assessor__person")
    known: dict[tuple[int, str, str], list[tuple[str, int | None]]] = {}
    for score in scores.order_by("sheet__assessor__person__name", "pk"):
        key = (score.sheet.candidate_id, score.criterion, score.sheet.assessor.part)
        known.setdefault(key, []).append((score.sheet.assessor.person.name, score.level))
    agreed = {(one.candidate_id, one.criterion): one for one in AgreedScore.objects.filter(run=run)}
    ratings = rules_of(run.cycle).ratings
    return [_row(candidate, ratings, known, agreed) for candidate in standing_candidates(run.cycle)]


def _row(
    candidate: Candidate,
    ratings: Iterable[Criterion],
    known: Mapping[tuple[int, str, str], list[tuple[str, int | None]]],
    agreed: Mapping[tuple[int, str], AgreedScore],
) -> Row:
    cells = []
    for criterion in ratings:
        team = tuple(known.get((candidate.pk, criterion.key, "team"), ()))
        beside = tuple(known.get((candidate.pk, criterion.key, "superior"), ()))
        cells.append(Cell(criterion, team, rules.mean([level for _, level in team]), beside, agreed.get((candidate.pk, criterion.key))))
    figures = [cell.figure for cell in cells if cell.figure is not None]
    return Row(candidate, tuple(cells), sum(figures, Fraction(0)) / len(figures) if figures else None)


def may_draw(cycle: Cycle) -> bool:
    """Whether the berita acara can be drawn: scores agreed, and the tally opened by both witnesses."""
    return {"scores.agreed", "tally.opened"} <= reached(cycle)


def unopened(cycle: Cycle) -> list[Person]:
    """Witnesses who have not opened the tally yet, by name."""
    return [witness.person for witness in nominations.unopened(nomination_of(cycle))]


@dataclass(frozen=True)
class Place:
    """Candidates who share a place, by name: exact ties cannot be told apart."""

    place: int
    candidates: tuple[Candidate, ...]
    mean: Fraction | None


def ranked(rows: Sequence[Row]) -> tuple[rules.Bracket, ...]:
    """The brackets of the rules, keyed by the candidates' public ids."""
    return rules.rank({row.candidate.public_id: row.mean for row in rows})


def brackets(run: StageRun) -> list[Place]:
    rows = table(run)  # by name, so each bracket is too
    return [
        Place(bracket.place, tuple(row.candidate for row in rows if row.candidate.public_id in bracket.keys), bracket.mean)
        for bracket in ranked(rows)
    ]


def proposed(run: StageRun) -> list[Candidate]:
    """Who goes up to the head by the ruleset, by name."""
    settings, rows = rules_of(run.cycle).assessment, table(run)
    going = rules.propose(ranked(rows), size=settings.proposed, ties=settings.proposal_ties)
    keys = {key for bracket in going for key in bracket.keys}
    return [row.candidate for row in rows if row.candidate.public_id in keys]


def team_of(run: StageRun) -> list[Person]:
    """The team that scored, by name."""
    team = Assessor.objects.filter(run=run, part="team").select_related("person")
    return [assessor.person for assessor in team.order_by("person__name", "pk")]
