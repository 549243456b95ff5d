"""The door for Mastodon, and for other servers that speak its API."""

import json
from collections.abc import Mapping
from datetime import timedelta

from channels_in.accounts import account_for, note_fault, note_success
from channels_in.base import ChannelError, Happening
from channels_in.fetching import fetch_from
from channels_in.mastodon import sending
from channels_in.mastodon.api import host_of
from channels_in.mastodon.fetch import fetch
from channels_in.mastodon.parse import parse
from channels_in.media import ask_for_files
from channels_in.models import DoorAccount, RawInbound
from channels_in.social.items import keep_item
from channels_in.social.leaving import mark_sent
from tickets.incoming import IncomingMessage
from tickets.models import Message


class MastodonChannel:
    every = timedelta(minutes=1)

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(raw)

    def fetch(self, account: DoorAccount) -> None:
        fetch(account)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)
        if files := incoming.extra.get("files"):
            ask_for_files(message, json.loads(files))

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        """Files lie open to everybody, with the author's server, ours, or where those keep them."""
        content_type, content = fetch_from(reference["url"], hosts=None)
        return reference.get("name", ""), content_type, content

    def send(self, message: Message) -> None:
        """The same key again is the same status, so what may have left is sent again."""
        if not message.recipients:
            raise ChannelError("no recipients", permanent=True)
        account = account_for(message)
        try:
            sending.send(account, message, host_of(account))
        except ChannelError as error:
            note_fault(account, error)
            raise
        note_success(account)
        mark_sent(message)
