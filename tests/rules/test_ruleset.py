import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import (
    KEYS,
    STATUSES,
    Number,
    Numbers,
    OneOf,
    Ruleset,
    SomeOf,
    Truth,
    Value,
    changed,
    every,
    fingerprint,
    read,
    to_toml,
)  # fmt: skip
from pelopor.rules.ruleset.keys import LATER, check_agreement
from pelopor.rules.ruleset.reading import assemble
from tests.rules.texts import MINISTRY, NTT, TEXTS, THIRD

TITLE = {"id": "Aturan kami", "en": "Our rules"}


def refused(check: Callable[..., object], *args: object, **facts: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(RuleBroken) as no:
        check(*args, **facts)
    return no.value.code, no.value.facts


def plain(made: Ruleset) -> dict[str, object]:
    return {key: value.value for key, value in made.values.items()}


def test_the_ruleset_of_the_seed_says_what_the_deck_prints() -> None:
    printed = {key: value.value for key, value in NTT.values.items() if value.sure == "printed"}

    assert printed == {
        "electorate.may_stand": ("pns",),
        "nomination.most_names": 3,
        "nomination.finalists": 5,
        "nomination.groups": True,
        "assessment.proposed": 5,
        "decision.chosen": 3,
    }


def test_the_six_criteria_are_two_gates_and_four_ratings_of_four_levels() -> None:
    for made in (NTT, MINISTRY, THIRD):
        assert [criterion.key for criterion in made.gates] == ["status", "discipline"]
        assert [criterion.key for criterion in made.ratings] == ["responsibility", "conduct", "influence", "initiative"]
        assert [level.value for criterion in made.ratings for level in criterion.levels] == [1, 2, 3, 4] * 4


def test_the_second_ruleset_differs_in_electorate_sizes_term_ties_and_objection_days() -> None:
    keys = {key for key in KEYS if plain(NTT)[key] != plain(MINISTRY)[key]}

    assert keys >= {"electorate.may_stand", "nomination.most_names", "nomination.finalists", "decision.chosen", "nomination.ties",
                    "term.months", "objection.working_days", "assessment.proposal_ties"}  # fmt: skip
    assert (MINISTRY.term.months, "pppk" in MINISTRY.electorate.may_stand, MINISTRY.nomination.most_names) == (24, True, 4)


def test_a_third_ruleset_is_made_by_changing_the_seeds() -> None:
    assert (THIRD.nomination.most_names, THIRD.nomination.finalists, THIRD.decision.chosen) == (2, 4, 2)
    assert THIRD.electorate.may_stand == ("pns", "pppk")
    assert THIRD.nomination.ties == ("lot",)
    assert (THIRD.nomination.limit, NTT.nomination.limit, MINISTRY.nomination.limit) == (4, 7, 6)
    assert THIRD.values["decision.chosen"] == Value(2, "people", date(2026, 1, 1), "SK 12/2026", "decided")


def older() -> str:
    """The seed's text as it was written before groups, fewer names and programmes."""
    data = to_toml(NTT).split("\n\n")
    return "\n\n".join(block for block in data if block.split("]")[0].removeprefix("[") not in LATER)


def test_a_text_without_the_keys_that_came_later_keeps_its_words_and_its_fingerprint() -> None:
    made = read(older())

    assert (made.nomination.groups, made.nomination.fewer, made.study.programme) == (False, "continue", "none")
    assert not set(LATER) & set(made.values)
    assert to_toml(made) == older()


def test_every_key_has_a_value_and_a_clone_of_an_older_text_may_change_what_came_later() -> None:
    made = changed(read(older()), {"nomination.groups": (True, "SK 1")}, name="kami", title=TITLE)

    assert tuple(every(made)) == tuple(KEYS)
    assert every(made)["nomination.group_most"] == LATER["nomination.group_most"]
    assert set(made.values) & set(LATER) == {"nomination.groups"}
    assert made.values["nomination.groups"] == Value(True, "yes or no", date(2026, 1, 1), "SK 1", "decided")
    assert read(to_toml(made)) == made


def test_laws_are_recalled_by_rank_then_year() -> None:
    assert [(law.kind, law.year) for law in NTT.recalling] == [
        ("UU", 2023), ("PP", 2004), ("Permen", 2012), ("Permen", 2014), ("Permen", 2022), ("Pergub", 2019),
    ]  # fmt: skip


@pytest.mark.parametrize("made", [NTT, MINISTRY, THIRD], ids=lambda made: made.name)
def test_a_ruleset_written_is_read_back_unchanged(made: Ruleset) -> None:
    assert read(to_toml(made)) == made
    assert fingerprint(read(to_toml(made))) == fingerprint(made)


def test_the_fingerprint_sees_what_is_said_and_not_how_it_is_written() -> None:
    spaced = TEXTS["ntt"].replace("value = 3\n", "# three\nvalue   =   3\n", 1)

    assert spaced != TEXTS["ntt"]
    assert fingerprint(read(spaced)) == fingerprint(NTT)
    assert fingerprint(read(TEXTS["ntt"].replace("value = 3\n", "value = 2\n", 1))) != fingerprint(NTT)
    assert len(fingerprint(NTT)) == 64


def value_for(kind: Number | Truth | OneOf | SomeOf | Numbers) -> st.SearchStrategy[object]:
    match kind:
        case Number(least, most):
            return st.integers(least, most)
        case Truth():
            return st.booleans()
        case OneOf(allowed):
            return st.sampled_from(allowed)
        case Numbers(least, most):
            return st.lists(st.integers(least, most), max_size=5)
        case SomeOf(allowed):
            return st.sets(st.sampled_from(allowed), min_size=1).map(lambda words: [word for word in allowed if word in words])


SOURCES = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@given(st.fixed_dictionaries({}, optional={key: st.tuples(value_for(kind), SOURCES) for key, kind in KEYS.items()}))
def test_a_changed_ruleset_goes_through_its_text_unchanged_or_is_refused_by_key(changes: dict[str, tuple[object, str]]) -> None:
    try:
        made = changed(NTT, changes, name="kami", title=TITLE, on=date(2027, 1, 1))
    except RuleBroken as no:
        assert no.code in {"ruleset.below", "ruleset.above", "ruleset.lot", "ruleset.weights"}
        assert no.facts["key"] in KEYS
        return
    assert read(to_toml(made)) == made
    for key, (value, source) in changes.items():
        kept = tuple(value) if isinstance(value, list) else value
        assert made.values[key] == Value(kept, NTT.values[key].unit, date(2027, 1, 1), source.strip(), "decided")


@pytest.mark.parametrize(
    ("key", "value", "code", "facts"),
    [
        ("nomination.most_names", 0, "ruleset.number", {"least": 1, "most": 20}),
        ("nomination.most_names", 21, "ruleset.number", {"least": 1, "most": 20}),
        ("nomination.most_names", True, "ruleset.number", {"least": 1, "most": 20}),
        ("nomination.most_names", "3", "ruleset.number", {"least": 1, "most": 20}),
        ("nomination.self_naming", 1, "ruleset.truth", {}),
        ("assessment.proposal_ties", "youngest", "ruleset.choice", {"allowed": "all_tied, above_tie"}),
        ("electorate.may_stand", [], "ruleset.words", {"allowed": ", ".join(STATUSES)}),
        ("electorate.may_stand", ["pns", "pns"], "ruleset.words", {"allowed": ", ".join(STATUSES)}),
        ("electorate.may_stand", ["pns", ["x"]], "ruleset.words", {"allowed": ", ".join(STATUSES)}),
        ("electorate.may_stand", "pns", "ruleset.words", {"allowed": ", ".join(STATUSES)}),
        ("assessment.weights", [1, 0], "ruleset.number", {"least": 1, "most": 100}),
        ("assessment.weights", 2, "ruleset.numbers", {"least": 1, "most": 100}),
        ("nomination.ties", ["lot", "extend"], "ruleset.words", {"allowed": "extend, order, lot"}),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_by_key_with_what_is(key: str, value: object, code: str, facts: dict[str, object]) -> None:
    assert refused(changed, NTT, {key: (value, "SK 1")}, name="kami", title=TITLE) == (code, {"key": key, **facts})


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"nomination.finalists": 8}, "ruleset.below", {"key": "nomination.finalists_limit", "other": "nomination.finalists"}),
        ({"nomination.group_least": 11}, "ruleset.below", {"key": "nomination.group_most", "other": "nomination.group_least"}),
        ({"nomination.finalists": 4}, "ruleset.above", {"key": "assessment.proposed", "other": "nomination.finalists"}),
        ({"decision.chosen": 6}, "ruleset.above", {"key": "decision.chosen", "other": "assessment.proposed"}),
        ({"assessment.weights": [1, 2]}, "ruleset.weights", {"key": "assessment.weights", "count": 4}),
        ({"nomination.ties": ["extend", "order"]}, "ruleset.lot", {"key": "nomination.ties"}),
    ],
)
def test_values_that_cannot_hold_together_are_refused(changes: dict[str, object], code: str, facts: dict[str, object]) -> None:
    sourced = {key: (value, "SK 1") for key, value in changes.items()}

    assert refused(changed, NTT, sourced, name="kami", title=TITLE) == (code, facts)
    assert refused(check_agreement, replace_values(changes)) == (code, facts)


