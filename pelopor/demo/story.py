"""The story of one agency's cycle, told by its deeds: who does what, when, from the roster to the decree."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from pelopor.assessment import actions as assessment
from pelopor.assessment import queries as assessments
from pelopor.assessment.models import Assessor
from pelopor.decision import actions as decision
from pelopor.decision import queries as decisions
from pelopor.decision.models import ObjectionWindow
from pelopor.demo.ballots import cast
from pelopor.demo.roster import Body
from pelopor.documents import actions as documents
from pelopor.documents.queries import turn_of
from pelopor.evidence import actions as evidence
from pelopor.evidence.models import Evidence
from pelopor.nomination import actions as nomination
from pelopor.nomination import queries as nominations
from pelopor.nomination.models import Candidate, Nomination, Witness
from pelopor.people.actions import grant
from pelopor.programme import actions as programme
from pelopor.programme import queries
from pelopor.programme.models import Cycle, StageRun
from pelopor.rules.access import Role
from pelopor.rules.programme import Stage

PROOF = b"%PDF-1.4\n% Bukti rekaan untuk peragaan.\n%%EOF\n"


class Story:
    """One agency's cycle, deed by deed. `at` is how far the story has come."""

    def __init__(self, body: Body, *, at: datetime, seed: int, ruleset: str, slips: bool = True) -> None:
        self.body = body
        self.at = at
        self.rng = Random(f"story {seed}")
        self.ruleset = ruleset
        self.slips = slips
        self.cycle: Cycle

    def to(self, stage: Stage) -> None:
        """Tell the story up to the beginning of `stage`."""
        for reached in self.stages():
            if reached is stage:
                return

    def stages(self, *, since: Stage = Stage.PREPARE) -> Iterator[Stage]:
        """Each stage as it is reached, from `since` on; at NOMINATE half the slips are in."""
        told = {
            Stage.PREPARE: self._open, Stage.DECLARE: self._prove, Stage.BASELINE: self._prove, Stage.INTERNALISE: self._prepare,
            Stage.NOMINATE: self._close, Stage.STUDY: self._study, Stage.ASSESS: self._assess, Stage.DECIDE: self._decide,
            Stage.OBJECT: self._object, Stage.DECREE: self._decree,
        }  # fmt: skip
        for stage in list(Stage)[list(Stage).index(since) : list(Stage).index(Stage.ACT)]:
            yield stage
            told[stage](stage)
        yield Stage.ACT

    def back(self, to: Stage, *, reason: str) -> None:
        """Go back to an earlier stage and begin it anew."""
        run = programme.move_back(self.cycle, to=to, reason=reason, by=self.body.team[0], at=self._wait(days=1))
        if to is Stage.NOMINATE:
            self._nominate()
        elif to is Stage.ASSESS:
            assessment.resume(run, by=self.body.head, at=self._wait(days=1))

    def _wait(self, *, days: int = 0, hour: int = 9, minute: int = 0) -> datetime:
        """Let days pass, weekends skipped; the clock then stands at an hour of the day."""
        self.at = (self.at + timedelta(days=days)).replace(hour=hour, minute=minute)
        while self.at.weekday() > 4:
            self.at += timedelta(days=1)
        return self.at

    def _run(self, stage: Stage) -> StageRun:
        run = queries.current_run(self.cycle, stage)
        assert run is not None, stage
        return run

    def _file(self, name: str) -> Evidence:
        upload = SimpleUploadedFile(name, PROOF, content_type="application/pdf")
        return evidence.keep(upload, self.body.agency, self.body.team[0], self.at)

    def _nomination(self) -> Nomination:
        found = nominations.nomination_of(self.cycle)
        assert found is not None
        return found

    def _open(self, _stage: Stage) -> None:
        self.cycle = programme.open_cycle(
            agency=self.body.agency, title="Agen Perubahan 2027", year=2027, ruleset_text=queries.shipped_rulesets()[self.ruleset],
            by=self.body.team[0], at=self._wait(days=1),
        )  # fmt: skip

    def _prove(self, stage: Stage) -> None:
        names = {Stage.DECLARE: "foto-apel-deklarasi.pdf", Stage.BASELINE: "rekap-survei-awal.pdf", Stage.INTERNALISE: "daftar-hadir.pdf"}
        at = self._wait(days=2)
        programme.settle_stage(self._run(stage), proof=self._file(names[stage]), reason="", by=self.body.team[1], at=at)

    def _prepare(self, stage: Stage) -> None:
        """The last stage beside the others, the criteria, and the nomination."""
        self._prove(stage)
        programme.publish_criteria(self._run(Stage.PREPARE), by=self.body.team[0], at=self._wait(days=2))
        self._nominate()

    def _nominate(self) -> None:
        """Open the nomination on a Monday until Friday, and let half of the people hand in."""
        opens = self._wait(days=7 - self.at.weekday(), hour=8)
        closes = opens.replace(hour=16) + timedelta(days=4)
        nominated = nomination.open_nomination(
            self._run(Stage.NOMINATE), closes_at=closes, witnesses=self.body.witnesses, mode="sealed", by=self.body.team[0], at=opens
        )
        self._wait(days=1, hour=10)
        if self.slips:
            cast(nominated, self.body, self.body.people[::2], rng=self.rng, at=self.at)

    def _close(self, _stage: Stage) -> None:
        """Let most of the others hand in too, and close when the time is over; a tie beyond the limit is drawn by lot."""
        nominated = self._nomination()
        self._wait(days=2, hour=10)
        cast(nominated, self.body, [person for person in self.body.people[1::2] if self.rng.random() < 0.7], rng=self.rng, at=self.at)
        self.at = nominated.round.closes_at + timedelta(minutes=5)
        nomination.close(nominated, by=None, at=self.at)
        nominated.refresh_from_db()
        if nominations.lot_waits(nominated):
            nomination.draw_lot(nominated, seed=f"{self.rng.randrange(10_000):04d}", by=self.body.team[0], at=self.at)
        if nominations.fewer_waits(nominated):
            reason = "pegawai yang memenuhi syarat sedikit"
            nomination.answer_fewer(nominated, again=False, reason=reason, by=self.body.team[0], at=self.at)

    def _study(self, stage: Stage) -> None:
        """Everybody called up agrees, the personnel officer answers, the note goes up, the head lets the assessment begin."""
        run, nominated = self._run(stage), self._nomination()
        self._wait(days=3)
        for candidate in nominations.with_people(Candidate.objects.filter(nomination=nominated)).order_by("pk"):
            nomination.answer_consent(candidate, consent=True, by=candidate.speaker, at=self.at)
        study = assessment.ask(run, by=self.body.officer, at=self._wait(hour=11), rng=self.rng)
        answers = {employment.person: (True, "meets") for employment in assessments.pending(study)}
        assessment.answer_gates(run, answers=answers, by=self.body.officer, at=self._wait(hour=14))
        note = "Semua calon memenuhi syarat. Tim menyarankan agar penilaian dimulai."
        assessment.submit(run, note=note, by=self.body.team[0], at=self._wait(days=1))
        self._name_assessors(nominated)
        assessment.release(run, by=self.body.head, at=self._wait(days=1))

    def _name_assessors(self, nominated: Nomination) -> None:
        """Where the ruleset asks for more assessors than Tim RB has, name others who neither stand nor witness."""
        missing = queries.rules_of(self.cycle).assessment.least_assessors - len(self.body.team)
        busy = {person.pk for candidate in nominations.candidates(nominated) for person in candidate.people}
        busy |= {person.pk for person in (self.body.head, *self.body.team, *self.body.witnesses)}
        free = [person for person in self.body.people if person.pk not in busy]
        for person in free[: max(0, missing)]:
            grant(
                person=person, agency=self.body.agency, role=Role.ASSESSOR, basis="Surat Tugas Penilai Nomor 800/DEMO/2026",
                valid_from=self.at.date(), valid_to=self.at.date() + timedelta(days=60), by=self.body.team[0], at=self.at,
            )  # fmt: skip

    def _assess(self, stage: Stage) -> None:
        """Blind scores, both witnesses, the meeting, the berita acara."""
        run = self._run(stage)
        self.score(run)
        self._wait(days=1)
        for witness in Witness.objects.filter(nomination=self._nomination()).select_related("person").order_by("pk"):
            nomination.open_tally(witness, by=witness.person, at=self.at)
        assessment.agree(run, agreed={}, by=self.body.team[0], at=self._wait(hour=11))
        held = self._wait(hour=13)
        assessment.draw(run, held_at=held.date(), place=f"Ruang Rapat {self.body.agency.name}", by=self.body.team[0], at=held)

    def score(self, run: StageRun) -> None:
        """Every assessor fills in the blind sheets and locks them."""
        self._wait(days=3)
        worth = {candidate.pk: self.rng.choice((2, 3, 3, 4)) for candidate in assessments.standing_candidates(self.cycle)}
        criteria = [criterion.key for criterion in queries.rules_of(self.cycle).ratings]
        for assessor in Assessor.objects.filter(run=run).select_related("person").order_by("pk"):
            self.declare(assessor)
            for sheet in assessments.sheets_of(assessor):
                levels = {key: max(1, min(4, worth[sheet.candidate_id] + self.rng.choice((-1, 0, 0, 1)))) for key in criteria}
                assessment.save_sheet(sheet, levels=levels, evidence="Diamati dalam pekerjaan sehari-hari.", by=assessor.person, at=self.at)
            assessment.lock(assessor, by=assessor.person, at=self.at)

    def declare(self, assessor: Assessor) -> None:
        """No conflict with anybody, where nothing was declared yet."""
        if assessments.undeclared(assessor):
            grounds = {sheet.candidate: ("none", "") for sheet in assessments.sheets_of(assessor)}
            assessment.declare(assessor, grounds=grounds, by=assessor.person, at=self.at)

    def _decide(self, stage: Stage) -> None:
        run = self._run(stage)
        ranked = [key for bracket in decisions.proposal(decisions.ranking_of(self.cycle)) for key in bracket.keys]
        chosen = ranked[: queries.rules_of(self.cycle).decision.chosen]
        decision.choose(run, chosen=chosen, reason="", by=self.body.head, at=self._wait(days=1))

    def _object(self, stage: Stage) -> None:
        run = self._run(stage)
        closes = ObjectionWindow.objects.get(run=run).closes_at
        self.at = closes.astimezone(self.at.tzinfo)
        decision.close_objections(run, note="", by=self.body.team[0], at=self._wait(days=1))

    def scan(self) -> Evidence:
        """The decree, signed in ink by the head and scanned."""
        return self._file("sk-bertanda-tangan.pdf")

    def _decree(self, stage: Stage) -> None:
        """Draft, initials, number, signature, publication; the registry gives each number once."""
        run, body = self._run(stage), self.body
        day = self._wait(days=1).date()
        paper = decision.draft_decree(run, by=body.secretary, at=self.at)
        while turn := turn_of(paper):
            documents.give(turn, by=turn.person, at=self._wait(hour=11))
            paper.refresh_from_db()
        paper = documents.number(paper, number=f"100.3.3/{416 + run.number}/DINKES/2026", date=day, by=body.clerk, at=self._wait(hour=13))
        paper = documents.sign_in_ink(paper, scan=self.scan(), number=paper.number, by=body.head, at=self._wait(days=1))
        decision.publish(run, paper, starts=self.at.date(), by=body.secretary, at=self._wait(hour=14))
        decision.invest(paper, day=self.at.date(), place="Aula kantor", upload=None, by=body.secretary, at=self._wait(hour=16))
