"""SideConversation: what agents and somebody else outside (a colleague, another authority) write about a ticket.

The requester never sees it: its outgoing messages have a kind of their own (MessageKind.SIDE), and its answers are
notes. What ties an answer to it is signed (tickets.references.side_token); no address counts as proof.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tickets.models.ticket import SUBJECT_MAX, Ticket


class SideConversation(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="side_conversations")
    subject = models.CharField(max_length=SUBJECT_MAX)
    # Whom it was last sent to: [{"kind", "value", "name", "role"}]; answering again begins with them.
    addresses = models.JSONField(default=list)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["ticket", "created_at"], name="side_conversation_ticket")]

    def __str__(self) -> str:
        return self.subject
