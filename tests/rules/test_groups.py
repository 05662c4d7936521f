import hashlib
from dataclasses import replace
from typing import Any

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.groups import check_group, is_listed, list_hash, on_paper, passes
from tests.rules.texts import NTT

RULES = replace(NTT.nomination, group_least=2, group_most=4)


def made(**changes: Any) -> None:
    facts: dict[str, Any] = {"name": "Loket Ramah", "members": ["a", "b", "c"], "leader": "a", "eligible": "abcdef", "rules": RULES}
    facts |= changes
    check_group(facts.pop("name"), facts.pop("members"), **facts)


@pytest.mark.parametrize("members", [["a", "b"], ["a", "b", "c", "d"]])
def test_check_group_lets_from_the_least_to_the_most_members_be_a_group(members: list[str]) -> None:
    made(members=members)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"rules": replace(RULES, groups=False)}, "group.none", {}),
        ({"name": "  "}, "group.name", {}),
        ({"members": ["a"]}, "group.size", {"given": 1, "least": 2, "most": 4}),
        ({"members": ["a", "b", "c", "d", "e"]}, "group.size", {"given": 5, "least": 2, "most": 4}),
        ({"members": ["a", "b", "b"]}, "group.members", {"count": 1}),
        ({"members": ["a", "x", "y"]}, "group.members", {"count": 2}),
        ({"leader": "d"}, "group.leader", {}),
    ],
)
def test_check_group_refuses_what_is_no_group_with_what_is_wrong(changes: dict[str, Any], code: str, facts: dict[str, object]) -> None:
    with pytest.raises(RuleBroken) as no:
        made(**changes)

    assert (no.value.code, no.value.facts) == (code, facts)


@pytest.mark.parametrize(
    ("answers", "eligible", "listed"),
    [
        ({"a": True, "b": True}, "ab", True),
        ({"a": True, "b": None}, "ab", False),
        ({"a": True, "b": False}, "ab", False),
        ({"a": True, "b": True}, "a", False),
        ({"a": True}, "a", False),
    ],
)
def test_is_listed_wants_every_member_to_agree_and_to_be_eligible(answers: dict[str, bool | None], eligible: str, listed: bool) -> None:
    assert is_listed(answers, eligible=eligible, rules=RULES) is listed


def test_is_listed_nothing_where_the_ruleset_names_people_only() -> None:
    assert not is_listed({"a": True, "b": True}, eligible="ab", rules=replace(RULES, groups=False))


@pytest.mark.parametrize(("members", "passed"), [([True, True], True), ([True, False], False), ([False, None], None), ([True, None], None)])
def test_passes_a_group_when_all_do_and_says_nothing_before_all_are_answered(members: list[bool | None], passed: bool | None) -> None:
    assert passes(members) is passed


def test_list_hash_stands_for_the_names_and_for_who_is_behind_each() -> None:
    names = {"b": [], "a": [], "g": ["y", "x"]}

    assert list_hash(names) == list_hash({"g": ["x", "y"], "a": [], "b": []})
    assert len({list_hash(names), list_hash({**names, "g": ["x", "z"]}), list_hash({"a": [], "b": []})}) == 3
    assert list_hash({"b": [], "a": []}) == hashlib.sha256(b"a\nb").hexdigest()


def test_on_paper_a_group_is_told_with_its_members() -> None:
    assert on_paper(["Ani", "Budi", "Citra"]) == "Kelompok, 3 anggota: Ani; Budi; Citra"
