"""What the berita acara tells beside the scores: recusals, potential, and the rules that decided."""

import pytest
from django.test import Client

from pelopor.assessment import actions, queries
from pelopor.assessment.models import Assessor
from pelopor.assessment.reading import compose
from pelopor.programme.queries import rules_of
from pelopor.rules.ruleset import changed, read, to_toml
from tests.assessment.factories import World, declared, study
from tests.conftest import NOON, sure

pytestmark = pytest.mark.django_db
BACK = "Sanggahan yang diterima mengembalikan siklus ke tahap yang disanggah."


def begun(**changes: object) -> World:
    """An assessment under the seed's ruleset with these values changed, with a fourth assessor."""
    made = study(settled=True)
    sourced = {key.replace("__", "."): (value, "SK 1") for key, value in changes.items()}
    made.cycle.ruleset_text = to_toml(changed(read(made.cycle.ruleset_text), sourced, name="kami", title={"id": "Kami", "en": "We"}))
    made.cycle.save(update_fields=["ruleset_text"])
    actions.submit(made.run, note="", by=made.people["Tim 1"], at=NOON)
    made.run = actions.release(made.run, by=made.people["Pimpinan"], at=NOON)
    fourth = Assessor.objects.create(run=made.run, person=made.person("Tim 4"), part="team")
    for candidate in queries.standing_candidates(made.cycle):
        fourth.sheets.create(candidate=candidate)
    return made


def score(world: World, levels: str) -> None:
    """A level for each candidate by letter, from everybody; and a word on potential from each about A."""
    keys = [criterion.key for criterion in rules_of(world.cycle).ratings]
    for assessor in Assessor.objects.filter(run=world.run):
        if queries.undeclared(assessor):
            declared(assessor)
        for sheet in queries.sheets_of(assessor):
            level = int(levels["ABCDE".index(sheet.candidate.name[-1])])
            potential = f"Kata {assessor.person.name}." if sheet.candidate.name == "Calon A" else ""
            actions.save_sheet(
                sheet, levels=dict.fromkeys(keys, level), evidence="", potential=potential, by=assessor.person, at=NOON
            )  # fmt: skip
        actions.lock(assessor, by=assessor.person, at=NOON)


def test_recusals_are_told_without_their_ground() -> None:
    world = begun()
    one = Assessor.objects.get(run=world.run, person=world.people["Tim 1"])
    grounds = {sheet.candidate: ("kin" if sheet.candidate.name == "Calon B" else "none", "") for sheet in queries.sheets_of(one)}
    actions.declare(one, grounds=grounds, by=one.person, at=NOON)
    score(world, "43211")

    assert compose(world.run, held_at=NOON.date(), place="Kupang").recusals == (
        "Tim 1 tidak menilai Calon B karena menyatakan benturan kepentingan.",
    )


def test_the_rules_that_decided_are_told_and_those_that_did_not_are_not() -> None:
    world = begun(assessment__proposed=4, assessment__weights=(2, 1, 1, 1), decision__boundary_ties="reason")
    score(world, "43322")

    assert compose(world.run, held_at=NOON.date(), place="Kupang").applied == (
        "Nilai dihitung dengan bobot kriteria: K1 2, K2 1, K3 1, K4 1.",
        (
            "Peringkat 4–5 ditempati bersama oleh 2 (dua) calon, sedangkan yang diusulkan 4 (empat). "
            "Sesuai aturan siklus, semua yang seri ikut diusulkan."
        ),
        BACK,
    )


def test_a_tie_across_the_last_place_chosen_is_told() -> None:
    world = begun()
    score(world, "43221")

    assert compose(world.run, held_at=NOON.date(), place="Kupang").applied == (
        (
            "Peringkat 3–4 ditempati bersama oleh 2 (dua) calon, sedangkan yang dipilih 3 (tiga). "
            "Sesuai aturan siklus, pimpinan memilih bebas di antara mereka."
        ),
        BACK,
    )


@pytest.mark.parametrize(("printed", "lines"), [(False, ()), (True, ("Calon A: Kata Tim 1. Kata Tim 2. Kata Tim 3. Kata Tim 4.",))])
def test_potential_is_printed_where_the_ruleset_says_so_and_stands_beside_the_scores_in_any_case(
    client: Client, printed: bool, lines: tuple[str, ...]
) -> None:
    world = begun(assessment__potential_printed=printed)
    score(world, "43211")
    client.force_login(sure(world.people["Tim 1"].user))

    assert compose(world.run, held_at=NOON.date(), place="Kupang").potential == lines
    page = client.get(f"/asesmen/{world.run.public_id}/rapat/").text
    assert "<dt>Tim 2</dt><dd>Kata Tim 2.</dd>" in page
    assert "<dt>Atasan</dt><dd>Kata Atasan.</dd>" in page


@pytest.mark.parametrize(("asked", "there", "status"), [("none", False, 302), ("optional", True, 302), ("required", True, 422)])
def test_the_sheet_asks_for_potential_as_the_ruleset_says(client: Client, asked: str, there: bool, status: int) -> None:
    world = begun(assessment__potential=asked)
    one = declared(Assessor.objects.get(run=world.run, person=world.people["Tim 1"]))
    client.force_login(sure(one.person.user))
    address = f"/asesmen/{world.run.public_id}/nilai/{queries.sheets_of(one)[0].public_id}/"

    assert ('name="potential"' in client.get(address).text) == there
    levels = dict.fromkeys([criterion.key for criterion in rules_of(world.cycle).ratings], "3")
    assert client.post(address, {**levels, "edition": "0"}).status_code == status
