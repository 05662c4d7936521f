"""Deeds of the study."""

import random
from datetime import date

import pytest
from django.test import Client

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Asked, Assessor, Sheet
from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.nomination.models import Candidate
from pelopor.people.models import Employment, RoleGrant, Standing
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import START, World, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db


def asked(world: World) -> list[Employment]:
    actions.ask(world.run, by=world.people["Kepegawaian"], at=NOON, rng=random.Random(1))
    return queries.pending(sure(queries.study_of(world.run)))


def test_as_many_people_are_drawn_by_lot_as_there_are_candidates() -> None:
    world = study()

    people = [employment.person.name for employment in asked(world)]

    assert people == sorted(people)
    assert len(people) == 10
    assert {f"Calon {letter}" for letter in "ABCDE"} < set(people)


def test_nobody_is_asked_about_twice() -> None:
    world = study()
    asked(world)

    with pytest.raises(RuleBroken, match=r"gates\.none"):
        asked(world)


def test_answers_about_people_drawn_by_lot_are_deleted_once_used(monkeypatch: pytest.MonkeyPatch) -> None:
    world, seen = study(), {}
    monkeypatch.setattr("pelopor.assessment.actions.study.nominations.record_gates", lambda nomination, passed, *, at: seen.update(passed))
    answers = {one.person: (one.person.name != "Calon A", "does_not_meet" if one.person.name == "Calon B" else "not_available")
               for one in asked(world)}  # fmt: skip

    actions.answer_gates(world.run, answers=answers, by=world.people["Kepegawaian"], at=NOON)

    assert {person.name: passed for person, passed in seen.items()} == {
        "Calon A": False, "Calon B": False, "Calon C": True, "Calon D": True, "Calon E": True,
    }  # fmt: skip
    assert Standing.objects.count() == Asked.objects.count() == 5
    assert [event.kind for event in Event.objects.order_by("sequence")] == ["assessment.gates_asked", "assessment.gates_answered"]


def test_an_answer_must_cover_everybody() -> None:
    world = study()
    people = asked(world)

    with pytest.raises(RuleBroken, match=r"gates\.unanswered"):
        actions.answer_gates(world.run, answers={people[0].person: (True, "meets")}, by=world.people["Kepegawaian"], at=NOON)


def test_nobody_answers_about_themself() -> None:
    world = study()
    actions.ask(world.run, by=world.people["Kepegawaian"], at=NOON, rng=random.Random(1))
    answers = {one.person: (True, "meets") for one in queries.pending(sure(queries.study_of(world.run)))}

    with pytest.raises(RuleBroken, match=r"gates\.self"):
        actions.answer_gates(world.run, answers=answers, by=world.people["Calon A"], at=NOON)
    assert Standing.objects.count() == 0


def test_an_officer_on_the_list_is_told_that_another_answers(client: Client) -> None:
    world = study()
    candidate = world.people["Calon A"]
    RoleGrant.objects.create(
        person=candidate, agency=world.agency, role="personnel_officer", basis="SK 1", valid_from=START, valid_to=date(2030, 1, 1)
    )
    actions.ask(world.run, by=world.people["Kepegawaian"], at=NOON, rng=random.Random(1))
    client.force_login(sure(candidate.user))

    text = client.get(f"/asesmen/{world.run.public_id}/syarat/").text

    assert "Petugas kepegawaian lain yang menjawabnya" in text
    assert "discipline_" not in text


def test_who_draws_up_the_list_is_not_drawn_by_lot() -> None:
    world = study()
    everybody = queries.lot_pool(world.run, by=world.people["Calon A"], on=NOON.date())
    mine = queries.lot_pool(world.run, by=world.people["Kepegawaian"], on=NOON.date())

    assert [one for one in everybody if one not in mine] == [world.people["Kepegawaian"]]


def test_gates_before_the_list_was_drawn_up_are_refused() -> None:
    world = study()

    with pytest.raises(RuleBroken, match=r"gates\.none"):
        actions.answer_gates(world.run, answers={}, by=world.people["Kepegawaian"], at=NOON)


