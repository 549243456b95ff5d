"""The door for Bluesky."""

import json
import mimetypes
from collections.abc import Mapping
from datetime import timedelta

from channels_in.base import ChannelError, Happening
from channels_in.bluesky import sending
from channels_in.bluesky.api import call
from channels_in.bluesky.fetch import fetch
from channels_in.bluesky.parse import parse
from channels_in.fetching import fetch_from
from channels_in.media import ask_for_files
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_item
from channels_in.social.leaving import leave
from tickets.incoming import IncomingMessage
from tickets.models import Message


class BlueskyChannel:
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
        """The network tells where a post's pictures lie when it is asked for the post."""
        uri, _sign, place = reference["id"].rpartition("#")
        item = SocialItem.objects.select_related("inbox__door_account").get(message=message)
        said = call(item.inbox.door_account, "GET", "app.bsky.feed.getPosts", {"uris": [uri]}).data
        try:
            embed = said["posts"][0]["embed"]
            url = str((embed.get("media") or embed)["images"][int(place)]["fullsize"])
        except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
            raise ChannelError("the picture is not there any longer", permanent=True) from error
        content_type, content = fetch_from(url, hosts=None)
        name = reference.get("name", "")
        return f"{name}{mimetypes.guess_extension(content_type) or ''}" if name else "", content_type, content

    def send(self, message: Message) -> None:
        """A post has a name made of our message, so what may have left is looked for and sent again."""
        leave(message, sending.send)
