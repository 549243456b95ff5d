"""What a network tells beside messages, taken in any order and any number of times with the same end."""

from dataclasses import dataclass
from datetime import datetime

from channels_in.base import Happening
from channels_in.models import RawInbound, SocialItem, SocialVersion
from channels_in.social.items import locked_item
from servicedesk.lib.text import clean, one_line
from tickets.actions.changing import changing
from tickets.models import Delivery, EventKind, Message, Ticket


@dataclass(frozen=True, slots=True)
class Nothing(Happening):
    """It is kept, and that is all: an event nobody here has a use for."""

    def take(self, raw: RawInbound) -> Message | None:
        return None


@dataclass(frozen=True, slots=True)
class Edited(Happening):
    """Its author has changed the text. at: when, as the network says; an older change than the newest known is kept."""

    external_id: str
    text: str
    at: datetime

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        text = clean(self.text)
        if item.edited_at is not None and self.at <= item.edited_at:
            return item.message
        if item.text != text:
            if item.author_id:  # its first text has come
                SocialVersion.objects.create(item=item, text=item.text, until=self.at)
            item.text, item.edited_at = text, self.at
            item.save(update_fields=["text", "edited_at"])
            _tell(item, EventKind.MESSAGE_EDITED)
        return item.message


@dataclass(frozen=True, slots=True)
class Withdrawn(Happening):
    """Its author, or the network, has taken it away. What it said stays here."""

    external_id: str

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if item.state not in (SocialItem.State.WITHDRAWN, SocialItem.State.TAKEN_DOWN):
            item.state = SocialItem.State.WITHDRAWN
            item.save(update_fields=["state"])
            _tell(item, EventKind.MESSAGE_WITHDRAWN)
        return item.message


@dataclass(frozen=True, slots=True)
class Fared(Happening):
    """What became of a message of ours. state: "delivered", "read" or "failed"; detail in the network's words."""

    external_id: str
    state: str
    at: datetime
    detail: str = ""

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if self.state == "read" and item.read_at is None:
            item.read_at = self.at
            item.save(update_fields=["read_at"])
        if self.state == "failed" and item.message is not None:
            _fail(item.message, one_line(self.detail, 300))
        return item.message


def _tell(item: SocialItem, kind: EventKind) -> None:
    if item.message is not None:
        with changing(Ticket.objects.get(pk=item.message.ticket_id), by=None) as change:
            change.record(kind, message=item.message)


def _fail(message: Message, detail: str) -> None:
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        rows = Message.objects.filter(pk=message.pk).exclude(delivery__in=[Delivery.FAILED, Delivery.UNDONE])
        if rows.update(delivery=Delivery.FAILED, delivery_detail=detail, delivered_at=None):
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=Delivery.FAILED.value, detail=detail)
