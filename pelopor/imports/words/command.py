"""What `pelopor roster` says, line by line."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from pelopor.imports.words import doubt_words, pause, report_lines
from pelopor.kit import words
from pelopor.rules.roster import CHOICES, Differences, Problem


def found_lines(counts: dict[str, Any], problems: tuple[Problem, ...], differences: Differences) -> Iterator[str]:
    """Every fault, warning and doubt on a line of its own, then the counts."""
    for line, *rest in report_lines(problems, Differences()):
        yield " | ".join([gettext("Baris %(line)s") % {"line": line}, *filter(None, rest)])
    for doubt in differences.doubtful:
        yield f"{doubt_words(doubt)} --settle {doubt.entry.line}={'|'.join(CHOICES[doubt.kind])}"
    for unit in differences.units:
        yield gettext("Unit kerja baru: %(unit)s") % {"unit": unit}
    yield (
        gettext(
            "%(new)s baru, %(changed)s berubah, %(moved)s pindah, %(left)s tidak ada dalam berkas, %(doubtful)s meragukan, %(same)s tetap."
        )
        % counts
    )


def waiting(*, compared: int, written: int) -> str:
    """How long writing will pause, said beforehand; empty when nobody will notice."""
    wait = pause(compared=compared, written=written)
    return gettext("Selama menyimpan (%(pause)s), orang lain menunggu sebentar saat mengirim sesuatu.") % {"pause": wait} if wait else ""


def applied(counts: dict[str, int]) -> str:
    nothing = not any(counts[kind] for kind in ("new", "changed", "moved", "ended"))
    return gettext("Tidak ada yang berubah.") if nothing else words.sentence("imports.roster_applied", counts)
