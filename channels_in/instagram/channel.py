"""The door for Instagram: comments and mentions in, public answers out."""

from collections.abc import Mapping

from channels_in.base import Happening
from channels_in.instagram.parse import parse
from channels_in.meta import files, moderation
from channels_in.meta.context import note_written
from channels_in.meta.graph import call
from channels_in.meta.names import MENTION, named
from channels_in.meta.sending import Taken, answered_id, send_once
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.leaving import answered_by
from tickets.incoming import IncomingMessage
from tickets.models import Message


class InstagramChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(raw)

    def send(self, message: Message) -> None:
        """As a comment under what is answered, for all to read. Raises ChannelError."""
        send_once(message, _say)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        note_written(raw, incoming, message)

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        return files.fetch_file(message, reference)

    def hide(self, item: SocialItem, hidden: bool) -> None:
        moderation.change(item, {"hide": hidden})

    def take_down(self, item: SocialItem) -> None:
        moderation.take_down(item)


def _say(account: DoorAccount, message: Message, text: str) -> Taken:
    answered = answered_by(message, account)
    if answered.thread_id.startswith(MENTION):
        path, fields = f"/{account.external_id}/mentions", _where(answered) | {"message": text}
    else:
        path, fields = f"/{answered.external_id}/replies", {"message": text}
    said = call(account, "POST", path, fields)
    return Taken(named(answered_id(said, "id")), answered.external_id, answered.thread_id, is_public=True)


def _where(mention: SocialItem) -> dict[str, str]:
    """Where we were named: in the caption of a picture, or in a comment on it."""
    media = mention.thread_id.removeprefix(MENTION)
    return {"media_id": media} | ({"comment_id": mention.external_id} if mention.external_id != media else {})
