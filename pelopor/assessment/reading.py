"""The berita acara's content, composed from the record."""

from datetime import date

from pelopor.assessment import queries
from pelopor.nomination import queries as nominations
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.minutes import Minutes


def compose(run: StageRun, *, held_at: date, place: str) -> Minutes:
    """What the paper holds; per-name counts of the nomination only where the ruleset publishes them."""
    cycle = run.cycle
    rules, nomination, rows = rules_of(cycle), queries.nomination_of(cycle), queries.table(run)
    names = {row.candidate.public_id: row.candidate.person.name for row in rows}
    tally = nominations.opened_tally(nomination) if rules.nomination.publish_counts else None
    listed = nominations.nominables(nomination) if tally else ()
    counts = {one.name: tally[one.person.public_id] for one in listed if one.person.public_id in tally} if tally else None
    return Minutes.from_dict(
        {
            "agency": cycle.agency.name,
            "government": cycle.agency.government,
            "title": cycle.title,
            "held_at": held_at.isoformat(),
            "place": place,
            "members": [person.name for person in queries.team_of(run)],
            "counts": counts,
            "witnesses": [witness.person.name for witness in nomination.witnesses.select_related("person").order_by("person__name")],
            "ballots": nomination.ballots,
            "roll": nomination.round.roll_size,
            "criteria": [criterion.text.id for criterion in rules.ratings],
            "rows": [
                {
                    "name": row.candidate.person.name,
                    "locked": [_figure(cell.mean) for cell in row.cells],
                    "agreed": [_figure(cell.figure) for cell in row.cells],
                    "mean": _figure(row.mean),
                }
                for row in rows
            ],
            "brackets": [{"place": one.place, "names": [names[c.public_id] for c in one.candidates]} for one in queries.brackets(run)],
            "proposed": [candidate.person.name for candidate in queries.proposed(run)],
        }
    )


def _figure(value: object) -> str | None:
    return None if value is None else str(value)
