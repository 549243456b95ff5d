"""A note to colleagues in a chat: the ticket's note, with its place among what was said."""

from chat.actions.entering import enter, holding
from chat.entries import naming_of, told_of
from chat.models import ChatEntry, ChatSession, EntryKind
from chat.telling import Entry
from servicedesk.people.models import Agent
from tickets.actions.note import note


def note_in_chat(session: ChatSession, *, by: Agent, text: str, client_id: str = "") -> Entry:
    """Write it and return its entry, as agents get it. The same id again returns it. Raises InvalidChange."""
    with holding(session.pk) as held:
        message = note(held.ticket, by=by, body=text, client_key=client_id, keeps_draft=True)
        known = ChatEntry.objects.select_related("message__agent").filter(message=message).first()
        if known is not None:
            return told_of(known, naming_of(held)).full
        return enter(held, EntryKind.NOTE, message=message).full
