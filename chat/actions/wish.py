"""A visitor does not want to wait any longer: they leave a message, or want to be rung."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from chat.actions.end import end_held
from chat.actions.entering import holding
from chat.actions.given import NAME_MAX, given
from chat.hours import standing_now
from chat.models import ChatSession, ChatState, EndedBy
from servicedesk.lib.text import one_line
from tickets.actions.acknowledge import acknowledge
from tickets.actions.call_back import Promise, write_promise
from tickets.actions.changing import changing
from tickets.actions.errors import InvalidChange
from tickets.actions.reachable import reachable_by
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

SOON = timedelta(hours=1)  # so much must be left of the day to promise a call today
AT_THE_LATEST = timedelta(days=3)  # where there are no hours to go by


def wish_message(session: ChatSession, *, email: str = "", phone: str = "", name: str = "") -> ChatSession:
    """What they have written is the message: it is answered by e-mail or phone. They stop waiting.

    Sends the acknowledgement of the inbox. Raises InvalidChange: no address and none known, one that is none.
    """
    addresses = given(email=email, phone=phone, name=name)
    with holding(session.pk) as chat:
        _name(chat, name)
        with changing(chat.ticket, by=None) as change:
            if not addresses and not change.ticket.requester.addresses.exists():
                raise InvalidChange(_("Write an e-mail address, so that we can answer you."), field="email")
            for address in addresses:
                reachable_by(change, address)
            acknowledge([(change, _left(chat))])
        _stop_waiting(chat, "message")
    return chat


def wish_call_back(session: ChatSession, phone: str, when: str = "", *, name: str = "") -> ChatSession:
    """They are rung, while the chat's inbox is staffed. They stop waiting. when: in their words, for whoever rings.

    Raises InvalidChange.
    """
    addresses = given(phone=phone, name=name)
    if not addresses:
        raise InvalidChange(_("Write the number we shall ring."), field="phone")
    with holding(session.pk) as chat:
        _name(chat, name)
        with changing(chat.ticket, by=None) as change:
            if not change.ticket.requester.addresses.exists():
                reachable_by(change, addresses[0])
            begin, end = _time_to_ring(chat, change.now)
            write_promise(change, Promise(addresses[0].value, promised_at=end, promised_from=begin, note=when))
        _stop_waiting(chat, "call_back")
    return chat


def _name(chat: ChatSession, name: str) -> None:
    if name.strip() and not chat.visitor_name:
        chat.visitor_name = one_line(name, NAME_MAX)
        chat.save(update_fields=["visitor_name"])


def _left(chat: ChatSession) -> IncomingMessage:
    """What an acknowledgement needs to know of a message that was left."""
    return IncomingMessage(
        channel=ChannelKind.CHAT, subject="", text="", received_at=chat.started_at, language=chat.language
    )


def _stop_waiting(chat: ChatSession, wish: str) -> None:
    """Whoever talks with an agent already goes on."""
    if chat.state == ChatState.WAITING:
        end_held(chat, why=EndedBy.VISITOR, wish=wish)


def _time_to_ring(chat: ChatSession, now: datetime) -> tuple[datetime, datetime]:
    """From when and until when the visitor is rung: today while there is time left, else the next day that is open."""
    standing = standing_now(chat.inbox, chat.origin, now=now)
    if standing.is_open:
        if standing.closes_at is None or standing.closes_at - now >= SOON:
            return now, standing.closes_at or now + timedelta(days=1)
        standing = standing_now(chat.inbox, chat.origin, now=standing.closes_at)
    if standing.opens_at is None:
        return now, now + AT_THE_LATEST
    day = standing_now(chat.inbox, chat.origin, now=standing.opens_at)
    return standing.opens_at, day.closes_at or standing.opens_at + timedelta(days=1)
