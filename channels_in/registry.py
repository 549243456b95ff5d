"""Which class is behind each kind of channel: the one table. Named by dotted path, loaded when first used."""

from functools import cache

from django.utils.module_loading import import_string

from channels_in.base import Channel
from tickets.models import ChannelKind

CHANNELS: dict[str, str] = {
    ChannelKind.CHAT: "chat.channel.ChatChannel",
    ChannelKind.EMAIL: "channels_in.email.channel.EmailChannel",
    ChannelKind.SMS: "channels_in.sms.channel.SmsChannel",
    ChannelKind.WEBFORM: "channels_in.webform.channel.WebFormChannel",
}
# Doors without a way back of their own: their answers leave by e-mail (tickets.actions.reply.ADDRESS_FOR).
ANSWERED_BY_EMAIL = frozenset(
    {
        ChannelKind.WEBFORM,
        ChannelKind.ESERVICE,
        ChannelKind.LETTER,
        ChannelKind.VISIT,
        ChannelKind.PHONE,
        ChannelKind.API,
    }
)


@cache
def channel(kind: str) -> Channel:
    """Return the door of a kind. Raises KeyError for a kind that has none."""
    found: Channel = import_string(CHANNELS[kind])()
    return found


def sender_for(kind: str) -> Channel:
    """Return the door by which an answer on a ticket of this kind leaves. Raises KeyError."""
    return channel(ChannelKind.EMAIL if kind in ANSWERED_BY_EMAIL else kind)
