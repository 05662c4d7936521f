"""Which rule of the ruleset decided what, in the words of the berita acara. Papers are in Indonesian."""

from collections.abc import Sequence

from pelopor.rules.assessment import Bracket
from pelopor.rules.spelling import number_and_words

UPHELD = {"back": "Sanggahan yang diterima mengembalikan siklus ke tahap yang disanggah."}
BOUNDARY = {
    "free": "pimpinan memilih bebas di antara mereka",
    "reason": "pimpinan memilih di antara mereka dengan alasan tertulis",
}


def proposal_rule(brackets: Sequence[Bracket], *, size: int, ties: str) -> str:
    """What was done with a place that several share at the last one proposed; nothing where no place is split there.

    Args:    brackets: as assessment.rank gives them. size, ties: ruleset assessment.proposed and assessment.proposal_ties.
    Source:  ruleset assessment.proposal_ties; issue: ties at place five are told in the berita acara.
    """
    split = _split(brackets, size)
    if split is None:
        return ""
    goes = "semua yang seri ikut diusulkan" if ties == "all_tied" or split.place == 1 else "hanya calon di atas mereka yang diusulkan"
    return f"{_shared(split)}, sedangkan yang diusulkan {number_and_words(size)}. Sesuai aturan siklus, {goes}."


def choice_rule(brackets: Sequence[Bracket], *, size: int, ties: str) -> str:
    """How the head chooses where a place is shared across the last one chosen; nothing where none is.

    Args:    brackets: as proposal_rule, of those proposed. size, ties: ruleset decision.chosen and decision.boundary_ties.
    Source:  ruleset decision.boundary_ties; issue: ties across the third and the fourth place are told in the berita acara.
    """
    split = _split(brackets, size)
    if split is None:
        return ""
    return f"{_shared(split)}, sedangkan yang dipilih {number_and_words(size)}. Sesuai aturan siklus, {BOUNDARY[ties]}."


def weights_rule(weights: Sequence[int]) -> str:
    """The weights of the criteria; nothing where all weigh alike.

    Source:  ruleset assessment.weights: told wherever they are not equal.
    """
    marks = ", ".join(f"K{place} {weight}" for place, weight in enumerate(weights, 1))
    return f"Nilai dihitung dengan bobot kriteria: {marks}." if marks else ""


def recusal(assessor: str, candidate: str) -> str:
    """That an assessor did not score a candidate; why is not told.

    Source:  UU 30/2014 Pasal 43 and 45: a conflict is declared, and who has one takes no part.
    """
    return f"{assessor} tidak menilai {candidate} karena menyatakan benturan kepentingan."


def _split(brackets: Sequence[Bracket], size: int) -> Bracket | None:
    """The place of whose people some are within the first `size` and some are not."""
    return next((one for one in brackets if one.place <= size < one.place + len(one.keys) - 1), None)


def _shared(bracket: Bracket) -> str:
    last = bracket.place + len(bracket.keys) - 1
    return f"Peringkat {bracket.place}–{last} ditempati bersama oleh {number_and_words(len(bracket.keys))} calon"
