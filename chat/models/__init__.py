from chat.models.session import (
    INTERNAL_KINDS,
    ChatBlock,
    ChatEntry,
    ChatHelper,
    ChatSession,
    ChatState,
    EndedBy,
    EntryKind,
)
from chat.models.setup import ChatSetup, ChatSite
from chat.models.staffing import CAPACITY_DEFAULT, CAPACITY_MAX, Availability, ChatSkill, Standing

__all__ = [
    "CAPACITY_DEFAULT",
    "CAPACITY_MAX",
    "INTERNAL_KINDS",
    "Availability",
    "ChatBlock",
    "ChatEntry",
    "ChatHelper",
    "ChatSession",
    "ChatSetup",
    "ChatSite",
    "ChatSkill",
    "ChatState",
    "EndedBy",
    "EntryKind",
    "Standing",
]
