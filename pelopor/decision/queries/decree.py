"""Reads of decrees: what one is about, and what it holds as the record stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from pelopor.decision.models import Replacement
from pelopor.decision.queries.agents import published
from pelopor.decision.queries.choice import candidates, chosen, ranking_of
from pelopor.documents import queries as papers
from pelopor.nomination.models import Candidate
from pelopor.people.queries import current_numbers, employment_of
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.decree import Decree, Member
from pelopor.rules.decree import compose as written
from pelopor.rules.spelling import long_date
from pelopor.rules.succession import Succession

AGENT, LEADER = "Agen Perubahan", "Ketua kelompok"  # as papers say it, in Indonesian


def replacement_by(public_id: str) -> Replacement | None:
    """The replacement by somebody of which a decree is drafted under this id."""
    found = Replacement.objects.filter(public_id=public_id, candidate__isnull=False)
    return found.select_related("ending__run__cycle__agency").first()


def subject_of(run: StageRun, replacement: Replacement | None) -> str:
    """The public id under which the decree is filed: that of the run, or of the replacement."""
    return replacement.public_id if replacement else run.public_id


def named(run: StageRun, replacement: Replacement | None) -> list[Candidate]:
    """Whom the decree names: those whom the head chose, or who takes the place of others."""
    if replacement is None:
        return list(chosen(run.cycle))
    return list(candidates([replacement.candidate.public_id])) if replacement.candidate else []


def succession(replacement: Replacement) -> Succession:
    """What the decree of a replacement tells of those whose place is taken."""
    ended = list(replacement.ending.appointments.select_related("person").order_by("person__name", "pk"))
    earlier = published(replacement.ending.run)
    assert earlier is not None and earlier.date is not None  # else nobody could have ended
    return Succession(
        tuple(one.person.name for one in ended), since=replacement.ending.day, until=max(one.valid_to for one in ended),
        number=earlier.number, date=earlier.date,
    )  # fmt: skip


def compose(
    run: StageRun, *, on: date, replacement: Replacement | None = None, show_numbers: bool = False, copies: Sequence[str] = ()
) -> Decree:
    """The decree of a run of DECREE, or of a replacement after it, as the record of the cycle stands on the day; without a number yet.

    Raises:  what Decree.check raises, "decree.signer" when nobody holds the role of head.
    """
    agency, rules = run.cycle.agency, rules_of(run.cycle)
    signer = papers.signer_on(agency, on)
    minutes = f"Berita Acara Assessment Calon {AGENT} pada {agency.name} tanggal {long_date(ranking_of(run.cycle).held_at)}"
    return written(
        letterhead=papers.letterhead_of(agency), head_title=agency.head_title, place=agency.place,
        paper_size=agency.paper_size, year=run.cycle.year, laws=rules.recalling,
        members=_members(named(run, replacement), on=on, numbers=show_numbers),
        term_months=rules.term.months, signer_name=signer.name, signer_form=signer.form, signer_grade=signer.grade,
        signer_number=signer.number, clauses=papers.own_clauses(agency),
        noting=(minutes,), copies=tuple(copies), show_numbers=show_numbers,
        succession=succession(replacement) if replacement else None,
    )  # fmt: skip


def _members(named: Iterable[Candidate], *, on: date, numbers: bool) -> list[Member]:
    """The annex. A number goes on paper only when the agency's rule asks for it."""
    people = {person: candidate for candidate in named for person in candidate.people}
    known = current_numbers(people, on=on) if numbers else {}
    made = []
    for person, candidate in people.items():
        works = employment_of(person, on=on)
        number = known[person.pk].value if person.pk in known else ""
        grade, position, unit = (works.grade, works.position, works.unit.name) if works else ("", "", "")
        group = candidate.group
        note = LEADER if group and group.leader_id == person.pk else ""
        made.append(Member(person.name, number, grade, position, unit, AGENT, note, group.name if group else ""))
    return made
