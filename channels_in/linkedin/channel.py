"""The door for comments on a page at LinkedIn."""

from datetime import timedelta

from channels_in.base import Happening
from channels_in.linkedin import sending
from channels_in.linkedin.fetch import fetch
from channels_in.linkedin.parse import parse
from channels_in.models import DoorAccount, RawInbound
from channels_in.social.items import keep_item
from channels_in.social.leaving import leave
from tickets.incoming import IncomingMessage
from tickets.models import Message


class LinkedInChannel:
    every = timedelta(minutes=5)

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(raw)

    def fetch(self, account: DoorAccount) -> None:
        fetch(account)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)

    def send(self, message: Message) -> None:
        """LinkedIn knows no key: what may have left is not sent again. Seen there, it is known to have arrived."""
        leave(message, sending.send)
