"""Reads of the ranking and of what the berita acara waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pelopor.assessment.queries.scores import Row, table
from pelopor.assessment.queries.study import nomination_of
from pelopor.nomination import queries as nominations
from pelopor.nomination.models import Candidate
from pelopor.people.models import Person
from pelopor.programme.models import Cycle, StageRun
from pelopor.programme.queries import reached, rules_of
from pelopor.rules import assessment as rules


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
