"""What follows when fewer are named than there are places on the short list."""

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import NominationRules
from pelopor.rules.spelling import number_and_words

WAITS = frozenset({"extend_window", "advice"})
"""What the study does not begin on by itself: Tim RB must act first."""


def follows(found: int, *, rules: NominationRules, repeated: bool) -> str:
    """What follows from how many were named.

    Args:    found: names with a vote, people or groups. repeated: whether this nomination was already held a second time.
    Returns: "" when they are enough, else "continue", "extend_window" or "advice". A window is extended once: what is fewer
             again goes on.
    Source:  ruleset nomination.fewer and nomination.finalists; the seed deck is silent on fewer than five names.
    """
    if found >= rules.finalists:
        return ""
    return "continue" if rules.fewer == "extend_window" and repeated else rules.fewer


def check_answer(rule: str, *, again: bool, reason: str) -> None:
    """Refuse an answer to too few names that the rule does not leave to Tim RB.

    Args:    rule: what follows. again: whether the nomination is held once more; else the names go on.
    Raises:  RuleBroken of "fewer.none" when nothing waits, "fewer.again" to go on where the rule extends the window,
             "fewer.reason" without a reason.
    Source:  ruleset nomination.fewer.
    """
    if rule not in WAITS:
        raise RuleBroken("fewer.none")
    if rule == "extend_window" and not again:
        raise RuleBroken("fewer.again")
    if not reason.strip():
        raise RuleBroken("fewer.reason")


def on_paper(found: int, *, places: int, rule: str, reason: str) -> str:
    """The sentence of the berita acara, in Indonesian; empty when enough were named.

    Source:  domain dossier 4.2: what was done; ruleset nomination.fewer.
    """
    if not rule:
        return ""
    head = f"Penjaringan menghasilkan {number_and_words(found)} nama untuk {number_and_words(places)} tempat."
    if rule == "continue":
        return f"{head} Sesuai aturan siklus, nama yang ada diteruskan ke telaah."
    return f"{head} Sesuai aturan siklus, tim memutuskan meneruskan nama yang ada, karena {reason.strip().rstrip('.')}."
