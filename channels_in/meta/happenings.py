"""What Meta tells beside messages: our own words come back, comments are hidden, all was read up to a time."""

from dataclasses import dataclass, field
from datetime import datetime

from channels_in.base import Happening
from channels_in.meta import own_words
from channels_in.models import RawInbound, SocialItem
from channels_in.social.deeds import underway
from channels_in.social.items import locked_item
from channels_in.social.telling import tell
from servicedesk.lib.text import clean
from tickets.models import EventKind, Message


@dataclass(frozen=True, slots=True)
class Echo(Happening):
    """Something said as us in private. What we sent from here is known, and makes nothing; what was written in Meta's
    own tools becomes an outgoing message on the ticket of the talk. In public: channels_in.social.elsewhere.SaidAsUs.

    person: to whom. metadata: what we gave along, signed (own_words).
    """

    channel: str
    external_id: str
    text: str
    at: datetime
    person: str
    metadata: str = field(default="", repr=False)

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        if item.message is not None:
            return item.message
        item.text, item.said_at, item.is_ours = clean(self.text), self.at, True
        item.save()
        talk = own_words.Talk(raw.inbox, self.channel, self.person)
        return own_words.sent_from_here(talk, item, self.metadata) or own_words.said_elsewhere(talk, item)


@dataclass(frozen=True, slots=True)
class Hid(Happening):
    """Somebody of ours has hidden it, or shown it again; in Meta's own tools, unless it was asked for here."""

    external_id: str
    hidden: bool

    def take(self, raw: RawInbound) -> Message | None:
        item = locked_item(raw.inbox, self.external_id)
        shown, hidden = SocialItem.State.SHOWN, SocialItem.State.HIDDEN
        before, after = (shown, hidden) if self.hidden else (hidden, shown)
        if item.state == before and underway(item) is None:
            item.state = after
            item.save(update_fields=["state"])
            if item.message is not None:
                tell(item.message, EventKind.POST_HIDDEN if self.hidden else EventKind.POST_SHOWN)
        return item.message


@dataclass(frozen=True, slots=True)
class ReadUpTo(Happening):
    """The person has read everything of ours up to a time."""

    channel: str
    person: str
    at: datetime

    def take(self, raw: RawInbound) -> Message | None:
        unread = SocialItem.objects.filter(
            inbox=raw.inbox, is_ours=True, read_at=None, said_at__lte=self.at, message__channel=self.channel
        )
        mine = unread.filter(message__recipients__contains=[{"value": self.person}])
        newest = mine.select_related("message").order_by("-said_at", "-pk").first()
        SocialItem.objects.filter(pk__in=list(mine.values_list("pk", flat=True))).update(read_at=self.at)
        return newest.message if newest else None
