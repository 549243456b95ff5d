from tickets.models.api_answer import ApiAnswer
from tickets.models.attachment import Attachment
from tickets.models.category import CaseKind, Category
from tickets.models.draft import Draft
from tickets.models.event import Event, EventKind
from tickets.models.inbox import ChannelKind, Inbox
from tickets.models.message import Delivery, Direction, Message, MessageKind
from tickets.models.participant import NamedAgent, Participant
from tickets.models.ticket import Priority, Ticket
from tickets.models.upload import Upload

__all__ = [
    "ApiAnswer",
    "Attachment",
    "CaseKind",
    "Category",
    "ChannelKind",
    "Delivery",
    "Direction",
    "Draft",
    "Event",
    "EventKind",
    "Inbox",
    "Message",
    "MessageKind",
    "NamedAgent",
    "Participant",
    "Priority",
    "Ticket",
    "Upload",
]
