"""Files on their way in: uploaded, mapped, checked, compared, then applied whole or not at all."""

from django.db import models

from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person

STATES = ("uploaded", "checked", "applied", "refused", "cancelled")


class RosterImport(models.Model):
    """One roster file of one agency and what was found in it. The file itself is deleted when the import ends."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="imports/%Y/%m", blank=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)
    header_line = models.PositiveIntegerField(null=True)
    mapping = models.JSONField(default=dict)  # {field of the roster: column number}
    as_of = models.DateField(null=True)  # the day from which changes hold
    state = models.CharField(max_length=10, default="uploaded", choices=[(state, state) for state in STATES])
    report = models.JSONField(default=dict)  # counts, problems by row, differences; no more than it needs to show
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
