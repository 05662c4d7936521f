from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pelopor.rules.roster import CHOICES, Change, Differences, Doubt, Entry, Known, compare
from pelopor.rules.roster.compare import birth_digits

MARIA = Entry(2, "Maria Tefa, S.Kom.", "nip", "199001012015012901", "Sekretariat", "Analis", "fungsional", "pns", "III/c", "")
YOSEF = Entry(3, "Yosef Nalle", "ni_pppk", "199202142023211901", "Bidang", "Analis", "pelaksana", "pppk", "VII", "199001012015012901")
ANCE = Entry(4, "Ance Lobo", "local", "THL017", "Bidang", "Sopir", "pelaksana", "non_asn", "", "Yosef Nalle")
THREE = (MARIA, YOSEF, ANCE)
UNITS = ("Sekretariat", "Bidang")


def known(entry: Entry, person: int = 0, **changes: Any) -> Known:
    """The person of a row as on record, by the line as key."""
    on_record = Known(
        person or entry.line, entry.name, entry.kind, entry.number, True, "", entry.unit, entry.position, entry.position_class,
        entry.status, entry.grade or "", {"Yosef Nalle": 2, "Ance Lobo": 3}.get(entry.name),
    )  # fmt: skip
    return replace(on_record, **changes)


def differences(
    entries: Sequence[Entry], people: Sequence[Known], units: Sequence[str] = UNITS, choices: dict[int, str] | None = None
) -> Differences:
    return compare(entries, people, units=units, choices=choices)


def faults(entries: Sequence[Entry], people: Sequence[Known] = ()) -> list[tuple[int, str, str]]:
    return [(one.line, one.value, one.code) for one in compare(entries, people, units=UNITS).problems]


def test_a_roster_on_empty_record_is_all_new_with_its_superiors_and_units() -> None:
    found = differences(THREE, [], units=["SEKRETARIAT"])

    assert found == Differences(
        new=(Change(MARIA, None), Change(YOSEF, None, (), ("line", 2)), Change(ANCE, None, (), ("line", 3))), units=("Bidang",)
    )


def test_a_roster_beside_itself_changes_nothing() -> None:
    found = differences(THREE, [known(one) for one in THREE])

    assert found == Differences(same=3)
    assert found.nothing


@pytest.mark.parametrize(
    ("old", "fields"),
    [
        ({"name": "Maria Tefa"}, ("name",)), ({"position": "Staf"}, ("position",)), ({"position_class": "pelaksana"}, ("position_class",)),
        ({"status": "cpns"}, ("status",)), ({"grade": "III/b"}, ("grade",)), ({"superior": 9}, ("superior",)),
        ({"kind": "ni_pppk", "status": "pppk"}, ("kind", "status")),
    ],
)  # fmt: skip
def test_what_differs_is_named(old: dict[str, Any], fields: tuple[str, ...]) -> None:
    person = known(MARIA, **old)

    assert differences([MARIA], [person]) == Differences(changed=(Change(MARIA, person, fields),))


def test_what_stood_there_before_is_told_as_a_roster_writes_it() -> None:
    fields = ("name", "number", "kind", "agency", "unit", "position", "position_class", "status", "grade", "superior", "email")
    before = Known(
        1, "Maria T.", "local", "THL017", False, "Dinas Lama", "Bidang", "Sopir", "pelaksana", "non_asn", "II/a", 7, "m@contoh.invalid"
    )

    assert Change(MARIA, before, fields).before() == (
        ("name", "Maria T."), ("number", "THL017"), ("kind", ""), ("agency", "Dinas Lama"), ("unit", "Bidang"), ("position", "Sopir"),
        ("position_class", "Pelaksana"), ("status", "Non-ASN"), ("grade", "II/a"), ("superior", ""), ("email", "m@contoh.invalid"),
    )  # fmt: skip
    assert Change(MARIA, None, ("name",)).before() == (("name", ""),)


def test_what_the_file_has_no_column_for_stays_as_it_is() -> None:
    bare = replace(MARIA, grade=None, superior=None)

    assert differences([bare], [known(MARIA, superior=9)]) == Differences(same=1)


