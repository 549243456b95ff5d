"""Delivering one outgoing message: every try is a row, every message ends as sent, failed or unknown."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels_in import rates
from channels_in.base import ChannelError
from channels_in.locks import only_one
from channels_in.models import MailServer, OutboundAttempt
from channels_in.registry import sender_for
from servicedesk.lib.queueing import enqueue
from tickets.actions.changing import Actor, changing
from tickets.actions.reply import DELIVER
from tickets.actions.send_now import hold_if_answered, note_leaving
from tickets.models import Delivery, EventKind, Message

# At once, then every five minutes for a little over four hours.
MOST_ATTEMPTS = 50
GIVE_UP_AFTER = timedelta(hours=4)
_SUCCESS_NOTED_EVERY = timedelta(minutes=1)


class TryLaterError(Exception):
    """The message could not be delivered now; the job shall come back. Says nothing of what the message holds."""


class NotYetError(TryLaterError):
    """Nothing was tried: it is not its turn. at: when to come back."""

    def __init__(self, text: str, at: datetime) -> None:
        super().__init__(text)
        self.at = at


def deliver(message_id: int) -> None:
    """Try to deliver a pending message. Raises TryLaterError while there is hope.

    A message that is not pending is left alone: a job that runs twice sends once. Two jobs at once: one sends.
    """
    with only_one("deliver", message_id) as is_mine:
        if not is_mine:
            raise NotYetError(f"message {message_id} is being delivered", timezone.now() + timedelta(seconds=10))
        if hold_if_answered(message_id):
            return
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
        _conclude(attempt, OutboundAttempt.Result.SENT, Delivery.SENT, "")
        _note_success(message)


def _begin(message_id: int) -> OutboundAttempt | None:
    """Write the attempt and commit before anything is sent: after a crash it tells that something may have left."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("ticket__inbox__mail_server", "ticket__requester", "agent")
            .filter(pk=message_id)
            .first()
        )
        if message is None or message.delivery != Delivery.PENDING or message.held_at is not None:
            return None
        now = timezone.now()
        if message.send_at is not None and message.send_at > now:
            raise NotYetError(f"message {message_id} has a time of its own", message.send_at)
        _wait_for_server(message, now)
        _close_interrupted(message)
        return OutboundAttempt.objects.create(
            message=message, inbox_id=message.ticket.inbox_id, mails=_mails_of(message)
        )


def _mails_of(message: Message) -> int:
    waiting = sum(1 for row in message.recipients if not row.get("sent") and not row.get("refused"))
    return min(waiting, 32_767)


def _wait_for_server(message: Message, now: datetime) -> None:
    """Raise NotYetError when the inbox's server took nobody's mail a moment ago, or its rate is used up."""
    server = getattr(message.ticket.inbox, "mail_server", None)
    if server is None:
        return
    resting = rates.rests_until(server, now)
    if resting and not _is_given_up(message, now):
        raise NotYetError(f"the mail server of message {message.pk} rests", resting)
    if server.per_minute is not None:
        locked = MailServer.objects.select_for_update().get(pk=server.pk)
        if at := rates.room_at(locked, _mails_of(message), now):
            raise NotYetError(f"message {message.pk} waits in line", rates.its_turn(message, locked, at))


def _is_given_up(message: Message, now: datetime) -> bool:
    # Counted from the last time somebody asked for it, which is when it was written or tried again by hand.
    return now - message.due_at > GIVE_UP_AFTER + timedelta(minutes=10)


def _close_interrupted(message: Message) -> None:
    """An attempt nobody finished belonged to a worker that is gone: only one tries at a time, and that is us now."""
    message.attempts.filter(result=OutboundAttempt.Result.TRYING).update(
        result=OutboundAttempt.Result.RETRY, may_have_left=True, detail="interrupted", finished_at=timezone.now()
    )


def _failed(attempt: OutboundAttempt, error: ChannelError) -> None:
    message, detail = attempt.message, str(error)
    if error.permanent:
        _conclude(attempt, OutboundAttempt.Result.FAILED, Delivery.FAILED, detail)
        return
    attempt.may_have_left = error.ambiguous
    if error.is_about_server:
        _note_fault(message, detail)
    tries = message.attempts.filter(started_at__gte=message.queued_at)
    if tries.count() >= MOST_ATTEMPTS or _is_given_up(message, timezone.now()):
        may_have_left = error.ambiguous or tries.filter(may_have_left=True).exists()
        ended = Delivery.UNKNOWN if may_have_left else Delivery.FAILED
        _conclude(attempt, OutboundAttempt.Result.RETRY, ended, detail)
        return
    _finish(attempt, OutboundAttempt.Result.RETRY, detail)
    Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
    raise TryLaterError(f"message {message.pk}")


def _finish(attempt: OutboundAttempt, result: str, detail: str) -> None:
    attempt.result, attempt.detail, attempt.finished_at = result, detail, timezone.now()
    attempt.save(update_fields=["result", "detail", "may_have_left", "finished_at"])


def _conclude(attempt: OutboundAttempt, result: str, delivery: str, detail: str) -> None:
    """Finish the attempt, set the end state, and tell those who look at the ticket; one transaction."""
    message = attempt.message
    with changing(message.ticket, by=None) as change:
        _finish(attempt, result, detail)
        changed = Message.objects.filter(pk=message.pk, delivery=Delivery.PENDING).update(
            delivery=delivery,
            delivery_detail=detail,
            delivered_at=timezone.now() if delivery == Delivery.SENT else None,
            recipients=message.recipients,
        )
        if changed:
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=delivery, detail=detail)
            if delivery == Delivery.SENT:
                note_leaving(change, message)


def _note_fault(message: Message, detail: str) -> None:
    """Nobody's mail would go now: others wait a little, and an administrator sees it."""
    fault = {"last_error": detail[:300], "last_error_at": timezone.now()}
    MailServer.objects.update_or_create(inbox=message.ticket.inbox, defaults=fault)


def _note_success(message: Message) -> None:
    server = getattr(message.ticket.inbox, "mail_server", None)
    now = timezone.now()
    if server is None:
        return
    if server.last_error or server.last_success_at is None or now - server.last_success_at > _SUCCESS_NOTED_EVERY:
        MailServer.objects.filter(pk=server.pk).update(last_success_at=now, last_error="")


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
