"""How long each kind of paper is kept, and what becomes of it then, as data. Takes text, not paths."""

import tomllib
from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken

FATES = ("permanent", "destroy")


@dataclass(frozen=True)
class Retention:
    """active, inactive: years after the year of the paper, in the unit and then in its archive. fate: one of FATES."""

    active: int
    inactive: int
    fate: str

    def last_year(self, year: int) -> int | None:
        """The last year in which a paper of `year` is kept; None for one that is kept for good.

        Source:  UU 43/2009 (archives) with an agency's retention schedule; domain dossier 4.3.
        """
        return None if self.fate == "permanent" else year + self.active + self.inactive


def read_retention(text: str) -> dict[str, Retention]:
    """The retention of every kind in a schedule.

    Raises:  RuleBroken("retention.value", key=...) for a value that is missing or wrong, named by its key.
    Source:  UU 43/2009 (archives): an agency keeps its papers by a schedule (jadwal retensi arsip).
    """
    try:
        kept = tomllib.loads(text)
    except tomllib.TOMLDecodeError as no:
        raise RuleBroken("retention.value", key=str(no)) from no
    for key in ("source", "sure"):
        if not kept.pop(key, ""):
            raise RuleBroken("retention.value", key=key)
    return {kind: _retention(kind, row) for kind, row in kept.items()}


def _retention(kind: str, row: object) -> Retention:
    if not isinstance(row, dict) or set(row) != {"active", "inactive", "fate"} or row["fate"] not in FATES:
        raise RuleBroken("retention.value", key=kind)
    years = (row["active"], row["inactive"])
    if any(not isinstance(one, int) or one < 0 for one in years):
        raise RuleBroken("retention.value", key=kind)
    return Retention(*years, row["fate"])
