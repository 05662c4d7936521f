"""Agencies, units, people, their dated employments and numbers, roles, and the accounts they sign in with.

Dates are half-open: a row holds from `valid_from` up to, not including, `valid_to`; an open end is null.
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from pelopor.kit.ids import PublicIdField
from pelopor.rules.access import Role

STATUSES = ("pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn")
NUMBER_KINDS = ("nip", "ni_pppk", "local")  # NIK comes with certified signatures, for signers only


def _dated(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name=f"{name}_dates")


class Accounts(BaseUserManager["User"]):
    """What allauth needs of a manager."""


class User(AbstractBaseUser):
    """An account. The user name is an opaque id: people sign in by a number of theirs or by e-mail (accounts.py)."""

    username = PublicIdField()
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = Accounts()

    class Meta:
        constraints = [models.UniqueConstraint("email", condition=~Q(email=""), name="people_user_email")]

    @property
    def is_staff(self) -> bool:
        """Nobody is: there is no admin site, it would go round deeds, audit and access."""
        return False


class Agency(models.Model):
    """Instansi: a body with a head, a roster and cycles of its own."""

    public_id = PublicIdField()
    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=20, default="dinas")
    government = models.CharField(max_length=200, blank=True)  # "Pemerintah Provinsi Nusa Tenggara Timur"
    head_title = models.CharField(max_length=200)  # "Kepala Dinas Kesehatan Provinsi ..."
    address = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=100)  # "Kupang": where papers are drawn up
    time_zone = models.CharField(max_length=40, default="Asia/Makassar")
    paper_size = models.CharField(max_length=2, default="F4", choices=[("A4", "A4"), ("F4", "F4")])
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of an agency: sekretariat, bidang, UPTD. Adjacency list, dated, because units merge and split."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=100, blank=True)  # island or regency
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            _dated("people_unit"),
            models.UniqueConstraint(fields=["agency", "name"], condition=Q(valid_to__isnull=True), name="people_unit_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PositionClass(models.Model):
    """Class of posts with its level: 1 is the highest. Source: UU 20/2023 Pasal 13-18; the levels are data."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=100)
    level = models.PositiveSmallIntegerField()
    managerial = models.BooleanField()

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody on a roster. `search` is the name folded for searching (rules of kit: lower case, no accents)."""

    public_id = PublicIdField()
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    name = models.CharField(max_length=200)
    search = models.CharField(max_length=220, editable=False)

    def __str__(self) -> str:
        return self.name


class PersonNumber(models.Model):
    """NIP, NI PPPK or the agency's own number: dated, text, never a key, never in an address or a log."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="numbers")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in NUMBER_KINDS])
    value = models.CharField(max_length=30)  # digits without spaces
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            _dated("people_number"),
            models.UniqueConstraint(fields=["value"], condition=Q(valid_to__isnull=True), name="people_number_current"),
        ]


class Employment(models.Model):
    """Where a person works, as what, under whom. One main employment at a time; acting ones stand beside it."""

    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="employments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="employments")
    position = models.CharField(max_length=200)
    position_class = models.ForeignKey(PositionClass, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=[(status, status) for status in STATUSES])
    grade = models.CharField(max_length=10, blank=True)  # golongan: "III/c"; PPPK: "IX"
    superior = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="subordinates")
    acting = models.CharField(max_length=3, blank=True, choices=[("plt", "Plt."), ("plh", "Plh.")])
    basis = models.CharField(max_length=200, blank=True)  # document of an acting officer
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            _dated("people_employment"),
            models.UniqueConstraint(fields=["person"], condition=Q(valid_to__isnull=True, acting=""), name="people_employment_one_main"),
            models.CheckConstraint(condition=Q(acting="") | ~Q(basis=""), name="people_employment_acting_has_basis"),
        ]
        indexes = [models.Index(fields=["agency", "valid_to", "valid_from"], name="people_employment_current")]


class Standing(models.Model):
    """Predicates about a person on a day, entered by the personnel officer only: never the case, never the rating.

    Kept apart from everything else about the person; `asked_for` is the public id of the study that asked.
    """

    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="standings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_for = models.CharField(max_length=12, blank=True)
    discipline_clear = models.BooleanField()
    performance = models.CharField(max_length=13, choices=[(word, word) for word in ("meets", "does_not_meet", "not_available")])
    on_date = models.DateField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "asked_for"], name="people_standing_once_per_study")]


class RoleGrant(models.Model):
    """A role by function, held in one agency, with a basis and an end."""

    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    basis = models.CharField(max_length=200)  # the document: "SK Tim RB Nomor ..."
    valid_from = models.DateField()
    valid_to = models.DateField()  # every grant ends
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            _dated("people_grant"),
            models.CheckConstraint(condition=~Q(basis=""), name="people_grant_has_basis"),
        ]
        indexes = [models.Index(fields=["person", "agency"], name="people_grant_of")]


class SignInCode(models.Model):
    """Kode masuk: lets one person make a first password, once. Of the code itself only the hash is kept (rules/sign_in_code.py)."""

    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_codes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # that gave it out
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # null: the command line
    valid_to = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)  # a later code took its place

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(used_at__isnull=True, voided_at__isnull=True), name="people_code_one_open"
            ),
            models.CheckConstraint(condition=Q(used_at__isnull=True) | Q(voided_at__isnull=True), name="people_code_used_or_voided"),
            models.CheckConstraint(condition=Q(valid_to__gt=F("made_at")), name="people_code_dates"),
            models.CheckConstraint(condition=Q(used_at__isnull=True) | Q(used_at__lt=F("valid_to")), name="people_code_used_in_time"),
        ]


class SecondFactor(models.Model):
    """Faktor kedua: an app on a phone that shows a new code every half minute (rules/one_time_code.py)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.TextField()  # sealed by kit/sealing.py: who reads the record cannot make codes
    used = models.BigIntegerField(default=0)  # the latest period whose code was taken: each code serves once
    made_at = models.DateTimeField()


class SpareCode(models.Model):
    """Kode cadangan: takes the place of the phone's code once. Of the code itself only the hash is kept."""

    factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="spare_codes")
    hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)
