"""RemoteFile: a file of a message that its provider only named; it is fetched after the message has been written."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Message


class RemoteFile(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("On its way")
        FETCHED = "fetched", _("Fetched")  # it is one of the message's attachments
        FAILED = "failed", _("Could not be fetched")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="remote_files", db_index=False)
    # What the provider calls it: {"id" or "url", "name", "content_type"}; all else is for its door alone.
    reference = models.JSONField()
    digest = models.CharField(max_length=64)  # SHA-256 of its id or url: the same file is fetched once
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)  # why the last try failed, for agents
    due_at = models.DateTimeField(default=timezone.now)  # when it is tried next

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["message", "digest"], name="remote_file_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "fetched", "failed"]), name="remote_file_state_known"
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="remote_file_waiting", condition=models.Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.message_id} {self.digest[:8]}"
