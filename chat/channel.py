"""The door for the chat, as the other doors see it: nothing comes in through RawInbound, and nothing waits to leave.

What is said live is written by chat.actions (docs/decisions/0017). An answer that should leave here and is not written
yet has lost its visitor: tickets.actions.reply finds another way from the beginning, so this is the last resort.
"""

from channels_in.base import ChannelError
from channels_in.models import RawInbound
from chat import live_door
from tickets.incoming import IncomingMessage
from tickets.models import Message


class ChatChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        raise ValueError("what is said in a chat is written at once; there is nothing to read later")

    def send(self, message: Message) -> None:
        """Show the message to the visitor, if they are here. Raises ChannelError, permanent, when they are not."""
        here = live_door.address(message.ticket)
        if here is None or not any(row.get("value") == here["value"] for row in message.recipients):
            raise ChannelError("the visitor has left the chat; answer by e-mail or phone", permanent=True)
        if not hasattr(message, "chat_entry"):  # tried again: it has its place already
            live_door.deliver_later(message)
