"""Delivering one outgoing message: every try is a row, every message ends as sent, failed or unknown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels_in import rates
from channels_in.base import ChannelError, HearsBack
from channels_in.locks import held
from channels_in.models import MailServer, OutboundAttempt
from channels_in.registry import sender_for
from tickets.actions.changing import changing
from tickets.actions.retry_delivery import retry_by_hand
from tickets.actions.send_now import hold_if_answered, note_leaving
from tickets.actions.sending import what_is_never_public
from tickets.models import ChannelKind, Delivery, EventKind, Message

__all__ = ["deliver", "retry_by_hand"]

# At once, then every five minutes for a little over four hours.
MOST_ATTEMPTS = 50
GIVE_UP_AFTER = timedelta(hours=4)
_SUCCESS_NOTED_EVERY = timedelta(minutes=1)


class TryLaterError(Exception):
    """The message could not be delivered now; the job shall come back. Says nothing of what the message holds."""


class NotYetError(TryLaterError):
    """Nothing was tried. at: when to come back. is_for_all: others of its inbox need not be tried either."""

    def __init__(self, text: str, at: datetime, *, is_for_all: bool = False) -> None:
        super().__init__(text)
        self.at, self.is_for_all = at, is_for_all


class ServerFaultError(TryLaterError):
    """It says nothing about this message: others would not be taken now either."""


def deliver(message_id: int) -> None:
    """Try to deliver a pending message. Raises TryLaterError while there is hope.

    A message that is not pending is left alone: a job that runs twice sends once. Two jobs at once: one sends.
    A planned answer is held when the requester has written since.
    """
    if hold_if_answered(message_id):
        return
    with held("deliver", [message_id]) as mine:
        if not mine:
            raise NotYetError(f"message {message_id} is being delivered", timezone.now() + timedelta(seconds=10))
        begun = begin(mine)
        if begun.not_yet is not None:
            raise begun.not_yet
        for attempt in begun.attempts:
            try_once(attempt)


def _check_public(message: Message) -> None:
    """The ticket may have become confidential since it was written. Raises ChannelError."""
    channel, ticket = ChannelKind(message.channel), message.ticket
    if found := what_is_never_public(channel, message.body, is_confidential=ticket.is_confidential):
        raise ChannelError(found, permanent=True)


@dataclass
class Begun:
    attempts: list[OutboundAttempt] = field(default_factory=list)
    not_yet: NotYetError | None = None  # why the others, in order, were not begun


def try_once(attempt: OutboundAttempt) -> None:
    """Send, and write how it went. Raises TryLaterError while there is hope, and what was our own fault."""
    message = attempt.message
    try:
        _check_public(message)
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


def begin(message_ids: Sequence[int]) -> Begun:
    """Write the attempts and commit before anything is sent: after a crash they tell that something may have left.

    The caller holds the messages' locks, and tries each attempt or gives it back.
    """
    begun, now = Begun(), timezone.now()
    with transaction.atomic():
        for message in _waiting(message_ids):
            try:
                _check_turn(message, begun.attempts, now)
            except NotYetError as error:
                begun.not_yet = error
                break
            source, mails = rates.source_of(message), _mails_of(message)
            inbox_id = source.inbox_id if source else message.ticket.inbox_id
            begun.attempts.append(OutboundAttempt(message=message, inbox_id=inbox_id, mails=mails, started_at=now))
        _close_interrupted(begun.attempts)
        OutboundAttempt.objects.bulk_create(begun.attempts)
    return begun


def give_back(attempts: Sequence[OutboundAttempt]) -> None:
    """Undo what was begun and not tried."""
    OutboundAttempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).delete()


def _waiting(message_ids: Sequence[int]) -> list[Message]:
    """Those still to be delivered, in order, locked until the transaction ends, with all that sending reads."""
    inbox = ("ticket__inbox__mail_server", "ticket__inbox__sender_profile", "ticket__inbox__oauth_grant")
    rows = (
        Message.objects.select_for_update(of=("self",))
        .select_related(*inbox, "ticket__requester", "ticket__team__department", "agent", "side")
        .prefetch_related("attachments")
        .defer("search", "body_html", "ticket__search")
        .filter(pk__in=message_ids, delivery=Delivery.PENDING, held_at=None)
    )
    found = {message.pk: message for message in rows}
    return [found[pk] for pk in message_ids if pk in found]


def _mails_of(message: Message) -> int:
    waiting = sum(1 for row in message.recipients if not row.get("sent") and not row.get("refused"))
    return min(waiting, 32_767)


def _check_turn(message: Message, begun: Sequence[OutboundAttempt], now: datetime) -> None:
    """Raise NotYetError when it has a time of its own, its inbox's server rests, or the rate is used up."""
    if message.send_at is not None and message.send_at > now:
        raise NotYetError(f"message {message.pk} has a time of its own", message.send_at)
    server = rates.source_of(message)
    if server is None:
        return
    resting = rates.rests_until(server, now)
    if resting and not _is_given_up(message, now):
        raise NotYetError(
            f"the account of message {message.pk} rests", resting, is_for_all=server.inbox_id == message.ticket.inbox_id
        )
    if server.per_minute is not None:
        locked = type(server).objects.select_for_update().get(pk=server.pk)
        mails = sum(attempt.mails for attempt in begun if attempt.inbox_id == server.inbox_id)
        if at := rates.room_at(locked, mails, _mails_of(message), now):
            raise NotYetError(f"message {message.pk} waits in line", at, is_for_all=True)


