"""The head's choice, and those who are appointed."""

from django.db import models

from pelopor.assessment.models import Ranking
from pelopor.documents.models import Paper
from pelopor.kit.ids import PublicIdField
from pelopor.nomination.models import Candidate
from pelopor.people.models import Agency, Person
from pelopor.programme.models import StageRun


class Choice(models.Model):
    """Whom the head appoints among those proposed; a departure from rank carries a reason."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="choice")
    ranking = models.ForeignKey(Ranking, on_delete=models.PROTECT, related_name="+")
    candidates = models.ManyToManyField(Candidate, related_name="+")
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class ObjectionWindow(models.Model):
    """Masa sanggah in working days after the choice was announced."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="objection_window")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    received = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)  # how objections were answered
    closed_at = models.DateTimeField(null=True, blank=True)


class Appointment(models.Model):
    """An Agen Perubahan by decree: role, term, and how it ended."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    decree = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "decree"], name="decision_appointment_once")]
