"""CompletionRequest: what the requester has been asked to complete their case with, and until when (CA4)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.message import Message
from tickets.models.ticket import Ticket

ITEM_MAX, ITEMS_MAX = 200, 20


class CompletionEnd(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    TOO_LATE = "too_late", _("The time is up")
    TAKEN_BACK = "taken_back", _("Taken back")


class CompletionRequest(models.Model):
    """Open while ended_at is None; a ticket has one open at a time."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="completion_requests")
    items = ArrayField(models.CharField(max_length=ITEM_MAX))
    deadline = models.DateField(_("Until"))
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    remind_at = models.DateTimeField(null=True)  # None: not, or not again
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, choices=CompletionEnd, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(ended_at=None), name="completion_one_open_a_ticket"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, end="")
                | models.Q(ended_at__isnull=False, end__in=CompletionEnd.values),
                name="completion_ended_somehow",
            ),
            models.CheckConstraint(condition=~models.Q(items=[]), name="completion_asks_for_something"),
        ]
        indexes = [
            models.Index(fields=["deadline"], name="completion_deadline", condition=models.Q(ended_at=None)),
            models.Index(
                fields=["remind_at"],
                name="completion_reminder",
                condition=models.Q(ended_at=None, remind_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.deadline}"
