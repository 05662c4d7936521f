"""What waits for a person, where the agency stands, the case file, what was done and who is in charge."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from pelopor.audit.models import Event
from pelopor.audit.queries import events_of
from pelopor.decision.models import ObjectionWindow
from pelopor.decision.queries import takes_objections, window_of
from pelopor.documents.models import Paper
from pelopor.documents.queries import visible_papers
from pelopor.duties import queries as duties
from pelopor.duties.models import Duty
from pelopor.kit.templatetags.kit import haste, left
from pelopor.kit.words import duty_words, sentence
from pelopor.nomination.models import Nomination
from pelopor.participation.queries import open_for
from pelopor.people.models import Agency, Person
from pelopor.people.queries import facts_of, holders, roles_of
from pelopor.people.words import ROLES
from pelopor.programme import queries as programme
from pelopor.programme.models import Cycle, Milestone, StageRun
from pelopor.programme.words import ABOUT, MILESTONES, STAGES
from pelopor.rules.access import Facts, Role, allowed
from pelopor.rules.programme import GATES, Stage


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, by when, what to press. `kind` of the badge: "", "awas" near, "buruk" late."""

    title: str
    text: str
    button: str
    url: str
    due: datetime | None
    badge: str
    kind: str
    who: str = ""


def waiting_for(person: Person, *, at: datetime) -> list[Waiting]:
    """What waits for `person`: open nominations first (computed, never stored), then duties by deadline."""
    mine = [_round(nomination, at=at) for nomination in _open_nominations(person, at=at)]
    return mine + [_duty(duty, at=at) for duty in duties.waiting_for(person, roles_of(person, at=at))]


def _open_nominations(person: Person, *, at: datetime) -> list[Nomination]:
    rounds = [entry.round for entry in open_for(person, at=at) if not entry.handed_in]
    return list(Nomination.objects.filter(round__in=rounds).select_related("round").order_by("round__closes_at")) if rounds else []


def _round(nomination: Nomination, *, at: datetime) -> Waiting:
    words = duty_words("nominate")
    closes = nomination.round.closes_at
    url = reverse("nomination:ballot", args=[nomination.public_id])
    return Waiting(str(words.title), str(words.text), str(words.button), url, closes, left(closes, at), haste(closes, at))


def _duty(duty: Duty, *, at: datetime, mine: bool = True) -> Waiting:
    """The duty as a page shows it: who must act, and the button only to those who may press it."""
    words = duty_words(duty.kind)
    who = duty.person.name if duty.person else str(ROLES[Role(duty.role)])
    if not mine:
        shown = gettext("yang bersangkutan") if words.confidential else who
        return Waiting(str(words.title), str(words.text), "", "", duty.due, left(duty.due, at), haste(duty.due, at), shown)
    return Waiting(
        str(words.title), str(words.text), str(words.button), reverse(duty.url_name, args=duty.url_args),
        duty.due, left(duty.due, at), haste(duty.due, at), who,
    )  # fmt: skip


@dataclass(frozen=True)
class Square:
    """One square of the stage band."""

    number: int
    label: str
    state: str


@dataclass(frozen=True)
class Place:
    """Where an agency stands in its cycle."""

    cycle: Cycle
    squares: list[Square]
    leading: Square | None
    done: int
    about: str


def place_of(cycle: Cycle) -> Place:
    states = programme.stages_of(cycle)
    squares = [Square(state.number, str(STAGES[state.stage]), state.state) for state in states]
    front = programme.leading(states)
    leading = squares[front.number - 1] if front else None
    return Place(cycle, squares, leading, sum(square.state == "sudah" for square in squares), str(ABOUT[front.stage]) if front else "")


@dataclass(frozen=True)
class Earlier:
    """A run of a stage that a way back made void: when it ran, why it no longer counts, and its papers."""

    opened: datetime
    closed: datetime | None
    reason: str
    papers: list[Paper]


@dataclass(frozen=True)
class Link:
    """One stage in the chain of the case file: what was reached, what is missing, who must act."""

    stage: Stage
    number: int
    label: str
    about: str
    state: str
    opened: datetime | None
    closed: datetime | None
    milestones: list[tuple[str, Milestone]]
    missing: list[str]
    acts: list[Waiting]
    papers: list[Paper]
    earlier: list[Earlier]
    pages: list[tuple[str, str]]  # what else of this stage can be read: words of the link, address


def _acts(found: list[Duty], *, mine: set[int], at: datetime) -> list[Waiting]:
    """Duties of one stage for the case file, each once with everybody who must act; what is confidential names nobody."""
    people: dict[Waiting, list[str]] = {}
    for duty in found:
        shown = _duty(duty, at=at, mine=duty.pk in mine)
        people.setdefault(replace(shown, who=""), []).append(shown.who)
    return [replace(shown, who="; ".join(dict.fromkeys(who))) for shown, who in people.items()]


def _earlier(run: StageRun, papers: list[Paper]) -> Earlier:
    return Earlier(run.opened_at, run.closed_at, run.reason, [paper for paper in papers if paper.subject == run.public_id])


