"""Telling the author of a comment what was done to it: in private where a door leads to them, else where they wrote."""

import logging

from channels_in.models import SocialDeed, SocialItem
from channels_in.social.sisters import sister_of
from channels_in.social.texts import text_for
from servicedesk.lib.text import one_line
from tickets.actions.changing import Change, changing
from tickets.actions.errors import ActionError
from tickets.actions.recipients import ADDRESS_FOR, NAME_MAX
from tickets.actions.sending import send
from tickets.models import Message, Ticket

logger = logging.getLogger(__name__)


def tell_author(deed: SocialDeed) -> None:
    """Write the message, inside the caller's transaction, and note it on the deed.

    What personal data was in is never pointed at in public: without a private door nobody is told. Nor where nothing
    may be said in public, as on a confidential ticket: that must not keep the deed from being done.
    """
    item = deed.item
    door = sister_of(item.inbox)
    if item.message is None or (not door and deed.reason == SocialDeed.Reason.PERSONAL_DATA):
        return
    try:
        with changing(Ticket.objects.get(pk=item.message.ticket_id), by=None) as change:
            message = tell_by(change, item, door=door or item.inbox.kind, body=text_for(deed.verb, deed.reason))
    except ActionError as error:
        logger.warning("the author of deed %s is not told: %s", deed.pk, error.code)
        return
    deed.told_by = message
    SocialDeed.objects.filter(pk=deed.pk).update(told_by=message)


def tell_by(change: Change, item: SocialItem, *, door: str, body: str) -> Message:
    """door: the kind it leaves by. What it answers is in Message.in_reply_to, by the comment's own id."""
    to = {
        "kind": ADDRESS_FOR[door],
        "value": item.author_id,
        "name": one_line(item.author_name, NAME_MAX),
        "role": "to",
    }
    answers = item.message.message_id if item.message else ""
    return send(change, body=body, recipients=[to], is_automatic=True, channel=door, in_reply_to=answers)
