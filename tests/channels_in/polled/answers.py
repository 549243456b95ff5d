"""An agent answers, and the time to take it back has passed."""

from tests.clock import Clock
from tests.factories import make_agent
from tickets.actions.reply import reply
from tickets.models import Message, Ticket


def answer(ticket: Ticket, clock: Clock, body: str = "Bilen kommer på onsdag.") -> Message:
    message = reply(ticket, by=make_agent("Johan Åkerström", teams=[ticket.team]), body=body)
    clock.forward(minutes=1)
    return message


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)
