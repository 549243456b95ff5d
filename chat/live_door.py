"""How the tickets' side finds a visitor who is here, and answers them in the chat (tickets.live)."""

from functools import partial

from django.db import transaction

from chat.actions.entering import hold_chat, holding, write_entry
from chat.entries import entries_after
from chat.models import ChatSession, ChatState, EntryKind
from chat.telling import hint_entries
from servicedesk.lib.text import one_line
from tickets import live
from tickets.models import Message, Ticket

NAME_MAX = 100  # characters, as other recipients have (tickets.actions.recipients)


def address(ticket: Ticket) -> dict[str, str] | None:
    """Return the visitor's address while they wait or talk."""
    here = ChatSession.objects.filter(ticket=ticket.pk, state__in=[ChatState.WAITING, ChatState.ACTIVE])
    row = here.values_list("pk", "visitor_name").first()
    return address_of(*row) if row is not None else None


def address_of(session_id: int, visitor_name: str) -> dict[str, str]:
    """Return what Message.recipients keeps of an answer in a chat."""
    return {"kind": live.KIND, "value": str(session_id), "name": one_line(visitor_name, NAME_MAX), "role": "to"}


def deliver(message: Message) -> None:
    """Give the message its place in the chat. Both sides are told after commit, when its files are there too."""
    session = hold_chat(int(message.recipients[0]["value"]))
    row = write_entry(session, EntryKind.MESSAGE, message=message, at=message.created_at)
    ChatSession.objects.filter(pk=session.pk).update(silent_ends_at=None)
    transaction.on_commit(partial(_hint, session, row.seq))


def deliver_later(message: Message) -> None:
    """The same outside any transaction, of a message that was written before."""
    with holding(int(message.recipients[0]["value"])):
        deliver(message)


def _hint(session: ChatSession, seq: int) -> None:
    full, public = (entries_after(session, seq - 1, for_visitor=is_visitor)[:1] for is_visitor in (False, True))
    hint_entries(session.pk, full, public)


def register() -> None:
    live.register(live.Live(address=address, deliver=deliver))
