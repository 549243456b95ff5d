"""Mails as bytes through the whole way in, and what leaves in turn, for the classes about mail."""

from channels_in.delivery import deliver
from channels_in.email.receive import receive
from channels_in.intake import process
from servicedesk.people.models import Agent
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_agent
from tickets.models import Inbox, Message, Ticket

ANN, EVE = "ann@mejl.example", "eva@ond.example"


def bring(raw: bytes, inbox: Inbox) -> Message:
    """The message a mail became."""
    kept = receive(inbox, raw)
    process(kept.pk)
    kept.refresh_from_db()
    assert kept.message is not None, kept.reason
    return kept.message


def ticket_of(sender: str, inbox: Inbox | None = None, **headers: str) -> Ticket:
    """A ticket that came by mail from this address."""
    return bring(mail(From=sender, **headers), inbox or mail_inbox()).ticket


def delivered() -> list[Message]:
    """Deliver what waits, and return it."""
    waiting = list(Message.objects.filter(delivery="pending").order_by("pk"))
    for message in waiting:
        deliver(message.pk)
    return waiting


def agent_of(ticket: Ticket) -> Agent:
    return make_agent(teams=[ticket.team])
