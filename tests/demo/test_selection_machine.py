"""The whole selection as a machine that hypothesis drives: on, back, objected to, returned, taken back, in any order.

Whatever was done, no state that can be reached lacks its papers, no paper survives what it rests on, and somebody can go on.
"""

from collections.abc import Callable
from copy import copy
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from pelopor.decision import actions as decision
from pelopor.decision import queries as decisions
from pelopor.decision.models import Appointment, Objection, ObjectionWindow
from pelopor.demo import roster
from pelopor.demo.scenarios import MORNING
from pelopor.demo.story import Story
from pelopor.documents import actions as documents
from pelopor.documents.models import Paper
from pelopor.documents.queries import UNNUMBERED, paper_of, takes_number, turn_of
from pelopor.duties.queries import open_duties
from pelopor.programme import queries
from pelopor.programme.models import Milestone, StageRun
from pelopor.rules.programme import Stage
from tests.conftest import sure

pytestmark = pytest.mark.django_db

WHY = "Ada yang keliru"
FROZEN = {"minutes.frozen": ("assessment_minutes", Stage.ASSESS), "decree.published": ("decree", Stage.DECREE)}
"""What is reached only with a frozen paper: its kind, and the stage to whose run it belongs."""


MOST_BACKS = 2
"""How often one walk goes back, so that many come to their end."""