def test_an_emptied_superior_is_a_change() -> None:
    person = known(MARIA, superior=9)

    assert differences([MARIA], [person]).changed == (Change(MARIA, person, ("superior",)),)


def test_another_unit_is_a_move_and_another_spelling_of_it_is_not() -> None:
    person = known(MARIA, unit="Bidang")

    assert differences([MARIA], [person]) == Differences(moved=(Change(MARIA, person, ("unit",)),))
    assert differences([replace(MARIA, unit="SEKRETARIAT ")], [known(MARIA)]) == Differences(same=1)


def test_who_is_not_in_the_file_has_left() -> None:
    assert differences([MARIA], [known(MARIA), known(YOSEF)]) == Differences(left=(known(YOSEF),), same=1)


def test_who_comes_back_after_leaving_is_new_again() -> None:
    person = known(MARIA, here=False, unit="", position="", position_class="", status="", grade="")

    found = differences([MARIA], [person])

    assert found == Differences(new=(Change(MARIA, person, ("agency", "unit", "position", "position_class", "status", "grade")),))


def test_units_are_told_once_as_first_written_without_rows_left_out() -> None:
    rows = [replace(MARIA, unit="UPTD Alor"), replace(YOSEF, unit="uptd alor", superior=""), replace(ANCE, unit="Gudang", superior="")]
    away = known(ANCE, here=False, elsewhere="Dinas Lain")

    assert differences(rows, [away], choices={4: "skip"}).units == ("UPTD Alor",)


class TestDoubts:
    RENUMBERED = replace(MARIA, number="199001012015012902")
    OTHER = replace(MARIA, name="Petrus Boli")

    def test_a_known_name_under_a_new_number_is_asked_about(self) -> None:
        person = known(MARIA)

        assert differences([self.RENUMBERED], [person]) == Differences(doubtful=(Doubt(self.RENUMBERED, person, "doubt.new_number"),))

    def test_it_is_the_same_person_or_a_new_one(self) -> None:
        person = known(MARIA)

        assert differences([self.RENUMBERED], [person], choices={2: "same"}) == Differences(
            changed=(Change(self.RENUMBERED, person, ("number",)),)
        )
        assert differences([self.RENUMBERED], [person], choices={2: "new"}) == Differences(
            new=(Change(self.RENUMBERED, None),), left=(person,)
        )

    @pytest.mark.parametrize(
        ("old", "asked"),
        [
            ({}, True), ({"number": "199101012015012902"}, False), ({"number": "", "kind": "local"}, True),
            ({"here": False}, True),
            ({"here": False, "number": "", "kind": "local"}, True),
            ({"here": False, "number": "K9", "kind": "local"}, False), ({"name": "Maria Teva"}, False),
        ],
    )  # fmt: skip
    def test_a_namesake_is_asked_about_only_when_the_birth_date_does_not_speak_against_it(self, old: dict[str, Any], asked: bool) -> None:
        assert bool(differences([self.RENUMBERED], [known(MARIA, **old)]).doubtful) is asked

    def test_one_person_on_record_is_not_asked_about_twice(self) -> None:
        rows = [self.RENUMBERED, replace(self.RENUMBERED, line=3, number="199001012015012903")]

        found = differences(rows, [known(MARIA)])

        assert ([doubt.entry.line for doubt in found.doubtful], [change.entry.line for change in found.new]) == ([2], [3])

    def test_a_known_number_under_a_very_different_name_is_asked_about(self) -> None:
        person = known(MARIA)

        assert differences([self.OTHER], [person]) == Differences(doubtful=(Doubt(self.OTHER, person, "doubt.other_name"),))
        assert differences([self.OTHER], [person], choices={2: "same"}).changed == (Change(self.OTHER, person, ("name",)),)
        assert differences([self.OTHER], [person], choices={2: "skip"}) == Differences(left_out=(2,))

    def test_a_typing_error_is_no_doubt(self) -> None:
        assert differences([replace(MARIA, name="Maria Teva")], [known(MARIA)]).doubtful == ()

    def test_somebody_of_another_agency_is_asked_about(self) -> None:
        person = known(MARIA, here=False, elsewhere="Dinas Lain")

        assert differences([MARIA], [person]) == Differences(doubtful=(Doubt(MARIA, person, "doubt.elsewhere"),))
        assert differences([MARIA], [person], choices={2: "same"}).moved == (Change(MARIA, person, ("agency",)),)
        assert differences([MARIA], [person], choices={2: "skip"}) == Differences(left_out=(2,))

    def test_a_choice_that_the_question_does_not_offer_settles_nothing(self) -> None:
        for choice in ("skip", "", "x"):
            assert len(differences([self.RENUMBERED], [known(MARIA)], choices={2: choice}).doubtful) == 1
        assert len(differences([self.OTHER], [known(MARIA)], choices={2: "new"}).doubtful) == 1


