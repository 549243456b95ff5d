"""An answer the municipality has given in another program (the network's own tool) is written on its ticket."""

from datetime import datetime

from servicedesk.lib.text import clean
from tickets.actions.changing import changing
from tickets.actions.recipients import reply_addresses
from tickets.actions.reply import note_answer
from tickets.merged import main_of
from tickets.models import Delivery, Direction, Message, Ticket
from tickets.models.message import BODY_MAX


def said_elsewhere(ticket: Ticket, *, body: str, channel: str, at: datetime) -> Message:
    """Write what was said; nothing is sent. Nobody here has said it, so it has no agent. at: when it was said there.

    It counts as an answer: what waits for one waits no longer.
    """
    with changing(main_of(ticket), by=None) as change:
        message = Message.objects.create(
            ticket=ticket,
            direction=Direction.OUT,
            channel=channel,
            body=clean(body)[:BODY_MAX],
            delivery=Delivery.SENT,
            delivered_at=at,
            recipients=[{**row, "sent": True} for row in reply_addresses(ticket, channel)],
            created_at=change.now,
            queued_at=change.now,
        )
        change.message = message
        note_answer(change, message, None)
    return message
