"""The neutral acknowledgement of a new ticket: one per address and day, with no word of the sender's."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from tickets.actions.changing import Change
from tickets.actions.reply import reply_addresses, send
from tickets.incoming import IncomingMessage
from tickets.models import Direction, EventKind, Inbox, Message
from tickets.models.message import MessageQuerySet

ONE_PER = timedelta(hours=24)
# All acknowledgements of the installation together: a flood of forged senders must not become a flood of ours.
MOST_PER_HOUR = 600
# Automatic mail of any kind on one ticket: two programs that answer each other must come to an end.
MOST_PER_TICKET = 5


def acknowledge(change: Change, incoming: IncomingMessage) -> Message | None:
    """Write and enqueue the acknowledgement, or return None when there must be none."""
    ticket = change.ticket
    if not ticket.inbox.acknowledges or incoming.is_automatic:
        return None
    addresses = reply_addresses(ticket)
    if not addresses or _is_ours(addresses[0]["value"]):
        return None
    _one_at_a_time(change, addresses[0]["value"])
    if _had_one(change, addresses[0]["value"]) or _too_many(change) or not may_send_automatic(change):
        return None
    told = change.message  # the change stays about the citizen's message
    language = incoming.language if incoming.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        body = _("We have received your message. Your ticket number is %(number)s.") % {"number": ticket.shown_number}
        body += "\n\n" + _("An agent will read it and answer you. Reply to this e-mail if you want to add something.")
    by, change.by = change.by, None
    message = send(change, body=body, is_automatic=True, language=language)
    change.record(EventKind.ACKNOWLEDGED, message=message)
    change.by, change.message = by, told
    return message


def _is_ours(address: str) -> bool:
    """An inbox of our own would acknowledge the acknowledgement."""
    return Inbox.objects.filter(address__iexact=address).exists()


def _one_at_a_time(change: Change, address: str) -> None:
    """Let others who are about to acknowledge the same address wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"acknowledge {address}"])


def _automatic(change: Change, within: timedelta) -> MessageQuerySet:
    return Message.objects.filter(direction=Direction.OUT, is_automatic=True, created_at__gt=change.now - within)


def may_send_automatic(change: Change) -> bool:
    """Whether the ticket may have one more automatic mail today. Whatever sends one asks here first."""
    return bool(_automatic(change, ONE_PER).filter(ticket=change.ticket).count() < MOST_PER_TICKET)


def _had_one(change: Change, address: str) -> bool:
    """Anybody can write anybody's address in a form or a mail: all doors together count as one."""
    return bool(_automatic(change, ONE_PER).filter(recipients__contains=[{"value": address}]).exists())


def _too_many(change: Change) -> bool:
    return bool(_automatic(change, timedelta(hours=1)).count() >= MOST_PER_HOUR)
