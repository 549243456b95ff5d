"""The ground the actions of a chat stand on: hold the chat, write what happened in its order, tell both sides.

Locks are always taken in the same order: the row of the ticket first, that of the chat afterwards. What an action
does to the ticket (assign it, answer on it) locks the ticket again, which costs nothing once it is held.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from chat.entries import Told, naming_of, told_of
from chat.models import INTERNAL_KINDS, ChatEntry, ChatSession
from chat.telling import tell_entries
from tickets.merged import main_of
from tickets.models import Message, Ticket


@contextmanager
def holding(session_id: int) -> Iterator[ChatSession]:
    """Lock one chat and its ticket, and give the chat as it is now. Raises ChatSession.DoesNotExist."""
    with transaction.atomic():
        ticket_id = ChatSession.objects.values_list("ticket_id", flat=True).get(pk=session_id)
        hold_ticket(ticket_id)
        yield hold_chat(session_id)


def hold_ticket(ticket_id: int) -> None:
    """Lock the ticket and, where it is merged into another, that one: in the order of their ids."""
    ids = {ticket_id, main_of(Ticket.objects.only("pk", "merged_into_id").get(pk=ticket_id)).pk}
    list(Ticket.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))


def hold_chat(session_id: int) -> ChatSession:
    """Lock the chat alone, for those who have its ticket already or do nothing to it."""
    # First the lock, then the reading: a query that does both joins what was there before it had to wait.
    ChatSession.objects.select_for_update().only("pk").get(pk=session_id)
    related = ("ticket", "inbox__team", "inbox__sender_profile", "agent")
    return ChatSession.objects.select_related(*related).get(pk=session_id)


def enter(
    session: ChatSession,
    kind: str,
    *,
    message: Message | None = None,
    data: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Told:
    """Write the next entry of a chat that is held, and hint at it after commit. Saves the chat's two counters alone.

    data must be JSON; of it a visitor gets "name", as a first name, and "by".
    """
    row = write_entry(session, kind, message=message, data=data, at=at)
    told = told_of(row, naming_of(session))
    tell_entries(session.pk, [told.full], [told.public] if told.public else [])
    return told


def write_entry(
    session: ChatSession,
    kind: str,
    *,
    message: Message | None = None,
    data: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> ChatEntry:
    """The same without a hint."""
    row = ChatEntry(
        session=session,
        seq=session.last_seq + 1,
        public_before=session.last_public_seq,
        kind=kind,
        is_internal=kind in INTERNAL_KINDS,
        message=message,
        data=data or {},
        at=at or timezone.now(),
    )
    row.save(force_insert=True)
    session.last_seq = row.seq
    if not row.is_internal:
        session.last_public_seq = row.seq
    session.save(update_fields=["last_seq", "last_public_seq"])
    return row
