"""Study and assessment: whose standing was asked, who scores whom, first and agreed scores."""

from django.db import models
from django.db.models import Q

from pelopor.kit.ids import PublicIdField
from pelopor.nomination.models import Candidate
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.rules.conflict import GROUNDS


class Study(models.Model):
    """Telaah by Tim RB of those the tally brought up; its note goes to the head, who lets the assessment begin."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="study")
    note = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)


class Asked(models.Model):
    """Whose standing the personnel officer is asked for: candidates, and as many drawn by lot, so that the question tells nothing.

    The answer is a people.Standing with asked_for = the study's public id; those of people drawn by lot are deleted after.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "person"], name="assessment_asked_once")]


class Assessor(models.Model):
    """Who scores in a run of ASSESS. Team assessors score every candidate; a superior only those below, beside the mean."""

    public_id = PublicIdField()
    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="assessors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=[("team", "team"), ("superior", "superior")])
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "person", "part"], name="assessment_assessor_once")]


class Sheet(models.Model):
    """One assessor's blind sheet for one candidate."""

    public_id = PublicIdField()
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="sheets")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    evidence = models.TextField(blank=True)
    potential = models.TextField(blank=True)  # potensi dan kemampuan, in words with evidence; never a figure
    edition = models.PositiveIntegerField(default=0)  # goes up with every change; a page that knows an older one changes nothing
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessor", "candidate"], name="assessment_sheet_once")]


class Declaration(models.Model):
    """What an assessor declared about a candidate before opening the sheet. A conflict takes the sheet away, for good.

    words: why, as the assessor put it; nobody else reads them.
    """

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="declarations")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8, choices=[(ground, ground) for ground in GROUNDS])
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "candidate"], name="assessment_declaration_once"),
            models.CheckConstraint(condition=~Q(ground="other") | ~Q(words=""), name="assessment_declaration_other_has_words"),
        ]


class Score(models.Model):
    """A level on one criterion. level null: not enough evidence, which is an answer and never a low score."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=30)
    level = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="assessment_score_once"),
            models.CheckConstraint(condition=Q(level__isnull=True) | Q(level__range=(1, 4)), name="assessment_score_level"),
        ]


class AgreedScore(models.Model):
    """Where the meeting agreed on another level than the mean of the first scores, and why. The first scores stay."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="agreed_scores")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=30)
    level = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "candidate", "criterion"], name="assessment_agreed_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 4)), name="assessment_agreed_level"),
            models.CheckConstraint(condition=~Q(why=""), name="assessment_agreed_has_reason"),
        ]


class Ranking(models.Model):
    """The result of a run of ASSESS, frozen with the berita acara: brackets of candidates, and who is proposed."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="ranking")
    brackets = models.JSONField()  # [{"place": 1, "candidates": [public ids], "mean": "7/2"}], places 1, 1+n, ...
    proposed = models.JSONField()  # public ids of candidates, alphabetical by name
    held_at = models.DateField()  # day of the meeting
    place = models.CharField(max_length=200)
    frozen_at = models.DateTimeField()
