"""What those who were asked in a side conversation answer: a note on the ticket, which stays as it is."""

from servicedesk.lib.text import clean, one_line
from tickets.actions.attach import attach_incoming
from tickets.actions.changing import changing
from tickets.actions.senders import contact_for
from tickets.actions.sending import said_already
from tickets.incoming import IncomingMessage
from tickets.merged import main_of
from tickets.models import EventKind, Message, MessageKind, SideConversation
from tickets.models.message import BODY_MAX, MAIL_INFO
from tickets.threading import find_side


def take_side_answer(incoming: IncomingMessage) -> Message | None:
    """Write an answer in a side conversation as a note and return it; None when the message is no such answer.

    Whoever holds the signed token may answer, from whatever address: a colleague's colleague too. It gives them nothing
    else: they take no part in the ticket, and its requester, status and preview stay. The assignee is told.
    """
    side = find_side(incoming)
    return _take(side, incoming) if side is not None else None


def _take(side: SideConversation, incoming: IncomingMessage) -> Message:
    contact, called = contact_for(incoming), clean(incoming.client_key)[:80]
    with changing(main_of(side.ticket), by=contact) as change:
        if known := said_already(side.ticket, called):
            return known
        message = Message.objects.create(
            ticket=side.ticket,
            kind=MessageKind.NOTE,
            side=side,
            channel=incoming.channel,
            contact=contact,
            body=clean(incoming.text)[:BODY_MAX],
            body_html=clean(incoming.html),
            language=clean(incoming.language)[:5],
            is_automatic=incoming.is_automatic,
            message_id=clean(incoming.extra.get("message_id", ""))[:255],
            client_key=called,
            mail_info={
                name: one_line(incoming.mail_info[name], most)
                for name, most in MAIL_INFO.items()
                if name in incoming.mail_info
            },
            created_at=change.now,
        )
        attach_incoming(message, incoming.files)
        change.message = message
        change.record(EventKind.SIDE_RECEIVED, message=message, side={"value": side.pk, "label": side.subject})
    return message
