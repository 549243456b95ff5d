"""Draft: what an agent is writing on a ticket and has not sent. It outlives reloads, sign-outs and restarts."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tickets.models.ticket import Ticket


class Draft(models.Model):
    class Kind(models.TextChoices):
        REPLY = "reply"
        NOTE = "note"
        FORWARD = "forward"

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="drafts")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10, choices=Kind)
    body = models.TextField(blank=True)
    # As Message.recipients; empty: those an answer usually goes to.
    recipients = models.JSONField(default=list, blank=True)
    # What else was chosen: {"quote": true, "then_status": "...", "send_at": "<ISO 8601>", "subject": "...",
    # "include": [message ids], "with_files": true, "side": id}, each only when it was.
    options = models.JSONField(default=dict, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "agent", "kind"], name="draft_one_each")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
