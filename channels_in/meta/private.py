"""The two private doors, Messenger and Instagram messages: Meta treats them alike."""

from collections.abc import Mapping

from channels_in.base import Happening, ReplyWindow
from channels_in.meta import files
from channels_in.meta.context import note_written
from channels_in.meta.graph import call
from channels_in.meta.names import named
from channels_in.meta.own_words import metadata_of
from channels_in.meta.sending import Taken, answered_id, send_once
from channels_in.meta.talk import parse_as
from channels_in.meta.windows import way_to, window
from channels_in.models import DoorAccount, RawInbound
from tickets.incoming import IncomingMessage
from tickets.models import Message, Ticket


class PrivateChannel:
    kind: str
    takes_metadata = False

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse_as(raw, self.kind)

    def send(self, message: Message) -> None:
        """To the person, or once to somebody who wrote in public, as a private answer to that. Raises ChannelError."""
        send_once(message, self._say)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        note_written(raw, incoming, message)

    def reply_window(self, ticket: Ticket) -> ReplyWindow | None:
        return window(ticket, self.kind)

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        return files.fetch_file(message, reference)

    def _say(self, account: DoorAccount, message: Message, text: str) -> Taken:
        way = way_to(message, account)
        words = {"text": text, "metadata": metadata_of(message)} if self.takes_metadata else {"text": text}
        said = call(account, "POST", "/me/messages", {**way.fields, "message": words})
        return Taken(named(answered_id(said, "message_id")), way.parent.external_id if way.parent else "")
