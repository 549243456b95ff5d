"""Tickets that are handled as one: which are merged into which, and what of them may be shown to whom.

The rule: a merged ticket keeps its messages, its requester and its participants. Agents read them on the main ticket;
nobody outside does. What a person outside may be shown of a ticket is what they wrote and what was sent to them.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from servicedesk.people.models import Contact, ContactAddress
from tickets.models import ChannelKind, Direction, Message, MessageKind, Ticket

_BELOW = """
    WITH RECURSIVE below AS (
        SELECT id FROM tickets_ticket WHERE merged_into_id = %s
        UNION SELECT t.id FROM tickets_ticket t JOIN below b ON t.merged_into_id = b.id
    ) SELECT id FROM below ORDER BY id
"""


def merged_ids(ticket: Ticket) -> list[int]:
    """Ids of every ticket merged into this one, directly or through another; [] for nearly all tickets."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [ticket.pk])
        return [row[0] for row in cursor.fetchall()]


def main_of(ticket: Ticket) -> Ticket:
    """The ticket where the work is done: this one, or the one it was merged into, however long the chain."""
    while ticket.merged_into_id is not None:
        ticket = Ticket.objects.get(pk=ticket.merged_into_id)
    return ticket


def is_part_of(ticket: Ticket, main: Ticket) -> bool:
    return ticket.pk in merged_ids(main)


def messages_shown_to(contacts: Iterable[Contact], ticket: Ticket) -> QuerySet[Message]:
    """What of a ticket may be quoted or shown to all of these people: each wrote it or was sent it. Never a note.

    Whatever leaves the house with earlier text in it, or shows a ticket to somebody outside, reads through this.
    """
    messages = ticket.messages.visible_to_requester()
    for contact in contacts:
        messages = messages.filter(_is_known_to(contact, ticket))
    return messages


def _is_known_to(contact: Contact, ticket: Ticket) -> Q:
    sent = Q(pk__in=[])
    # Whoever wrote in the chat saw what was answered there. Who the requester is by now proves nothing.
    if ticket.messages.filter(direction=Direction.IN, channel=ChannelKind.CHAT, contact=contact).exists():
        sent |= Q(channel=ChannelKind.CHAT)
    for row in ContactAddress.objects.filter(contact=contact).values("kind", "value"):
        sent |= Q(recipients__contains=[row])
    return Q(direction=Direction.IN, contact=contact) | (Q(direction=Direction.OUT) & sent)


def newest_mail_known_to(address: str, ticket: Ticket) -> Message | None:
    """The newest mail of the ticket, and of those merged into it, that came from the address or went there.

    An answer refers to it, so that their program shows one conversation. It never refers to somebody else's mail.
    """
    theirs = Q(direction=Direction.IN, contact__addresses__value=address)
    ours = Q(direction=Direction.OUT, recipients__contains=[{"value": address}])
    mails = Message.objects.filter(theirs | ours, kind=MessageKind.MESSAGE, ticket__in=[ticket.pk, *merged_ids(ticket)])
    return mails.exclude(message_id="").order_by("-created_at", "-id").first()
