"""What the tests of Meta's doors do again and again."""

from datetime import datetime
from typing import Any

from channels_in.base import HasWindow, ReplyWindow
from channels_in.registry import channel
from tests.clock import Clock
from tests.factories import make_agent
from tickets.actions.reply import reply
from tickets.models import Message, Ticket

COMMENT = "330100000000001_1"  # what meta.comment("1", ...) is called


def answered(clock: Clock, text: str = "Bilen kommer på onsdag.", **more: Any) -> Message:
    """Johan's answer on the newest ticket, ready to leave."""
    ticket = Ticket.objects.latest("pk")
    by = make_agent("Johan Åkerström", teams=[ticket.team])
    message = reply(ticket, by=by, body=text, **more)
    clock.forward(seconds=15)
    return message


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def window_of(kind: str, ticket: Ticket) -> ReplyWindow | None:
    door = channel(kind)
    assert isinstance(door, HasWindow)
    return door.reply_window(ticket)


def milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
