"""Rulesets, cycles, the runs of their stages, and the milestones that upper parts record here."""

from django.db import models
from django.db.models import Q

from pelopor.evidence.models import Evidence
from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person
from pelopor.rules.programme import Stage

STAGES = [(stage.value, stage.value) for stage in Stage]


class StoredRuleset(models.Model):
    """A ruleset made on the screen by cloning another. The shipped ones are files of rules/rulesets."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rulesets")
    name = models.CharField(max_length=60)
    text = models.TextField()  # TOML, read by rules.ruleset.read
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="programme_ruleset_name")]


class LocalHoliday(models.Model):
    """A day on which the offices of an agency, and of those below it, are closed besides weekends and national holidays."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="local_holidays")
    day = models.DateField()
    name = models.CharField(max_length=100)
    basis = models.CharField(max_length=200)  # the letter that sets it
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="programme_holiday_once"),
            models.CheckConstraint(condition=~Q(basis=""), name="programme_holiday_has_basis"),
        ]


class Cycle(models.Model):
    """One run of the programme in one agency, under a ruleset frozen at opening."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="cycles")
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    ruleset_text = models.TextField()
    ruleset_hash = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    cloned_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency"], condition=Q(closed_at__isnull=True), name="programme_cycle_one_open")]

    def __str__(self) -> str:
        return self.title


class StageRun(models.Model):
    """One passage through a stage. A back-move closes it with a reason and opens a new run of an earlier stage."""

    public_id = PublicIdField()
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="runs")
    stage = models.CharField(max_length=12, choices=STAGES)
    number = models.PositiveSmallIntegerField()  # 1 for the first run of this stage in the cycle
    opened_at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    void = models.BooleanField(default=False)  # closed by a back-move: what it brought no longer counts
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "stage", "number"], name="programme_run_number"),
            models.UniqueConstraint(fields=["cycle", "stage"], condition=Q(void=False), name="programme_run_one_valid"),
            models.CheckConstraint(
                condition=Q(void=False) | (~Q(reason="") & Q(closed_at__isnull=False)), name="programme_run_void_has_reason"
            ),
        ]


class Milestone(models.Model):
    """A fact that a gate reads: recorded by the part above in which it happened."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=12, blank=True)  # public id of what was made
    hash = models.CharField(max_length=64, blank=True)  # of what was frozen
    note = models.CharField(max_length=500, blank=True)  # reason of a waiver
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind"], name="programme_milestone_once")]
