"""Every key of a ruleset with what its value may be, and what one value demands of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset.shape import STATUSES, TIE_RULES, Ruleset, Value


@dataclass(frozen=True)
class Number:
    """A whole number within bounds."""

    least: int
    most: int

    def check(self, key: str, value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise RuleBroken("ruleset.number", key=key, least=self.least, most=self.most)


@dataclass(frozen=True)
class Truth:
    def check(self, key: str, value: object) -> None:
        if not isinstance(value, bool):
            raise RuleBroken("ruleset.truth", key=key)


@dataclass(frozen=True)
class OneOf:
    allowed: tuple[str, ...]

    def check(self, key: str, value: object) -> None:
        if value not in self.allowed:
            raise RuleBroken("ruleset.choice", key=key, allowed=", ".join(self.allowed))


@dataclass(frozen=True)
class SomeOf:
    """At least one of the words, each once, in their order."""

    allowed: tuple[str, ...]

    def check(self, key: str, value: object) -> None:
        if not isinstance(value, tuple) or not value or list(value) != [word for word in self.allowed if word in value]:
            raise RuleBroken("ruleset.words", key=key, allowed=", ".join(self.allowed))


@dataclass(frozen=True)
class Numbers:
    """Whole numbers within bounds, or none."""

    least: int
    most: int

    def check(self, key: str, value: object) -> None:
        if not isinstance(value, tuple):
            raise RuleBroken("ruleset.numbers", key=key, least=self.least, most=self.most)
        for one in value:
            Number(self.least, self.most).check(key, one)


KEYS: Mapping[str, Number | Truth | OneOf | SomeOf | Numbers] = {
    "electorate.may_nominate": SomeOf(STATUSES),
    "electorate.may_stand": SomeOf(STATUSES),
    "nomination.most_names": Number(1, 20),
    "nomination.finalists": Number(1, 50),
    "nomination.finalists_limit": Number(1, 60),
    "nomination.self_naming": Truth(),
    "nomination.turnout_floor": Number(0, 100),
    "nomination.ties": SomeOf(TIE_RULES),
    "nomination.publish_counts": Truth(),
    "nomination.days": Number(1, 60),
    "nomination.groups": Truth(),
    "nomination.group_least": Number(2, 20),
    "nomination.group_most": Number(2, 30),
    "nomination.fewer": OneOf(("continue", "extend_window", "advice")),
    "study.lot_size": Number(0, 5),
    "study.programme": OneOf(("none", "asked")),
    "study.programme_length": Number(200, 8000),
    "assessment.least_assessors": Number(1, 15),
    "assessment.proposed": Number(1, 50),
    "assessment.superior": OneOf(("beside",)),
    "assessment.proposal_ties": OneOf(("all_tied", "above_tie")),
    "assessment.potential": OneOf(("none", "optional", "required")),
    "assessment.potential_printed": Truth(),
    "assessment.weights": Numbers(1, 100),
    "decision.chosen": Number(1, 50),
    "decision.reason_below_rank": Truth(),
    "decision.boundary_ties": OneOf(("free", "reason")),
    "objection.upheld": OneOf(("back",)),
    "objection.working_days": Number(0, 60),
    "term.months": Number(1, 60),
}

LATER: Mapping[str, Value] = {
    key: Value(value, unit, date(2026, 1, 1), "perangkat aturan yang lebih lama tidak menyebutnya", "decided")
    for key, value, unit in (
        ("nomination.groups", False, "yes or no"),
        ("nomination.group_least", 2, "members"),
        ("nomination.group_most", 10, "members"),
        ("nomination.fewer", "continue", "rule"),
        ("study.programme", "none", "rule"),
        ("study.programme_length", 2000, "characters"),
        ("assessment.potential", "none", "rule"),
        ("assessment.potential_printed", False, "yes or no"),
        ("assessment.weights", (), "weights of the ratings in their order"),
        ("decision.boundary_ties", "free", "rule"),
        ("objection.upheld", "back", "rule"),
    )
}
"""Keys that came later: what a ruleset says that does not have them. Its text and fingerprint stay what they were."""


def check_agreement(made: Ruleset) -> None:
    """Refuse values that each are allowed but cannot hold together.

    Raises:  RuleBroken("ruleset.below" or "ruleset.above") with the key to mend and the other; RuleBroken("ruleset.lot");
             RuleBroken("ruleset.weights") unless there is one for every rating.
    Source:  decided: a list cannot be longer than what it is drawn from, and only a lot always decides a tie.
    """
    nomination, proposed = made.nomination, made.assessment.proposed
    if nomination.finalists_limit < nomination.finalists:
        raise RuleBroken("ruleset.below", key="nomination.finalists_limit", other="nomination.finalists")
    if proposed > nomination.finalists:
        raise RuleBroken("ruleset.above", key="assessment.proposed", other="nomination.finalists")
    if made.decision.chosen > proposed:
        raise RuleBroken("ruleset.above", key="decision.chosen", other="assessment.proposed")
    if nomination.group_most < nomination.group_least:
        raise RuleBroken("ruleset.below", key="nomination.group_most", other="nomination.group_least")
    if made.assessment.weights and len(made.assessment.weights) != len(made.ratings):
        raise RuleBroken("ruleset.weights", key="assessment.weights", count=len(made.ratings))
    if nomination.ties[-1] != "lot":
        raise RuleBroken("ruleset.lot", key="nomination.ties")
