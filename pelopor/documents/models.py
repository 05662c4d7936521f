"""Papers on file: what they hold, their number, hash, signer and state."""

from django.db import models
from django.db.models import Q

from pelopor.evidence.models import Evidence
from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person

KINDS = ("decree", "assessment_minutes")
STATES = ("draft", "numbered", "signed", "published", "frozen", "void")


class Paper(models.Model):
    """One official paper. `content` is the dict of a frozen dataclass of rules; pages and templates do no sums on it.

    decree: draft -> numbered (number and date from the registry; content and file frozen) -> signed (scan on file) -> published.
    assessment_minutes: frozen at once. Either may become void, with a reason; a void paper keeps its number.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="papers")
    subject = models.CharField(max_length=12)  # public id of the stage run it belongs to
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
    signed_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    void_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind"], condition=~Q(state="void"), name="documents_paper_one_valid"),
            models.UniqueConstraint(fields=["agency", "number"], condition=~Q(number="") & ~Q(state="void"), name="documents_paper_number"),
            models.CheckConstraint(condition=~Q(state="void") | ~Q(void_reason=""), name="documents_paper_void_has_reason"),
            models.CheckConstraint(
                condition=~Q(state__in=["numbered", "signed", "published"]) | (~Q(number="") & Q(date__isnull=False) & ~Q(sha256="")),
                name="documents_paper_numbered_is_frozen",
            ),
        ]
