import pytest

from pelopor.rules.access import DEEDS, Facts, Relation, Role, allowed
from pelopor.rules.programme import Stage


def test_a_deed_needs_one_of_its_roles_and_its_stage() -> None:
    assert allowed(Facts(roles=frozenset({Role.HEAD}), stage=Stage.DECIDE), "decision.choose")
    assert not allowed(Facts(roles=frozenset({Role.HEAD}), stage=Stage.OBJECT), "decision.choose")
    assert not allowed(Facts(roles=frozenset({Role.SECRETARY}), stage=Stage.DECIDE), "decision.choose")
    assert not allowed(Facts(stage=Stage.DECIDE), "decision.choose")


def test_a_deed_on_ones_own_thing_needs_the_relation_too() -> None:
    staff = frozenset({Role.STAFF})

    assert allowed(Facts(staff, frozenset({Relation.OWN}), Stage.ASSESS), "assessment.score")
    assert not allowed(Facts(staff, frozenset(), Stage.ASSESS), "assessment.score")


def test_a_deed_without_stages_is_open_in_all_of_them() -> None:
    assert all(allowed(Facts(frozenset({Role.STAFF}), stage=stage), "nomination.take_part") for stage in (None, *Stage))


def test_a_misspelt_deed_is_no_permission() -> None:
    with pytest.raises(KeyError):
        allowed(Facts(frozenset(Role)), "decision.chose")


def test_whoever_holds_no_role_may_do_nothing() -> None:
    assert not any(allowed(Facts(frozenset(), frozenset(Relation), stage), deed) for deed in DEEDS for stage in Stage)
