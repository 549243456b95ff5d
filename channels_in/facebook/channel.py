"""The door for a page on Facebook: posts by visitors and comments in, public answers out."""

from collections.abc import Mapping

from channels_in.base import Happening
from channels_in.facebook.parse import parse
from channels_in.meta import files, moderation
from channels_in.meta.context import note_written
from channels_in.meta.graph import call
from channels_in.meta.names import named
from channels_in.meta.sending import Taken, answered_id, send_once
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.leaving import answered_by
from tickets.incoming import IncomingMessage
from tickets.models import Message


class FacebookChannel:
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
        moderation.change(item, {"is_hidden": hidden})

    def take_down(self, item: SocialItem) -> None:
        moderation.take_down(item)


def _say(account: DoorAccount, message: Message, text: str) -> Taken:
    answered = answered_by(message, account)
    said = call(account, "POST", f"/{answered.external_id}/comments", {"message": text})
    return Taken(named(answered_id(said, "id")), answered.external_id, answered.thread_id, is_public=True)
