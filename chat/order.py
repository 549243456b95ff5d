"""The order of what happens in a chat: each thing gets the next seq under the lock of the session's row.

Who changes a chat and its ticket locks the ticket first (tickets.actions.changing), the session after it.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from chat.models import INTERNAL_KINDS, ChatEntry, ChatSession
from tickets.models import Message, Ticket


def locked(session_id: int) -> ChatSession:
    """Lock the session's row inside the caller's transaction, and return it as it is then."""
    # First the lock, then the reading: a query that does both joins what was there before it had to wait.
    ChatSession.objects.select_for_update().only("pk").get(pk=session_id)
    return ChatSession.objects.select_related("ticket", "inbox", "agent").get(pk=session_id)


def locked_with_ticket(session: ChatSession) -> ChatSession:
    """Lock the ticket and then the session; return the session as it is then."""
    Ticket.objects.select_for_update().only("pk").get(pk=session.ticket_id)
    return locked(session.pk)


def enter(
    session: ChatSession,
    kind: str,
    *,
    message: Message | None = None,
    data: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> ChatEntry:
    """Write one entry of a locked session and count on; the session's two marks of it are saved with it."""
    is_internal = kind in INTERNAL_KINDS
    session.last_seq += 1
    entry = ChatEntry.objects.create(
        session=session,
        seq=session.last_seq,
        public_before=session.last_public_seq,
        kind=kind,
        is_internal=is_internal,
        message=message,
        data=data or {},
        at=at or timezone.now(),
    )
    if not is_internal:
        session.last_public_seq = session.last_seq
    session.save(update_fields=["last_seq", "last_public_seq"])
    return entry