class TestSuperiors:
    @pytest.mark.parametrize(
        ("written", "superior"),
        [
            ("19900101 201501 2 901", ("line", 2)), ("'199001012015012901", ("line", 2)), ("Maria Tefa", ("line", 2)),
            ("THL-017", ("line", 4)), ("K-9", ("person", 9)),
        ],
    )  # fmt: skip
    def test_a_superior_is_found_by_number_in_the_file_or_on_record_or_by_name_in_the_file(
        self, written: str, superior: tuple[str, int]
    ) -> None:
        outside = known(MARIA, person=9, name="Kepala Dinas Lain", number="K9", kind="local", here=False)
        (_, yosef, _) = differences([MARIA, replace(YOSEF, superior=written), replace(ANCE, superior="")], [outside]).new

        assert yosef.superior == superior

    def test_a_superior_on_record_stays_the_same_also_while_there_is_doubt_about_the_row(self) -> None:
        renumbered = replace(MARIA, number="199001012015012902")
        yosef = replace(YOSEF, superior="Maria Tefa")

        assert differences([renumbered, yosef], [known(MARIA), known(YOSEF)]).same == 1

    def test_the_number_that_a_superior_had_before_is_no_number(self) -> None:
        renumbered = replace(MARIA, number="199001012015012902")

        assert [one.code for one in differences([renumbered, YOSEF], [known(MARIA), known(YOSEF)], choices={2: "same"}).problems] == [
            "superior.number"
        ]

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("199202142023211901", "superior.self"), ("Yosef Nalle", "superior.self"), ("199999999999999999", "superior.number"),
            ("Siapa", "superior.name"), ("K9", "superior.name"),
        ],
    )  # fmt: skip
    def test_a_superior_who_is_not_found_is_a_fault(self, written: str, code: str) -> None:
        assert faults([MARIA, replace(YOSEF, superior=written)]) == [(3, written, code)]

    def test_a_name_that_two_have_names_nobody(self) -> None:
        rows = [MARIA, replace(MARIA, line=5, number="199001012015012902"), replace(YOSEF, superior="Maria Tefa")]

        assert faults(rows) == [(3, "Maria Tefa", "superior.names")]

    def test_a_circle_is_told_once(self) -> None:
        rows = [replace(MARIA, superior="Ance Lobo"), YOSEF, ANCE, replace(ANCE, line=5, number="X", name="Ina", superior="Ance Lobo")]

        assert faults(rows) == faults(rows, [known(one) for one in THREE]) == [(2, "Ance Lobo", "superior.circle")]

    def test_a_long_line_of_superiors_is_followed_in_time(self) -> None:
        rows = [replace(ANCE, line=line, number=f"N{line}", name=f"A{line}", superior=f"N{line + 1}") for line in range(20_000)]

        assert faults([*rows, replace(ANCE, line=20_000, number="N20000", superior="")]) == []


def test_what_a_person_agrees_to_is_told_as_plain_values() -> None:
    outside = known(YOSEF, here=False, elsewhere="Dinas Lain")
    rows = [MARIA, YOSEF, replace(ANCE, unit="Gudang", superior="")]

    assert differences(rows, [known(MARIA, position="Staf"), outside, known(ANCE, person=7, number="", name="X")]).told() == [
        [["new", "THL017", 4, (), None], ["changed", "199001012015012901", 2, ("position",), 2]],
        [7],
        [["doubt.elsewhere", 3, 3]],
        ["Gudang"],
    ]


def test_birth_digits_are_told_only_by_whole_numbers_of_civil_servants() -> None:
    assert [birth_digits("nip", "199001012015012901"), birth_digits("nip", "131415926"), birth_digits("local", "1" * 18)] == [
        "19900101",
        "",
        "",
    ]


