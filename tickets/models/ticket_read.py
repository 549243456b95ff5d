"""TicketRead: how much of a ticket an agent has seen, and when they last had it open."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tickets.models.ticket import Ticket


class TicketRead(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="reads")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reads")
    # The ticket's version that was shown: what the requester said later (Ticket.heard_version) is unread.
    seen_version = models.PositiveIntegerField()
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "ticket"], name="ticket_read_once")]
        indexes = [models.Index(fields=["agent", "-read_at", "-id"], name="ticket_read_recent")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.agent_id}"