class Selection(RuleBasedStateMachine):
    """One agency's cycle from STUDY on. The story does what a whole stage does; objections and the decree go deed by deed."""

    begun: Callable[[], Story]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.story = self.begun()
        self.body, self.numbers, self.backs = self.story.body, 0, 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @property
    def stage(self) -> Stage:
        return queries.latest_stage(self.story.cycle)

    def run_of(self, stage: Stage) -> StageRun:
        return sure(queries.current_run(self.story.cycle, stage))

    @property
    def decree(self) -> Paper | None:
        return paper_of(self.run_of(Stage.DECREE).public_id, "decree") if self.stage is Stage.DECREE else None

    def decree_is(self, *states: str) -> bool:
        return self.decree is not None and self.decree.state in states

    @precondition(lambda self: self.stage in {Stage.NOMINATE, Stage.STUDY, Stage.ASSESS, Stage.DECIDE})
    @rule()
    def go_on(self) -> None:
        stage = self.stage
        next(reached for reached in self.story.stages(since=stage) if reached is not stage)

    @precondition(lambda self: self.backs < MOST_BACKS and bool(queries.back_targets(self.story.cycle)))
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        self.backs += 1
        self.story.back(data.draw(st.sampled_from(queries.back_targets(self.story.cycle))), reason=WHY)

    @precondition(lambda self: self.stage is Stage.OBJECT)
    @rule(upheld=st.booleans())
    def object_and_answer(self, upheld: bool) -> None:
        run = self.run_of(Stage.OBJECT)
        proposed = decisions.ranking_of(self.story.cycle).proposed
        team = next(one for one in self.body.team if not decisions.is_among(one, proposed))
        by = next(one for one in self.body.people if one not in {team, self.body.head})
        made = decision.raise_objection(run, text=f"Sanggahan {Objection.objects.count()}", upload=None, by=by, at=self.story.at)
        decision.answer_objection(made, text="Jawaban", upheld=upheld, by=team, at=self.story.at)

    @precondition(lambda self: self.stage is Stage.OBJECT)
    @rule()
    def close_objections(self) -> None:
        """When none was upheld; else only the way back is open."""
        run = self.run_of(Stage.OBJECT)
        if not Objection.objects.filter(window__run=run, upheld=True).exists():
            self.story.at = max(self.story.at, ObjectionWindow.objects.get(run=run).closes_at.astimezone(self.story.at.tzinfo))
            decision.close_objections(run, note="", by=self.body.team[0], at=self.story.at)

    @precondition(lambda self: self.stage is Stage.DECREE and (self.decree is None or self.decree_is(*UNNUMBERED)))
    @rule()
    def draft(self) -> None:
        decision.draft_decree(self.run_of(Stage.DECREE), by=self.body.secretary, at=self.story.at)

    @precondition(lambda self: self.decree_is("initialling"))
    @rule(gives=st.booleans())
    def initial(self, gives: bool) -> None:
        turn = sure(turn_of(sure(self.decree)))
        if gives:
            documents.give(turn, by=turn.person, at=self.story.at)
        else:
            documents.send_back(turn, words=WHY, by=turn.person, at=self.story.at)

    @precondition(lambda self: self.decree is not None and takes_number(self.decree))
    @rule()
    def number(self) -> None:
        self.numbers += 1
        documents.number(sure(self.decree), number=f"800/{self.numbers}", date=self.story.at.date(), by=self.body.clerk, at=self.story.at)

    @precondition(lambda self: self.decree_is("numbered", "signed"))
    @rule()
    def take_back(self) -> None:
        documents.take_back(sure(self.decree), reason=WHY, by=self.body.head, at=self.story.at)

    @precondition(lambda self: self.decree_is("numbered"))
    @rule()
    def sign(self) -> None:
        paper, scan = sure(self.decree), self.story.scan()
        documents.sign_in_ink(paper, scan=scan, number=paper.number, by=self.body.head, at=self.story.at)

    @precondition(lambda self: self.decree_is("signed"))
    @rule()
    def publish(self) -> None:
        run = self.run_of(Stage.DECREE)
        decision.publish(run, sure(self.decree), starts=self.story.at.date(), by=self.body.secretary, at=self.story.at)

    @precondition(lambda self: self.stage is Stage.ACT)
    @rule()
    def rest(self) -> None:
        """The selection is over; the machine has to be able to do something in every state."""

    @invariant()
    def what_was_reached_has_its_paper_as_it_was_frozen(self) -> None:
        for milestone in Milestone.objects.filter(run__cycle=self.story.cycle, run__void=False, kind__in=FROZEN).select_related("run"):
            kind, stage = FROZEN[milestone.kind]
            paper = sure(paper_of(milestone.run.public_id, kind))
            with paper.file.open("rb") as file:
                assert (milestone.run.stage, paper.sha256, sha256(file.read()).hexdigest()) == (stage, milestone.hash, milestone.hash)

    @invariant()
    def no_paper_outlives_what_it_rests_on(self) -> None:
        void = StageRun.objects.filter(cycle=self.story.cycle, void=True).values("public_id")
        assert not Paper.objects.filter(subject__in=void).exclude(state="void").exists()
        assert not Appointment.objects.filter(ended_on__isnull=True).exclude(decree__state="published").exists()
        assert not Paper.objects.filter(state="void", void_reason="").exists()

    @invariant()
    def who_is_appointed_stands_on_the_decree(self) -> None:
        for paper in Paper.objects.filter(kind="decree", state="published"):
            appointed = {one.person.name for one in Appointment.objects.filter(decree=paper).select_related("person")}
            assert appointed == {member["name"] for member in paper.content["members"]}

    @invariant()
    def a_number_is_given_once(self) -> None:
        given = list(Paper.objects.exclude(number="").values_list("number", flat=True))
        assert len(given) == len(set(given))

    @invariant()
    def nothing_void_waits_and_somebody_can_go_on(self) -> None:
        """In the window of objections time itself goes on; at ACT the selection is over."""
        waiting = set(open_duties().values_list("subject", flat=True))
        counting = set(StageRun.objects.filter(cycle=self.story.cycle, void=False).values_list("public_id", flat=True))
        void = set(StageRun.objects.filter(cycle=self.story.cycle, void=True).values_list("public_id", flat=True))
        assert not waiting & void
        assert waiting & counting or self.stage in {Stage.NOMINATE, Stage.OBJECT, Stage.ACT}


@pytest.mark.filterwarnings("ignore:No directory at")
def test_no_reachable_state_lacks_its_papers_and_no_paper_survives_what_it_rests_on(demo_home: Path) -> None:
    body, _ = roster.province(seed=7, size=12)
    documents.set_steps(body.agency, [("Sekretaris", body.team[0])], by=body.secretary, at=MORNING)
    told = Story(body, at=MORNING, seed=7, ruleset="ntt")
    told.to(Stage.STUDY)

    def begun() -> Story:
        story = copy(told)
        story.rng = Random("selection")
        return story

    machine = type("SelectionOfTwelve", (Selection,), {"begun": staticmethod(begun)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=24,
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
