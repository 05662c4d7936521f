"""The story of one agency's cycle, told by its deeds: who does what, when, until a stage is reached."""

from datetime import datetime, timedelta
from random import Random

from pelopor.demo.roster import Body
from pelopor.programme import actions as programme
from pelopor.programme import queries
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.programme import Stage


class Walk:
    """Walks one agency through its cycle; `at` is how far its story has come."""

    def __init__(self, body: Body, *, at: datetime, seed: int, ruleset: str) -> None:
        self.body = body
        self.at = at
        self.rng = Random(f"walk {seed}")
        self.ruleset = ruleset
        self.cycle: Cycle | None = None

    def to(self, stage: Stage, *, slips: bool = True) -> None:
        """Do every deed up to the beginning of `stage`."""
        self.at += timedelta(hours=1)
        if stage is Stage.PREPARE:
            return
        self._open()

    def _wait(self, *, days: int = 0, hour: int = 9, minute: int = 0) -> datetime:
        """Let days pass and the clock stand at an hour of the working day."""
        self.at = (self.at + timedelta(days=days)).replace(hour=hour, minute=minute)
        return self.at

    def _run(self, stage: Stage) -> StageRun:
        assert self.cycle is not None
        run = queries.current_run(self.cycle, stage)
        assert run is not None, stage
        return run

    def _open(self) -> None:
        self.cycle = programme.open_cycle(
            agency=self.body.agency, title="Agen Perubahan 2027", year=2027, ruleset_text=queries.shipped_rulesets()[self.ruleset],
            by=self.body.team[0], at=self._wait(days=1),
        )  # fmt: skip
