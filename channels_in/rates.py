"""How fast the mail of an inbox may leave, counted over all workers in what they have written down before sending."""

from datetime import datetime, timedelta

from django.db import connection

from channels_in.models import MailServer
from tickets.models import Message

_WINDOW = timedelta(minutes=1)
# What leaves within a second after a fault would fail again; whoever waits asks when it is over.
SERVER_REST = timedelta(seconds=60)

_USED = """
    SELECT coalesce(sum(mails), 0), min(started_at) FROM channels_in_outboundattempt
     WHERE inbox_id = %s AND started_at > %s
"""
_AHEAD = """
    SELECT count(*) FROM tickets_message m JOIN tickets_ticket t ON t.id = m.ticket_id
     WHERE m.delivery = 'pending' AND t.inbox_id = %s AND m.created_at < %s
"""


def room_at(server: MailServer, mails: int, now: datetime) -> datetime | None:
    """Return None when so many mails may leave now, else when it is worth asking again.

    The caller holds the server's row locked and writes its attempt in the same transaction. A message to more
    recipients than a minute has room for goes alone.
    """
    if server.per_minute is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_USED, [server.inbox_id, now - _WINDOW])
        used, oldest = cursor.fetchone()
    if not used or used + mails <= server.per_minute:
        return None
    freed_at: datetime = oldest + _WINDOW
    return freed_at


def its_turn(message: Message, server: MailServer, at: datetime) -> datetime:
    """Return when to ask again for a message that waits in a line: each minute takes so many of those before it."""
    assert server.per_minute is not None  # noqa: S101 -- only who has a rate waits in a line
    return at + _WINDOW * (ahead_of(message) // server.per_minute)


def ahead_of(message: Message) -> int:
    """How many messages of the same inbox, written before this one, have not left."""
    with connection.cursor() as cursor:
        cursor.execute(_AHEAD, [message.ticket.inbox_id, message.created_at])
        return int(cursor.fetchone()[0])


def rests_until(server: MailServer, now: datetime) -> datetime | None:
    """Return until when a server that took nobody's mail a moment ago is left alone, else None."""
    if not server.last_error or server.last_error_at is None:
        return None
    until = server.last_error_at + SERVER_REST
    return until if until > now else None