def test_names_are_not_published_while_a_gate_is_open() -> None:
    world = study()

    with pytest.raises(RuleBroken, match=r"study\.unsettled"):
        actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)


def test_no_candidate_tells_the_head_of_the_study() -> None:
    world = study(settled=True)

    with pytest.raises(RuleBroken, match=r"study\.self"):
        actions.submit(world.run, note="", by=queries.standing_candidates(world.cycle)[0].speaker, at=NOON)

    assert not Event.objects.filter(kind="assessment.study_submitted").exists()


def test_the_head_does_not_release_what_was_not_submitted() -> None:
    world = study(settled=True)

    with pytest.raises(RuleBroken, match=r"study\.not_submitted"):
        actions.release(world.run, by=world.people["Pimpinan"], at=NOON)


def test_release_gives_every_assessor_a_sheet_per_candidate_and_the_superior_one_beside() -> None:
    world = study(settled=True)
    actions.submit(world.run, note="Baik", by=world.people["Tim 1"], at=NOON)

    assess = actions.release(world.run, by=world.people["Pimpinan"], at=NOON)

    assert sorted(Assessor.objects.filter(run=assess).values_list("person__name", "part")) == [
        ("Atasan", "superior"), ("Tim 1", "team"), ("Tim 2", "team"), ("Tim 3", "team"),
    ]  # fmt: skip
    assert Sheet.objects.count() == 20
    assert Duty.objects.filter(kind="assessment.score", done_at__isnull=True).count() == 4


def test_too_few_assessors_stop_the_release() -> None:
    world = study(settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    world.people["Tim 3"].grants.all().delete()

    with pytest.raises(RuleBroken, match=r"assessors\.few"):
        actions.release(world.run, by=world.people["Pimpinan"], at=NOON)

    assert not Assessor.objects.exists()


def test_a_study_nobody_is_left_in_is_not_submitted() -> None:
    world = study(settled=True)
    Candidate.objects.update(stands=False)

    with pytest.raises(RuleBroken, match=r"study\.nobody"):
        actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)


def test_a_stage_that_has_ended_takes_no_deed() -> None:
    world = study(settled=True)
    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    actions.release(world.run, by=world.people["Pimpinan"], at=NOON)

    with pytest.raises(RuleBroken, match=r"assessment\.closed"):
        actions.release(world.run, by=world.people["Pimpinan"], at=NOON)


def test_without_a_nomination_there_is_nobody_to_study() -> None:
    world = study()
    type(world.run).objects.filter(stage="NOMINATE").update(void=True, reason="Diulang")

    with pytest.raises(RuleBroken, match=r"assessment\.no_nomination"):
        queries.candidates_of(world.cycle)


def superior_of_a(world: World) -> str | None:
    candidates = queries.standing_candidates(world.cycle)
    found = queries.team_for(world.agency, candidates, on=NOON.date()).superiors.get(candidates[0].pk)
    return found.name if found else None


def below(world: World, name: str, superior: str | None) -> None:
    Employment.objects.filter(person=world.people[name]).update(superior=superior and world.people[superior])


def test_the_superior_is_one_level_up_when_the_nearest_is_a_candidate() -> None:
    world = study(settled=True)
    below(world, "Calon A", "Calon B")

    assert superior_of_a(world) == "Atasan"


def test_there_is_no_superior_beside_where_the_line_ends_at_the_head_or_turns_round() -> None:
    world = study(settled=True)
    below(world, "Calon A", "Pimpinan")
    assert superior_of_a(world) is None

    below(world, "Calon A", "Calon B")
    below(world, "Calon B", "Calon A")
    assert superior_of_a(world) is None

    actions.submit(world.run, note="", by=world.people["Tim 1"], at=NOON)
    assess = actions.release(world.run, by=world.people["Pimpinan"], at=NOON)
    assert Sheet.objects.filter(assessor__run=assess, assessor__part="superior").count() == 3
