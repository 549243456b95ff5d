"""An answer the municipality has given in another program (the network's own tool) is written on its ticket."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from servicedesk.lib.text import clean
from tickets.actions.changing import changing
from tickets.actions.recipients import reply_addresses
from tickets.actions.reply import note_answer
from tickets.merged import main_of
from tickets.models import Delivery, Direction, Message, Ticket
from tickets.models.message import BODY_MAX


def said_elsewhere(
    ticket: Ticket,
    *,
    body: str,
    channel: str,
    at: datetime,
    recipients: Sequence[Mapping[str, object]] | None = None,
    message_id: str = "",
    in_reply_to: str = "",
) -> Message:
    """Write what was said; nothing is sent. Nobody here has said it, so it has no agent. at: when it was said there.

    It counts as an answer: what waits for one waits no longer. recipients: None means those an answer usually goes to.
    """
    if recipients is None:
        recipients = [{**row, "sent": True} for row in reply_addresses(ticket, channel)]
    with changing(main_of(ticket), by=None) as change:
        message = Message.objects.create(
            ticket=ticket,
            direction=Direction.OUT,
            channel=channel,
            body=clean(body)[:BODY_MAX],
            delivery=Delivery.SENT,
            delivered_at=at,
            recipients=[dict(row) for row in recipients],
            created_at=change.now,
            queued_at=change.now,
            message_id=message_id,
            in_reply_to=in_reply_to,
        )
        change.message = message
        note_answer(change, message, None)
    return message
