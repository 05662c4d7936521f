"""Deeds on cycles: opening, settling stages, publishing criteria, moving on and back, and cloning rulesets."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.evidence.models import Evidence
from pelopor.programme import actions, queries
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage
from tests.conftest import NOON
from tests.programme.conftest import Office

LATER = NOON + timedelta(hours=1)


def run_of(cycle: Cycle, stage: Stage) -> StageRun:
    run = queries.current_run(cycle, stage)
    assert run is not None
    return run


def waiting(office: Office) -> set[tuple[str, str, str]]:
    """Kind, role and page of every open duty."""
    return set(Duty.objects.filter(agency=office.agency, done_at__isnull=True).values_list("kind", "role", "url_name"))


def waive(office: Office, cycle: Cycle, stage: Stage) -> None:
    actions.settle_stage(run_of(cycle, stage), proof=None, reason="Sudah tahun lalu", by=office.team, at=LATER)


def at_nominate(office: Office) -> Cycle:
    cycle = office.open()
    actions.publish_criteria(run_of(cycle, Stage.PREPARE), by=office.team, at=LATER)
    waive(office, cycle, Stage.BASELINE)
    return cycle


def onward(cycle: Cycle, stage: Stage, *kinds: str) -> StageRun:
    """Close `stage` with its milestones."""
    run = run_of(cycle, stage)
    for kind in kinds:
        actions.reach(run, kind, by=None, at=LATER)
    actions.leave(run, at=LATER)
    return run


def at_object(office: Office) -> Cycle:
    cycle = at_nominate(office)
    onward(cycle, Stage.NOMINATE, "nomination.closed")
    actions.enter(cycle, Stage.STUDY, at=LATER)
    onward(cycle, Stage.STUDY, "nomination.published", "study.submitted", "study.released")
    actions.enter(cycle, Stage.ASSESS, at=LATER)
    onward(cycle, Stage.ASSESS, "scores.locked", "tally.opened", "scores.agreed", "minutes.frozen")
    actions.enter(cycle, Stage.DECIDE, at=LATER)
    onward(cycle, Stage.DECIDE, "choice.made")
    actions.enter(cycle, Stage.OBJECT, at=LATER)
    return cycle


def test_an_opened_cycle_says_what_must_be_done(office: Office) -> None:
    cycle = office.open()
    assert {run.stage for run in cycle.runs.all()} == {"PREPARE", "DECLARE", "BASELINE", "INTERNALISE"}
    assert queries.reached(cycle) == {"cycle.opened"}
    assert waiting(office) == {
        ("criteria.publish", "reform_team", "programme:criteria"),
        ("declare.prove", "reform_team", "programme:prove"),
        ("baseline.prove", "reform_team", "programme:prove"),
        ("internalise.prove", "reform_team", "programme:prove"),
    }


def test_a_second_cycle_waits_for_the_first(office: Office) -> None:
    office.open()
    with pytest.raises(RuleBroken) as no:
        office.open()
    assert (no.value.code, no.value.facts) == ("cycle.open", {"agency": "Dinas Contoh"})
    assert Cycle.objects.count() == 1


def test_a_waived_stage_keeps_its_reason_and_is_settled_once(office: Office) -> None:
    cycle = office.open()
    run = run_of(cycle, Stage.DECLARE)
    waive(office, cycle, Stage.DECLARE)
    kept = queries.milestone(run, "declare.waived")
    assert kept is not None
    assert kept.note == "Sudah tahun lalu"
    assert ("declare.prove", "reform_team", "programme:prove") not in waiting(office)
    with pytest.raises(RuleBroken) as no:  # `run` was read before: as for the second of two who press at once
        actions.settle_stage(run, proof=None, reason="Lagi", by=office.team, at=LATER)
    assert no.value.code == "stage.settled"


def test_a_proof_is_kept_with_its_hash(office: Office) -> None:
    run = run_of(office.open(), Stage.BASELINE)
    proof = Evidence.objects.create(
        agency=office.agency, file="x.pdf", name="x.pdf", media_type="application/pdf", size=1, sha256="a" * 64,
        uploaded_by=office.team, uploaded_at=NOON,
    )  # fmt: skip
    actions.settle_stage(run, proof=proof, reason="", by=office.team, at=LATER)
    kept = queries.milestone(run, "baseline.proved")
    assert kept is not None
    assert (kept.hash, kept.evidence, kept.reference) == ("a" * 64, proof, proof.public_id)
    run.refresh_from_db()
    assert run.closed_at == LATER


def test_a_stage_needs_a_proof_or_a_reason(office: Office) -> None:
    run = run_of(office.open(), Stage.BASELINE)
    deeds: list[Callable[[], object]] = [
        lambda: actions.settle_stage(run, proof=None, reason=" ", by=office.team, at=LATER),
        lambda: actions.prove_stage(run, upload=None, reason=" ", by=office.team, at=LATER),
    ]
    for deed in deeds:
        with pytest.raises(RuleBroken) as no:
            deed()
        assert no.value.code == "stage.proof_or_reason"


def test_criteria_are_published_once(office: Office) -> None:
    run = run_of(office.open(), Stage.PREPARE)
    actions.publish_criteria(run, by=office.team, at=LATER)
    assert ("criteria.publish", "reform_team", "programme:criteria") not in waiting(office)
    with pytest.raises(RuleBroken) as no:
        actions.publish_criteria(run, by=office.team, at=LATER)
    assert no.value.code == "milestone.twice"


@pytest.mark.parametrize("first", ["criteria", "baseline"])
def test_nomination_opens_with_the_last_of_criteria_and_baseline(office: Office, first: str) -> None:
    cycle = office.open()
    steps: list[Callable[[], object]] = [
        lambda: actions.publish_criteria(run_of(cycle, Stage.PREPARE), by=office.team, at=LATER),
        lambda: waive(office, cycle, Stage.BASELINE),
    ]
    for step in steps if first == "criteria" else reversed(steps):
        assert queries.current_run(cycle, Stage.NOMINATE) is None
        step()
    assert run_of(cycle, Stage.NOMINATE).opened_at == LATER
    assert run_of(cycle, Stage.PREPARE).closed_at == LATER
    assert ("nomination.open", "reform_team", "nomination:prepare") in waiting(office)


def test_being_ready_twice_opens_a_stage_once(office: Office) -> None:
    cycle = at_nominate(office)
    actions.enter_when_ready(cycle, at=LATER)
    assert cycle.runs.filter(stage="NOMINATE").count() == 1


def test_the_decree_opens_when_the_stages_beside_are_settled(office: Office) -> None:
    cycle = at_object(office)
    onward(cycle, Stage.OBJECT, "objections.closed")
    waive(office, cycle, Stage.DECLARE)
    assert queries.current_run(cycle, Stage.DECREE) is None
    waive(office, cycle, Stage.INTERNALISE)
    assert run_of(cycle, Stage.DECREE).opened_at == LATER
    assert ("decree.draft", "secretary", "decision:draft") in waiting(office)


def test_a_stage_is_refused_before_its_gate_and_when_it_is_open(office: Office) -> None:
    cycle = office.open()
    with pytest.raises(RuleBroken) as no:
        actions.enter(cycle, Stage.NOMINATE, at=LATER)
    assert no.value.code == "gate.missing"
    with pytest.raises(RuleBroken) as no:
        actions.enter(cycle, Stage.PREPARE, at=LATER)
    assert no.value.code == "stage.open"


def test_going_back_to_the_choice_voids_what_followed(office: Office) -> None:
    cycle = at_object(office)
    before, objections = run_of(cycle, Stage.DECIDE), run_of(cycle, Stage.OBJECT)
    again = actions.move_back(cycle, to=Stage.DECIDE, reason="Sanggahan diterima", by=office.team, at=LATER)
    assert (again.stage, again.number) == ("DECIDE", 2)
    for run in (before, objections):
        run.refresh_from_db()
        assert (run.void, run.reason, run.closed_at) == (True, "Sanggahan diterima", LATER)
    assert "choice.made" not in queries.reached(cycle)
    assert ("decision.choose", "head", "decision:choose") in waiting(office)
    assert Paper.objects.count() == 0


def test_going_back_to_nomination_opens_it_anew(office: Office) -> None:
    cycle = at_object(office)
    again = actions.move_back(cycle, to=Stage.NOMINATE, reason="Daftar keliru", by=office.team, at=LATER)
    assert (again.stage, again.number, again.closed_at) == ("NOMINATE", 2, None)
    assert queries.latest_stage(cycle) is Stage.NOMINATE
    with pytest.raises(RuleBroken) as no:  # the second of two who go back at once
        actions.move_back(cycle, to=Stage.NOMINATE, reason="Daftar keliru", by=office.team, at=LATER)
    assert no.value.code == "back.move"


def test_going_back_to_the_assessment_lets_nobody_choose_before_it_is_done(office: Office) -> None:
    cycle = at_object(office)

    again = actions.move_back(cycle, to=Stage.ASSESS, reason="Nilai keliru", by=office.team, at=LATER)

    assert (again.stage, again.number, again.closed_at) == ("ASSESS", 2, None)
    assert queries.latest_stage(cycle) is Stage.ASSESS
    assert "decision.choose" not in {kind for kind, _, _ in waiting(office)}


def test_only_an_open_cycle_offers_stages_to_go_back_to(office: Office) -> None:
    cycle = at_object(office)
    assert queries.back_targets(cycle) == [Stage.NOMINATE, Stage.ASSESS, Stage.DECIDE]

    cycle.closed_at = LATER
    assert queries.back_targets(cycle) == []


def test_going_back_needs_a_reason_and_an_open_cycle(office: Office) -> None:
    cycle = at_object(office)
    with pytest.raises(RuleBroken) as no:
        actions.move_back(cycle, to=Stage.DECIDE, reason=" ", by=office.team, at=LATER)
    assert no.value.code == "back.reason"
    Cycle.objects.update(closed_at=LATER)
    with pytest.raises(RuleBroken) as no:
        actions.move_back(cycle, to=Stage.DECIDE, reason="Salah", by=office.team, at=LATER)
    assert no.value.code == "back.closed"


@pytest.mark.parametrize("name", ["ntt", "dinas"])
def test_a_ruleset_name_is_used_once(office: Office, name: str) -> None:
    def save(name: str) -> None:
        actions.save_ruleset(
            agency=office.agency, base_text=queries.shipped_rulesets()["ntt"], changes={}, name=name, title={"id": "A", "en": "B"},
            by=office.team, at=NOON,
        )  # fmt: skip

    save("dinas")
    with pytest.raises(RuleBroken) as no:
        save(name)
    assert (no.value.code, no.value.facts) == ("ruleset.name", {"name": name})


def test_nothing_is_done_to_a_run_that_a_way_back_ended(office: Office) -> None:
    cycle = at_object(office)
    decide = run_of(cycle, Stage.DECIDE)
    actions.move_back(cycle, to=Stage.DECIDE, reason="Sanggahan diterima", by=office.team, at=LATER)
    with pytest.raises(RuleBroken) as no:
        actions.hold(decide)
    assert no.value.code == "stage.void"
    assert actions.hold(run_of(cycle, Stage.DECIDE)).number == 2


def published(office: Office) -> Cycle:
    """A cycle whose decree is published; the milestone is what counts."""
    cycle = office.open()
    actions.reach(run_of(cycle, Stage.PREPARE), "decree.published", by=office.head, at=LATER)
    return cycle


def test_a_closed_cycle_waits_for_nothing_and_makes_room_for_the_next(office: Office) -> None:
    cycle = published(office)
    actions.close_cycle(cycle, reason=" Masa tugas berakhir. ", by=office.team, at=LATER)

    cycle.refresh_from_db()
    assert (cycle.closed_at, cycle.runs.filter(closed_at__isnull=True).count()) == (LATER, 0)
    assert waiting(office) == {("cycle.open", "reform_team", "programme:new")}
    assert Event.objects.get(kind="programme.cycle_closed").facts == {"title": "Siklus 2026", "reason": "Masa tugas berakhir."}
    assert office.open().cloned_from is None
    assert Cycle.objects.count() == 2


@pytest.mark.parametrize(("reason", "decree", "code"), [(" ", True, "close.reason"), ("Selesai", False, "close.decree")])
def test_a_cycle_is_closed_with_a_reason_after_its_decree(office: Office, reason: str, decree: bool, code: str) -> None:
    cycle = published(office) if decree else office.open()

    with pytest.raises(RuleBroken, match=re.escape(code)):
        actions.close_cycle(cycle, reason=reason, by=office.team, at=LATER)
    assert queries.open_cycle(office.agency) == cycle


def test_a_cycle_is_closed_once(office: Office) -> None:
    cycle = published(office)
    actions.close_cycle(cycle, reason="Selesai", by=office.team, at=LATER)

    with pytest.raises(RuleBroken, match=r"close\.twice"):
        actions.close_cycle(cycle, reason="Selesai", by=office.team, at=LATER)
