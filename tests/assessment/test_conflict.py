"""Declared conflicts: the pair goes, who is left scores, and too few ask for one more."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor, Declaration, Score, Sheet
from pelopor.assessment.words import tie_words
from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.people.models import Employment, Person, RoleGrant
from pelopor.programme.queries import reached, rules_of
from pelopor.rules.conflict import Tie
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import START, World, declared, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db
WORDS = "Adik ipar saya menikah dengan kakaknya."


@pytest.fixture
def world() -> World:
    """A team of three and the superior, in ASSESS, with nothing declared."""
    made = study(settled=True)
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    return made


def assessor(world: World, name: str) -> Assessor:
    return Assessor.objects.get(run=world.run, person=world.people[name])


def declare(world: World, name: str, **others: str) -> None:
    """Everybody `none`, but for candidates by letter another ground."""
    one = assessor(world, name)
    grounds = {
        sheet.candidate: (ground := others.get(sheet.candidate.name[-1], "none"), WORDS if ground == "other" else "")
        for sheet in queries.sheets_of(one)
    }
    actions.declare(one, grounds=grounds, by=one.person, at=NOON)


def fill(one: Assessor, level: int = 3) -> None:
    keys = [criterion.key for criterion in rules_of(one.run.cycle).ratings]
    for sheet in queries.sheets_of(one):
        actions.save_sheet(sheet, levels=dict.fromkeys(keys, level), evidence="", by=one.person, at=NOON)


def finish(world: World, *names: str) -> None:
    for name in names:
        one = assessor(world, name)
        if queries.undeclared(one):
            declared(one)
        fill(one)
        actions.lock(one, by=one.person, at=NOON)


def seen_by(one: Assessor) -> list[str]:
    return [sheet.candidate.name[-1] for sheet in queries.sheets_of(one)]


def opened(world: World) -> bool:
    return "scores.locked" in reached(world.cycle)


def open_replacements() -> int:
    return Duty.objects.filter(kind="assessor.replace", role="reform_team", done_at__isnull=True).count()


def test_no_sheet_is_saved_before_every_candidate_is_declared_about(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"conflict\.undeclared"):
        fill(assessor(world, "Tim 1"))

    assert Score.objects.count() == 0


def test_the_list_of_sheets_asks_for_the_declaration_first(world: World, client: Client) -> None:
    client.force_login(sure(world.people["Tim 1"].user))

    text = client.get(f"/asesmen/{world.run.public_id}/nilai/").text

    assert f'action="/asesmen/{world.run.public_id}/nilai/pernyataan/"' in text
    assert "Beri nilai" not in text


@pytest.mark.parametrize("page", ["nilai/kunci/", "nilai/{sheet}/"])
def test_every_page_with_a_sheet_leads_to_the_declaration_first(world: World, client: Client, page: str) -> None:
    sheet = queries.sheets_of(assessor(world, "Tim 1"))[0]
    client.force_login(sure(world.people["Tim 1"].user))

    answer = client.get(f"/asesmen/{world.run.public_id}/{page.format(sheet=sheet.public_id)}")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/asesmen/{world.run.public_id}/nilai/pernyataan/")


def test_a_conflict_takes_only_its_pair_away_and_is_logged_without_its_words(world: World) -> None:
    declare(world, "Tim 1", B="other")

    assert seen_by(assessor(world, "Tim 1")) == ["A", "C", "D", "E"]
    assert seen_by(assessor(world, "Tim 2")) == ["A", "B", "C", "D", "E"]
    assert [(one.assessor.person.name, one.candidate.name) for one in queries.recusals(world.run)] == [("Tim 1", "Calon B")]
    logged = Event.objects.filter(kind__in=["assessment.declared", "assessment.recused"]).order_by("sequence")
    assert [(one.kind, one.facts) for one in logged] == [
        ("assessment.declared", {"count": 5}), ("assessment.recused", {"name": "Calon B"}),
    ]  # fmt: skip
    assert WORDS not in str(list(Event.objects.values()))


def test_too_few_left_for_a_candidate_ask_for_one_more_once(world: World) -> None:
    declare(world, "Tim 1", B="kin")
    declare(world, "Tim 2", B="interest")

    assert [one.name for one in queries.lacking(world.run)] == ["Calon B"]
    assert open_replacements() == 1


def test_scores_stay_shut_while_a_candidate_is_short_of_assessors(world: World) -> None:
    declare(world, "Tim 1", B="kin")
    finish(world, "Tim 1", "Tim 2", "Tim 3", "Atasan")

    assert not opened(world)
    with pytest.raises(RuleBroken, match=r"scores\.open"):
        actions.agree(world.run, agreed={}, by=world.people["Tim 1"], at=NOON)

    stand_in = world.person("Ganti")
    RoleGrant.objects.create(person=stand_in, agency=world.agency, role="assessor", basis="SK", valid_from=START, valid_to=date(2027, 1, 1))
    made = actions.replace(world.run, person=stand_in, by=world.people["Tim 2"], at=NOON)
    assert (seen_by(made), open_replacements()) == (["A", "B", "C", "D", "E"], 0)
    finish(world, "Ganti")

    assert opened(world)
    cells = {row.candidate.name: row.cells[0] for row in queries.table(world.run)}
    assert [name for name, _ in cells["Calon B"].scores] == ["Ganti", "Tim 2", "Tim 3"]
    assert len(cells["Calon A"].scores) == 4


def test_a_conflict_that_comes_to_mind_later_deletes_what_was_scored(world: World) -> None:
    declare(world, "Tim 1")
    fill(assessor(world, "Tim 1"))
    gone = queries.sheets_of(assessor(world, "Tim 1"))[2]

    declare(world, "Tim 1", C="kin")

    assert not Score.objects.filter(sheet__candidate__person=world.people["Calon C"]).exists()
    with pytest.raises(RuleBroken, match=r"conflict\.recused"):
        actions.save_sheet(gone, levels={}, evidence="", by=world.people["Tim 1"], at=NOON)


def test_a_declared_conflict_stays_and_the_same_declaration_twice_changes_nothing(world: World) -> None:
    one = assessor(world, "Tim 1")
    grounds = {sheet.candidate: ("kin" if sheet.candidate.name == "Calon A" else "none", "") for sheet in queries.sheets_of(one)}
    actions.declare(one, grounds=grounds, by=one.person, at=NOON)
    before = list(Declaration.objects.order_by("pk").values()), Event.objects.count()

    actions.declare(
        one, grounds=dict.fromkeys(grounds, ("none", "")) | {sheet: grounds[sheet] for sheet in grounds}, by=one.person, at=NOON
    )
    actions.declare(one, grounds=dict.fromkeys(grounds, ("none", "")), by=one.person, at=NOON)

    assert (list(Declaration.objects.order_by("pk").values()), Event.objects.count()) == before


def test_who_has_a_conflict_with_everybody_is_let_go(world: World) -> None:
    declare(world, "Tim 1", **dict.fromkeys("ABCDE", "kin"))

    assert assessor(world, "Tim 1").locked_at == NOON
    assert not Duty.objects.filter(kind="assessment.score", person=world.people["Tim 1"], done_at__isnull=True).exists()


def test_the_superior_with_a_conflict_leaves_the_team_as_it_is_and_may_be_the_last(world: World) -> None:
    finish(world, "Tim 1", "Tim 2", "Tim 3")

    declare(world, "Atasan", **dict.fromkeys("ABCDE", "kin"))

    assert (opened(world), open_replacements()) == (True, 0)


def test_an_unanswered_candidate_or_another_ground_without_words_is_refused(world: World) -> None:
    one = assessor(world, "Tim 1")
    first, *_ = queries.sheets_of(one)

    with pytest.raises(RuleBroken) as few:
        actions.declare(one, grounds={first.candidate: ("none", "")}, by=one.person, at=NOON)
    with pytest.raises(RuleBroken, match=r"conflict\.words"):
        actions.declare(one, grounds={sheet.candidate: ("other", " ") for sheet in queries.sheets_of(one)}, by=one.person, at=NOON)

    assert (few.value.code, few.value.facts) == ("conflict.unanswered", {"count": 4})
    assert not Declaration.objects.exists()


def test_after_the_lock_nothing_is_declared(world: World) -> None:
    finish(world, "Tim 1")

    with pytest.raises(RuleBroken, match=r"scores\.locked"):
        declare(world, "Tim 1", A="kin")


def test_the_database_keeps_no_other_ground_without_words(world: World) -> None:
    sheet = Sheet.objects.filter(assessor=assessor(world, "Tim 1"))[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.create(assessor=sheet.assessor, candidate=sheet.candidate, ground="other", made_at=NOON)


def test_nobody_is_named_where_all_candidates_have_enough(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"replace\.none"):
        actions.replace(world.run, person=world.people["Rekan 1"], by=world.people["Tim 1"], at=NOON)


def test_a_stand_in_holds_the_role_and_is_neither_assessor_candidate_nor_who_names(world: World) -> None:
    declare(world, "Tim 1", B="kin")
    new = [world.person(name) for name in ("Ganti A", "Ganti B")]
    for person, role in ((new[1], "reform_team"), (new[0], "assessor"), (world.people["Calon A"], "reform_team")):
        RoleGrant.objects.create(person=person, agency=world.agency, role=role, basis="SK", valid_from=START, valid_to=date(2027, 1, 1))

    def named(by: Person) -> list[str]:
        return [one.name for one in queries.stand_ins(world.run, by=by, on=NOON.date())]

    assert named(world.people["Tim 1"]) == ["Ganti A", "Ganti B"]
    assert named(new[1]) == ["Ganti A"]
    with pytest.raises(RuleBroken, match=r"replace\.unknown"):
        actions.replace(world.run, person=world.people["Rekan 1"], by=world.people["Tim 1"], at=NOON)
    with pytest.raises(RuleBroken, match=r"replace\.self"):
        actions.replace(world.run, person=new[0], by=world.people["Calon A"], at=NOON)


def test_one_more_is_not_enough_where_two_are_missing(world: World) -> None:
    declare(world, "Tim 1", B="kin")
    declare(world, "Tim 2", B="kin")
    stand_in = world.person("Ganti")
    RoleGrant.objects.create(person=stand_in, agency=world.agency, role="assessor", basis="SK", valid_from=START, valid_to=date(2027, 1, 1))

    actions.replace(world.run, person=stand_in, by=world.people["Tim 1"], at=NOON)

    assert (open_replacements(), len(queries.lacking(world.run))) == (1, 1)


def test_the_page_names_a_stand_in(world: World, client: Client) -> None:
    declare(world, "Tim 1", B="kin")
    client.force_login(sure(world.people["Tim 2"].user))
    address = f"/asesmen/{world.run.public_id}/penilai/"
    assert "Minta pengelola aplikasi" in client.get(address).text
    stand_in = world.person("Ganti")
    RoleGrant.objects.create(person=stand_in, agency=world.agency, role="assessor", basis="SK", valid_from=START, valid_to=date(2027, 1, 1))

    assert client.post(address, {"person": "x"}).status_code == 422
    assert client.post(address, {"person": stand_in.public_id}).status_code == 302

    assert "Penilai sudah cukup" in client.get(address).text


def test_the_records_stand_beside_the_question_in_words(world: World, client: Client) -> None:
    Employment.objects.filter(person=world.people["Calon A"]).update(superior=world.people["Tim 1"])
    client.force_login(sure(world.people["Tim 1"].user))

    text = client.get(f"/asesmen/{world.run.public_id}/nilai/pernyataan/").text

    assert "Anda atasan langsung calon ini sejak 1 Januari 2026 (Sekretariat)." in text
    assert text.count("Satu unit sejak 1 Januari 2026: Sekretariat.") == 5
    over = Tie("below", "Bidang A", date(2018, 1, 1), date(2020, 1, 1))
    assert tie_words(over) == "Calon ini pernah menjadi atasan langsung Anda, 1 Januari 2018 sampai 1 Januari 2020 (Bidang A)."


def test_the_form_wants_the_words_of_another_ground_at_its_field_and_keeps_them_from_everybody_else(world: World, client: Client) -> None:
    address = f"/asesmen/{world.run.public_id}/nilai/pernyataan/"
    client.force_login(sure(world.people["Tim 1"].user))
    keys = {sheet.candidate.name: sheet.candidate.public_id for sheet in queries.sheets_of(assessor(world, "Tim 1"))}
    sent = {f"ground_{key}": "none" for key in keys.values()} | {f"ground_{keys['Calon B']}": "other"}

    assert "Tulis benturan kepentingannya." in client.post(address, sent).text
    assert client.post(address, sent | {f"words_{keys['Calon B']}": WORDS}).status_code == 302

    assert "Tidak Anda nilai" in client.get(address).text
    for name in ("Tim 2", "Pimpinan", "Kepegawaian"):
        client.force_login(sure(world.people[name].user))
        for page in ("nilai/pernyataan/", "penilai/", "rapat/", "mulai/"):
            assert WORDS not in client.get(f"/asesmen/{world.run.public_id}/{page}").text
