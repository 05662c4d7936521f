import re
from collections import Counter

from pelopor.demo.people import FIRST_STAFF, HEAD, HEALTH, OFFICER, TEAM, Crowd, Someone


def office(seed: int = 7, size: int = 240) -> list[Someone]:
    return Crowd(seed).office(size, HEALTH, title="Kepala Dinas Kesehatan")


def test_the_same_seed_makes_the_same_people() -> None:
    assert office() == office()


def test_another_seed_makes_other_people() -> None:
    assert {one.name for one in office()} != {one.name for one in office(seed=8)}


def test_nobody_shares_a_name_or_a_number() -> None:
    crowd = Crowd(7)
    people = [one for _ in range(20) for one in crowd.office(500, HEALTH, title="Kepala")]

    assert len({one.name.split(",")[0] for one in people}) == len(people)
    assert len({one.number for one in people}) == len(people)


def test_every_number_has_its_layout_and_looks_invented() -> None:
    shapes = {"nip": r"(19[6-9]\d)\d{4}(19|20)\d{4}[12]9\d\d", "ni_pppk": r"(19[6-9]\d)\d{4}20\d\d21[12]9\d\d", "local": r"9\d{7}"}

    assert [one for one in office() if not re.fullmatch(shapes[one.number_kind], one.number)] == []


def test_a_province_has_its_mix_of_statuses() -> None:
    shares = Counter(one.status for one in office(size=2000))

    assert 0.5 < shares["pns"] / 2000 < 0.65
    assert 0.1 < shares["pppk"] / 2000 < 0.2
    assert 0.15 < shares["non_asn"] / 2000 < 0.27


def test_everybody_but_the_head_has_a_superior_and_no_line_turns_round() -> None:
    people = office()
    steps = []
    for place in range(len(people)):
        line, above = 0, people[place].superior
        while above is not None and line < 10:
            line, above = line + 1, people[above].superior
        steps.append(line)

    assert steps[HEAD] == 0
    assert max(steps) <= 3


def test_twelve_people_are_an_office_whose_staff_may_stand() -> None:
    people = office(size=12)

    assert len(people) == 12
    assert {one.status for one in people} == {"pns"}
    assert [people[place].superior for place in TEAM] == [HEAD, TEAM[0], TEAM[0]]
    assert {one.superior for one in people[FIRST_STAFF:]} == {OFFICER}


def test_fourteen_units_lie_on_six_islands() -> None:
    assert len(HEALTH) == 14
    assert len({unit.place.partition(", ")[2] for unit in HEALTH}) == 6
    assert {one.unit for one in office()} == set(range(14))
