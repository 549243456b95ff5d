"""Reminder: what an agent wants to be told about a ticket, and when. Nobody else sees it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tickets.models.ticket import Ticket

REMINDER_MAX = 200


class Reminder(models.Model):
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="reminders")
    at = models.DateTimeField()
    text = models.CharField(max_length=REMINDER_MAX, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)  # when reminder_due was sent for it
    done_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["at"], name="reminder_untold", condition=models.Q(told_at=None, done_at=None)),
            models.Index(fields=["agent", "at"], name="reminder_open", condition=models.Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.at}"
