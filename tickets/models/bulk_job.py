"""BulkJob: one change for many tickets, and what became of each of them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.ticket import Ticket


class BulkKind(models.TextChoices):
    ASSIGN = "assign", _("Assign")
    STATUS = "status", _("Set status")
    TAG = "tag", _("Add a tag")
    CATEGORY = "category", _("Set category")
    MERGE = "merge", _("Merge")
    MACRO = "macro", _("Use a macro")
    UNDO = "undo", _("Undo")


class BulkJob(models.Model):
    # Who asked for it: one of the two.
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="bulk_jobs")
    integration = models.ForeignKey("people.Integration", on_delete=models.CASCADE, null=True, related_name="bulk_jobs")
    kind = models.CharField(max_length=20, choices=BulkKind)
    arguments = models.JSONField(default=dict)  # {"to": 3} and the like, by kind (tickets.actions.bulk_changes)
    label = models.CharField(max_length=200, blank=True)  # arguments in words of the day
    ticket_ids = ArrayField(models.BigIntegerField())  # in the order they are done
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=BulkKind.values), name="bulk_kind_known"),
            models.CheckConstraint(
                condition=models.Q(agent__isnull=False, integration=None)
                | models.Q(agent=None, integration__isnull=False),
                name="bulk_by_one",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=BulkKind.UNDO, undoes__isnull=False)
                | (~models.Q(kind=BulkKind.UNDO) & models.Q(undoes=None)),
                name="bulk_undo_of_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class BulkResult(models.Model):
    """What became of one ticket; written in the same transaction as the change, so that none is done twice."""

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Was so already")
        REFUSED = "refused", _("Not changed")

    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, related_name="results")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    detail = models.CharField(max_length=300, blank=True)  # why not, in the agent's language
    # The ticket's version before and after: the events between are what an undo takes back.
    version_before = models.PositiveIntegerField()
    version_after = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["job", "ticket"], name="bulk_result_once")]

    def __str__(self) -> str:
        return f"{self.job_id} {self.ticket_id} {self.outcome}"
