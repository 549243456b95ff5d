"""The door for web forms. Answers leave by e-mail (channels_in.registry)."""

from channels_in.base import ChannelError
from channels_in.models import RawInbound
from channels_in.webform.parse import parse
from tickets.incoming import IncomingMessage
from tickets.models import Message


class WebFormChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        return parse(bytes(raw.body), raw.files, received_at=raw.received_at)

    def send(self, message: Message) -> None:
        raise ChannelError("a form has no way back", permanent=True)
