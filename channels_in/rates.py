"""How fast messages may leave by an account, counted over all workers in what they have written down before sending."""

from datetime import datetime, timedelta

from django.db import connection

from channels_in.accounts import account_for
from channels_in.base import ChannelError
from channels_in.models import DoorAccount, MailServer, SmsAccount
from channels_in.models.paced import Paced
from channels_in.sms.accounts import account_for as sms_account_for
from tickets.models import ChannelKind, Message

_WINDOW = timedelta(minutes=1)
# What leaves within a second after a fault would fail again; whoever waits asks when it is over.
SERVER_REST = timedelta(seconds=60)

_USED = """
    SELECT coalesce(sum(mails), 0), min(started_at) FROM channels_in_outboundattempt
     WHERE inbox_id = %s AND started_at > %s
"""


Source = MailServer | DoorAccount | SmsAccount


def source_of(message: Message) -> Source | None:
    """What the message leaves by, when that has a pace of its own."""
    if message.channel == ChannelKind.SMS:
        return sms_account_for(message.ticket.inbox)
    if message.channel in (ChannelKind.EMAIL, ChannelKind.CHAT):
        return getattr(message.ticket.inbox, "mail_server", None)
    try:
        return account_for(message)
    except ChannelError:
        return None  # sending says so


def room_at(server: Source, begun: int, mails: int, now: datetime) -> datetime | None:
    """Return None when so many mails may leave now, beside those just begun, else when it is worth asking again.

    The caller holds the server's row locked and writes its attempt in the same transaction. A message to more
    recipients than a minute has room for goes alone.
    """
    if server.per_minute is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_USED, [server.inbox_id, now - _WINDOW])
        used, oldest = cursor.fetchone()
    used += begun
    if not used or used + mails <= server.per_minute:
        return None
    freed_at: datetime = (oldest or now) + _WINDOW
    return freed_at


def rests_until(server: Source, now: datetime) -> datetime | None:
    """Return until when a server that took nobody's messages a moment ago is left alone, else None."""
    if isinstance(server, Paced):
        return server.rests_until if server.rests_until and server.rests_until > now else None
    if not server.last_error or server.last_error_at is None:
        return None
    until = server.last_error_at + SERVER_REST
    return until if until > now else None
