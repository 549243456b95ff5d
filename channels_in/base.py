"""What a door is: it understands what comes in and sends what goes out. The contract is in docs/doors.md."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from channels_in.models import DoorAccount, RawInbound, SocialItem
from tickets.incoming import IncomingMessage
from tickets.models import Message, Ticket


class ChannelError(Exception):
    """The other side did not take a message.

    permanent: trying again would not help. ambiguous: it may have been taken all the same. is_about_server: it says
    nothing about this message, others would not be taken now either. rest: how long the other side wants peace.
    str() is shown to agents: it holds what the other side said, never a secret.
    """

    def __init__(
        self,
        detail: str,
        *,
        permanent: bool = False,
        ambiguous: bool = False,
        is_about_server: bool = False,
        rest: timedelta | None = None,
    ) -> None:
        super().__init__(detail[:300])
        self.permanent, self.ambiguous = permanent, ambiguous
        self.is_about_server, self.rest = is_about_server or rest is not None, rest


class CannotRead(ValueError):
    """What came in is over a limit; trying again would not help. str() is the reason shown to a person."""


class Happening(ABC):
    """Something a provider tells that is no message: an edit, a removal, a receipt, an echo of what we said."""

    @abstractmethod
    def take(self, raw: RawInbound) -> Message | None:
        """Write what it changes, in the caller's transaction; return the message it is about, if we have it.

        They come in any order and more than once: taking one again, or before what it is about, must end the same.
        """


@dataclass(frozen=True, slots=True)
class ReplyWindow:
    """Until when a requester can be answered freely. after: what is left then: "" (nothing) or "template"."""

    until: datetime
    after: str = ""


class Channel(Protocol):
    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        """Return what was said. Reads the row it is given and nothing else; raises ValueError when it cannot.

        Files inside the body are handed over with their content; channels_in.intake stores them.
        """

    def send(self, message: Message) -> None:
        """Deliver an outgoing message to those of its recipients who have not had it. Raises ChannelError."""


@runtime_checkable
class Writes(Protocol):
    """A door that keeps more about a message than its ticket does."""

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        """Called in the transaction that wrote the message. No network here: enqueue a job."""


@runtime_checkable
class HearsBack(Protocol):
    """A door whose provider may tell that a message did not arrive before we have written down that it left."""

    def refused_meanwhile(self, message: Message) -> str:
        """Called with the ticket locked when everybody seems to have had it. Returns why somebody has not, else "".

        Marks them on message.recipients, so that trying again tries them alone.
        """


@runtime_checkable
class HasWindow(Protocol):
    """A door by which one can answer only for a while after the requester has written."""

    def reply_window(self, ticket: Ticket) -> ReplyWindow | None:
        """None: no limit, or nobody there to answer."""


@runtime_checkable
class FetchesFiles(Protocol):
    """A door whose files are fetched after the message has come in (channels_in.media)."""

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        """Return name, content type and bytes. Raises ChannelError."""


@runtime_checkable
class Fetches(Protocol):
    """A door whose provider calls nobody: it asks what is new (channels_in.polling)."""

    every: timedelta  # how often

    def fetch(self, account: DoorAccount) -> None:
        """Keep what came after account.cursor, page by page, by channels_in.pages. Raises ChannelError.

        Called for one account by one process at a time, and begun again from the cursor when it ends anyhow.
        """


@runtime_checkable
class Moderates(Protocol):
    """A door where we can do something about what others write in public under our name.

    Each ends the same when it is asked twice: what is hidden already, or gone already, is a success.
    """

    def hide(self, item: SocialItem, hidden: bool) -> None:
        """Hide a comment from all but its author and their friends, or show it again. Raises ChannelError."""

    def take_down(self, item: SocialItem) -> None:
        """Remove a comment so that nobody sees it. It cannot be undone. Raises ChannelError."""