def replace_values(changes: dict[str, object]) -> Ruleset:
    made = NTT
    for key, value in changes.items():
        section, name = key.split(".")
        part = replace(getattr(made, section), **{name: tuple(value) if isinstance(value, list) else value})
        made = replace(made, **{section: part})
    return made


def test_a_change_needs_a_known_key_a_source_and_the_clone_a_name_and_a_title() -> None:
    assert refused(changed, NTT, {"nomination.colour": (1, "SK 1")}, name="kami", title=TITLE) == (
        "ruleset.unknown",
        {"key": "nomination.colour"},
    )
    assert refused(changed, NTT, {"decision.chosen": (2, "  ")}, name="kami", title=TITLE) == ("ruleset.source", {"key": "decision.chosen"})
    assert refused(changed, NTT, {}, name=" ", title=TITLE) == ("ruleset.title", {})
    assert refused(changed, NTT, {}, name="kami", title={"id": "Aturan"}) == ("ruleset.title", {})


def test_a_changed_value_keeps_its_day_unless_another_is_given() -> None:
    made = changed(NTT, {"decision.chosen": (2, "SK 1")}, name="kami", title=TITLE)

    assert made.values["decision.chosen"].from_ == date(2026, 1, 1)
    assert changed(NTT, {"decision.chosen": (3, "SK 1")}, name="kami", title=TITLE, on=date(2027, 1, 1)) != made


