"""The head's choice, objections, and those who are appointed until their term ends."""

from django.db import models
from django.db.models import Q

from pelopor.assessment.models import Ranking
from pelopor.documents.models import Paper
from pelopor.evidence.models import Evidence
from pelopor.kit.ids import PublicIdField
from pelopor.nomination.models import Candidate, Group
from pelopor.people.models import Agency, Person
from pelopor.programme.models import StageRun
from pelopor.rules.appointments import CAUSES, DECREE_VOID


class Choice(models.Model):
    """Whom the head appoints among those proposed; a departure from rank carries a reason."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="choice")
    ranking = models.ForeignKey(Ranking, on_delete=models.PROTECT, related_name="+")
    candidates = models.ManyToManyField(Candidate, related_name="+")
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    form = models.CharField(max_length=3, blank=True, choices=[("plt", "Plt."), ("plh", "Plh.")])  # the head acted for
    basis = models.CharField(max_length=200, blank=True)  # by this document


class ObjectionWindow(models.Model):
    """Masa sanggah in working days after the choice was announced."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="objection_window")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    received = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)  # how objections were answered
    closed_at = models.DateTimeField(null=True, blank=True)


class Objection(models.Model):
    """Sanggahan of an employee against the choice, or of a letter that Tim RB put on record, with its answer."""

    public_id = PublicIdField()
    window = models.ForeignKey(ObjectionWindow, on_delete=models.PROTECT, related_name="objections")
    sender = models.CharField(max_length=200, blank=True)  # who wrote the letter; empty: made_by objects
    text = models.TextField()
    digest = models.CharField(max_length=64)  # SHA-256 of sender and text: sent twice, it is one objection
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["window", "made_by", "digest"], name="decision_objection_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, upheld__isnull=True, answer="")
                | (Q(answered_at__isnull=False, upheld__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="decision_objection_answered_whole",
            ),
        ]


class Ending(models.Model):
    """Appointments that ended before their time, of one person or of a whole group at once: from which day, why, by whom."""

    public_id = PublicIdField()
    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="endings")  # of DECREE, under which they were made
    cause = models.CharField(max_length=12, choices=[(cause, cause) for cause in (*CAUSES, DECREE_VOID)])
    words = models.TextField()
    day = models.DateField()  # the first on which they no longer hold
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="decision_ending_has_words")]


class Appointment(models.Model):
    """An Agen Perubahan by decree: role, term, and how it ended."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    decree = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="appointments")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments")  # chosen with it
    role = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments")
    replaces = models.ForeignKey(Ending, on_delete=models.PROTECT, null=True, blank=True, related_name="successors")  # whose place it takes

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "decree"], name="decision_appointment_once"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ending__isnull=True) | Q(ended_on__isnull=False, ending__isnull=False),
                name="decision_appointment_ended_whole",
            ),
        ]


class Replacement(models.Model):
    """What the head decided about the place of those who ended: who takes it, or that it stays empty for a reason."""

    public_id = PublicIdField()
    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="replacement")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(candidate__isnull=False) | ~Q(reason=""), name="decision_replacement_empty_has_reason")
        ]


class Handover(models.Model):
    """Serah terima of somebody whose term ended before its time."""

    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="handover")
    running = models.TextField()  # what runs
    unfinished = models.TextField(blank=True)  # what is open
    successor = models.TextField()  # who takes over
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Investiture(models.Model):
    """Pengukuhan: the day on which those of a decree were sworn in before everybody."""

    decree = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="investiture")
    day = models.DateField()
    place = models.CharField(max_length=200)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
