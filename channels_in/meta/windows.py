"""How long, and how, somebody who wrote to a page or to Instagram can be answered in private.

Meta's rules (messenger-platform/policy/policy-overview): freely within 24 hours of their last private message; by an
agent, where the app is approved for the tag HUMAN_AGENT, within 7 days; and who wrote in public once, within 7 days of
what they wrote (discovery/private-replies), if the answer names the comment.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.accounts import account_for
from channels_in.base import ChannelError, ReplyWindow
from channels_in.meta.names import MENTION
from channels_in.models import DoorAccount, SocialItem
from tickets.models import Direction, Message, Ticket

FREE = timedelta(hours=24)
BY_AGENT = timedelta(days=7)
PRIVATE_REPLY = timedelta(days=7)
GONE = (SocialItem.State.WITHDRAWN, SocialItem.State.TAKEN_DOWN)


@dataclass(frozen=True, slots=True)
class Way:
    """fields: what is sent beside the message. parent: the comment that is answered in private, if it is that."""

    fields: dict[str, Any]
    until: datetime
    parent: SocialItem | None = None


def window(ticket: Ticket, channel: str) -> ReplyWindow | None:
    """Until when the requester can be answered by this private door; None when nothing says so."""
    try:
        account = account_for(Message(ticket=ticket, channel=channel))
    except ChannelError:
        return None
    found = _talk(ticket, account, channel), _comment(ticket, account)
    ends = [way.until for way in found if way is not None]
    return ReplyWindow(max(ends)) if ends else None


def way_to(message: Message, account: DoorAccount) -> Way:
    """How a message gets to its recipient now. Raises ChannelError when there is no way any longer."""
    now = timezone.now()
    ways = _talk(message.ticket, account, message.channel), _comment(message.ticket, account)
    for way in ways:
        if way is not None and way.until > now:
            return way
    raise ChannelError(_("The time to answer in private has passed. They must write again first."), permanent=True)


def _talk(ticket: Ticket, account: DoorAccount, channel: str) -> Way | None:
    """In the talk there is: the person has written in private before."""
    theirs = Message.objects.filter(
        contact=ticket.requester_id, direction=Direction.IN, channel=channel, social_item__inbox=account.inbox
    )
    item = (
        theirs.order_by("-social_item__said_at").values_list("social_item__said_at", "social_item__author_id").first()
    )
    if item is None:
        return None
    said_at, person = item
    fields: dict[str, Any] = {"recipient": {"id": person}, "messaging_type": "RESPONSE"}
    if not account.options.get("human_agent"):
        return Way(fields, said_at + FREE)
    if timezone.now() >= said_at + FREE:
        fields |= {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    return Way(fields, said_at + BY_AGENT)


def _comment(ticket: Ticket, account: DoorAccount) -> Way | None:
    """As a private answer to the newest thing they wrote in public on this ticket; each can be answered so once."""
    of_ticket = Q(message__ticket=ticket.pk) | Q(message__ticket__merged_into=ticket.pk)
    theirs = SocialItem.objects.filter(of_ticket, is_public=True, is_ours=False, message__contact=ticket.requester_id)
    theirs = theirs.filter(inbox__door_account__external_id=account.external_id).exclude(
        Q(state__in=GONE) | Q(thread_id__startswith=MENTION)  # of what is not under a post of ours Meta knows no author
    )
    answered = SocialItem.objects.filter(inbox=account.inbox, is_ours=True, is_public=False)
    answered = answered.filter(parent_id__in=theirs.values("external_id"))
    item = theirs.exclude(external_id__in=answered.values("parent_id")).order_by("-said_at", "-pk").first()
    if item is None:
        return None
    name = "post_id" if item.external_id == item.thread_id else "comment_id"
    return Way({"recipient": {name: item.external_id}}, item.said_at + PRIVATE_REPLY, item)
