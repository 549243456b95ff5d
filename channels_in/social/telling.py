"""What the doors of networks write on a ticket: events about its messages."""

from typing import Any

from tickets.actions.changing import Actor, changing
from tickets.models import Delivery, EventKind, Message, Ticket


def tell(message: Message, kind: EventKind, by: Actor = None, **data: Any) -> None:
    """Write an event about a message on its ticket."""
    with changing(Ticket.objects.get(pk=message.ticket_id), by=by) as change:
        change.record(kind, message=message, **data)


def fail(message: Message, detail: str) -> None:
    """The network says afterwards that a message of ours did not arrive: sending it again tries them again.

    Of one that is being sent the end asks its door too (HearsBack): whoever sends it still writes down who has had it.
    """
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if fresh.delivery in (Delivery.FAILED, Delivery.UNDONE):
            return
        not_had(fresh, detail)
        fresh.delivery, fresh.delivery_detail, fresh.delivered_at = Delivery.FAILED, detail, None
        fresh.save(update_fields=["recipients", "delivery", "delivery_detail", "delivered_at"])
        change.message = fresh
        change.record(EventKind.DELIVERY_CHANGED, message=fresh, to=Delivery.FAILED.value, detail=detail)


def not_had(message: Message, detail: str) -> None:
    """Mark its recipients so. The row is not saved here."""
    for row in message.recipients:
        row.pop("sent", None)
        row["refused"] = detail
