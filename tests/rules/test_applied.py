import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.applied import BOUNDARY, UPHELD, choice_rule, proposal_rule, recusal, weights_rule
from pelopor.rules.assessment import propose
from pelopor.rules.ruleset import KEYS, OneOf
from tests.rules.test_assessment import brackets


def test_a_tie_at_the_last_place_proposed_is_told_with_the_rule_that_decided() -> None:
    of_seven = brackets("ab", "c", "d", "efg")

    told = "Peringkat 5–7 ditempati bersama oleh 3 (tiga) calon, sedangkan yang diusulkan 5 (lima). Sesuai aturan siklus, "
    assert proposal_rule(of_seven, size=5, ties="all_tied") == told + "semua yang seri ikut diusulkan."
    assert proposal_rule(of_seven, size=5, ties="above_tie") == told + "hanya calon di atas mereka yang diusulkan."


def test_a_first_place_too_large_goes_up_under_either_rule() -> None:
    assert proposal_rule(brackets("abcdef", "g"), size=5, ties="above_tie").endswith("semua yang seri ikut diusulkan.")


def test_no_tie_at_the_boundary_is_no_rule() -> None:
    assert proposal_rule(brackets("ab", "c", "de", "fg"), size=5, ties="all_tied") == ""
    assert choice_rule(brackets("a", "bc", "de"), size=3, ties="free") == ""
    assert choice_rule(brackets("a", "b"), size=3, ties="free") == ""


@pytest.mark.parametrize(
    ("ties", "says"),
    [("free", "pimpinan memilih bebas di antara mereka."), ("reason", "pimpinan memilih di antara mereka dengan alasan tertulis.")],
)
def test_a_tie_across_the_last_place_chosen_tells_how_the_head_chooses(ties: str, says: str) -> None:
    told = choice_rule(brackets("a", "b", "cd", "e"), size=3, ties=ties)

    assert told == f"Peringkat 3–4 ditempati bersama oleh 2 (dua) calon, sedangkan yang dipilih 3 (tiga). Sesuai aturan siklus, {says}"


@given(st.lists(st.sampled_from(["a", "bc", "def", "ghij"]), unique=True), st.integers(1, 8), st.sampled_from(["all_tied", "above_tie"]))
def test_what_is_told_of_a_tie_is_what_was_done(groups: list[str], size: int, ties: str) -> None:
    made = brackets(*groups)
    up = sum(len(one.keys) for one in propose(made, size, ties))
    told = proposal_rule(made, size=size, ties=ties)

    assert ("ikut diusulkan" in told) == (up > size)
    assert ("di atas mereka" in told) == (up < min(size, sum(map(len, groups))))


def test_every_word_that_a_ruleset_may_say_has_its_sentence() -> None:
    assert KEYS["decision.boundary_ties"] == OneOf(tuple(BOUNDARY))
    assert KEYS["objection.upheld"] == OneOf(tuple(UPHELD))


def test_weights_are_told_unless_all_weigh_alike_and_a_recusal_without_its_ground() -> None:
    assert weights_rule((3, 1)) == "Nilai dihitung dengan bobot kriteria: K1 3, K2 1."
    assert weights_rule(()) == ""
    assert recusal("Tim 1", "Calon A") == "Tim 1 tidak menilai Calon A karena menyatakan benturan kepentingan."
