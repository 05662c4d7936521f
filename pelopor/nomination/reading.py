"""The content of the nomination's berita acara, composed from the record."""

from datetime import date

from pelopor.documents.queries import letterhead_of
from pelopor.nomination import queries
from pelopor.nomination.models import Nomination
from pelopor.rules import fewer
from pelopor.rules.minutes import Count, Lot
from pelopor.rules.papers.nomination_minutes import NominationMinutes, ties_on_paper


def compose(nomination: Nomination, *, on: date) -> NominationMinutes:
    """What the paper holds once the tally is open; per-name counts, salt and the bits of lots only where the ruleset publishes counts."""
    cycle = nomination.run.cycle
    rules = queries.ruleset_of(nomination).nomination
    names = {one.key: one.name for one in queries.nominables(nomination)}
    public = rules.publish_counts
    lots = queries.drawn_lots(nomination)
    return NominationMinutes(
        letterhead=letterhead_of(cycle.agency), agency=cycle.agency.name, cycle=cycle.title, place=cycle.agency.place, opened_on=on,
        witnesses=tuple(one.person.name for one in nomination.witnesses.select_related("person").order_by("person__name", "pk")),
        ballots=nomination.ballots or 0, blank=nomination.blank or 0, roll=nomination.round.roll_size,
        ties=ties_on_paper(rules.finalists, rules.finalists_limit, rules.ties),
        standing=tuple(one.name for one in queries.candidates(nomination) if one.stands),
        tally_hash=nomination.tally_hash, names_hash=nomination.names_hash,
        counts=tuple(Count(name, votes) for name, votes in queries.opened_votes(nomination)) if public else None,
        salt=nomination.tally_salt if public else "",
        lots=tuple(Lot(lot.commitment, lot.seed, lot.secret if public else "", tuple(names[key] for key in lot.order)) for lot in lots),
        fewer=fewer.on_paper(
            queries.found_names(nomination), places=rules.finalists, rule=nomination.fewer, reason=nomination.fewer_note
        ),
    )  # fmt: skip
