"""Appointments after the decree: how a term stands on a day, why it ends before its time, and who may take the place."""

from collections.abc import Sequence
from datetime import date

from pelopor.rules.assessment import Bracket, Key
from pelopor.rules.decision import below_rank
from pelopor.rules.errors import RuleBroken

CAUSES = ("moved", "retired", "resigned", "performance", "died", "other")
"""Why a term may end before its time, as the Tim RB puts it on record. performance: by the word of the head."""

DECREE_VOID = "decree_void"
"""The cause that only the revocation of the decree gives."""


def term_state(on: date, *, starts: date, ends: date, ended: date | None) -> str:
    """How an appointment stands on the day: "coming", "running", "over" when the term has passed, "ended" before its time.

    Args:    ends, ended: the first day on which it no longer holds; `ended` may lie ahead: it runs until then.
    Source:  ruleset term.months; blueprint §3, decision: an appointment has a term, and is ended by somebody for a reason.
    """
    if ended is not None and on >= ended:
        return "ended"
    if on >= ends:
        return "over"
    return "coming" if on < starts else "running"


def check_end(*, cause: str, words: str, on: date, terms: Sequence[tuple[date, date]]) -> None:
    """Refuse to end terms without a known cause and words, or on a day outside one of them.

    Args:    on: the first day on which they no longer hold. terms: first day, and the first day after, of each.
    Raises:  RuleBroken of "ending.cause", "ending.words", "ending.day" (first, last).
    Source:  blueprint §3, decision: an appointment is ended by somebody for a reason.
    """
    if cause not in CAUSES:
        raise RuleBroken("ending.cause")
    if not words.strip():
        raise RuleBroken("ending.words")
    first, last = max(starts for starts, _ in terms), min(ends for _, ends in terms)
    if not first <= on < last:
        raise RuleBroken("ending.day", first=first, last=last)


def check_replacement(chosen: Key | None, *, proposal: Sequence[Bracket], reason: str, reason_below_rank: bool = True) -> None:
    """Refuse somebody from outside those still to be had, a departure from their rank without a reason, and an empty place without one.

    Args:    chosen: nobody: the place stays empty. proposal: who was proposed and is still to be had, best first.
    Raises:  RuleBroken of "replacement.unknown", "replacement.reason_empty", "replacement.reason".
    Source:  seed deck, selection page: the ranking is material for consideration, not binding; ruleset decision.reason_below_rank.
    """
    if chosen is None:
        if not reason.strip():
            raise RuleBroken("replacement.reason_empty")
        return
    if all(chosen not in bracket.keys for bracket in proposal):
        raise RuleBroken("replacement.unknown")
    if below_rank({chosen}, proposal) and reason_below_rank and not reason.strip():
        raise RuleBroken("replacement.reason")
