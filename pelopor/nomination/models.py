"""Nominations: what was asked, how it was tallied, who opens the tally, who agreed to stand."""

from django.db import models
from django.db.models import Q

from pelopor.kit.ids import PublicIdField
from pelopor.participation.models import Round
from pelopor.people.models import Person
from pelopor.programme.models import StageRun


class Nomination(models.Model):
    """One nomination of one run of NOMINATE. The tally is withheld until two witnesses open it."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="nomination")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="nomination")
    names_hash = models.CharField(max_length=64)  # of the list of people who may be named, frozen at opening
    tally = models.JSONField(null=True)  # {person public id: votes}; shown nowhere before both witnesses opened it
    tally_hash = models.CharField(max_length=64, blank=True)  # SHA-256(canonical tally | salt), public from closing on
    tally_salt = models.CharField(max_length=32, blank=True)  # 128 bits; shown with the opened tally, so that anybody can check the hash
    ballots = models.PositiveIntegerField(null=True)
    blank = models.PositiveIntegerField(null=True)
    turnout_reached = models.BooleanField(null=True)
    published_at = models.DateTimeField(null=True, blank=True)  # the names, after gates and consent


class Lot(models.Model):
    """A tie that the rules leave open, decided in public: first the commitment, then the seed, then the bits in the berita acara."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="lots")
    commitment = models.CharField(max_length=64)  # SHA-256(tally | 128 bits), published before the draw
    secret = models.CharField(max_length=32)  # the 128 bits
    seed = models.CharField(max_length=100, blank=True)  # drawn in public
    order = models.JSONField(default=list)  # public ids of the tied people, as drawn; empty before
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination"], condition=Q(drawn_at__isnull=True), name="nomination_lot_one_waits"),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="") | (Q(drawn_at__isnull=False) & ~Q(seed="")),
                name="nomination_lot_drawn_has_seed",
            ),
        ]


class Nominable(models.Model):
    """Somebody who may be named: the frozen list, with what the page shows of them."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="nominables")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "person"], name="nomination_nominable_once")]


class Candidate(models.Model):
    """Somebody called up by the tally (or next in line), with the consent to stand. Order means nothing."""

    public_id = PublicIdField()
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    consent = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    gates_passed = models.BooleanField(null=True)  # written by the study; the reason is not kept
    stands = models.BooleanField(null=True)  # null: open; False: withdrew or failed a gate, which look the same

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "person"], name="nomination_candidate_once")]


class Witness(models.Model):
    """One of the two who open the tally after the scores are locked."""

    public_id = PublicIdField()
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="witnesses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "person"], name="nomination_witness_once")]


class CriterionCount(models.Model):
    """How many ballots ticked a criterion for a person; split off from the ballots at closing, shown from 5 on."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="criterion_counts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=30)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "person", "criterion"], name="nomination_count_once"),
            models.CheckConstraint(condition=Q(count__gt=0), name="nomination_count_positive"),
        ]
