"""Who has taken part, and the slips, so that nothing stored leads from one to the other. The protocol is secrecy.md.

On SQLite every table here but Round and RollEntry is made WITHOUT ROWID (migration 0002): a rowid would tell the order
of arrival. No table here has a clock or an automatic number, and none is touched together with anything about a person.
"""

from django.db import models

from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person

MODES = ("sealed", "token")


class Round(models.Model):
    """One secret taking of slips. Knows no content; Nomination and Wave are one-to-one to it."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=6, choices=[(mode, mode) for mode in MODES])
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    salt = models.BinaryField(max_length=32, null=True)  # destroyed at closing
    ruleset_hash = models.CharField(max_length=64)
    roll_hash = models.CharField(max_length=64)
    roll_size = models.PositiveIntegerField()
    turnout_step = models.PositiveSmallIntegerField(null=True)  # last step of ten points that the audit recorded
    closed_at = models.DateTimeField(null=True, blank=True)
    slips_counted = models.PositiveIntegerField(null=True)  # known only when closed


class Group(models.Model):
    """People whose slips are kept together: 15 or more on the roll, else merged when the roll freezes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="groups")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "code"], name="participation_group_code")]


class RollEntry(models.Model):
    """A person who may hand in a slip in a round: frozen and hashed at opening."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="roll")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="participation_roll_once")]


class Mark(models.Model):
    """That somebody has taken part: HMAC of the person under a key destroyed at closing. No column leads to a slip."""

    mark = models.BinaryField(primary_key=True, max_length=32)  # no automatic id: it would tell the order of arrival
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="marks")
    request = models.BinaryField(max_length=32, null=True)  # SHA-256 of the blinded message; blind token only


class Slip(models.Model):
    """What one person handed in. No person, no clock; the handle comes from a secret that only the person holds."""

    handle = models.BinaryField(primary_key=True, max_length=32)  # SHA-256(round public id | secret)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="slips")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField()  # the highest counts; a late re-send changes nothing
    content = models.JSONField()


class ClosedSlip(models.Model):
    """The content of a slip after closing, under a random key, filled in random order."""

    key = models.BinaryField(primary_key=True, max_length=16)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="closed_slips")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()


class Receipt(models.Model):
    """That a handle was counted, so that its holder can find it in the published list. Leads to no content."""

    handle = models.BinaryField(primary_key=True, max_length=32)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="receipts")
