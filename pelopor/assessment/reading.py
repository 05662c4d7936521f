"""The content of the papers of study and assessment, composed from the record."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pelopor.assessment import queries
from pelopor.assessment.models import Assessor, Study
from pelopor.documents.models import Paper
from pelopor.documents.queries import letterhead_of, signer_on
from pelopor.nomination import queries as nominations
from pelopor.nomination.models import Lot, Nominable
from pelopor.people.queries import employment_of, main_employments
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules import fewer
from pelopor.rules.applied import UPHELD, choice_rule, proposal_rule, recusal, weights_rule
from pelopor.rules.assessment import Bracket, propose
from pelopor.rules.groups import on_paper
from pelopor.rules.minutes import Minutes, note, view_beside
from pelopor.rules.papers.keep import taken
from pelopor.rules.papers.letters import InternalMemo, Invitation, Named
from pelopor.rules.papers.meeting import Meeting
from pelopor.rules.papers.pact import IntegrityPact
from pelopor.rules.papers.signer import Signer
from pelopor.rules.papers.study_note import StudyNote
from pelopor.rules.ruleset import Ruleset


def compose(run: StageRun, *, held_at: date, place: str) -> Minutes:
    """What the paper holds; per-name counts of the nomination only where the ruleset publishes them."""
    cycle = run.cycle
    rules, nomination, rows = rules_of(cycle), queries.nomination_of(cycle), queries.table(run)
    listed = {one.key: one for one in nominations.nominables(nomination)}
    names = {row.candidate.public_id: row.candidate.name for row in rows}
    tally = nominations.opened_tally(nomination) if rules.nomination.publish_counts else None
    keys = {key: one.name for key, one in listed.items()}
    counts = [{"name": keys[key], "votes": votes} for key, votes in tally.items()] if tally else None
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
            "fewer": fewer.on_paper(
                nominations.found_names(nomination), places=rules.nomination.finalists, rule=nomination.fewer, reason=nomination.fewer_note
            ),
            "criteria": [criterion.text.id for criterion in rules.ratings],
            "rows": [_row(row, listed[row.candidate.key]) for row in rows],
            "brackets": [{"place": one.place, "names": [names[c.public_id] for c in one.candidates]} for one in queries.brackets(run)],
            "notes": [_note(row, place, cell) for row in rows for place, cell in enumerate(row.cells, 1) if cell.agreed],
            "lots": [_lot(lot, keys, bits=counts is not None) for lot in nominations.drawn_lots(nomination)],
            "proposed": [candidate.name for candidate in queries.proposed(run)],
            "recusals": [recusal(one.assessor.person.name, one.candidate.name) for one in queries.recusals(run)],
            "potential": _potential(run, names) if rules.assessment.potential_printed else (),
            "applied": [sentence for sentence in _applied(rules, queries.ranked(rows)) if sentence],
        }
    )


def _applied(rules: Ruleset, ranked: Sequence[Bracket]) -> list[str]:
    """The sentences of the rules that decided something, those that did not empty."""
    up = propose(ranked, rules.assessment.proposed, rules.assessment.proposal_ties)
    return [
        weights_rule(rules.assessment.weights),
        proposal_rule(ranked, size=rules.assessment.proposed, ties=rules.assessment.proposal_ties),
        choice_rule(up, size=rules.decision.chosen, ties=rules.decision.boundary_ties),
        UPHELD[rules.objection.upheld],
    ]


def _potential(run: StageRun, names: Mapping[str, str]) -> list[str]:
    """A line per candidate of whom an assessor of the team wrote; who wrote what is not printed."""
    written = queries.potential(run, parts=["team"])
    return [f"{name}: {' '.join(text for _, text in written[key])}" for key, name in names.items() if key in written]


def _row(row: queries.Row, listed: Nominable) -> dict[str, object]:
    return {
        "name": row.candidate.name,
        "position": _post(listed),
        "unit": listed.unit,
        "locked": [_figure(cell.mean) for cell in row.cells],
        "agreed": [_figure(cell.figure) for cell in row.cells],
        "mean": _figure(row.mean),
        "beside": _beside(row),
    }


def _lot(lot: Lot, names: Mapping[str, str], *, bits: bool) -> dict[str, object]:
    secret = lot.secret if bits else ""
    return {"commitment": lot.commitment, "seed": lot.seed, "secret": secret, "names": [names[key] for key in lot.order]}


def _note(row: queries.Row, place: int, cell: queries.Cell) -> str:
    assert cell.agreed
    return note(row.candidate.name, place, before=_figure(cell.mean), level=cell.agreed.level, why=cell.agreed.why)


def _beside(row: queries.Row) -> str:
    """The superior's levels; a candidate has one superior, or none who could be asked."""
    named = {name for cell in row.cells for name, _ in cell.beside}
    return "; ".join(view_beside(name, [dict(cell.beside).get(name) for cell in row.cells]) for name in sorted(named))


