"""The door for comments at YouTube."""

from datetime import timedelta

from channels_in.base import ChannelError, Happening
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_item
from channels_in.social.leaving import leave
from channels_in.youtube import sending
from channels_in.youtube.fetch import fetch
from channels_in.youtube.parse import parse
from tickets.incoming import IncomingMessage
from tickets.models import Message


class YouTubeChannel:
    every = timedelta(minutes=3)  # two units each time, of 10,000 a day

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(raw)

    def fetch(self, account: DoorAccount) -> None:
        fetch(account)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)

    def send(self, message: Message) -> None:
        """YouTube knows no key: what may have left is not sent again. Seen there, it is known to have arrived."""
        leave(message, sending.send)

    def hide(self, item: SocialItem, hidden: bool) -> None:
        sending.moderate(_account(item), item, sending.HELD if hidden else sending.SHOWN)

    def take_down(self, item: SocialItem) -> None:
        sending.moderate(_account(item), item, sending.GONE)


def _account(item: SocialItem) -> DoorAccount:
    account = DoorAccount.objects.select_related("inbox").filter(inbox=item.inbox).first()
    if account is None:
        raise ChannelError("no account is set up", permanent=True)
    return account
