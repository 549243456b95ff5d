"""What a contact is called within its source: the same is never counted twice. Pure."""

from datetime import date, datetime, time

from servicedesk.lib.working_time import STOCKHOLM


def message_id(message_id: int) -> str:
    """A ticket's first message, a chat's opening, or what was noted of a call."""
    return str(message_id)


def search_id(language: str, day: date, words: str) -> str:
    """The searches for the same words in one language on one day."""
    return f"{language} {day.isoformat()} {words}"


def search_at(day: date) -> datetime:
    """When a day's searches are said to have been: its first moment, as the day is all that is kept."""
    return datetime.combine(day, time(), STOCKHOLM)
