"""Lots, too few names, witnesses, and the tally, which leaves this part only through opened_tally."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from pelopor.nomination.models import Lot, Nomination, Witness
from pelopor.nomination.queries.names import KEY, nominables
from pelopor.people.models import Person
from pelopor.programme.models import Cycle
from pelopor.programme.queries import current_run, reached
from pelopor.rules.fewer import WAITS
from pelopor.rules.privacy import shown_count
from pelopor.rules.programme import Stage


def lot_waits(nomination: Nomination) -> bool:
    """Whether a public lot must be drawn before the list is complete."""
    return nomination.lots.filter(drawn_at__isnull=True).exists()


def drawn_lots(nomination: Nomination) -> list[Lot]:
    """The lots that were drawn, in their order."""
    return list(nomination.lots.filter(drawn_at__isnull=False).order_by("pk"))


def drawn_order(nomination: Nomination) -> tuple[str, ...]:
    """Public ids as lots put them, the latest lot first: its order holds on for those who lost it."""
    return tuple(dict.fromkeys(key for lot in reversed(drawn_lots(nomination)) for key in lot.order))


def fewer_waits(nomination: Nomination) -> bool:
    """Whether too few were named and Tim RB must act before the study begins."""
    return nomination.fewer in WAITS and not nomination.fewer_note and not nomination.run.void


def found_names(nomination: Nomination) -> int:
    """How many people and groups were named on some ballot."""
    return sum(votes > 0 for votes in (nomination.tally or {}).values())


def was_extended(cycle: Cycle) -> bool:
    """Whether a nomination of the cycle was held once more because too few were named."""
    return Nomination.objects.filter(run__cycle=cycle, run__void=True, fewer="extend_window").exists()


def witness_of(nomination: Nomination, person: Person) -> Witness | None:
    return Witness.objects.filter(nomination=nomination, person=person).select_related("nomination__run__cycle__agency").first()


def may_open(nomination: Nomination) -> bool:
    """Whether the tally may be opened: all scores are locked."""
    return "scores.locked" in reached(nomination.run.cycle)


def unopened(nomination: Nomination) -> QuerySet[Witness]:
    """Witnesses who have not opened the tally in the assessment that counts; after a way back to it they open it anew."""
    assess = current_run(nomination.run.cycle, Stage.ASSESS)
    yet = Q(opened_at__isnull=True) | (Q(opened_at__lt=assess.opened_at) if assess else Q())
    return Witness.objects.filter(yet, nomination=nomination).select_related("person").order_by("person__name", "pk")


def opened_tally(nomination: Nomination) -> Mapping[str, int] | None:
    """Votes by public id of the person or group, once both witnesses opened the tally after the scores were locked; None before."""
    if not may_open(nomination) or unopened(nomination).exists() or Witness.objects.filter(nomination=nomination).count() < 2:
        return None
    tally: Mapping[str, int] | None = nomination.tally
    return tally


def opened_votes(nomination: Nomination) -> list[tuple[str, int]]:
    """Name and votes of everybody who was named, by name, once the tally is open; nobody before."""
    tally = opened_tally(nomination) or {}
    return [(row.name, tally[row.key]) for row in nominables(nomination) if row.key in tally]


def opened_criteria(nomination: Nomination) -> list[tuple[str, str, int]]:
    """Name, criterion and how many ballots ticked it, from five on, once the tally is open; nobody before."""
    if opened_tally(nomination) is None:
        return []
    names = dict(nominables(nomination).values_list(KEY, "name"))
    counts = nomination.criterion_counts.values_list(KEY, "criterion", "count")
    return sorted((names[key], word, shown) for key, word, number in counts if (shown := shown_count(number)) is not None)
