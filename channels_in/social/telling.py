"""What the doors of networks write on a ticket: events about its messages."""

from typing import Any

from tickets.actions.changing import Actor, changing
from tickets.models import Delivery, EventKind, Message, Ticket


def tell(message: Message, kind: EventKind, by: Actor = None, **data: Any) -> None:
    """Write an event about a message on its ticket."""
    with changing(Ticket.objects.get(pk=message.ticket_id), by=by) as change:
        change.record(kind, message=message, **data)


def fail(message: Message, detail: str) -> None:
    """The network says afterwards that a message of ours did not arrive."""
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        rows = Message.objects.filter(pk=message.pk).exclude(delivery__in=[Delivery.FAILED, Delivery.UNDONE])
        if rows.update(delivery=Delivery.FAILED, delivery_detail=detail, delivered_at=None):
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=Delivery.FAILED.value, detail=detail)
