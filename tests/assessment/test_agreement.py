"""What the scores of several assessors allow to say: to the head in words, to the chair in figures."""

import random
from fractions import Fraction

import pytest
from django.test import Client

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor
from pelopor.assessment.views.tables import icc_words
from pelopor.measure.agreement import Agreement
from pelopor.programme.queries import rules_of
from tests.assessment.factories import World, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db

Levels = dict[str, dict[str, int | None]]
"""By assessor, by candidate's letter, one level for every criterion."""

AGREED: Levels = {
    "Tim 1": {"A": 4, "B": 3, "C": 3, "D": 2, "E": 1}, "Tim 2": {"A": 4, "B": 3, "C": 3, "D": 2, "E": 1},
    "Tim 3": {"A": 4, "B": 4, "C": 3, "D": 2, "E": 1},
}  # fmt: skip


@pytest.fixture
def world() -> World:
    made = study(settled=True)
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    return made


def assess(world: World, levels: Levels, **conflicts: str) -> None:
    """Everybody declares (by name without blank: letters of conflicts), scores, and locks; the superior gives 1 to all."""
    keys = [criterion.key for criterion in rules_of(world.cycle).ratings]
    for assessor in Assessor.objects.filter(run=world.run).order_by("pk"):
        name = assessor.person.name
        barred = conflicts.get(name.replace(" ", ""), "")
        grounds = {one.candidate: ("kin" if one.candidate.name[-1] in barred else "none", "") for one in queries.sheets_of(assessor)}
        actions.declare(assessor, grounds=grounds, by=assessor.person, at=NOON)
        for sheet in queries.sheets_of(assessor):
            level = levels.get(name, {}).get(sheet.candidate.name[-1], 1)
            actions.save_sheet(sheet, levels=dict.fromkeys(keys, level), evidence="", by=assessor.person, at=NOON)
        actions.lock(assessor, by=assessor.person, at=NOON)


def add_assessors(world: World, *names: str) -> None:
    """More than the ruleset's three, so that a conflict needs no replacement."""
    for name in names:
        made = Assessor.objects.create(run=world.run, person=world.person(name), part="team")
        for candidate in queries.standing_candidates(world.cycle):
            made.sheets.create(candidate=candidate)


def names(reading: queries.Reading) -> list[list[str]]:
    return [[one.name[-1] for one in run] for run in reading.alike]


def test_assessors_who_agree_are_said_to_and_close_means_cannot_be_told_apart(world: World) -> None:
    assess(world, AGREED)

    found = queries.reading(world.run)

    assert (found.word, found.spread, names(found)) == ("agreed", Fraction(1), [["B", "C"]])


def test_the_superiors_scores_are_in_no_figure(world: World) -> None:
    assess(world, AGREED | {"Atasan": dict.fromkeys("ABCDE", 1)})
    first = queries.figures(world.run, rng=random.Random(1))

    assert [rater.name for rater in first.raters] == ["Tim 1", "Tim 2", "Tim 3"]
    assert (sure(first.average).candidates, sure(first.average).assessors) == (5, 3)


def test_assessors_who_contradict_each_other_have_not_agreed_yet(world: World) -> None:
    assess(world, {"Tim 1": {"A": 4, "B": 1, "C": 2}, "Tim 2": {"A": 1, "B": 4, "C": 2}, "Tim 3": {"A": 2, "B": 2, "C": 1}})

    found = queries.reading(world.run)

    assert (found.word, found.spread) == ("not_yet", Fraction(3))


def test_the_same_score_for_everybody_is_told_as_that(world: World) -> None:
    assess(world, {name: dict.fromkeys("ABCDE", 3) for name in AGREED})

    assert queries.reading(world.run).word == "same"
    assert queries.figures(world.run, rng=random.Random(1)).why == ("icc.constant",)


def test_scores_without_evidence_tell_nothing(world: World) -> None:
    assess(world, {name: dict.fromkeys("ABCDE") for name in AGREED})

    found = queries.figures(world.run, rng=random.Random(1))

    assert (found.reading.word, found.reading.spread, found.reading.alike) == ("", None, ())
    assert (found.average, found.order, found.why) == (None, None, ("icc.shape",))
    assert [(rater.scored, rater.lean, rater.halo) for rater in found.raters] == [(5, None, None)] * 3
    assert [(one.mean, one.adjusted, one.stays) for one in found.standings] == [(None, None, 0)] * 5