def _pages(run: StageRun, kinds: set[str], facts: Facts, cycle: str) -> list[tuple[str, str]]:
    """Pages of a stage that no duty leads to: who stands, whom the head chose, who was appointed."""
    if run.stage == Stage.NOMINATE and "nomination.published" in kinds:
        return [(gettext("Lihat nama calon"), reverse("nomination:names", args=[Nomination.objects.get(run=run).public_id]))]
    if run.stage == Stage.DECIDE and "choice.made" in kinds and allowed(facts, "decision.see_choice"):
        return [(gettext("Lihat pilihan pimpinan"), reverse("decision:chosen", args=[run.public_id]))]
    if run.stage == Stage.STUDY and "nomination.published" in kinds:
        return _announcing(run, facts)
    if run.stage == Stage.ASSESS and allowed(replace(facts, stage=Stage.ASSESS), "assessment.keep_meeting"):
        return [(gettext("Undangan dan notula rapat"), reverse("assessment:gathering", args=[run.public_id]))]
    if run.stage in {Stage.DECREE, Stage.ACT} and "decree.published" in kinds:
        return _after_decree(run, facts, cycle)
    if run.stage == Stage.OBJECT:
        here, pages = replace(facts, stage=Stage.OBJECT), []
        if allowed(here, "decision.object"):
            pages.append((gettext("Sampaikan sanggahan"), reverse("decision:object", args=[run.public_id])))
        if allowed(here, "decision.see_objections"):
            pages.append((gettext("Baca sanggahan"), reverse("decision:objections", args=[run.public_id])))
        return pages
    return []


def _announcing(run: StageRun, facts: Facts) -> list[tuple[str, str]]:
    if not allowed(replace(facts, stage=Stage(run.stage)), "decision.announce"):
        return []
    return [(gettext("Pengumuman"), reverse("decision:announce", args=[run.public_id]))]


def _after_decree(run: StageRun, facts: Facts, cycle: str) -> list[tuple[str, str]]:
    pages = _announcing(run, facts)
    if run.stage == Stage.DECREE and allowed(facts, "decision.see_outcome"):
        pages.append((gettext("Siapa yang ditetapkan, dan apa selanjutnya"), reverse("pages:outcome", args=[cycle])))
    if allowed(facts, "agents.see"):
        pages.append((gettext("Lihat para Agen Perubahan"), reverse("decision:agents", args=[cycle])))
    return pages


def objecting(person: Person, cycle: Cycle, *, at: datetime) -> ObjectionWindow | None:
    """The window in which `person` may object to the choice now."""
    run = programme.current_run(cycle, Stage.OBJECT)
    window = window_of(run) if run else None
    facts = facts_of(person, cycle.agency, at=at, stage=Stage.OBJECT)
    return window if window and takes_objections(window, at=at) and allowed(facts, "decision.object") else None


def case_file(cycle: Cycle, person: Person, *, facts: Facts, at: datetime) -> list[Link]:
    """The chain from roster to the end, stage by stage. A constant number of queries."""
    states = programme.stages_of(cycle)
    reached = list(programme.milestones_of(cycle))
    kinds = {milestone.kind for milestone in reached}
    runs = [state.run.public_id for state in states if state.run]
    void = list(programme.voided_runs(cycle))
    open_duties = list(duties.about([*runs, cycle.public_id]))
    mine = set(duties.waiting_for(person, roles_of(person, at=at)).values_list("pk", flat=True))
    papers = list(visible_papers(person, at=at).filter(subject__in=[*runs, *(run.public_id for run in void)]).order_by("made_at"))
    links = []
    for state in states:
        run = state.run
        lacking = [kind_set for kind_set in GATES[state.stage] if not kind_set & kinds] if run is None else []
        links.append(
            Link(
                state.stage, state.number, str(STAGES[state.stage]), str(ABOUT[state.stage]), state.state,
                run.opened_at if run else None, run.closed_at if run else None,
                [(str(MILESTONES[m.kind]), m) for m in reached if run and m.run_id == run.pk],
                [" / ".join(str(MILESTONES[kind]) for kind in sorted(kind_set)) for kind_set in lacking],
                _acts([duty for duty in open_duties if run and duty.subject == run.public_id], mine=mine, at=at),
                [paper for paper in papers if run and paper.subject == run.public_id],
                [_earlier(one, papers) for one in void if one.stage == state.stage],
                _pages(run, kinds, facts, cycle.public_id) if run else [],
            )
        )  # fmt: skip
    return links


@dataclass(frozen=True)
class Told:
    """One audit event as people read it."""

    event: Event
    sentence: str


def told(agency: Agency, *, search: str = "", first: int = 0, most: int = 50) -> list[Told]:
    """Audit events of `agency` in words, latest first; `search` looks in names and kinds."""
    events = events_of([agency.public_id])
    if search:
        events = events.filter(actor_name__icontains=search) | events.filter(kind__icontains=search)
    return [Told(event, sentence(event.kind, _in_words(event.facts))) for event in events[first : first + most]]


def _in_words(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of an event with the name of a role for its code."""
    roles = {role.value: ROLES[role] for role in Role}
    return {key: roles.get(str(value), value) if key == "role" else value for key, value in facts.items()}


def role_holders(agency: Agency, *, at: datetime) -> list[tuple[str, list[str]]]:
    """Who is in charge of what in `agency`, for "whom do I ask" on help pages."""
    asked = (Role.REFORM_TEAM, Role.PERSONNEL_OFFICER, Role.REGISTRY_CLERK, Role.DATA_OFFICER)
    return [(str(ROLES[role]), [person.name for person in holders(role, agency, on=at.date())]) for role in asked]
