"""What a decree of replacement says beside what every decree says. Its text is Indonesian."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pelopor.rules.spelling import enumerated, long_date


@dataclass(frozen=True)
class Succession:
    """Who ends, from which day, by which SK they were appointed, and whose term remains until when."""

    names: tuple[str, ...]
    since: dt.date  # the first day on which they no longer hold their appointment
    until: dt.date  # the first day after the term
    number: str  # of the decree by which they were appointed
    date: dt.date

    @property
    def last(self) -> dt.date:
        """The last day of the term."""
        return self.until - dt.timedelta(days=1)


def reasons(ends: Succession, role: str, agency: str) -> tuple[str, ...]:
    """The letters of Menimbang before the closing clause.

    Source:  domain dossier 4.1: what led to the decision, then what makes the person fit; no cause is told of whoever ends.
    """
    return (
        (
            f"bahwa masa tugas {enumerated(list(ends.names))} sebagai {role} pada {agency} berakhir terhitung sejak"
            f" {long_date(ends.since)}, sehingga perlu ditetapkan penggantinya untuk sisa masa tugas"
        ),
        (
            f"bahwa pegawai yang namanya tercantum dalam Lampiran Keputusan ini telah melalui penjaringan, telaah, dan assessment, serta"
            f" memenuhi kriteria untuk ditetapkan sebagai {role}"
        ),
    )


def earlier_decree(ends: Succession, role: str, agency: str, head_title: str) -> str:
    """The line of Memperhatikan that names the decree by which they were appointed.

    Source:  domain dossier 4.1: Memperhatikan names the papers on which a decree rests.
    """
    return f"Keputusan {head_title} Nomor {ends.number} tanggal {long_date(ends.date)} tentang {role} pada {agency}"


def succeeding(dicta: Sequence[str], ends: Succession, role: str, agency: str) -> tuple[str, ...]:
    """The usual six dicta, with the first and the third as a replacement says them.

    Source:  domain dossier 4.1; seed deck, selection page: at least names, role, duties and functions, term.
    """
    names, last = enumerated(list(ends.names)), long_date(ends.last)
    return (
        (
            f"Memberhentikan {names} sebagai {role} pada {agency} terhitung sejak {long_date(ends.since)} dan menetapkan pegawai yang"
            f" namanya tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini sebagai {role} pengganti."
        ),
        dicta[1],
        (
            f"Jangka waktu kerja {role} sebagaimana dimaksud dalam Diktum KESATU adalah sisa masa tugas yang digantikan, terhitung sejak"
            f" tanggal ditetapkannya Keputusan ini sampai dengan {last}."
        ),
        *dicta[3:],
    )
