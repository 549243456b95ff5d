from django.utils.translation import gettext as _

from tickets.actions.changing import Actor, changing
from tickets.actions.errors import InvalidChange
from tickets.models import EventKind, Message
from tickets.models.message import NOT_DELIVERED


def see_failure(message: Message, *, by: Actor) -> Message:
    """Say that one knows that the message did not arrive: it is no longer listed. Raises InvalidChange.

    Seen twice is seen once. Trying it again lists it again, should it fail again.
    """
    with changing(message.ticket, by=by) as change:
        row = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if row.delivery not in NOT_DELIVERED:
            raise InvalidChange(_("The message is not one that could not be delivered."))
        if row.failure_seen_at is None:
            row.failure_seen_at = change.now
            row.save(update_fields=["failure_seen_at"])
            change.message = row
            change.record(EventKind.DELIVERY_CHANGED, message=row, to=row.delivery, detail="", seen=True)
    return row