MOST = '[nomination.most_names]\nvalue = 3\nunit = "names per ballot"\nfrom = 2026-01-01\n'


@pytest.mark.parametrize(
    ("old", "new", "key", "why"),
    [
        (MOST, "[nomination.most]\nvalue = 3\n", "nomination.most_names",
         "is missing: write [nomination.most_names] with value, unit, from, source, sure"),
        (MOST, MOST.replace("value = 3\n", ""), "nomination.most_names",
         "is missing: write [nomination.most_names] with value, unit, from, source, sure"),
        (MOST, MOST.replace("2026-01-01", '"2026"'), "nomination.most_names.from", "must be a date, as 2026-01-01"),
        (MOST, MOST.replace("2026-01-01", "2026-01-01T00:00:00"), "nomination.most_names.from", "must be a date, as 2026-01-01"),
        (MOST, MOST.replace('"names per ballot"', '" "'), "nomination.most_names.unit", "must be a text in quotation marks"),
        (MOST, "[nomination.colour]\nvalue = 1\n" + MOST, "nomination.colour", "is not a key of a ruleset: remove it or mend its spelling"),
        ("[ruleset]", "colour = 1\n[ruleset]", "colour", "is not a key of a ruleset: remove it or mend its spelling"),
        ('name = "ntt"', "name = 5", "ruleset.name", "must be a text in quotation marks"),
        ('title = { id = "Pemerintah Provinsi Nusa Tenggara Timur", en = "', 'title = { id = "", en = "', "ruleset.title.id",
         "must be a text in quotation marks"),
        ('kind = "gate"', 'kind = "door"', "criteria.status.kind", "must be gate or rating"),
        ('kind = "gate"', 'kind = "rating"', "criteria.status.levels", "must be four for a rating and none for a gate"),
        ('key = "status"', "key = 1", "criteria.1.key", "must be a text in quotation marks"),
        ('key = "status"', 'key = "discipline"', "criteria", "must not use a key twice"),
        ('{ id = "Berstatus PNS", en = "Is a permanent official (PNS)" }', '"PNS"', "criteria.status.text",
         'must have both languages: write { id = "...", en = "..." }'),
        ('kind = "UU"', 'kind = "SE"', "laws.1.kind", "must be one of UUD, UU, PP, Perpres, Permen, Perda, Pergub"),
        ("year = 2023", 'year = "2023"', "laws.1.year", "must be a year"),
        ("year = 2023", "year = true", "laws.1.year", "must be a year"),
    ],
)  # fmt: skip
def test_a_fault_of_the_file_is_named_by_its_key_with_what_to_write(old: str, new: str, key: str, why: str) -> None:
    assert old in TEXTS["ntt"]

    assert refused(read, TEXTS["ntt"].replace(old, new, 1)) == ("ruleset.key", {"key": key, "why": why})