calmly = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # also on a busy machine
names = st.sampled_from(["Maria Tefa", "Yosef Nalle", "Ance Lobo", "dr. Maria Tefa, M.Kes.", "-", ""])
numbers = st.sampled_from(["199001012015012901", "199001012015012902", "199202142023211901", "THL017", "K9"])
entries = st.builds(
    Entry, line=st.integers(1, 99), name=names, kind=st.sampled_from(["nip", "local"]), number=numbers,
    unit=st.sampled_from(["Sekretariat", "BIDANG", "Gudang"]), position=st.sampled_from(["Analis", "Sopir"]),
    position_class=st.just("pelaksana"), status=st.just("pns"), grade=st.sampled_from([None, "", "III/c"]),
    superior=st.one_of(st.none(), st.just(""), names, numbers),
)  # fmt: skip
people = st.builds(
    Known, person=st.integers(1, 99), name=names, kind=st.sampled_from(["nip", "local"]), number=st.one_of(numbers, st.just("")),
    here=st.booleans(), elsewhere=st.sampled_from(["", "Dinas Lain"]), unit=st.sampled_from(["Sekretariat", "Bidang"]),
    superior=st.one_of(st.none(), st.integers(1, 9)),
)  # fmt: skip
choices = st.dictionaries(st.integers(1, 99), st.sampled_from(["same", "new", "skip", "x"]), max_size=9)
rosters = st.lists(entries, max_size=8, unique_by=lambda entry: entry.line)
records = st.lists(people, max_size=8, unique_by=lambda one: one.person)


@calmly
@given(rosters, records, choices)
def test_every_row_and_everybody_known_here_is_in_exactly_one_place(
    rows: list[Entry], record: list[Known], settled: dict[int, str]
) -> None:
    found = compare(rows, record, units=UNITS, choices=settled)
    changes = [*found.new, *found.changed, *found.moved]
    placed = [change.entry.line for change in changes] + [doubt.entry.line for doubt in found.doubtful] + list(found.left_out)
    touched = {change.known.person for change in changes if change.known} | {doubt.known.person for doubt in found.doubtful}
    left = [one.person for one in found.left]

    assert len(placed) == len(set(placed)) == len(rows) - found.same
    assert len(left) == len(set(left))
    assert not touched & set(left)
    assert {doubt.kind for doubt in found.doubtful} <= set(CHOICES)
    assert found.nothing == (not changes and not left and not found.doubtful)


def brought_in(found: Differences, record: Sequence[Known]) -> list[Known]:
    """The record after the differences have been applied, those who left without an employment."""
    keys = {one.person for one in record} | {0}
    made = {change.entry.line: max(keys) + place for place, change in enumerate(found.new, 1) if not change.known}
    after = {one.person: replace(one, here=False, elsewhere="") if one in found.left else one for one in record}
    for change in (*found.new, *found.changed, *found.moved):
        entry, old = change.entry, change.known
        person = old.person if old else made[entry.line]
        superior = old.superior if old and entry.superior is None else None
        if change.superior:
            superior = change.superior[1] if change.superior[0] == "person" else made[change.superior[1]]
        after[person] = Known(
            person, entry.name, entry.kind, entry.number, True, "", entry.unit, entry.position, entry.position_class, entry.status,
            (old.grade if old else "") if entry.grade is None else entry.grade, superior,
        )  # fmt: skip
    return list(after.values())


@calmly
@given(
    st.lists(entries, max_size=8, unique_by=(lambda entry: entry.line, lambda entry: entry.number)),
    st.lists(people, max_size=8, unique_by=(lambda one: one.person, lambda one: one.number)),
)
def test_the_same_roster_twice_changes_nothing(rows: list[Entry], record: list[Known]) -> None:
    doubts = {doubt.entry.line: "same" for doubt in compare(rows, record, units=UNITS).doubtful}
    first = compare(rows, record, units=UNITS, choices=doubts)
    assume(not first.problems)

    again = compare(rows, brought_in(first, record), units=["Sekretariat", "Bidang", "Gudang"], choices=doubts)

    assert (again.nothing, again.same, again.units) == (True, len(rows), ())
