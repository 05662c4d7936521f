"""The board of cycles: one row per agency for who heads it or oversees it. By name of the agency; nothing here ranks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from pelopor.duties import queries as duties
from pelopor.duties.models import Duty
from pelopor.kit.search import fold, matches
from pelopor.kit.templatetags.kit import day
from pelopor.kit.words import duty_words
from pelopor.nomination.models import Nomination
from pelopor.participation.queries import turnouts
from pelopor.people.models import Agency, Person
from pelopor.people.queries import descendants, roles_of
from pelopor.people.words import ROLES
from pelopor.programme import queries as programme
from pelopor.programme.models import Cycle
from pelopor.programme.words import STAGES
from pelopor.rules.access import Facts, Role, allowed


@dataclass(frozen=True)
class Awaited:
    """What an agency waits for, from which role, until when."""

    title: str
    who: str
    due: datetime | None
    late: bool


@dataclass(frozen=True)
class BoardRow:
    """Where the case file of one agency stands. `response`: percent in steps of ten, only while slips come in."""

    agency: Agency
    cycle: Cycle | None
    stage: str  # code; empty where no stage is open
    label: str  # the stage in words
    since: datetime | None
    awaited: list[Awaited]
    response: int | None

    @property
    def late(self) -> bool:
        return any(one.late for one in self.awaited)


def board(agency: Agency, person: Person, *, at: datetime) -> list[BoardRow]:
    """A row for `agency` and each below it whose board `person` may see. A constant number of queries."""
    held, below = roles_of(person, at=at), {agency, *descendants(agency)}
    seen = [one for one, roles in held.items() if one in below and allowed(Facts(roles), "programme.see_board")]
    return _rows(sorted(seen, key=lambda one: one.name), at=at)


def found_on(rows: Iterable[BoardRow], *, search: str, stage: str) -> list[BoardRow]:
    """Those rows whose agency has the name that is searched for, and whose cycle stands at the stage; an empty word keeps all."""
    return [
        row for row in rows
        if (not search or matches(search, fold(row.agency.name)) is not None) and (not stage or row.stage == stage)
    ]  # fmt: skip


def _rows(agencies: list[Agency], *, at: datetime) -> list[BoardRow]:
    cycles = {cycle.agency_id: cycle for cycle in Cycle.objects.filter(agency__in=agencies).order_by("opened_at", "pk")}  # the latest
    states = programme.stages_in(cycles.values())
    awaited: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties.open_in(agencies):
        awaited[duty.agency_id].append(duty)
    open_now = Nomination.objects.filter(
        run__cycle__in=list(cycles.values()), run__void=False, round__closed_at__isnull=True, round__opens_at__lte=at
    )
    rounds = {one.run.cycle_id: one.round for one in open_now.select_related("run", "round")}
    shares = turnouts(rounds.values())
    made = []
    for agency in agencies:
        cycle = cycles.get(agency.pk)
        front = programme.leading(states[cycle.pk]) if cycle else None
        taking = rounds.get(cycle.pk) if cycle else None
        since = front.run.opened_at if front and front.run else None
        response = shares[taking.pk] if taking else None
        stage = front.stage.value if front else ""
        made.append(BoardRow(agency, cycle, stage, _label(cycle, front), since, _awaited(awaited[agency.pk], at=at), response))
    return made


def _label(cycle: Cycle | None, front: programme.StageState | None) -> str:
    if front:
        return str(STAGES[front.stage])
    if cycle is None:
        return gettext("Belum ada siklus")
    return gettext("Siklus ditutup") if cycle.closed_at else gettext("Antara dua tahap")


def _awaited(found: Iterable[Duty], *, at: datetime) -> list[Awaited]:
    """Each kind of duty once, its nearest deadline; who must act by role, never by name."""
    kinds: dict[tuple[str, str], Awaited] = {}
    for duty in found:
        who = str(ROLES[Role(duty.role)]) if duty.role else gettext("yang bersangkutan")
        late = duty.due is not None and duty.due < at
        kinds.setdefault((duty.kind, who), Awaited(str(duty_words(duty.kind).title), who, duty.due, late))
    return list(kinds.values())


def board_lines(rows: Iterable[BoardRow]) -> list[tuple[str, ...]]:
    """The board as lines of a file, in the columns of BOARD_COLUMNS."""
    return [
        (
            row.agency.name, row.cycle.title if row.cycle else "", row.label, day(row.since),
            "; ".join(f"{one.title} ({one.who})" for one in row.awaited), gettext("Lewat tenggat") if row.late else "",
            "" if row.response is None else gettext("sedikitnya %(step)s %%") % {"step": row.response},
        )
        for row in rows
    ]  # fmt: skip
