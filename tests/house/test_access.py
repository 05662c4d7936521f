"""docs/reference/access.md says of each deed who may do it, when and where, and leaves no address and no door out."""

from pelopor.kit.access import Door
from tools import access
from tools.addresses import addresses


def test_a_deed_stands_with_who_may_do_it_on_what_at_which_stage_and_where() -> None:
    says = "Score the candidates as one of the assessors, and lock the scores"
    pages = ("", "pernyataan/", "kunci/", "<sheet>/", "<sheet>/program/")
    where = "<br>".join(f"`/asesmen/<run>/nilai/{page}`" for page in pages)

    assert f"| `assessment.score` | {says} | staff | their own | ASSESS | {where} |\n" in access.page()


def test_a_deed_of_the_stages_beside_the_others_names_each_of_them() -> None:
    assert "| reform_team | the agency's | DECLARE, BASELINE, INTERNALISE | `/tahap/<run>/bukti/` |\n" in access.page()


def test_a_role_stands_with_its_title_where_it_comes_from_and_how_far_it_reaches() -> None:
    granted, below = "a grant with its basis and end", "its agency and those below it"
    deeds = "`people.see_grants`, `programme.see_board`, `documents.see`, `documents.see_register`"

    assert f"| organisation_bureau | Biro Organisasi | {granted} | {below} | {deeds} |\n" in access.page()


def test_every_address_stands_in_the_page() -> None:
    page = access.page()

    assert [one.name for one in addresses() if f"`{one.shown}`" not in page] == []


def test_every_door_stands_with_whom_it_lets_in() -> None:
    assert access.door_words()[Door.DEMO] == "everybody in a demo; elsewhere there is no such page"
    assert set(access.door_words()) == set(Door)
