"""Every way back: what it ends, and that the story walks on from it to a published decree."""

from pathlib import Path

import pytest

from pelopor.decision.models import Appointment
from pelopor.demo import roster
from pelopor.demo.scenarios import MORNING
from pelopor.demo.story import Story
from pelopor.documents.models import Paper
from pelopor.duties.queries import open_duties
from pelopor.nomination import actions as nominations
from pelopor.nomination.models import Nomination, Witness
from pelopor.nomination.queries import opened_tally
from pelopor.pages.queries import case_file
from pelopor.programme import queries
from pelopor.programme.actions import move_back
from pelopor.programme.models import StageRun
from pelopor.rules.access import Facts
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import BACK_MOVES, BESIDE, BY_REVOCATION, Stage
from tests.conftest import sure

pytestmark = pytest.mark.django_db

WAYS = [(start, to) for start in BACK_MOVES for to in sorted(BACK_MOVES[start] - BY_REVOCATION.get(start, frozenset()))]
FIRST = {Stage.NOMINATE: "nomination.open", Stage.ASSESS: "assessment.resume", Stage.DECIDE: "decision.choose"}
WHY = "Daftar calon keliru"


@pytest.fixture
def story(demo_home: Path) -> Story:
    body, _ = roster.province(seed=7, size=24)
    return Story(body, at=MORNING, seed=7, ruleset="ntt")


def subjects_of_runs_that_count(story: Story) -> set[str]:
    return {run.public_id for run in StageRun.objects.filter(cycle=story.cycle, void=False)}


@pytest.mark.parametrize(("start", "to"), WAYS)
def test_after_every_way_back_only_its_first_duty_waits(story: Story, start: Stage, to: Stage) -> None:
    story.to(start)
    again = move_back(story.cycle, to=to, reason=WHY, by=story.body.team[0], at=story.at)

    ended = StageRun.objects.filter(cycle=story.cycle, void=True)
    order = [stage for stage in Stage if stage not in BESIDE]
    assert {Stage(run.stage) for run in ended} == set(order[order.index(to) : order.index(start) + 1])
    assert {(run.reason, run.closed_at is None) for run in ended} == {(WHY, False)}
    assert [(duty.kind, duty.subject) for duty in open_duties()] == [(FIRST[to], again.public_id)]
    assert set(Paper.objects.filter(subject__in=[run.public_id for run in ended]).values_list("state", "void_reason")) <= {("void", WHY)}
    assert queries.latest_stage(story.cycle) is to


@pytest.mark.parametrize(("start", "to"), WAYS)
def test_from_every_way_back_the_story_walks_on_to_a_published_decree(story: Story, start: Stage, to: Stage) -> None:
    story.to(start)
    story.back(to, reason=WHY)
    for _stage in story.stages(since=to):
        assert set(open_duties().values_list("subject", flat=True)) <= subjects_of_runs_that_count(story)

    decree = Paper.objects.get(kind="decree", state="published")
    chosen = {member["name"] for member in decree.content["members"]}
    assert len(chosen) == 3
    assert {appointed.person.name for appointed in Appointment.objects.filter(decree=decree)} == chosen
    assert queries.latest_stage(story.cycle) is Stage.ACT
    assert not open_duties().exists()


def test_a_way_back_drops_what_waits_for_the_witnesses(story: Story) -> None:
    story.to(Stage.ASSESS)
    story.score(sure(queries.current_run(story.cycle, Stage.ASSESS)))
    assert sorted(open_duties().values_list("kind", flat=True)) == ["assessment.agree", "tally.open", "tally.open"]

    move_back(story.cycle, to=Stage.NOMINATE, reason=WHY, by=story.body.team[0], at=story.at)

    assert [duty.kind for duty in open_duties()] == ["nomination.open"]


def test_a_second_assessment_is_blind_and_both_witnesses_open_the_tally_anew(story: Story) -> None:
    story.to(Stage.DECIDE)
    nomination = Nomination.objects.get()
    assert opened_tally(nomination) == nomination.tally

    story.back(Stage.ASSESS, reason=WHY)
    assert opened_tally(nomination) is None
    story.score(sure(queries.current_run(story.cycle, Stage.ASSESS)))
    first, second = Witness.objects.order_by("pk")
    nominations.open_tally(first, by=first.person, at=story.at)
    assert opened_tally(nomination) is None
    with pytest.raises(RuleBroken, match=r"tally\.twice"):
        nominations.open_tally(first, by=first.person, at=story.at)
    nominations.open_tally(second, by=second.person, at=story.at)
    assert opened_tally(nomination) == nomination.tally


def test_the_case_file_tells_of_the_runs_that_were_ended(story: Story) -> None:
    story.to(Stage.DECIDE)
    story.back(Stage.ASSESS, reason=WHY)

    told = {link.stage: [(one.reason, [paper.state for paper in one.papers]) for one in link.earlier] for link in
            case_file(story.cycle, story.body.head, facts=Facts(), at=story.at)}  # fmt: skip
    assert {stage: earlier for stage, earlier in told.items() if earlier} == {
        Stage.ASSESS: [(WHY, ["void"] * 6)], Stage.DECIDE: [(WHY, [])],  # four pacts, and the minutes of the tally and of the assessment
    }  # fmt: skip


def test_the_assessment_begins_again_once(story: Story) -> None:
    from pelopor.assessment.actions import resume

    story.to(Stage.DECIDE)
    story.back(Stage.ASSESS, reason=WHY)
    with pytest.raises(RuleBroken, match=r"assessment\.resumed"):
        resume(sure(queries.current_run(story.cycle, Stage.ASSESS)), by=story.body.head, at=story.at)
