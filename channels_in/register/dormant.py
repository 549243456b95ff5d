"""Who writes privately to an account that is at rest is told where to turn instead, once a day. The ticket is there."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection

from channels_in.models import ChannelEntry, EntryStatus
from tickets.actions.acknowledge import MOST_PER_HOUR, ONE_PER, may_send_automatic
from tickets.actions.changing import changing
from tickets.actions.recipients import reply_addresses
from tickets.actions.sending import send
from tickets.incoming import IncomingMessage
from tickets.models import Acknowledged, ChannelKind, EventKind, Inbox, Message, Ticket

# Where nobody else reads the answer, it costs nothing, and nobody can write in another's name.
PRIVATE = frozenset({ChannelKind.MESSENGER, ChannelKind.INSTAGRAM_DIRECT, ChannelKind.WHATSAPP})
Arrived = tuple[Inbox, IncomingMessage, Message]


def answer(arrived: Iterable[Arrived]) -> None:
    """In the transaction that wrote the messages. Asks nothing where no message is of such a kind."""
    wanted = [one for one in arrived if one[0].kind in PRIVATE and not one[1].is_automatic]
    if not wanted:
        return
    texts = _texts({inbox.pk for inbox, _incoming, _message in wanted})
    for inbox, _incoming, message in wanted:
        if text := texts.get(inbox.pk):
            _answer(message, text)


def _texts(inbox_ids: set[int]) -> dict[int, str]:
    """What is told for each inbox whose channel is at rest; an inbox with another channel in use is not."""
    rows = ChannelEntry.objects.filter(inbox__in=inbox_ids, status__in=(EntryStatus.ACTIVE, EntryStatus.DORMANT))
    found = list(rows.order_by("pk").values_list("inbox", "status", "dormant_text"))
    in_use = {inbox for inbox, status, _text in found if status == EntryStatus.ACTIVE}
    return {inbox: text for inbox, _status, text in found if inbox not in in_use and text}


def _answer(message: Message, text: str) -> None:
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        to = reply_addresses(change.ticket, message.channel)[:1]
        if not to or not may_send_automatic(change) or not _granted(to[0], change.now):
            return
        sent = send(change, body=text, recipients=to, is_automatic=True, channel=message.channel)
        change.record(EventKind.ACKNOWLEDGED, message=sent)


def _granted(to: dict[str, str], now: datetime) -> bool:
    """Whether the address has had no such answer within a day; noted that it gets one now."""
    if Acknowledged.objects.filter(at__gt=now - timedelta(hours=1)).count() >= MOST_PER_HOUR:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO tickets_acknowledged AS had (address, at) VALUES (%s, %s)
               ON CONFLICT (address) DO UPDATE SET at = EXCLUDED.at WHERE had.at <= %s RETURNING address""",
            [f"dormant:{to['kind']}:{to['value']}"[:280], now, now - ONE_PER],
        )
        return cursor.fetchone() is not None
