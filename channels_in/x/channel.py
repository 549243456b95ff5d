"""The door for X."""

import json
import mimetypes
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings

from channels_in.base import Happening
from channels_in.fetching import fetch_from
from channels_in.media import ask_for_files
from channels_in.models import DoorAccount, RawInbound
from channels_in.social.items import keep_item
from channels_in.social.leaving import leave
from channels_in.x import sending
from channels_in.x.fetch import fetch
from channels_in.x.parse import parse
from tickets.incoming import IncomingMessage
from tickets.models import Message


class XChannel:
    every = timedelta(minutes=2)

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(raw)

    def fetch(self, account: DoorAccount) -> None:
        fetch(account)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)
        if files := incoming.extra.get("files"):
            ask_for_files(message, json.loads(files))

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        """X itself has told where it lies, open to everybody."""
        content_type, content = fetch_from(reference["url"], hosts=settings.X_MEDIA_HOSTS)
        name = reference.get("name", "")
        return f"{name}{mimetypes.guess_extension(content_type) or ''}" if name else "", content_type, content

    def send(self, message: Message) -> None:
        """X knows no key: what may have left is not sent again. Seen there, it is known to have arrived."""
        leave(message, sending.send)