def _figure(value: object) -> str | None:
    return None if value is None else str(value)


TEAM = "Tim Reformasi Birokrasi Area Manajemen Perubahan"  # as papers say it, in Indonesian


def study_note(run: StageRun, study: Study) -> StudyNote:
    """The note of a study that is being submitted."""
    cycle, nomination = run.cycle, queries.nomination_of(run.cycle)
    assert study.submitted_by and study.submitted_at
    listed = {one.key: one for one in nominations.nominables(nomination)}
    standing = [listed[one.key] for one in queries.standing_candidates(cycle)]
    return StudyNote(
        letterhead=letterhead_of(cycle.agency), to=cycle.agency.head_title, sender=TEAM, cycle=cycle.title, place=cycle.agency.place,
        date=_day(run, study.submitted_at), candidates=tuple(Named(one.name, _post(one), one.unit) for one in standing),
        author=study.submitted_by.name, note=study.note, ballots=nomination.ballots, roll=nomination.round.roll_size,
    )  # fmt: skip


def memo(run: StageRun, study: Study) -> InternalMemo:
    """The memo that brings the note of a study to the head."""
    cycle = run.cycle
    assert study.submitted_by and study.submitted_at
    return InternalMemo(
        letterhead=letterhead_of(cycle.agency), to=cycle.agency.head_title, sender=TEAM,
        subject=f"Penyampaian telaahan calon Agen Perubahan, {cycle.title}", attachment="1 (satu) berkas",
        texts=(
            f"Bersama ini disampaikan telaahan staf atas calon Agen Perubahan hasil penjaringan dalam {cycle.title}.",
            "Nama calon telah diumumkan tanpa perolehan suara. Assessment dimulai setelah ada izin pimpinan.",
            "Demikian disampaikan, mohon arahan lebih lanjut.",
        ),
        signer=Signer(TEAM, study.submitted_by.name), date=_day(run, study.submitted_at),
    )  # fmt: skip


def pact(assessor: Assessor, *, at: datetime) -> IntegrityPact:
    """The promise that an assessor makes on the day the assessment begins; the head, or who acts for the head, is its witness."""
    run = assessor.run
    agency, on = run.cycle.agency, _day(run, at)
    works, witness = employment_of(assessor.person, on=on), signer_on(agency, on)
    return IntegrityPact(
        letterhead=letterhead_of(agency), name=assessor.person.name, position=works.position if works else "",
        unit=works.unit.name if works else "", cycle=run.cycle.title, place=agency.place, date=on, witness=witness,
    )  # fmt: skip


def _post(listed: Nominable) -> str:
    return on_paper(listed.members) if listed.members else listed.position


def _day(run: StageRun, at: datetime) -> date:
    return at.astimezone(ZoneInfo(run.cycle.agency.time_zone)).date()


def invited(run: StageRun, *, on: date) -> tuple[Named, ...]:
    """Who is invited to the meeting: everybody who scores, by name, with their posts."""
    people = {one.person.pk: one.person for one in Assessor.objects.filter(run=run).select_related("person")}
    posts = {one.person_id: one.position for one in main_employments(run.cycle.agency, on=on).filter(person__in=people)}
    return tuple(Named(one.name, posts.get(one.pk, "")) for one in sorted(people.values(), key=lambda one: (one.name, one.pk)))


def invitation(run: StageRun, meeting: Meeting, *, on: date) -> Invitation:
    """The letter that invites to the meeting."""
    agency = run.cycle.agency
    return Invitation(
        letterhead=letterhead_of(agency), place=agency.place, to=tuple(one.name for one in invited(run, on=on)), subject=meeting.subject,
        day=meeting.day, begins=meeting.begins, zone=meeting.zone, venue=meeting.venue, agenda=meeting.agenda, signer=signer_on(agency, on),
    )  # fmt: skip


def meeting_of(paper: Paper) -> Meeting:
    """The meeting to which a kept invitation invites."""
    return taken(Meeting, paper.content)


def outcome(run: StageRun) -> list[str]:
    """What the meeting agreed, as notes begin: every level that is not the mean, with its reason; nothing before all are locked."""
    if not queries.all_locked(run):
        return []
    noted = [_note(row, place, cell) for row in queries.table(run) for place, cell in enumerate(row.cells, 1) if cell.agreed]
    return noted or ["Rapat menyepakati nilai rata-rata yang dikunci sebagai nilai yang berlaku."]
