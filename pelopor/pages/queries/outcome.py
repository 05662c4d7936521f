"""What everybody of an agency hears once the decree is published: who was appointed, by which steps, what comes next.

Only what is public: nobody's votes or scores, and nobody who was not appointed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from pelopor.decision.models import Appointment, Objection
from pelopor.decision.queries import window_of
from pelopor.documents.models import Paper
from pelopor.kit.templatetags.kit import number
from pelopor.nomination.queries import nomination_of, published_names
from pelopor.participation.queries import turnout
from pelopor.programme import queries as programme
from pelopor.programme.models import Cycle, Milestone
from pelopor.programme.words import MILESTONES
from pelopor.rules.programme import Stage
from pelopor.rules.spelling import long_date

NEWS_FOR = timedelta(days=28)
"""How long the home page leads to the outcome after the decree is published."""

STEPS = (
    "criteria.published", "nomination.closed", "nomination.published", "scores.locked", "choice.made", "objections.closed",
    "decree.published",
)  # fmt: skip
"""Milestones that the outcome tells of, in the order of the cycle."""


@dataclass(frozen=True)
class Chosen:
    """Somebody whom the decree names, or a group with its members."""

    name: str
    note: str  # position and unit; of a group its members
    units: str  # the unit, or those of a group's members


@dataclass(frozen=True)
class Step:
    """One step of the selection: what was reached, when, and what is public of it."""

    label: str
    at: datetime
    fact: str


@dataclass(frozen=True)
class Outcome:
    """The published decree and the way to it."""

    paper: Paper
    chosen: list[Chosen]
    steps: list[Step]
    starts: date
    ends: date


def fresh_decree(cycle: Cycle, *, at: datetime) -> Milestone | None:
    """The publication of the cycle's decree, while it is news."""
    return programme.milestones_of(cycle).filter(kind="decree.published", at__gt=at - NEWS_FOR).first()


def outcome_of(cycle: Cycle) -> Outcome | None:
    """What came of the cycle; nothing before its decree is published. A constant number of queries."""
    reached = {milestone.kind: milestone for milestone in programme.milestones_of(cycle)}
    if "decree.published" not in reached:
        return None
    paper = Paper.objects.get(public_id=reached["decree.published"].reference)
    facts = _facts(cycle)
    steps = [Step(str(MILESTONES[kind]), reached[kind].at, facts.get(kind, "")) for kind in STEPS if kind in reached]
    term = Appointment.objects.filter(decree=paper).order_by("pk")[0]
    return Outcome(paper, _chosen(paper.content["members"]), steps, term.valid_from, term.valid_to)


def _chosen(members: Iterable[Mapping[str, str]]) -> list[Chosen]:
    """Those in the annex of the decree, in its order; the members of a group below its name."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for place, member in enumerate(members):
        groups.setdefault(member["group"] or f"\0{place}", []).append(member)
    return [_group(rows) if rows[0]["group"] else _person(rows[0]) for rows in groups.values()]


def _person(row: Mapping[str, str]) -> Chosen:
    return Chosen(row["name"], ", ".join(filter(None, (row["position"], row["unit"]))), row["unit"])


def _group(rows: list[Mapping[str, str]]) -> Chosen:
    names, units = "; ".join(row["name"] for row in rows), dict.fromkeys(row["unit"] for row in rows)
    note = gettext("Kelompok, %(count)s anggota: %(names)s") % {"count": len(rows), "names": names}
    return Chosen(rows[0]["group"], note, "; ".join(units))


def _facts(cycle: Cycle) -> dict[str, str]:
    """By milestone, the counts that everybody may know."""
    facts, nomination, run = {}, nomination_of(cycle), programme.current_run(cycle, Stage.OBJECT)
    window = window_of(run) if run else None
    assert nomination is not None  # a published decree rests on both
    assert window is not None
    step = turnout(nomination.round) if programme.rules_of(cycle).nomination.publish_counts else None
    if step is not None:
        size = number(nomination.round.roll_size)
        facts["nomination.closed"] = gettext("Sedikitnya %(step)s %% dari %(size)s pegawai ikut.") % {"step": step, "size": size}
    standing = len(published_names(nomination))
    facts["nomination.published"] = gettext("%(count)s nama calon.") % {"count": standing}
    facts["scores.locked"] = gettext("%(count)s calon dinilai.") % {"count": standing}
    answered = Objection.objects.filter(window=window, answered_at__isnull=False).count()
    counts = {"received": number(window.received), "answered": number(answered)}
    facts["objections.closed"] = gettext("%(received)s sanggahan diterima, %(answered)s dijawab.") % counts
    return facts


def message(outcome: Outcome, cycle: Cycle) -> str:
    """The outcome as plain text to forward by hand, always in Indonesian; nothing in it opens a door without signing in."""
    names = "\n".join(f"{place}. {one.name}" + (f" ({one.units})" if one.units else "") for place, one in enumerate(outcome.chosen, 1))
    page = settings.SITE_URL + reverse("pages:outcome", args=[cycle.public_id])
    check = settings.SITE_URL + reverse("documents:check", args=[outcome.paper.check_code])
    signed = f" tanggal {long_date(outcome.paper.date)}" if outcome.paper.date else ""
    return (
        f"Agen Perubahan {cycle.agency.name} telah ditetapkan dengan Surat Keputusan Nomor {outcome.paper.number}{signed}:\n\n{names}\n\n"
        f"Masa tugas {long_date(outcome.starts)} sampai {long_date(outcome.ends)}.\n\n"
        f"Langkah pemilihan dan apa selanjutnya (masuk dahulu): {page}\nPeriksa keaslian Surat Keputusan: {check}"
    )
