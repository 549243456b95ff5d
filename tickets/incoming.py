"""IncomingMessage: the one shape in which every channel hands over what somebody said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IncomingAddress:
    kind: str  # people.AddressKind
    value: str  # normalised by servicedesk.lib.addresses
    name: str = ""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file. Where a door finds files inside what came in, content holds the bytes until channels_in.intake stores
    them; all others are stored already and have a storage_name. Only stored files reach tickets.actions.receive.
    """

    name: str
    storage_name: str
    content_type: str
    size: int  # bytes
    sha256: str
    content_id: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a server wrote about a message that did not arrive. It proves nothing: anybody can write one."""

    message_id: str  # of the message it is about, without angle brackets, "" when not said
    recipient: str = ""
    is_final: bool = True  # False: still being tried
    detail: str = ""  # one line, with the other server's words


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    channel: str  # tickets.ChannelKind
    subject: str
    text: str
    received_at: datetime
    sender: IncomingAddress | None = None  # None: nobody we can answer
    other_addresses: tuple[IncomingAddress, ...] = ()  # more ways to reach the same sender
    sender_name: str = ""
    contact_kind: str = "person"
    preferred_channel: str = ""
    language: str = ""
    html: str = ""
    new_text: str = ""  # text without what it quotes; "" when the door cannot tell
    files: tuple[IncomingFile, ...] = ()
    category_slug: str = ""
    team_slug: str = ""
    tags: tuple[str, ...] = ()
    # Threading: only what we signed ourselves, or a reference from somebody who is on the ticket.
    reply_token: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    ticket_number: int | None = None
    continues: bool = False  # the channel knows no threads: it goes on with what the sender was talking about in it
    client_key: str = ""
    is_live: bool = False  # the sender is here and sees that it has come: nothing acknowledges it
    is_automatic: bool = False  # an autoresponder, a list, a delivery report: never answered automatically
    report: DeliveryReport | None = None  # it is about a message of ours: never a ticket of its own
    mail_info: Mapping[str, str] = field(default_factory=dict)  # tickets.Message.mail_info
    extra: Mapping[str, str] = field(default_factory=dict)
