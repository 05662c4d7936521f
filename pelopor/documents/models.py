"""Papers on file: what they hold, their number, hash, signer and state."""

from django.db import models
from django.db.models import Q

from pelopor.evidence.models import Evidence
from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person
from pelopor.rules.papers.clauses import PARTS

KINDS = (
    "decree", "nomination_minutes", "assessment_minutes", "study_note", "internal_memo", "invitation", "attendance_list", "meeting_notes",
    "integrity_pact", "announcement", "handover_note",
)  # fmt: skip
NUMBERED = ("decree", "internal_memo", "invitation", "announcement")  # kinds that carry a number of the registry
STATES = ("draft", "initialling", "initialled", "numbered", "signed", "published", "frozen", "void")
SIGNER_FORMS = ("", "plt", "plh", "an")  # the head; Plt., Plh.: the acting head; a.n.: somebody for the head


class Paper(models.Model):
    """One official paper. `content` is the dict of a frozen dataclass of rules; pages and templates do no sums on it.

    What the head signs: draft -> initialling -> initialled (both only where the agency's office initials; a return leads back to draft)
    -> numbered (number and date from the registry; content and file frozen) -> signed -> published.
    Minutes and lists: frozen at once. Each may become void, with a reason; a void paper keeps its number, which nobody gets again.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="papers")
    subject = models.CharField(max_length=12)  # public id of the stage run it belongs to
    part = models.CharField(max_length=12, blank=True)  # public id of whose it is, where a run has one for each: an assessor's pact
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in KINDS])
    state = models.CharField(max_length=12, default="draft", choices=[(state, state) for state in STATES])
    title = models.CharField(max_length=300)
    content = models.JSONField()
    template_version = models.CharField(max_length=20)
    number = models.CharField(max_length=100, blank=True)
    date = models.DateField(null=True, blank=True)
    check_code = models.CharField(max_length=12, unique=True)
    file = models.FileField(upload_to="papers/%Y/%m", blank=True)  # the frozen PDF
    sha256 = models.CharField(max_length=64, blank=True)  # of the frozen PDF
    signer_name = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    signer_form = models.CharField(max_length=3, blank=True, choices=[(form, form) for form in SIGNER_FORMS if form])
    signer_basis = models.CharField(max_length=200, blank=True)  # the document by which somebody signs in the head's place
    signed_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    void_reason = models.CharField(max_length=500, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")  # a void paper

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind", "part"], condition=~Q(state="void"), name="documents_paper_one_valid_part"),
            models.UniqueConstraint(fields=["agency", "number"], condition=~Q(number=""), name="documents_paper_number_once"),
            models.CheckConstraint(condition=~Q(state="void") | ~Q(void_reason=""), name="documents_paper_void_has_reason"),
            models.CheckConstraint(
                condition=~Q(state__in=["numbered", "signed", "published"]) | (~Q(number="") & Q(date__isnull=False) & ~Q(sha256="")),
                name="documents_paper_numbered_is_frozen",
            ),
            models.CheckConstraint(condition=Q(signer_form="") | ~Q(signer_basis=""), name="documents_paper_signer_has_basis"),
        ]


class InitialStep(models.Model):
    """Whose initials (paraf) an agency's papers need after the drafter's, in the order of the office: kabid, sekretaris."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="initial_steps")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "place"], name="documents_initial_step_place")]


class Initial(models.Model):
    """Initials asked for on one draft. A return carries words and ends the round; sent again, the draft begins a new one."""

    public_id = PublicIdField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="initials")
    round = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField(null=True)  # null: not answered; False: returned
    words = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "round", "place"], name="documents_initial_place"),
            models.CheckConstraint(condition=~Q(given=False) | ~Q(words=""), name="documents_initial_return_has_words"),
            models.CheckConstraint(condition=Q(given__isnull=True) | Q(answered_at__isnull=False), name="documents_initial_answered"),
        ]


class NumberSeries(models.Model):
    """Numbers that an agency gives to one kind of paper in one year; `pattern` holds {seq} and {year}."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="number_series")
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in KINDS])
    year = models.PositiveSmallIntegerField()
    pattern = models.CharField(max_length=80)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "kind", "year"], name="documents_series_once")]


class NumberGap(models.Model):
    """A number of a series that no paper here carries, and why."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="gaps")
    value = models.PositiveIntegerField()
    why = models.CharField(max_length=300)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "value"], name="documents_gap_once"),
            models.CheckConstraint(condition=~Q(why=""), name="documents_gap_has_reason"),
        ]


class SentCopy(models.Model):
    """A copy (tembusan) of a published paper that was sent."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="sent_copies")
    recipient = models.CharField(max_length=200)
    how = models.CharField(max_length=100)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "recipient"], name="documents_copy_once")]


ROUTES = ("certified", "internal", "ink")


class Signature(models.Model):
    """How a paper came to be signed. One record for three routes; none of them ever holds a NIK, a passphrase or a code.

    certified: a PDF with an electronic signature that was validated before it was taken (`file`). internal: an approval with a
    fresh second factor, told by a note on the page (`file`). ink: the scan of the paper signed by hand. `details` is what was
    found then: of the certificate and its time stamp, of the second factor, of the QR code on the scan.
    """

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="signature")
    route = models.CharField(max_length=9, choices=[(route, route) for route in ROUTES])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    signer_name = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    signer_form = models.CharField(max_length=3, blank=True, choices=[(form, form) for form in SIGNER_FORMS if form])
    details = models.JSONField(default=dict)
    file = models.FileField(upload_to="papers/%Y/%m", blank=True)  # the signed or approved PDF
    scan = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64)  # of that PDF, or of the scan

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sha256="")
                & (Q(route__in=["certified", "internal"], scan__isnull=True) & ~Q(file="") | Q(route="ink", scan__isnull=False, file="")),
                name="documents_signature_has_its_proof",
            ),
        ]


class PaperFormat(models.Model):
    """How an agency sets its papers, from now on: what was drawn keeps the format in its content. None: the usual one of its size."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="paper_format")
    sheet = models.JSONField()  # the dict of rules.papers.sheet.Sheet
    edition = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Clause(models.Model):
    """One wording of a part of the agency's decrees. The newest counts for new drafts; an empty text goes back to the usual wording."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="clauses")
    part = models.CharField(max_length=12, choices=[(part, part) for part in PARTS])
    edition = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    basis = models.CharField(max_length=300)  # source or reason
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "part", "edition"], name="documents_clause_edition"),
            models.CheckConstraint(condition=~Q(basis=""), name="documents_clause_has_basis"),
        ]
