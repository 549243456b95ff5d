"""What the sockets are told, after commit."""

from typing import Any

from django.dispatch import receiver

from chat import groups
from tickets.signals import TicketChange, ticket_changed


@receiver(ticket_changed, dispatch_uid="chat.tell_agents")
def tell_agents(sender: Any, change: TicketChange, **kwargs: Any) -> None:
    for group in groups.groups_of(change):
        groups.send(group, {"type": "ticket.changed", "number": change.number})
