"""Files that prove something: kept outside the web root, known by their hash."""

from django.db import models

from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person


class Evidence(models.Model):
    """One uploaded file. Type by content, not by name; pictures lose their EXIF data before they are stored."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="evidence/%Y/%m")
    name = models.CharField(max_length=200)  # as uploaded, for showing only
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
