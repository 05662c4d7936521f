"""Nominations: what was asked, how it was tallied, who opens the tally, who agreed to stand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from pelopor.evidence.models import Evidence
from pelopor.kit.ids import PublicIdField
from pelopor.participation.models import Round
from pelopor.people.models import Person
from pelopor.programme.models import Cycle, StageRun


class Nomination(models.Model):
    """One nomination of one run of NOMINATE. The tally is withheld until two witnesses open it."""

    public_id = PublicIdField()
    run = models.OneToOneField(StageRun, on_delete=models.PROTECT, related_name="nomination")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="nomination")
    names_hash = models.CharField(max_length=64)  # of the list of people who may be named, frozen at opening
    tally = models.JSONField(null=True)  # {public id of a person or group: votes}; shown nowhere before both witnesses opened it
    tally_hash = models.CharField(max_length=64, blank=True)  # SHA-256(canonical tally | salt), public from closing on
    tally_salt = models.CharField(max_length=32, blank=True)  # 128 bits; shown with the opened tally, so that anybody can check the hash
    ballots = models.PositiveIntegerField(null=True)
    blank = models.PositiveIntegerField(null=True)
    turnout_reached = models.BooleanField(null=True)
    published_at = models.DateTimeField(null=True, blank=True)  # the names, after gates and consent
    fewer = models.CharField(max_length=13, blank=True)  # what followed fewer names than places (rules.fewer.follows); empty: enough
    fewer_note = models.CharField(max_length=500, blank=True)  # why Tim RB went on, or held it once more


class Lot(models.Model):
    """A tie that the rules leave open, decided in public: first the commitment, then the seed, then the bits in the berita acara."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="lots")
    commitment = models.CharField(max_length=64)  # SHA-256(tally | 128 bits), published before the draw
    secret = models.CharField(max_length=32)  # the 128 bits
    seed = models.CharField(max_length=100, blank=True)  # drawn in public
    order = models.JSONField(default=list)  # public ids of the tied, as drawn; empty before
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination"], condition=Q(drawn_at__isnull=True), name="nomination_lot_one_waits"),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="") | (Q(drawn_at__isnull=False) & ~Q(seed="")),
                name="nomination_lot_drawn_has_seed",
            ),
        ]


class Group(models.Model):
    """A group that may be named. Its members never change, because each agreed to this company: others are another group."""

    public_id = PublicIdField()
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=100)
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # answers for it
    unit = models.CharField(max_length=200)  # the leader's, at registration
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    dissolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "name"], condition=Q(dissolved_at__isnull=True), name="nomination_group_name"),
        ]


class GroupMember(models.Model):
    """Somebody asked to be in a group, and the answer. Nobody is in two groups of one cycle."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="+"
    )  # the group's, so that the database can hold the line above
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    free = models.BooleanField(default=False)  # declined, or the group was dissolved: may be in another

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="nomination_member_once"),
            models.UniqueConstraint(fields=["cycle", "person"], condition=Q(free=False), name="nomination_member_of_one"),
            models.CheckConstraint(condition=Q(agreed__isnull=True) ^ Q(answered_at__isnull=False), name="nomination_member_answered"),
            models.CheckConstraint(
                condition=Q(free=True) | Q(agreed__isnull=True) | Q(agreed=True), name="nomination_member_declined_is_free"
            ),
        ]


class Named(models.Model):
    """A person or a group, as ballots name them. Ballots know only the key: which of both it is makes no difference there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def who(self) -> Person | Group:
        who = self.person or self.group
        assert who is not None  # the constraint of each table
        return who

    @property
    def key(self) -> str:
        return self.who.public_id

    @property
    def people(self) -> tuple[Person, ...]:
        """The person, or every member of the group, by name. Fetched with "group__members__person" it asks nothing more."""
        if self.person is not None:
            return (self.person,)
        assert self.group is not None  # the constraint of each table
        return tuple(sorted((one.person for one in self.group.members.all()), key=lambda person: (person.name, person.pk)))


ONE = Q(person__isnull=True) ^ Q(group__isnull=True)


class Nominable(Named):
    """Somebody who may be named, or a group: the frozen list, with what the page shows of them."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="nominables")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)  # empty for a group
    unit = models.CharField(max_length=200)
    members = models.JSONField(default=list)  # a group's names

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "person"], name="nomination_nominable_once"),
            models.UniqueConstraint(fields=["nomination", "group"], name="nomination_nominable_group_once"),
            models.CheckConstraint(condition=ONE, name="nomination_nominable_person_or_group"),
        ]

    @property
    def kind(self) -> str:
        """What the page shows first below the name: the position, or that this is a group."""
        return gettext("Kelompok") if self.members else self.position

    @property
    def place(self) -> str:
        """And then: the unit, or a group's members with it. What people search in beside the name."""
        if not self.members:
            return self.unit
        return gettext("%(count)s anggota: %(names)s (%(unit)s)") % {
            "count": len(self.members), "names": "; ".join(self.members), "unit": self.unit,
        }  # fmt: skip


class Candidate(Named):
    """Somebody, or a group, called up by the tally (or next in line), with the consent to stand. Order means nothing."""

    public_id = PublicIdField()
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="candidates")
    called_at = models.DateTimeField()
    consent = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    gates_passed = models.BooleanField(null=True)  # written by the study; the reason is not kept
    stands = models.BooleanField(null=True)  # null: open; False: withdrew or failed a gate, which look the same

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "person"], name="nomination_candidate_once"),
            models.UniqueConstraint(fields=["nomination", "group"], name="nomination_candidate_group_once"),
            models.CheckConstraint(condition=ONE, name="nomination_candidate_person_or_group"),
        ]

    @property
    def name(self) -> str:
        return self.who.name

    @property
    def together(self) -> str:
        """What the page shows below a group's name: its members."""
        return gettext("Kelompok, %(count)s anggota: %(names)s") % {
            "count": len(self.people), "names": "; ".join(person.name for person in self.people),
        }  # fmt: skip

    @property
    def speaker(self) -> Person:
        """Who answers: the person, or the group's leader."""
        return self.group.leader if self.group else self.people[0]


class ShortProgramme(models.Model):
    """What somebody who agreed to stand means to do (program singkat); a group's leader writes it. Read by assessors only."""

    candidate = models.OneToOneField(Candidate, on_delete=models.PROTECT, related_name="programme")
    text = models.TextField()
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_at = models.DateTimeField()


class Witness(models.Model):
    """One of the two who open the tally after the scores are locked."""

    public_id = PublicIdField()
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="witnesses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "person"], name="nomination_witness_once")]


class CriterionCount(Named):
    """How many ballots ticked a criterion for a person or group; split off from the ballots at closing, shown from 5 on."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="criterion_counts")
    criterion = models.CharField(max_length=30)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "person", "criterion"], name="nomination_count_once"),
            models.UniqueConstraint(fields=["nomination", "group", "criterion"], name="nomination_count_group_once"),
            models.CheckConstraint(condition=ONE, name="nomination_count_person_or_group"),
            models.CheckConstraint(condition=Q(count__gt=0), name="nomination_count_positive"),
        ]
