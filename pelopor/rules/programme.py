"""The thirteen stages of a cycle, which may follow which, and what must be reached before a stage opens."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from pelopor.rules.errors import RuleBroken


class Stage(StrEnum):
    """Stages in the order of the deck and of the cloth on the screen."""

    PREPARE = "PREPARE"  # persiapan
    DECLARE = "DECLARE"  # deklarasi pada apel
    BASELINE = "BASELINE"  # survei awal
    INTERNALISE = "INTERNALISE"  # penanaman dan internalisasi
    NOMINATE = "NOMINATE"  # penjaringan
    STUDY = "STUDY"  # telaah
    ASSESS = "ASSESS"  # assessment
    DECIDE = "DECIDE"  # pilihan pimpinan
    OBJECT = "OBJECT"  # masa sanggah
    DECREE = "DECREE"  # surat keputusan
    ACT = "ACT"  # rencana tindak
    MEASURE = "MEASURE"  # pengukuran ulang
    CLOSE = "CLOSE"  # penutupan


BESIDE = (Stage.DECLARE, Stage.BASELINE, Stage.INTERNALISE)
"""Stages that run beside later ones and are settled by a proof or a recorded waiver."""

MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.PREPARE: frozenset({Stage.DECLARE, Stage.BASELINE, Stage.INTERNALISE, Stage.NOMINATE}),
    Stage.DECLARE: frozenset(),
    Stage.BASELINE: frozenset(),
    Stage.INTERNALISE: frozenset(),
    Stage.NOMINATE: frozenset({Stage.STUDY}),
    Stage.STUDY: frozenset({Stage.ASSESS}),
    Stage.ASSESS: frozenset({Stage.DECIDE}),
    Stage.DECIDE: frozenset({Stage.OBJECT}),
    Stage.OBJECT: frozenset({Stage.DECREE}),
    Stage.DECREE: frozenset({Stage.ACT}),
    Stage.ACT: frozenset({Stage.MEASURE}),
    Stage.MEASURE: frozenset({Stage.CLOSE}),
    Stage.CLOSE: frozenset(),
}

BACK_MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.STUDY: frozenset({Stage.NOMINATE}),
    Stage.ASSESS: frozenset({Stage.NOMINATE}),
    Stage.DECIDE: frozenset({Stage.NOMINATE, Stage.ASSESS}),
    Stage.OBJECT: frozenset({Stage.NOMINATE, Stage.ASSESS, Stage.DECIDE}),
    Stage.DECREE: frozenset({Stage.DECIDE}),
    Stage.ACT: frozenset({Stage.DECREE}),
}

BY_REVOCATION: Mapping[Stage, frozenset[Stage]] = {Stage.ACT: frozenset({Stage.DECREE})}
"""Ways back that only the revocation of a published decree takes, since its appointments end with it."""


def _one(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


GATES: Mapping[Stage, tuple[frozenset[str], ...]] = {
    Stage.PREPARE: (),
    Stage.DECLARE: (_one("cycle.opened"),),
    Stage.BASELINE: (_one("cycle.opened"),),
    Stage.INTERNALISE: (_one("cycle.opened"),),
    Stage.NOMINATE: (_one("criteria.published"), _one("baseline.proved", "baseline.waived")),
    Stage.STUDY: (_one("nomination.closed"),),
    Stage.ASSESS: (_one("nomination.published"), _one("study.submitted"), _one("study.released")),
    Stage.DECIDE: (_one("scores.locked"), _one("tally.opened"), _one("scores.agreed"), _one("minutes.frozen")),
    Stage.OBJECT: (_one("choice.made"),),
    Stage.DECREE: (
        _one("objections.closed"),
        _one("declare.proved", "declare.waived"),
        _one("internalise.proved", "internalise.waived"),
    ),
    Stage.ACT: (_one("decree.published"),),
    Stage.MEASURE: (_one("plans.approved"),),
    Stage.CLOSE: (_one("results.published"),),
}


def missing(stage: Stage, reached: Collection[str]) -> tuple[frozenset[str], ...]:
    """What must still be reached before `stage` may open; of each set any one milestone is enough.

    Source:  blueprint §5; seed deck, stages page and selection page (the order of the steps).
    """
    return tuple(kinds for kinds in GATES[stage] if not kinds & set(reached))


def check_gate(stage: Stage, reached: Collection[str]) -> None:
    """Refuse to open `stage` while its gate does not hold.

    Raises:  RuleBroken("gate.missing") with the stage and the missing milestones.
    Source:  blueprint §5.
    """
    if lacking := missing(stage, reached):
        raise RuleBroken("gate.missing", stage=stage.value, missing=", ".join(sorted(min(kinds) for kinds in lacking)))


def check_move(from_: Stage, to: Stage) -> None:
    """Refuse to let `to` follow `from_` unless the table of moves says so.

    Raises:  RuleBroken("stage.move") with both stages.
    Source:  blueprint §5; seed deck, stages page and selection page (the order of the steps).
    """
    if to not in MOVES[from_]:
        raise RuleBroken("stage.move", from_stage=from_.value, to_stage=to.value)


def check_back_move(from_: Stage, to: Stage) -> None:
    """Refuse a way back that the table does not know.

    Raises:  RuleBroken("back.move") with both stages.
    Source:  blueprint §5: back-moves are explicit, carry a reason and void the papers that depend on them.
    """
    if to not in BACK_MOVES.get(from_, frozenset()):
        raise RuleBroken("back.move", from_stage=from_.value, to_stage=to.value)
