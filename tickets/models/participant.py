"""People beside the requester and the assignee: others outside on the thread, agents named on the ticket."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from servicedesk.people.models import Contact
from tickets.models.ticket import Ticket


class Participant(models.Model):
    """A contact outside who takes part. gets_replies is set by an agent, never by what a mail's Cc says."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="participants")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="participations")
    gets_replies = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "contact"], name="participant_once")]

    def __str__(self) -> str:
        return str(self.contact_id)


class NamedAgent(models.Model):
    """An agent who may see this ticket whatever team they are in."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="named_agents")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "ticket"], name="named_agent_once")]

    def __str__(self) -> str:
        return str(self.agent_id)
