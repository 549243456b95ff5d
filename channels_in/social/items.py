"""What is said at social networks, in the shape all of their doors share.

A door's parse returns `said(...)`; when the message is written, `keep_item` notes what its ticket does not know. What
the provider calls an item is its message's Message-ID too, so that what answers it finds its ticket.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from channels_in.base import ChannelError
from channels_in.models import RawInbound, SocialItem
from channels_in.social.numbers import look_for_numbers
from channels_in.social.telling import tell
from channels_in.social.versions import has_changed, keep_first
from servicedesk.lib.addresses import normal
from servicedesk.lib.text import clean, one_line
from tickets.actions.recipients import ADDRESS_FOR
from tickets.incoming import IncomingAddress, IncomingFile, IncomingMessage
from tickets.models import ChannelKind, EventKind, Inbox, Message


def message_id(channel: str, external_id: str) -> str:
    """Under which Message.message_id an item is found: "facebook:10_20"."""
    return f"{channel}:{external_id}"[:255]


def said(
    *,
    channel: str,
    external_id: str,
    text: str,
    author_id: str,
    author_name: str,
    received_at: datetime,
    said_at: datetime | None = None,
    is_public: bool = False,
    parent_id: str = "",
    thread_id: str = "",
    permalink: str = "",
    language: str = "",
    files: Sequence[IncomingFile] = (),
) -> IncomingMessage:
    """Return what somebody outside said, as a door's parse returns it. Pure. Raises AddressError without an author.

    In private a talk goes on with what the person was talking about; in public what answers a comment belongs to it.
    said_at: what the provider says, kept beside; order and clocks follow received_at.
    """
    address = IncomingAddress(ADDRESS_FOR[channel], normal(ADDRESS_FOR[channel], author_id), author_name)
    return IncomingMessage(
        channel=channel,
        subject="",
        text=text,
        received_at=received_at,
        sender=address,
        sender_name=author_name,
        language=language,
        files=tuple(files),
        in_reply_to=message_id(channel, parent_id) if parent_id else "",
        continues=not is_public,
        extra={
            "message_id": message_id(channel, external_id),
            "social_id": external_id,
            "parent_id": parent_id,
            "thread_id": thread_id,
            "permalink": permalink,
            "is_public": "1" if is_public else "",
            "said_at": said_at.isoformat() if said_at else "",
        },
    )


def keep_item(raw: RawInbound, incoming: IncomingMessage, message: Message) -> SocialItem:
    """Note the item of a message that was just written. What was told of it before (an edit, a removal) holds."""
    item = locked_item(raw.inbox, incoming.extra["social_id"])
    is_first = item.message_id is None
    if is_first:
        keep_first(item, clean(incoming.text))
    item.message = message
    item.parent_id, item.thread_id = incoming.extra["parent_id"][:200], incoming.extra["thread_id"][:200]
    item.permalink, item.is_public = one_line(incoming.extra["permalink"], 500), bool(incoming.extra["is_public"])
    item.author_id = incoming.sender.value[:200] if incoming.sender else ""
    item.author_name = one_line(incoming.sender_name, 200)
    item.said_at = _time(incoming.extra["said_at"]) or incoming.received_at
    item.save()
    if is_first:
        _tell_what_came_before(item, message)
        look_for_numbers(item)
    return item


def _tell_what_came_before(item: SocialItem, message: Message) -> None:
    """It was changed or taken away before it came here."""
    if has_changed(item):
        tell(message, EventKind.MESSAGE_EDITED)
    if item.state == SocialItem.State.WITHDRAWN:
        tell(message, EventKind.MESSAGE_WITHDRAWN)


def keep_ours(
    inbox: Inbox,
    message: Message,
    *,
    external_id: str,
    parent_id: str = "",
    thread_id: str = "",
    permalink: str = "",
    is_public: bool | None = None,
) -> None:
    """Note what the provider calls a message of ours that it has just taken; its echo is known by this.

    is_public: None means as the message's channel is. Raises ChannelError when the provider has said meanwhile that it
    did not arrive.
    """
    with transaction.atomic():
        item = locked_item(inbox, external_id)
        # Sent again after it was said that it did not arrive: the newest is what its message is.
        SocialItem.objects.filter(message=message).exclude(pk=item.pk).update(message=None)
        item.message, item.is_ours, item.text = message, True, message.body
        item.parent_id, item.thread_id = parent_id[:200], thread_id[:200]
        item.permalink = one_line(permalink, 500) or item.permalink
        item.is_public = ChannelKind(message.channel).is_public if is_public is None else is_public
        item.save()
        Message.objects.filter(pk=message.pk).update(message_id=message_id(message.channel, external_id))
    if item.failed:
        raise ChannelError(item.failed, permanent=True)


def locked_item(inbox: Inbox, external_id: str) -> SocialItem:
    """Return the item, made if it is not there, locked until the transaction ends."""
    SocialItem.objects.get_or_create(inbox=inbox, external_id=external_id[:200])
    return SocialItem.objects.select_for_update().get(inbox=inbox, external_id=external_id[:200])


def _time(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
