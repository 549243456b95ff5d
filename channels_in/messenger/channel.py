"""The door for Messenger: what is written in private to a page on Facebook."""

from channels_in.meta.private import PrivateChannel
from tickets.models import ChannelKind


class MessengerChannel(PrivateChannel):
    kind = ChannelKind.MESSENGER
    takes_metadata = True