def test_the_chair_reads_who_leans_which_way_and_who_tells_criteria_apart(world: World) -> None:
    assess(world, AGREED)

    found = queries.figures(world.run, rng=random.Random(1))

    assert [(rater.name, rater.scored, rater.lean, rater.halo) for rater in found.raters] == [
        ("Tim 1", 5, Fraction(-1, 15), 0), ("Tim 2", 5, Fraction(-1, 15), 0), ("Tim 3", 5, Fraction(2, 15), 0),
    ]  # fmt: skip
    assert [(one.candidate.name[-1], one.mean, one.adjusted, one.stays) for one in found.standings] == [
        ("A", 4, None, 1), ("B", Fraction(10, 3), None, 1), ("C", 3, None, 1), ("D", 2, None, 0), ("E", 1, None, 0),
    ]  # fmt: skip
    assert found.places == 3


def test_a_mean_is_set_on_one_footing_where_a_severe_assessor_saw_only_some(world: World) -> None:
    """Tim 4 is a level more severe than the others and has a conflict with A, so A's plain mean is too good."""
    add_assessors(world, "Tim 4")
    all_alike = dict.fromkeys("ABCDE", 3)
    lenient: Levels = {name: {**all_alike, "B": 4, "E": 2} for name in ("Tim 1", "Tim 2", "Tim 3")}
    assess(world, lenient | {"Tim 4": {"B": 3, "C": 2, "D": 2, "E": 1}}, Tim4="A")

    found = queries.figures(world.run, rng=random.Random(1))

    assert {one.candidate.name[-1]: (one.mean, one.adjusted) for one in found.standings} == {
        "A": (3, Fraction(11, 4)), "B": (Fraction(15, 4), Fraction(15, 4)), "C": (Fraction(11, 4), Fraction(11, 4)),
        "D": (Fraction(11, 4), Fraction(11, 4)), "E": (Fraction(7, 4), Fraction(7, 4)),
    }  # fmt: skip
    assert (sure(found.average).assessors, found.raters[-1].lean) == (3, Fraction(-3, 4))


def test_assessors_who_share_no_candidate_cannot_be_set_on_one_footing(world: World) -> None:
    """As many saw nothing of some candidates: their pairs fall apart."""
    assess(world, {
        "Tim 1": {"A": 4, "B": 3, "C": None, "D": None, "E": None}, "Tim 2": {"A": None, "B": None, "C": 3, "D": 2, "E": 2},
        "Tim 3": dict.fromkeys("ABCDE"),
    })  # fmt: skip

    found = queries.figures(world.run, rng=random.Random(1))

    assert (found.why, found.reading.alike) == (("icc.shape", "severity.apart"), ())


def page(world: World, client: Client, name: str, path: str) -> str:
    client.force_login(sure(world.people[name].user))
    return client.get(f"/asesmen/{world.run.public_id}/{path}").text


def test_the_meeting_reads_words_and_only_its_chair_the_figures(world: World, client: Client) -> None:
    assess(world, {"Tim 1": {"A": 4, "B": 1}, "Tim 2": {"A": 1, "B": 4}, "Tim 3": {"A": 2, "B": 2}})

    text = page(world, client, "Tim 1", "rapat/")
    assert "Penilai belum sepakat." in text
    assert "Bahas dulu sebelum menyepakati nilai." in text
    assert "nilai dua penilai terpaut paling jauh 3,0 dari 4 tingkat" in text
    assert "ICC" not in text
    figures = page(world, client, "Tim 1", "rapat/angka/")
    assert "ICC(A,k)" in figures
    assert "W Kendall" in figures
    assert "Calon A, Calon B, Calon C, Calon D dan Calon E tidak dapat dibedakan" in figures
    for name in ("Pimpinan", "Rekan 1"):
        client.force_login(sure(world.people[name].user))
        assert client.get(f"/asesmen/{world.run.public_id}/rapat/angka/").status_code == 403


def test_no_figure_is_shown_before_all_are_locked(world: World, client: Client) -> None:
    client.force_login(sure(world.people["Tim 1"].user))

    answer = client.get(f"/asesmen/{world.run.public_id}/rapat/angka/")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/asesmen/{world.run.public_id}/rapat/")


def test_an_agreement_without_bound_below_is_shown_as_that() -> None:
    assert icc_words(Agreement(float("-inf"), float("-inf"), 1.0, 2, 2)) == "di bawah -1, rentang 95 persen di bawah -1 sampai 1,00"
    assert icc_words(Agreement(0.625, -0.5, 0.9, 5, 3)) == "0,63, rentang 95 persen -0,50 sampai 0,90"
    assert icc_words(None) == ""
