"""What a contact is called within its source: the same is never counted twice. Pure."""

from datetime import date, datetime, time

from servicedesk.lib.working_time import STOCKHOLM
from tickets.models import ChannelKind

_SPOKEN = frozenset({ChannelKind.PHONE.value, ChannelKind.VISIT.value})


def source_of(channel: str) -> str:
    """Return the RadarContact.Source of what came by this channel."""
    if channel == ChannelKind.CHAT:
        return "chat"
    return "call" if channel in _SPOKEN else "message"


def search_id(language: str, day: date, words: str) -> str:
    """The searches for the same words in one language on one day; what people said is called by its message's id."""
    return f"{language} {day.isoformat()} {words}"


def search_at(day: date) -> datetime:
    """When a day's searches are said to have been: its first moment, as the day is all that is kept."""
    return datetime.combine(day, time(), STOCKHOLM)
