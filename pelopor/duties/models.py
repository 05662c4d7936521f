"""Duties: who must do what, where to click, until when. The one idea behind "what waits for me"."""

from django.db import models
from django.db.models import Q

from pelopor.kit.ids import PublicIdField
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role


class Duty(models.Model):
    """Waits for one person, or for whoever holds a role in the agency. Handing in a slip is never a duty."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="duties")
    role = models.CharField(max_length=30, blank=True, choices=[(role.value, role.value) for role in Role])
    kind = models.CharField(max_length=40)  # has words: kit.words.duty_words(kind)
    subject = models.CharField(max_length=12)  # public id of what it is about: stage run, paper, agency
    url_name = models.CharField(max_length=60)  # may point upward: an address is data here
    url_args = models.JSONField(default=list)
    made_at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dropped = models.BooleanField(default=False)  # ended without being done: the stage was moved back

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person__isnull=True) ^ Q(role=""), name="duties_duty_person_or_role"),
            models.UniqueConstraint(
                fields=["kind", "subject", "person"],
                condition=Q(done_at__isnull=True, person__isnull=False),
                name="duties_duty_once_person",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject", "role"], condition=Q(done_at__isnull=True, person__isnull=True), name="duties_duty_once_role"
            ),
        ]
        indexes = [models.Index(fields=["agency", "done_at"], name="duties_duty_open")]
