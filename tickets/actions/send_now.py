"""Scheduled messages: sent at once, moved to another time, held when the requester has written in the meantime."""

from datetime import datetime

from django.utils import timezone

from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, changing
from tickets.actions.sending import DELIVER, checked_time
from tickets.actions.undo_sending import locked
from tickets.models import Delivery, Direction, EventKind, Message, MessageKind


def send_now(message: Message, *, by: Agent | Integration) -> Message:
    """Let a message that waits for its time, or is held, leave at once. Raises TooLate."""
    return _leave_at(message, None, by=by)


def reschedule(message: Message, send_at: datetime, *, by: Agent | Integration) -> Message:
    """Let a message that has not left leave at another time; one that was held has been looked at by this.

    Raises TooLate, InvalidChange (the time has passed, or is more than a year ahead).
    """
    return _leave_at(message, send_at, by=by)


def _leave_at(message: Message, send_at: datetime | None, *, by: Agent | Integration) -> Message:
    with changing(message.ticket, by=by) as change:
        row = locked(message)
        if send_at is not None:
            checked_time(send_at, change.now)
        row.send_at, row.is_scheduled = send_at, send_at is not None
        # What came in until now has been seen.
        row.held_at, row.queued_at = None, change.now
        row.save(update_fields=["send_at", "is_scheduled", "held_at", "queued_at"])
        enqueue(DELIVER, queue="outgoing", at=send_at, message_id=row.pk)
        change.message = row
        change.record(EventKind.SCHEDULED, message=row, at=(send_at or change.now).isoformat())
    return row


def hold_if_answered(message_id: int) -> bool:
    """Hold a scheduled answer that is due when the requester has written since it was planned; whether it is held.

    It was written without knowing what they said. It waits until an agent has looked and lets it go (send_now,
    reschedule) or takes it back; the ticket tells those who work on it. What is not scheduled is never held: to the
    seconds of undoing belongs a form that refuses to be sent when something came in (StaleTicket).
    """
    message = Message.objects.filter(
        pk=message_id, delivery=Delivery.PENDING, is_scheduled=True, held_at__isnull=True, send_at__lte=timezone.now()
    ).first()
    if message is None or message.kind != MessageKind.MESSAGE or not _has_answer(message):
        return False
    with changing(message.ticket, by=None) as change:
        row = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
        if row.delivery != Delivery.PENDING or row.held_at is not None or row.attempts.exists():
            return row.held_at is not None
        if not _has_answer(row):  # somebody has looked in this moment
            return False
        row.held_at = change.now
        row.save(update_fields=["held_at"])
        change.message = row
        change.record(EventKind.SCHEDULED, message=row, held=True)
    return True


def note_leaving(change: Change, message: Message) -> None:
    """Inside another action: a scheduled answer has left, and may be the first one they got."""
    is_answer = message.is_scheduled and message.kind == MessageKind.MESSAGE
    if is_answer and change.ticket.first_answered_at is None:
        change.set("first_answered_at", change.now)


def _has_answer(message: Message) -> bool:
    theirs = Message.objects.filter(ticket=message.ticket_id, kind=MessageKind.MESSAGE, direction=Direction.IN)
    return bool(theirs.filter(is_automatic=False, created_at__gt=message.queued_at).exists())
