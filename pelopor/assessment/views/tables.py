"""What the pages of the meeting show of figures: sentences, and tables ready to be drawn."""

from typing import Any

from django.utils.translation import gettext

from pelopor.assessment.queries import Figures, Reading
from pelopor.assessment.words import AGREEMENT, alike_words, spread_words
from pelopor.kit.templatetags.kit import number, percent
from pelopor.measure.agreement import Agreement


def told(reading: Reading) -> dict[str, Any]:
    """The reading in sentences. discuss: whether it asks for a talk before anything is agreed."""
    return {
        "phrase": AGREEMENT[reading.word], "spread": spread_words(reading.spread), "discuss": reading.word == "not_yet",
        "alike": [alike_words([one.name for one in run]) for run in reading.alike],
    }  # fmt: skip


def icc_words(found: Agreement | None) -> str:
    """An agreement with its interval; nothing where there is none."""
    if found is None:
        return ""
    facts = {"value": _bounded(found.value), "low": _bounded(found.low), "high": _bounded(found.high)}
    return gettext("%(value)s, rentang 95 persen %(low)s sampai %(high)s") % facts


def _bounded(value: float) -> str:
    """Two decimals down to -1; further down, where it has no bound, the figure says nothing more."""
    return number(value, 2) if value >= -1 else gettext("di bawah %(least)s") % {"least": number(-1)}


def rater_table(found: Figures) -> dict[str, Any]:
    columns = [
        {"label": gettext("Penilai")},
        *_figures(gettext("Calon dinilai"), gettext("Lunak atau ketat"), gettext("Sebaran antarkriteria")),
    ]
    rows = [[one.name, str(one.scored), _signed(one.lean), _or_none(one.halo)] for one in found.raters]
    return {"columns": columns, "rows": rows}


def standing_table(found: Figures) -> dict[str, Any]:
    stays = gettext("Tetap di %(places)s besar") % {"places": found.places}
    adjusted = any(one.adjusted is not None for one in found.standings)
    labels = gettext("Nilai rata-rata"), *([gettext("Nilai disetarakan")] if adjusted else []), stays
    columns = [{"label": gettext("Calon")}, *_figures(*labels)]
    rows = [
        [one.candidate.name, _or_none(one.mean), *([_or_none(one.adjusted)] if adjusted else []), percent(100 * one.stays, 0)]
        for one in found.standings
    ]
    return {"columns": columns, "rows": rows}


def _figures(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "number": True} for label in labels]


def _or_none(value: Any) -> str:
    return "–" if value is None else number(value, 2)


def _signed(value: Any) -> str:
    """A lean with its sign; what rounds to nothing has none."""
    shown = _or_none(value)
    return f"+{shown}" if value is not None and round(value, 2) > 0 else shown
