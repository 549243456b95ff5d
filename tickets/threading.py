"""Which ticket an incoming message belongs to. A stranger never lands in somebody else's ticket."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from servicedesk.lib.text import clean
from servicedesk.people.models import Contact
from tickets.incoming import IncomingMessage
from tickets.models import Direction, Message, MessageKind, Participant, SideConversation, Ticket
from tickets.references import side_of_message_id, side_of_token, ticket_of_message_id, ticket_of_token
from tickets.statuses import UNFINISHED, Status

Arrival = tuple[IncomingMessage, Contact]
MOST_REFERENCES = 50
# In a channel without threads a talk goes on for so long: while the ticket is unfinished, and after it was solved.
TALK_GOES_ON, THANKS_COME_WITHIN = timedelta(days=30), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Thread:
    ticket: Ticket | None = None  # it belongs here
    possibly: Ticket | None = None  # it points here, but its sender is not on that ticket


def find_thread(incoming: IncomingMessage, contact: Contact) -> Thread:
    """Return where one message belongs; see find_threads."""
    return find_threads([(incoming, contact)])[0]


def find_threads(arrivals: Sequence[Arrival]) -> list[Thread]:
    """Return where each message belongs, with the same few queries for any number of them.

    What we signed ourselves (the reply token, our own Message-IDs) leads there whoever sends it; it never makes them
    the requester. A reference to somebody's mail and the ticket's number lead there only when the sender is on the
    ticket; else they only point, and the new ticket says so to the agent.
    """
    signed = [_signed(incoming) for incoming, _contact in arrivals]
    pointed = _pointed_to([incoming for incoming, _contact in arrivals])
    for ids, continued in zip(pointed, _continued(arrivals), strict=True):
        ids.extend(continued)
    tickets = Ticket.objects.defer("search").in_bulk({*filter(None, signed), *(pk for ids in pointed for pk in ids)})
    takers = _participants(tickets.values(), (contact for _incoming, contact in arrivals))
    return [
        _thread(tickets, own, ids, contact, takers)
        for own, ids, (_incoming, contact) in zip(signed, pointed, arrivals, strict=True)
    ]


def _thread(
    tickets: dict[int, Ticket], signed: int | None, pointed: list[int], contact: Contact, takers: set[tuple[int, int]]
) -> Thread:
    if signed is not None and signed in tickets:
        return Thread(ticket=tickets[signed])
    found = [tickets[pk] for pk in pointed if pk in tickets]
    for ticket in found:
        if ticket.requester_id == contact.pk or (ticket.pk, contact.pk) in takers:
            return Thread(ticket=ticket)
    return Thread(possibly=found[0] if found else None)


def find_side(incoming: IncomingMessage) -> SideConversation | None:
    """Return the side conversation the message answers: only what we signed leads there, whoever sends it.

    What is nearest decides: the address it was sent to, then what it answers, then what that answered.
    """
    if side := side_of_token(incoming.reply_token):
        return SideConversation.objects.filter(pk=side).first()
    if ticket_of_token(incoming.reply_token) is not None:
        return None
    ours = next((ref for ref in references_of(incoming) if ticket_of_message_id(ref) is not None), "")
    side = side_of_message_id(ours)
    return SideConversation.objects.filter(pk=side).first() if side is not None else None


def is_on_ticket(contact: Contact, ticket: Ticket) -> bool:
    return ticket.requester_id == contact.pk or Participant.objects.filter(ticket=ticket, contact=contact).exists()


def _participants(tickets: Iterable[Ticket], contacts: Iterable[Contact]) -> set[tuple[int, int]]:
    """Return (ticket id, contact id) of those who take part beside the requester."""
    ids = [ticket.pk for ticket in tickets]
    if not ids:
        return set()
    rows = Participant.objects.filter(ticket_id__in=ids, contact_id__in={contact.pk for contact in contacts})
    return set(rows.values_list("ticket_id", "contact_id"))


def references_of(incoming: IncomingMessage) -> list[str]:
    """Message-IDs the message answers, nearest first, as far as they can be looked up."""
    given = (clean(ref) for ref in (incoming.in_reply_to, *reversed(incoming.references)))
    return [ref.strip().strip("<>")[:255] for ref in given if ref][:MOST_REFERENCES]


def _signed(incoming: IncomingMessage) -> int | None:
    if token := ticket_of_token(incoming.reply_token):
        return token
    references = (ref for ref in references_of(incoming) if side_of_message_id(ref) is None)
    return next(filter(None, map(ticket_of_message_id, references)), None)


def _pointed_to(messages: Sequence[IncomingMessage]) -> list[list[int]]:
    """Return for each message the ids of tickets it points at: by what it answers, nearest first, then by number."""
    references = [references_of(incoming) for incoming in messages]
    by_reference = _tickets_of({ref for refs in references for ref in refs})
    by_number = _tickets_numbered({incoming.ticket_number for incoming in messages if incoming.ticket_number})
    found = []
    for incoming, refs in zip(messages, references, strict=True):
        ids = [pk for ref in refs for pk in by_reference.get(ref, ())]
        ids += filter(None, [by_number.get(incoming.ticket_number or 0)])
        found.append(list(dict.fromkeys(ids)))
    return found


def _tickets_of(references: set[str]) -> dict[str, list[int]]:
    """Tickets of earlier mails from outside (two citizens writing to each other and to us)."""
    found: dict[str, list[int]] = {}
    if references:
        # Nobody on the ticket has seen a side conversation's mails, so nobody can answer them here.
        rows = Message.objects.exclude(message_id="").filter(message_id__in=references, side__isnull=True)
        for message_id, ticket_id in rows.order_by("pk").values_list("message_id", "ticket_id"):
            if len(found.setdefault(message_id, [])) < 10:  # a Message-ID is what its sender wrote: it may be on many
                found[message_id].append(ticket_id)
    return found


def _continued(arrivals: Sequence[Arrival]) -> list[list[int]]:
    """Return for each message the ticket of its sender's where that channel was last used, if the talk may go on."""
    talking = {(contact.pk, incoming.channel) for incoming, contact in arrivals if incoming.continues}
    newest: dict[tuple[int, str], int] = {}
    if talking:
        now = timezone.now()
        goes_on = Q(ticket__status__in=UNFINISHED, created_at__gt=now - TALK_GOES_ON) | Q(
            ticket__status=Status.SOLVED, created_at__gt=now - THANKS_COME_WITHIN
        )
        said = Message.objects.visible_to_requester().filter(
            goes_on,
            kind=MessageKind.MESSAGE,
            direction__in=Direction.values,
            ticket__requester__in={contact for contact, _channel in talking},
            channel__in={channel for _contact, channel in talking},
        )
        for requester, channel, ticket in said.order_by("created_at", "id").values_list(
            "ticket__requester", "channel", "ticket"
        ):
            newest[requester, channel] = ticket
    return [
        [newest[contact.pk, incoming.channel]]
        if incoming.continues and (contact.pk, incoming.channel) in newest
        else []
        for incoming, contact in arrivals
    ]


def _tickets_numbered(numbers: set[int]) -> dict[int, int]:
    return dict(Ticket.objects.filter(number__in=numbers).values_list("number", "pk")) if numbers else {}
