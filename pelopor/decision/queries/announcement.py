"""What can be announced: the names after the study, the agents after the decree."""

from datetime import date

from pelopor.decision.queries.decree import AGENT, named
from pelopor.documents import queries as papers
from pelopor.nomination import queries as nominations
from pelopor.people.queries import employment_of
from pelopor.programme.models import StageRun
from pelopor.rules.groups import on_paper
from pelopor.rules.papers.letters import Announcement, Named
from pelopor.rules.programme import Stage
from pelopor.rules.spelling import long_date

ALPHABET = "Nama ditulis urut abjad."


def announcement(run: StageRun, *, on: date) -> Announcement | None:
    """The announcement of a run of STUDY or DECREE, without number; None before its names are public."""
    agency, title = run.cycle.agency, run.cycle.title
    people, text, closing = _candidates(run) if run.stage == Stage.STUDY else _agents(run, on=on)
    if not people:
        return None
    about = f"{'Calon ' if run.stage == Stage.STUDY else ''}{AGENT} pada {agency.name}, {title}"
    return Announcement(
        letterhead=papers.letterhead_of(agency), place=agency.place, about=about, texts=(text,), people=people, closing=closing,
        signer=papers.signer_on(agency, on),
    )  # fmt: skip


def _candidates(run: StageRun) -> tuple[tuple[Named, ...], str, tuple[str, ...]]:
    nomination = nominations.nomination_of(run.cycle)
    listed = nominations.published_names(nomination) if nomination else []
    people = tuple(Named(one.name, on_paper(one.members) if one.members else one.position, one.unit) for one in listed)
    return people, "Berdasarkan hasil penjaringan dan telaah, calon berikut mengikuti assessment:", (ALPHABET,)


def _agents(run: StageRun, *, on: date) -> tuple[tuple[Named, ...], str, tuple[str, ...]]:
    decree = papers.paper_of(run.public_id, "decree")
    if decree is None or decree.state != "published" or decree.date is None:
        return (), "", ()
    people = []
    for person in (person for candidate in named(run, None) for person in candidate.people):
        works = employment_of(person, on=on)
        people.append(Named(person.name, works.position if works else "", works.unit.name if works else ""))
    text = (
        f"Berdasarkan Keputusan {decree.signer_title} Nomor {decree.number} tanggal {long_date(decree.date)}, ditetapkan sebagai {AGENT}:"
    )
    return tuple(people), text, (ALPHABET,)
