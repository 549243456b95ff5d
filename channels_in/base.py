"""What a door is: it understands what comes in and sends what goes out."""

from typing import Protocol

from channels_in.models import RawInbound
from tickets.incoming import IncomingMessage
from tickets.models import Message


class ChannelError(Exception):
    """The other side did not take a message.

    permanent: trying again would not help. ambiguous: it may have been taken all the same. is_about_server: it says
    nothing about this message, others would not be taken now either.
    str() is shown to agents: it holds what the other side said, never a secret.
    """

    def __init__(
        self, detail: str, *, permanent: bool = False, ambiguous: bool = False, is_about_server: bool = False
    ) -> None:
        super().__init__(detail[:300])
        self.permanent, self.ambiguous, self.is_about_server = permanent, ambiguous, is_about_server


class CannotRead(ValueError):
    """What came in is over a limit; trying again would not help. str() is the reason shown to a person."""


class Channel(Protocol):
    def parse(self, raw: RawInbound) -> IncomingMessage:
        """Return what was said. Reads the row it is given and nothing else; raises ValueError when it cannot.

        Files inside the body are handed over with their content; channels_in.intake stores them.
        """

    def send(self, message: Message) -> None:
        """Deliver an outgoing message to those of its recipients who have not had it. Raises ChannelError."""
