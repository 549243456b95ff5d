"""What is sent to a requester without anybody writing it: when and how. Never to a program, never a flood."""

import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from servicedesk.lib.placeholders import fill, variables
from tickets.actions.acknowledge import may_send_automatic, own_addresses
from tickets.actions.changing import Change, changing
from tickets.actions.recipients import door_for, reply_addresses
from tickets.actions.sending import send, what_is_never_public
from tickets.models import AutomaticMail, CaseKind, ChannelKind, Direction, EventKind, Message, Ticket
from tickets.variables import NEUTRAL, values_for

MOST_PER_CONTACT = 3  # within ONE_DAY, whatever tickets they are about
MOST_PER_HOUR = 600  # all automations together
ONE_DAY = timedelta(hours=24)
_NAMES = ("requester_name", "requester_first_name")
# What whoever writes has chosen: until a person has answered, their address may be anybody's, and they would have us
# carry their words to it.
_THEIRS = (*_NAMES, "subject")
_FORGED = (ChannelKind.EMAIL, ChannelKind.WEBFORM)
_LOCK = 7_310_901  # of pg_advisory_xact_lock: who counts and who is counted


def why_no_answer(change: Change, body: str) -> str:
    """Why the requester gets no automatic answer now, as a sentence; "" when they may have one."""
    ticket = change.ticket
    if ticket.case_kind == CaseKind.OTHER:
        return _("Cases of the kind “other” are answered by a person.")
    newest = (
        ticket.messages.visible_to_requester().filter(direction=Direction.IN).order_by("-created_at", "-id").first()
    )
    if newest is not None and newest.is_automatic:
        return _("Their last message was automatic: it is not answered by another.")
    return why_no_mail(change, body) or why_not_public(ticket, filled_text(body, ticket))


def why_not_public(ticket: Ticket, text: str) -> str:
    """Why a text may not leave by the ticket's channel because everybody would read it; "" when it may.

    Asked beforehand: whoever writes something that may never be answered in public pauses no automation by it.
    """
    to = reply_addresses(ticket)
    if not to:
        return ""
    door = ChannelKind(door_for(to[0]["kind"], ticket.channel))
    return what_is_never_public(door, text, is_confidential=ticket.is_confidential)


def why_no_mail(change: Change, body: str) -> str:
    """The same for what is asked of them or told them, whatever kind of case it is."""
    to = reply_addresses(change.ticket)
    if not to:
        return _("There is no address to answer to.")
    if own_addresses([to[0]["value"]]):
        return _("The address is an inbox of our own.")
    if carries_content(body, change.ticket):
        return _("The ticket is confidential, and the text would carry something of it.")
    if not may_send_automatic(change) or _is_capped(change):
        return _("They have been sent enough automatic messages for now.")
    return ""


def carries_content(text: str, ticket: Ticket) -> bool:
    """Whether a text with variables would take something of a confidential ticket outside."""
    return ticket.is_confidential and any(name not in NEUTRAL for name in variables(text))


def _is_capped(change: Change) -> bool:
    """Counted behind a lock that is held until what is sent has been counted too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    mails = AutomaticMail.objects.filter(at__gt=change.now - ONE_DAY)
    of_contact = mails.filter(contact=change.ticket.requester_id).count()
    in_all = mails.filter(at__gt=change.now - timedelta(hours=1)).count()
    return of_contact >= MOST_PER_CONTACT or in_all >= MOST_PER_HOUR


def send_automatic(change: Change, body: str, **data: Any) -> Message:
    """Inside an action by nobody: write it and ask for its delivery. It is no answer of a person's: nobody's clock
    stops. Raises CannotReply, InvalidChange (what everybody would read).
    """
    AutomaticMail.objects.create(contact_id=change.ticket.requester_id, at=change.now)
    message = send(change, body=body, is_automatic=True, language=change.ticket.language)
    change.record(EventKind.ACKNOWLEDGED, message=message, **data)
    return message


def answer_by_itself(ticket: Ticket, text: str) -> Message:
    """Answer the requester with a text somebody wrote beforehand; whether it may be is asked first (why_no_answer)."""
    with changing(ticket, by=None) as change:
        return send_automatic(change, filled_text(text, change.ticket))


def _is_address(name: str) -> bool:
    """Who has given no name is known by their address or number, which is no way to greet anybody."""
    return "@" in name or not any(letter.isalpha() for letter in name)


def filled_text(text: str, ticket: Ticket, *, to_others: bool = False) -> str:
    """Fill in what is known and may be said; what is not is left out, with the space before it."""
    values = values_for(ticket, by=None)
    if not to_others and ticket.first_answered_at is None and ticket.channel in _FORGED:
        values |= dict.fromkeys(_THEIRS, "")
    missing = [
        name for name in variables(text) if not values.get(name) or (name in _NAMES and _is_address(values[name]))
    ]
    for name in missing:
        text = re.sub(r"[ \t]*\{" + name + r"\}", "", text)
    return fill(text, values).text