def _is_given_up(message: Message, now: datetime) -> bool:
    # Counted from the last time somebody asked for it, which is when it was written or tried again by hand.
    return now - message.due_at > GIVE_UP_AFTER + timedelta(minutes=10)


def _close_interrupted(begun: Sequence[OutboundAttempt]) -> None:
    """An attempt nobody finished belonged to a worker that is gone: only one tries at a time, and that is us now."""
    mine = [attempt.message_id for attempt in begun]
    OutboundAttempt.objects.filter(message__in=mine, result=OutboundAttempt.Result.TRYING).update(
        result=OutboundAttempt.Result.RETRY, may_have_left=True, detail="interrupted", finished_at=timezone.now()
    )


def _failed(attempt: OutboundAttempt, error: ChannelError) -> None:
    message, detail = attempt.message, str(error)
    if error.permanent:
        # Where the same thing sent twice comes twice, what may have left is not sent again: a person decides.
        ended = Delivery.UNKNOWN if error.ambiguous else Delivery.FAILED
        _conclude(attempt, OutboundAttempt.Result.FAILED, ended, detail)
        return
    attempt.may_have_left = error.ambiguous
    if error.is_about_server and message.channel == ChannelKind.EMAIL:
        _note_fault(message, detail)  # the other doors note it themselves: they know by which account it left
    tries = message.attempts.filter(started_at__gte=message.queued_at)
    if tries.count() >= MOST_ATTEMPTS or _is_given_up(message, timezone.now()):
        may_have_left = error.ambiguous or tries.filter(may_have_left=True).exists()
        ended = Delivery.UNKNOWN if may_have_left else Delivery.FAILED
        _conclude(attempt, OutboundAttempt.Result.RETRY, ended, detail)
        return
    _finish(attempt, OutboundAttempt.Result.RETRY, detail)
    Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
    raise (ServerFaultError if error.is_about_server else TryLaterError)(f"message {message.pk}")


def _finish(attempt: OutboundAttempt, result: str, detail: str) -> None:
    attempt.result, attempt.detail, attempt.finished_at = result, detail, timezone.now()
    attempt.save(update_fields=["result", "detail", "may_have_left", "finished_at"])


def _conclude(attempt: OutboundAttempt, result: str, delivery: str, detail: str) -> None:
    """Finish the attempt, set the end state, and tell those who look at the ticket; one transaction."""
    message = attempt.message
    with changing(message.ticket, by=None) as change:
        if delivery == Delivery.SENT and (told := _refused_meanwhile(message)):
            result, delivery, detail = OutboundAttempt.Result.FAILED, Delivery.FAILED, told
            Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
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


def _refused_meanwhile(message: Message) -> str:
    """The ticket is locked: what is told from now on changes a message that has ended, and sees that it has."""
    door = sender_for(message.channel)
    return door.refused_meanwhile(message) if isinstance(door, HearsBack) else ""


def _note_fault(message: Message, detail: str) -> None:
    """Nobody's mail would go now: others wait a little, and an administrator sees it."""
    fault = {"last_error": detail[:300], "last_error_at": timezone.now()}
    MailServer.objects.update_or_create(inbox=message.ticket.inbox, defaults=fault)


def _note_success(message: Message) -> None:
    server = getattr(message.ticket.inbox, "mail_server", None)
    now = timezone.now()
    if server is None or message.channel != ChannelKind.EMAIL:
        return
    if server.last_error or server.last_success_at is None or now - server.last_success_at > _SUCCESS_NOTED_EVERY:
        MailServer.objects.filter(pk=server.pk).update(last_success_at=now, last_error="")
