"""What a network tells beside messages, taken in any order and any number of times with the same end."""

from dataclasses import dataclass
from datetime import datetime

from channels_in.base import Happening
from channels_in.models import RawInbound, SocialItem
from channels_in.social.deeds import GONE, is_being_taken_down
from channels_in.social.items import locked_item
from channels_in.social.numbers import look_for_numbers
from channels_in.social.telling import fail, tell
from channels_in.social.versions import has_changed, keep_edit
from servicedesk.lib.text import clean, one_line
from tickets.models import EventKind, Message


@dataclass(frozen=True, slots=True)
class Nothing(Happening):
    """It is kept, and that is all: an event nobody here has a use for."""

    def take(self, raw: RawInbound) -> Message | None:
        return None


@dataclass(frozen=True, slots=True)
class Edited(Happening):
    """Its author has changed the text. at: when, as the network says. What it said before is kept."""

    external_id: str
    text: str
    at: datetime

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if keep_edit(item, self.at, clean(self.text)):
            item.save(update_fields=["text", "edited_at"])
            if item.message is not None and has_changed(item):
                tell(item.message, EventKind.MESSAGE_EDITED)
                look_for_numbers(item)
        return item.message


@dataclass(frozen=True, slots=True)
class Withdrawn(Happening):
    """Its author, or the network, has taken it away. What it said stays here."""

    external_id: str

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if item.state not in GONE and not is_being_taken_down(item):
            item.state = SocialItem.State.WITHDRAWN
            item.save(update_fields=["state"])
            if item.message is not None:
                tell(item.message, EventKind.MESSAGE_WITHDRAWN)
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
        if self.state == "read" and (item.read_at is None or self.at < item.read_at):
            item.read_at = self.at
            item.save(update_fields=["read_at"])
        if self.state == "failed" and not item.failed:
            item.failed = one_line(self.detail, 300) or self.state
            item.save(update_fields=["failed"])
            if item.message is not None:
                fail(item.message, item.failed)
        return item.message
