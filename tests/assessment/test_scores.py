"""Agreeing on scores, ranking, and who goes up."""

from fractions import Fraction

import pytest

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor, Score, Sheet
from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.programme.models import Milestone
from pelopor.programme.queries import rules_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import changed, read, to_toml
from tests.assessment.factories import World, declared, study
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked() -> World:
    """Everybody gave 3, but the superior 1: the superior's view must not move a mean."""
    made = study(settled=True)
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    keys = [criterion.key for criterion in rules_of(made.cycle).ratings]
    for assessor in Assessor.objects.filter(run=made.run):
        level = 1 if assessor.part == "superior" else 3
        for sheet in queries.sheets_of(declared(assessor)):
            actions.save_sheet(sheet, levels=dict.fromkeys(keys, level), evidence="", by=assessor.person, at=NOON)
        actions.lock(assessor, by=assessor.person, at=NOON)
    return made


def test_the_superiors_view_stands_beside_the_mean(locked: World) -> None:
    cell = queries.table(locked.run)[0].cells[0]

    assert cell.mean == Fraction(3)
    assert cell.beside == (("Atasan", 1),)


def test_an_agreed_level_moves_the_rank_and_the_first_scores_stay(locked: World) -> None:
    candidate = queries.standing_candidates(locked.cycle)[1]
    before = sorted(Score.objects.values_list("pk", "level"))

    actions.agree(locked.run, agreed={(candidate, "initiative"): (4, "Bukti dibahas.")}, by=locked.people["Tim 1"], at=NOON)

    assert [(one.place, [c.name for c in one.candidates], one.mean) for one in queries.brackets(locked.run)] == [
        (1, ["Calon B"], Fraction(13, 4)), (2, ["Calon A", "Calon C", "Calon D", "Calon E"], Fraction(3)),
    ]  # fmt: skip
    assert [one.name for one in queries.proposed(locked.run)] == [f"Calon {letter}" for letter in "ABCDE"]
    assert sorted(Score.objects.values_list("pk", "level")) == before


def test_another_level_needs_a_reason(locked: World) -> None:
    candidate = queries.standing_candidates(locked.cycle)[0]

    with pytest.raises(RuleBroken, match=r"agreed\.why"):
        actions.agree(locked.run, agreed={(candidate, "conduct"): (2, " ")}, by=locked.people["Tim 1"], at=NOON)


def test_no_candidate_records_what_was_agreed_about_themself_or_rivals(locked: World) -> None:
    candidate = queries.standing_candidates(locked.cycle)[0]

    with pytest.raises(RuleBroken, match=r"agreed\.self"):
        actions.agree(locked.run, agreed={}, by=candidate.speaker, at=NOON)

    assert not Milestone.objects.filter(kind="scores.agreed").exists()


def test_agreeing_twice_is_refused(locked: World) -> None:
    actions.agree(locked.run, agreed={}, by=locked.people["Tim 1"], at=NOON)

    with pytest.raises(RuleBroken, match=r"milestone\.twice"):
        actions.agree(locked.run, agreed={}, by=locked.people["Tim 1"], at=NOON)


def test_the_berita_acara_waits_for_the_witnesses(locked: World) -> None:
    actions.agree(locked.run, agreed={}, by=locked.people["Tim 1"], at=NOON)

    assert not Duty.objects.filter(kind="minutes.draw").exists()
    with pytest.raises(RuleBroken, match=r"minutes\.early"):
        actions.draw(locked.run, held_at=NOON.date(), place="Kupang", by=locked.people["Tim 1"], at=NOON)


@pytest.mark.parametrize(("level", "criterion"), [(5, "conduct"), (2, "height")])
def test_an_outcome_that_the_ruleset_does_not_know_is_refused(locked: World, level: int, criterion: str) -> None:
    candidate = queries.standing_candidates(locked.cycle)[0]

    with pytest.raises(RuleBroken, match=r"agreed\.level"):
        actions.agree(locked.run, agreed={(candidate, criterion): (level, "Alasan.")}, by=locked.people["Tim 1"], at=NOON)


def test_an_open_tally_lets_the_berita_acara_wait_for_the_team(locked: World) -> None:
    Milestone.objects.create(run=locked.run, kind="tally.opened", at=NOON)

    actions.agree(locked.run, agreed={}, by=locked.people["Tim 1"], at=NOON)

    assert Duty.objects.filter(kind="minutes.draw", role="reform_team", subject=locked.run.public_id).count() == 1


@pytest.fixture
def sheet() -> Sheet:
    """The first sheet of an assessor who has declared, in a cycle whose ruleset asks for potential."""
    made = study(settled=True)
    made.cycle.ruleset_text = to_toml(changed(read(made.cycle.ruleset_text), {"assessment.potential": ("required", "SK 1")}, name="kami",
                                              title={"id": "Kami", "en": "We"}))  # fmt: skip
    made.cycle.save(update_fields=["ruleset_text"])
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    return queries.sheets_of(declared(Assessor.objects.get(run=made.run, person=made.people["Tim 1"])))[0]


def save(sheet: Sheet, level: int, *, potential: str = "Cepat belajar: memimpin uji coba.", edition: int | None = None) -> None:
    keys = [criterion.key for criterion in rules_of(sheet.assessor.run.cycle).ratings]
    actions.save_sheet(
        sheet, levels=dict.fromkeys(keys, level), evidence="", potential=potential, edition=edition, by=sheet.assessor.person, at=NOON
    )


def test_potential_is_asked_for_in_words_where_the_ruleset_says_so_and_counts_nowhere(sheet: Sheet) -> None:
    with pytest.raises(RuleBroken, match=r"potential\.missing"):
        save(sheet, 3, potential=" ")
    save(sheet, 3)

    assert Sheet.objects.get(pk=sheet.pk).potential == "Cepat belajar: memimpin uji coba."
    assert Score.objects.filter(sheet=sheet).count() == 4


def test_the_same_sheet_sent_twice_changes_nothing_and_an_old_page_does_not_undo_a_newer_save(sheet: Sheet) -> None:
    save(sheet, 3, edition=0)
    before = list(Score.objects.values_list("pk", "level")), Event.objects.count()

    save(sheet, 3, edition=0)
    with pytest.raises(RuleBroken, match=r"scores\.elsewhere"):
        save(sheet, 1, edition=0)

    assert (list(Score.objects.values_list("pk", "level")), Event.objects.count()) == before
    save(sheet, 2, edition=1)
    assert set(Score.objects.values_list("level", flat=True)) == {2}


def test_weights_of_the_ruleset_move_the_mean(locked: World) -> None:
    text = to_toml(changed(read(locked.cycle.ruleset_text), {"assessment.weights": ((3, 1, 1, 1), "SK 1")}, name="kami",
                           title={"id": "Kami", "en": "We"}))  # fmt: skip
    candidate = queries.standing_candidates(locked.cycle)[0]
    actions.agree(locked.run, agreed={(candidate, "responsibility"): (4, "Bukti.")}, by=locked.people["Tim 1"], at=NOON)
    assert queries.table(locked.run)[0].mean == Fraction(13, 4)

    locked.run.cycle.ruleset_text = text

    assert queries.table(locked.run)[0].mean == Fraction(7, 2)


def test_locking_twice_is_refused(locked: World) -> None:
    assessor = Assessor.objects.filter(run=locked.run)[0]

    with pytest.raises(RuleBroken, match=r"scores\.locked"):
        actions.lock(assessor, by=assessor.person, at=NOON)
