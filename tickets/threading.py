"""Which ticket an incoming message belongs to. A stranger never lands in somebody else's ticket."""

from dataclasses import dataclass

from servicedesk.lib.text import clean
from servicedesk.people.models import Contact
from tickets.incoming import IncomingMessage
from tickets.models import Message, Participant, SideConversation, Ticket
from tickets.references import side_of_message_id, side_of_token, ticket_of_message_id, ticket_of_token


@dataclass(frozen=True, slots=True)
class Thread:
    ticket: Ticket | None = None  # it belongs here
    possibly: Ticket | None = None  # it points here, but its sender is not on that ticket


def find_thread(incoming: IncomingMessage, contact: Contact) -> Thread:
    """Return where the message belongs.

    What we signed ourselves (the reply token, our own Message-IDs) leads there whoever sends it; it never makes them
    the requester. A reference to somebody's mail and the ticket's number lead there only when the sender is on the
    ticket; else they only point, and the new ticket says so to the agent.
    """
    if signed := _signed(incoming):
        return Thread(ticket=signed)
    possibly: Ticket | None = None
    for ticket in _referred_to(incoming):
        if is_on_ticket(contact, ticket):
            return Thread(ticket=ticket)
        possibly = possibly or ticket
    return Thread(possibly=possibly)


def find_side(incoming: IncomingMessage) -> SideConversation | None:
    """Return the side conversation the message answers: only what we signed leads there, whoever sends it.

    What is nearest decides: the address it was sent to, then what it answers, then what that answered.
    """
    if side := side_of_token(incoming.reply_token):
        return SideConversation.objects.filter(pk=side).first()
    if ticket_of_token(incoming.reply_token) is not None:
        return None
    ours = next((ref for ref in _references(incoming) if ticket_of_message_id(ref) is not None), "")
    side = side_of_message_id(ours)
    return SideConversation.objects.filter(pk=side).first() if side is not None else None


def is_on_ticket(contact: Contact, ticket: Ticket) -> bool:
    return ticket.requester_id == contact.pk or Participant.objects.filter(ticket=ticket, contact=contact).exists()


def _references(incoming: IncomingMessage) -> list[str]:
    """What the message answers, nearest first, as far as it can be looked up."""
    given = (clean(ref) for ref in (incoming.in_reply_to, *reversed(incoming.references)))
    return [ref for ref in given if ref][:50]


def _signed(incoming: IncomingMessage) -> Ticket | None:
    references = [ref for ref in _references(incoming) if side_of_message_id(ref) is None]
    found = [ticket_of_token(incoming.reply_token), *map(ticket_of_message_id, references)]
    ids = [pk for pk in found if pk is not None]
    return Ticket.objects.filter(pk=ids[0]).first() if ids else None


def _referred_to(incoming: IncomingMessage) -> list[Ticket]:
    ids = _tickets_of(_references(incoming))
    tickets = Ticket.objects.in_bulk(ids)
    ordered = [tickets[pk] for pk in dict.fromkeys(ids) if pk in tickets]
    if incoming.ticket_number is not None:
        ordered += Ticket.objects.filter(number=incoming.ticket_number)
    return ordered


def _tickets_of(references: list[str]) -> list[int]:
    """Tickets of earlier mails from outside that this one answers (two citizens writing to each other and to us)."""
    if not references:
        return []
    plain = [ref.strip().strip("<>")[:255] for ref in references]
    # Nobody on the ticket has seen a side conversation's mails, so nobody can answer them here.
    mails = Message.objects.filter(message_id__in=plain, side__isnull=True)
    return list(mails.values_list("ticket_id", flat=True)[:10])
