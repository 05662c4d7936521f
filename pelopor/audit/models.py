"""What was done, by whom: append-only, hash-chained per agency, without foreign keys. Acts only, never slips."""

from django.db import models


class Head(models.Model):
    """The end of one agency's chain. The row is locked while an event is added, so the chain has one order."""

    agency = models.CharField(max_length=12, primary_key=True)  # public id; "-" for what belongs to no agency
    length = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Event(models.Model):
    """One deed. The hash covers every other column and the hash before it; see queries.digest."""

    agency = models.CharField(max_length=12)
    sequence = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    thing = models.CharField(max_length=12, blank=True)  # public id of what the deed was done to
    actor = models.CharField(max_length=12, blank=True)  # public id; empty: the programme itself
    actor_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    request = models.CharField(max_length=64, null=True, default=None)  # key of a request that may come twice
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "sequence"], name="audit_event_sequence"),
            models.UniqueConstraint(fields=["request"], name="audit_event_request"),
        ]
        indexes = [models.Index(fields=["agency", "-sequence"], name="audit_event_latest")]
