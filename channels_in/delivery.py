"""Delivering one outgoing message: every try is a row, every message ends as sent, failed or unknown."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.locks import only_one
from channels_in.models import OutboundAttempt
from channels_in.registry import sender_for
from servicedesk.lib.queueing import enqueue
from tickets.actions.changing import Actor, changing
from tickets.actions.reply import DELIVER
from tickets.models import Delivery, EventKind, Message

# At once, then every five minutes for a little over four hours.
MOST_ATTEMPTS = 50
GIVE_UP_AFTER = timedelta(hours=4)


class TryLaterError(Exception):
    """The message could not be delivered now; the job shall come back. Says nothing of what the message holds."""


def deliver(message_id: int) -> None:
    """Try to deliver a pending message. Raises TryLaterError while there is hope.

    A message that is not pending is left alone: a job that runs twice sends once. Two jobs at once: one sends.
    """
    with only_one("deliver", message_id) as is_mine:
        if not is_mine:
            raise TryLaterError(f"message {message_id} is being delivered")
        attempt = _begin(message_id)
        if attempt is not None:
            _try(attempt)


def _try(attempt: OutboundAttempt) -> None:
    message = attempt.message
    try:
        sender_for(message.channel).send(message)
    except ChannelError as error:
        _failed(attempt, error)
    except Exception as error:
        # A fault of ours says nothing about the address: it may be mended by the next release.
        _failed(attempt, ChannelError(type(error).__name__))
        raise
    else:
        _finish(attempt, OutboundAttempt.Result.SENT, "")
        _conclude(message, Delivery.SENT, "")


def _begin(message_id: int) -> OutboundAttempt | None:
    """Write the attempt and commit before anything is sent: after a crash it tells that something may have left."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("ticket__inbox", "ticket__requester", "agent")
            .filter(pk=message_id)
            .first()
        )
        if message is None or message.delivery != Delivery.PENDING:
            return None
        _close_interrupted(message)
        return OutboundAttempt.objects.create(message=message)


def _close_interrupted(message: Message) -> None:
    """An attempt nobody finished belonged to a worker that is gone: only one tries at a time, and that is us now."""
    message.attempts.filter(result=OutboundAttempt.Result.TRYING).update(
        result=OutboundAttempt.Result.RETRY, may_have_left=True, detail="interrupted", finished_at=timezone.now()
    )


def _failed(attempt: OutboundAttempt, error: ChannelError) -> None:
    message, detail = attempt.message, str(error)
    if error.permanent:
        _finish(attempt, OutboundAttempt.Result.FAILED, detail)
        _conclude(message, Delivery.FAILED, detail)
        return
    _finish(attempt, OutboundAttempt.Result.RETRY, detail, ambiguous=error.ambiguous)
    # Counted from the last time somebody asked for it, which is when it was written or tried again by hand.
    tries = message.attempts.filter(started_at__gte=message.queued_at)
    if tries.count() >= MOST_ATTEMPTS or timezone.now() - message.queued_at > GIVE_UP_AFTER + timedelta(minutes=10):
        may_have_left = tries.filter(may_have_left=True).exists()
        _conclude(message, Delivery.UNKNOWN if may_have_left else Delivery.FAILED, detail)
        return
    raise TryLaterError(f"message {message.pk}")


def _finish(attempt: OutboundAttempt, result: str, detail: str, *, ambiguous: bool = False) -> None:
    attempt.result, attempt.detail, attempt.may_have_left = result, detail, ambiguous
    attempt.finished_at = timezone.now()
    attempt.save(update_fields=["result", "detail", "may_have_left", "finished_at"])


def _conclude(message: Message, delivery: str, detail: str) -> None:
    """Set the end state, and tell those who look at the ticket."""
    with changing(message.ticket, by=None) as change:
        changed = Message.objects.filter(pk=message.pk, delivery=Delivery.PENDING).update(
            delivery=delivery,
            delivery_detail=detail,
            delivered_at=timezone.now() if delivery == Delivery.SENT else None,
        )
        if changed:
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=delivery, detail=detail)


def retry_by_hand(message: Message, *, by: Actor) -> bool:
    """Put a failed or unknown message back to pending, with a fresh count. Returns whether it was one.

    Recipients who have had it do not get it again; those who were refused are tried anew.
    """
    with changing(message.ticket, by=by) as change:
        ended = [Delivery.FAILED, Delivery.UNKNOWN]
        row = Message.objects.select_for_update(of=("self",)).filter(pk=message.pk, delivery__in=ended).first()
        if row is None:
            return False
        row.recipients = [{key: person[key] for key in person if key != "refused"} for person in row.recipients]
        row.delivery, row.delivery_detail, row.queued_at = Delivery.PENDING, "", timezone.now()
        row.save(update_fields=["recipients", "delivery", "delivery_detail", "queued_at"])
        enqueue(DELIVER, queue="outgoing", message_id=row.pk)
        change.record(EventKind.DELIVERY_CHANGED, message=row, to=Delivery.PENDING.value, detail="")
    return True
