"""The one way in for a mail, whoever brings it: its exact bytes are kept, then they become a ticket."""

import hashlib
import logging

from django.conf import settings

from channels_in.email.inbox_addresses import inbox_at
from channels_in.intake import Came, keep, process
from channels_in.models import RawInbound
from servicedesk.lib.addresses import AddressError, normal_email
from tickets.models import ChannelKind, Inbox, Ticket

logger = logging.getLogger(__name__)
ENVELOPE_MAX = 320  # characters


class Refused(Exception):
    """The mail is not taken, and never will be. str() says why, for the one who brought it."""


class TooBig(Refused):
    """Larger than MAIL_MAX_BYTES."""


class NoSuchInbox(Refused):
    """No inbox for mail has this address or name, or it does not receive."""


def digest_of(raw: bytes) -> str:
    """What makes a mail the same mail: all its bytes. A Message-ID is what its sender wrote, and proves nothing."""
    return hashlib.sha256(raw).hexdigest()


def receive(
    inbox: Inbox,
    raw_bytes: bytes,
    *,
    envelope_from: str | None = None,
    envelope_to: str = "",
    for_me: bool = False,
) -> RawInbound:
    """Keep a mail, and commit. The same bytes again give the same row.

    raw_bytes is RFC 5322 as it came. envelope_from is None when nobody told it, "" for the empty one of a bounce.
    for_me: make_ticket_now follows. Raises Refused. When this returns the sender may be told that the mail is ours.
    """
    came = arrived(inbox, raw_bytes, envelope_from=envelope_from, envelope_to=envelope_to)
    return keep(inbox, external_id=came.external_id, body=came.body, envelope=came.envelope, for_me=for_me)[0]


def arrived(inbox: Inbox, raw_bytes: bytes, *, envelope_from: str | None = None, envelope_to: str = "") -> Came:
    """Return the mail as intake keeps it. Raises Refused for one that is empty, TooBig for one over the limit."""
    if len(raw_bytes) > settings.MAIL_MAX_BYTES:
        raise TooBig(f"The mail is larger than {settings.MAIL_MAX_BYTES} bytes.")
    if not raw_bytes.strip():
        raise Refused("The mail is empty.")
    envelope = {} if envelope_from is None else {"from": _plain(envelope_from), "to": _plain(envelope_to)}
    return Came(inbox, digest_of(raw_bytes), raw_bytes, envelope=envelope)


def _plain(address: str) -> str:
    """An address for JSON in PostgreSQL, which holds neither NUL nor halves of characters."""
    return address.strip("<>").encode("utf-8", "replace").decode().replace("\x00", "")[:ENVELOPE_MAX]


def make_ticket_now(raw: RawInbound) -> Ticket | None:
    """Make the ticket at once, for those who wait for its number. None: a reader will, or a person must look at it."""
    if raw.state == RawInbound.State.WAITING:
        try:
            process(raw.pk)
        except Exception as error:
            logger.warning("raw inbound %s waits for a reader: %s", raw.pk, type(error).__name__)
    fresh = RawInbound.objects.select_related("message__ticket__inbox").get(pk=raw.pk)
    return fresh.message.ticket if fresh.message else None


def inbox_named(slug: str) -> Inbox:
    """Return the inbox for mail with this slug. Raises NoSuchInbox."""
    inbox = Inbox.objects.filter(slug=slug, kind=ChannelKind.EMAIL, is_active=True).first()
    if inbox is None:
        raise NoSuchInbox(slug)
    return inbox


def inbox_for(address: str) -> Inbox:
    """Return the inbox an address belongs to, or belonged to before: as it is, else without what follows a plus.

    Raises NoSuchInbox.
    """
    try:
        local, _at, domain = normal_email(address.strip().strip("<>")).rpartition("@")
    except AddressError as error:
        raise NoSuchInbox(address) from error
    inbox = inbox_at(f"{local}@{domain}")
    if inbox is None and "+" in local:
        inbox = inbox_at(f"{local.partition('+')[0]}@{domain}")
    if inbox is None:
        raise NoSuchInbox(address)
    return inbox
