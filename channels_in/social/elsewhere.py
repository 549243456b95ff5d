"""What our account says at a network, as the network tells of it: from here, or written in the network's own tools."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from channels_in.base import Happening
from channels_in.models import RawInbound, SocialItem
from channels_in.sms.compose import text_of
from channels_in.social.items import keep_ours, locked_item, message_id
from servicedesk.lib.text import clean, one_line
from tickets.actions.changing import changing
from tickets.actions.recipients import ADDRESS_FOR
from tickets.actions.said_elsewhere import said_elsewhere
from tickets.merged import main_of
from tickets.models import Delivery, Direction, EventKind, Message, Ticket

_LOOKED_BACK = timedelta(days=2)  # for an answer of ours whose name at the network we have not noted
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class SaidAsUs(Happening):
    """What was sent from here is known, and makes nothing. What answers somebody who has a ticket, and was written
    elsewhere, is an outgoing message there. All else is kept for those who read what people answer to it.
    """

    channel: str
    external_id: str
    text: str
    at: datetime
    parent_id: str = ""
    thread_id: str = ""
    permalink: str = ""
    is_public: bool = True

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if item.message is not None:
            return item.message
        item.is_ours, item.is_public, item.text, item.said_at = True, self.is_public, clean(self.text), self.at
        item.parent_id, item.thread_id = self.parent_id[:200], self.thread_id[:200]
        item.permalink = one_line(self.permalink, 500)
        item.save()
        parent = SocialItem.objects.filter(inbox=raw.inbox, external_id=self.parent_id, message__isnull=False)
        answered = parent.select_related("message__ticket", "inbox").first() if self.parent_id else None
        if answered is None or answered.message is None:
            return None
        return self._sent_from_here(raw, answered.message) or self._written(item, answered)

    def _sent_from_here(self, raw: RawInbound, answered: Message) -> Message | None:
        """An answer of ours whose name we have not noted: we were stopped in between, or do not know if it arrived."""
        tickets = {answered.ticket_id, main_of(answered.ticket).pk}
        said = _words(self.text)
        mine = Message.objects.filter(
            ticket__in=tickets,
            direction=Direction.OUT,
            channel=self.channel,
            delivery__in=[Delivery.PENDING, Delivery.UNKNOWN, Delivery.SENT],
            social_item=None,
            queued_at__gt=raw.received_at - _LOOKED_BACK,
        )
        for message in mine.select_related("ticket__inbox__sender_profile", "ticket__team", "agent").order_by("pk"):
            if _words(text_of(message)) in said:
                keep_ours(
                    raw.inbox,
                    message,
                    external_id=self.external_id,
                    parent_id=self.parent_id,
                    thread_id=self.thread_id,
                    permalink=self.permalink,
                    is_public=self.is_public,
                )
                _has_arrived(message)
                return message
        return None

    def _written(self, item: SocialItem, answered: SocialItem) -> Message | None:
        assert answered.message is not None  # noqa: S101 -- the caller has looked
        message = said_elsewhere(
            answered.message.ticket,
            body=self.text,
            channel=self.channel,
            at=self.at,
            recipients=_recipients(answered),
            message_id=message_id(self.channel, self.external_id),
            in_reply_to=message_id(self.channel, self.parent_id),
        )
        item.message = message
        item.save(update_fields=["message"])
        return message


@dataclass(frozen=True, slots=True)
class Around(Happening):
    """A post that what somebody said to us answers: shown beside their ticket, and no ticket of its own."""

    external_id: str
    text: str
    at: datetime
    author_id: str
    author_name: str = ""
    parent_id: str = ""
    thread_id: str = ""
    permalink: str = ""
    is_public: bool = True
    is_ours: bool = False

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if item.message is None and not item.author_id:
            item.text, item.said_at, item.is_ours, item.is_public = (
                clean(self.text),
                self.at,
                self.is_ours,
                self.is_public,
            )
            item.author_id, item.author_name = self.author_id[:200], one_line(self.author_name, 200)
            item.parent_id, item.thread_id = self.parent_id[:200], self.thread_id[:200]
            item.permalink = one_line(self.permalink, 500)
            item.save()
        return None


def _words(text: str) -> str:
    """Only what is said: how a network writes spaces, links and signs is its own."""
    return _NOT_WORDS.sub("", text).casefold()


def _recipients(answered: SocialItem) -> list[dict[str, object]]:
    """Who had what it answers said, or whoever we had answered there."""
    if answered.message is not None and answered.is_ours:
        return [dict(row) for row in answered.message.recipients]
    kind = ADDRESS_FOR[answered.inbox.kind]
    row = {"kind": kind, "value": answered.author_id, "name": answered.author_name[:100], "role": "to", "sent": True}
    return [row]


def _has_arrived(message: Message) -> None:
    """Nobody knew whether it had; now the network shows it."""
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        rows = Message.objects.filter(pk=message.pk, delivery=Delivery.UNKNOWN)
        if rows.update(delivery=Delivery.SENT, delivery_detail="", delivered_at=change.now):
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=Delivery.SENT.value, detail="")
