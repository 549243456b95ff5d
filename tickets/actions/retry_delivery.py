from django.utils import timezone

from servicedesk.lib.queueing import enqueue
from tickets.actions.changing import Actor, changing
from tickets.actions.sending import DELIVER
from tickets.models import Delivery, EventKind, Message
from tickets.models.message import NOT_DELIVERED


def retry_by_hand(message: Message, *, by: Actor) -> bool:
    """Put a failed or unknown message back to pending, with a fresh count. Returns whether it was one.

    Recipients who have had it do not get it again; those who were refused are tried anew.
    """
    with changing(message.ticket, by=by) as change:
        row = Message.objects.select_for_update(of=("self",)).filter(pk=message.pk, delivery__in=NOT_DELIVERED).first()
        if row is None:
            return False
        row.recipients = [{key: person[key] for key in person if key != "refused"} for person in row.recipients]
        row.delivery, row.delivery_detail, row.queued_at = Delivery.PENDING, "", timezone.now()
        row.failure_seen_at = None
        row.save(update_fields=["recipients", "delivery", "delivery_detail", "queued_at", "failure_seen_at"])
        enqueue(DELIVER, queue="outgoing", message_id=row.pk)
        change.record(EventKind.DELIVERY_CHANGED, message=row, to=Delivery.PENDING.value, detail="")
    return True