def test_how_sure_a_value_is_must_be_one_of_three_words() -> None:
    text = TEXTS["ntt"].replace('sure = "inferred"', 'sure = "maybe"', 1)

    assert refused(read, text) == (
        "ruleset.key", {"key": "electorate.may_nominate.sure", "why": "must be one of printed, inferred, decided"}
    )  # fmt: skip


def test_sections_of_the_wrong_shape_are_refused() -> None:
    head = TEXTS["ntt"].split("[[criteria]]")[0]
    laws = "[[laws]]" + TEXTS["ntt"].split("[[laws]]", 1)[1]
    ratings = "[[criteria]]" + TEXTS["ntt"].split("[[criteria]]", 3)[3].split("[[laws]]")[0]

    assert refused(read, "ruleset = 1") == ("ruleset.key", {"key": "ruleset", "why": "must be a table: write [ruleset...]"})
    assert refused(read, "criteria = 1\n" + head) == (
        "ruleset.key",
        {"key": "criteria", "why": "must be a list of tables: write [[criteria]]"},
    )
    assert refused(read, "laws = [1]\n" + head + ratings) == (
        "ruleset.key", {"key": "laws", "why": "must be a list of tables: write [[laws]]"}
    )  # fmt: skip
    assert refused(read, head + laws) == ("ruleset.key", {"key": "criteria", "why": "must hold at least one of kind rating"})
    assert refused(read, head + ratings) == ("ruleset.key", {"key": "laws", "why": "must hold at least one: a decree recalls its basis"})


def test_what_is_no_toml_is_refused_with_the_place() -> None:
    code, facts = refused(read, "[ruleset\nname")

    assert code == "ruleset.toml"
    assert "line 1" in str(facts["why"])


def test_parts_are_assembled_only_when_they_agree() -> None:
    again = assemble(NTT.name, NTT.title, NTT.values, NTT.criteria, NTT.laws)

    assert again == NTT
    assert refused(assemble, NTT.name, NTT.title, NTT.values, NTT.gates, NTT.laws)[0] == "ruleset.key"


JSONISH = st.recursive(
    st.booleans() | st.integers(-5, 5) | st.sampled_from(["pns", "lot", "", "x"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["value", "from", "unit", "id", "en"]), inner, max_size=3),
    max_leaves=4,
)


@given(st.sampled_from([*KEYS, "ruleset", "ruleset.title", "criteria", "laws", "nomination"]), JSONISH)
def test_whatever_stands_at_a_key_a_ruleset_is_read_or_refused_and_nothing_else(key: str, thing: object) -> None:
    data = tomllib.loads(TEXTS["ntt"])
    section, _, name = key.partition(".")
    if name:
        data[section][name] = thing
    else:
        data[section] = thing
    try:
        read(inline(data))
    except RuleBroken as no:
        assert no.code.startswith("ruleset.")


def inline(data: dict[str, object]) -> str:
    return "\n".join(f"{key} = {toml(value)}" for key, value in data.items())


def toml(value: object) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f'"{key}" = {toml(inner)}' for key, inner in value.items()) + " }"
        case list():
            return "[" + ", ".join(toml(inner) for inner in value) + "]"
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)
