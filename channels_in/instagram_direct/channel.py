"""The door for messages on Instagram."""

from channels_in.meta.private import PrivateChannel
from tickets.models import ChannelKind


class InstagramDirectChannel(PrivateChannel):
    kind = ChannelKind.INSTAGRAM_DIRECT
