"""Reasons to set something aside instead of making a ticket of it. In order; what is set aside waits for a person.

What a filter lets through may still be marked is_automatic: it becomes a message, but is never acknowledged and never
reopens a ticket (channels_in.email.automatic says which mails those are).
"""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext_noop

from tickets.incoming import IncomingMessage
from tickets.models import Inbox, InboxAddress
from tickets.references import is_our_token, ticket_of_message_id

Filter = Callable[[IncomingMessage], str | None]


def hidden_field_filled(incoming: IncomingMessage) -> str | None:
    """People do not see the field; programs fill it in."""
    return gettext_noop("A hidden field was filled in, as programs do.") if incoming.extra.get("hidden_field") else None


def own_mail(incoming: IncomingMessage) -> str | None:
    """What we sent has come back; a copy of it must not become a ticket, and be answered, and come back."""
    if incoming.extra.get("is_ours"):
        return gettext_noop("It is a mail of our own that has come back.")
    if incoming.extra.get("written") and incoming.sender and _is_inbox(incoming.sender.value):
        return gettext_noop("It is automatic mail from an address of our own.")
    return None


def too_big(incoming: IncomingMessage) -> str | None:
    size = int(incoming.extra.get("size") or 0)
    return gettext_noop("It is larger than what is received.") if size > settings.MAIL_MAX_BYTES else None


def blocked_sender(incoming: IncomingMessage) -> str | None:
    """The block list holds addresses and whole domains, without regard to capitals."""
    address = incoming.sender.value.lower() if incoming.sender else ""
    blocked = {entry.strip().lower().lstrip("@") for entry in settings.MAIL_BLOCKED}
    is_blocked = bool(address) and bool({address, address.rpartition("@")[2]} & blocked)
    return gettext_noop("The sender is on the block list.") if is_blocked else None


def marked_as_spam(incoming: IncomingMessage) -> str | None:
    return gettext_noop("The municipality's own filter says it is spam.") if incoming.extra.get("is_spam") else None


def mailing_list(incoming: IncomingMessage) -> str | None:
    is_list = incoming.extra.get("written") == "list" and not answers_us(incoming)
    return gettext_noop("It is from a mailing list or a newsletter.") if is_list else None


def automatic_reply(incoming: IncomingMessage) -> str | None:
    """An absence told to nobody in particular; one that answers a message of ours goes to that ticket instead."""
    is_reply = incoming.extra.get("written") == "reply" and not answers_us(incoming)
    return gettext_noop("It is an automatic reply that belongs to no ticket.") if is_reply else None


def receipt(incoming: IncomingMessage) -> str | None:
    """Nobody has said anything: a program tells that a mail was read, or was called spam."""
    is_receipt = incoming.extra.get("written") == "receipt"
    return gettext_noop("It is a read receipt or a report from another mail system.") if is_receipt else None


def nothing_in_it(incoming: IncomingMessage) -> str | None:
    empty = not incoming.text.strip() and not incoming.subject.strip() and not incoming.files and not incoming.html
    return gettext_noop("There was nothing in it.") if empty else None


FILTERS: tuple[Filter, ...] = (
    hidden_field_filled,
    own_mail,
    too_big,
    blocked_sender,
    marked_as_spam,
    mailing_list,
    automatic_reply,
    receipt,
    nothing_in_it,
)


def reason_to_set_aside(incoming: IncomingMessage) -> str | None:
    return next((reason for check in FILTERS if (reason := check(incoming))), None)


def answers_us(incoming: IncomingMessage) -> bool:
    """Whether it carries something only we can have made: a reply token or a Message-ID of ours."""
    references = (incoming.in_reply_to, *incoming.references[-50:])
    return is_our_token(incoming.reply_token) or any(
        ticket_of_message_id(reference) is not None for reference in references
    )


def _is_inbox(address: str) -> bool:
    """Whether it is an inbox's, or was."""
    is_former = InboxAddress.objects.filter(address=address.lower()).exists
    return Inbox.objects.filter(address__iexact=address).exists() or is_former()
