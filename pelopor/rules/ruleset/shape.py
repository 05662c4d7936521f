"""What a ruleset is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pelopor.rules.decree import in_rank
from pelopor.rules.papers.clauses import Law

STATUSES = ("pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn")
TIE_RULES = ("extend", "order", "lot")
SURE = ("printed", "inferred", "decided")


@dataclass(frozen=True)
class Text:
    """A text in both languages."""

    id: str
    en: str


@dataclass(frozen=True)
class Value:
    """One value that a decree may change. sure: printed in the source, inferred from it, or decided by the body."""

    value: Any  # what its key in KEYS allows: number, truth, word, or tuple of words
    unit: str
    from_: date
    source: str
    sure: str


@dataclass(frozen=True)
class Level:
    """One described level of a criterion, 1 to 4; 4 is the best."""

    value: int
    label: Text
    text: Text


@dataclass(frozen=True)
class Criterion:
    """kind: "gate" is a fact from records, passed or not; "rating" is scored on four described levels."""

    key: str
    kind: str
    text: Text
    question: Text  # empty for a gate
    levels: tuple[Level, ...]
    source: str
    sure: str


@dataclass(frozen=True)
class Basis:
    """A rule that the decree recalls (Mengingat), with where we have its words from."""

    law: Law
    source: str
    sure: str


@dataclass(frozen=True)
class Electorate:
    may_nominate: tuple[str, ...]  # statuses of employment
    may_stand: tuple[str, ...]


@dataclass(frozen=True)
class NominationRules:
    most_names: int  # names per ballot
    finalists: int  # places on the short list
    finalists_limit: int  # places when everybody tied for the last one goes on
    self_naming: bool
    turnout_floor: int  # percent of the roll
    ties: tuple[str, ...]  # in this order: extend, order, lot
    publish_counts: bool  # per-name counts in the berita acara
    days: int  # days that a nomination is open, proposed on the screen
    groups: bool = False  # whether groups may be named beside people
    group_least: int = 2  # members of a group
    group_most: int = 10
    fewer: str = "continue"  # when fewer are named than there are places: "continue", "extend_window" once, "advice" to Tim RB

    @property
    def limit(self) -> int:
        """Places on the short list with everybody tied for the last one; no more than the places where ties do not extend."""
        return self.finalists_limit if "extend" in self.ties else self.finalists


@dataclass(frozen=True)
class StudyRules:
    lot_size: int  # people drawn by lot beside each person asked about when standing is asked
    programme: str = "none"  # "asked": who agreed to stand may hand in a short programme
    programme_length: int = 2000  # characters


@dataclass(frozen=True)
class AssessmentRules:
    least_assessors: int
    proposed: int  # how many go up to the head
    superior: str  # "beside": the superior's view stands beside the mean, never in it
    proposal_ties: str  # "all_tied": who ties for the last proposed place goes up too; "above_tie": only those above that tie
    potential: str = "none"  # potensi dan kemampuan in words on the sheet: "none", "optional", "required"; never in the mean
    potential_printed: bool = False  # whether the berita acara prints those words
    weights: tuple[int, ...] = ()  # of the ratings in their order; none: all alike


@dataclass(frozen=True)
class DecisionRules:
    chosen: int
    reason_below_rank: bool
    boundary_ties: str = "free"  # a choice among those who share the place at the boundary: "free", or with a "reason"


@dataclass(frozen=True)
class ObjectionRules:
    working_days: int
    upheld: str = "back"  # what an upheld objection does: "back" keeps the window shut for the decree until the cycle went back


@dataclass(frozen=True)
class TermRules:
    months: int


@dataclass(frozen=True)
class Ruleset:
    """The whole of what a cycle runs under."""

    name: str
    title: Text
    electorate: Electorate
    nomination: NominationRules
    study: StudyRules
    assessment: AssessmentRules
    decision: DecisionRules
    objection: ObjectionRules
    term: TermRules
    criteria: tuple[Criterion, ...]
    laws: tuple[Basis, ...]
    values: Mapping[str, Value]  # by dotted key, in the order of KEYS; without keys that came after its text was written

    @property
    def ratings(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.kind == "rating")

    @property
    def gates(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.kind == "gate")

    @property
    def recalling(self) -> tuple[Law, ...]:
        """The laws in the order of Mengingat."""
        return in_rank(basis.law for basis in self.laws)
