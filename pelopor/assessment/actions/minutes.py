"""Drawing the berita acara from the record and freezing it with the ranking."""

from datetime import date, datetime

from django.db import transaction

from pelopor.assessment import queries
from pelopor.assessment.actions.runs import hold
from pelopor.assessment.models import Ranking
from pelopor.assessment.reading import compose
from pelopor.audit.actions import record
from pelopor.documents import actions as papers
from pelopor.duties import actions as duties
from pelopor.people.models import Person
from pelopor.programme.actions import enter, leave, reach
from pelopor.programme.models import StageRun
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage


@transaction.atomic
def draw(run: StageRun, *, held_at: date, place: str, by: Person, at: datetime) -> Ranking:
    """Freeze the berita acara and the ranking that it states, and let the head choose.

    Raises:  RuleBroken("minutes.early") before the scores are agreed and the tally is open; what Minutes.check raises.
    """
    run = hold(run)
    if not queries.may_draw(run.cycle):
        raise RuleBroken("minutes.early")
    minutes = compose(run, held_at=held_at, place=place)
    paper = papers.freeze(
        "assessment_minutes", minutes, agency=run.cycle.agency, subject=run.public_id, on=held_at, signers=", ".join(minutes.members),
        by=by, at=at,
    )  # fmt: skip
    ranking = Ranking.objects.create(
        run=run, brackets=[_stored(one) for one in queries.brackets(run)], proposed=[one.public_id for one in queries.proposed(run)],
        held_at=held_at, place=place, frozen_at=at,
    )  # fmt: skip
    reach(run, "minutes.frozen", reference=paper.public_id, hash=paper.sha256, by=by, at=at)
    duties.done("minutes.draw", subject=run.public_id, by=by, at=at)
    leave(run, at=at)
    decide = enter(run.cycle, Stage.DECIDE, at=at)
    duties.add("decision.choose", agency=run.cycle.agency, subject=decide.public_id, url=("decision:choose", [decide.public_id]),
               role=Role.HEAD, at=at)  # fmt: skip
    record("assessment.minutes_frozen", agency=run.cycle.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           hash=paper.sha256)  # fmt: skip
    return ranking


def _stored(one: queries.Place) -> dict[str, object]:
    mean = None if one.mean is None else f"{one.mean.numerator}/{one.mean.denominator}"
    return {"place": one.place, "candidates": [candidate.public_id for candidate in one.candidates], "mean": mean}
