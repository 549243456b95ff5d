"""Mails as they come out of a parser, for the classes about identity: written by the requester or by a stranger."""

from typing import Any

from tests.factories import make_contact, make_inbox, make_incoming, make_team, make_ticket
from tickets.actions.new_tickets import Received
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress
from tickets.models import Ticket

REQUESTER, STRANGER = "ann@mejl.example", "ond@evil.example"


def ticket_by_mail(**fields: Any) -> Ticket:
    """A ticket of REQUESTER's that came in by e-mail."""
    inbox = make_inbox(team=make_team("Kontaktcenter"), kind="email", acknowledges=False)
    return make_ticket(inbox=inbox, channel="email", requester=make_contact("Ann", email=REQUESTER), **fields)


def mail(ticket: Ticket, sender: str, **fields: Any) -> Received:
    """A mail to the ticket's inbox."""
    incoming = make_incoming(channel="email", sender=IncomingAddress("email", sender), sender_name="Ann", **fields)
    return receive(incoming, inbox=ticket.inbox)
