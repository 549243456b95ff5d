"""Delivering many: a job delivers its own message and, the connection being there, others that wait at the same inbox.

Every message keeps a job of its own until it has ended, so whatever happens to a batch loses nothing.
"""

import logging
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from channels_in.delivery import NotYetError, ServerFaultError, TryLaterError, begin, deliver, give_back, try_once
from channels_in.email.lines import lines_kept
from channels_in.locks import held, only_one
from channels_in.models import OutboundAttempt
from tickets.actions.reply import DELIVER
from tickets.models import Delivery, Message

logger = logging.getLogger(__name__)
# Jobs that deliver for one inbox at once, over all workers. The first goes on with others' messages. Mail servers
# take only a few connections from one sender, and a slow one must not hold every worker.
LANES = 2
MOST_IN_A_BATCH = 1000
AT_ONCE = 20  # attempts written in one transaction; after a crash so many may be thought to have left
WORK_MAX = timedelta(seconds=15)  # a job goes on with others' messages; a stopping worker waits for it
GRACE = timedelta(seconds=45)  # beyond that, for the message it is at
_AFTER_OTHERS = timedelta(seconds=5)
_SECOND_TRY_AFTER = timedelta(seconds=10)
_JOBS = "task_name = %s AND status = 'todo' AND (args ->> 'message_id')::bigint = ANY(%s)"


def deliver_with_others(message_id: int) -> None:
    """Deliver the message, and then what else waits at its inbox. Raises TryLaterError while there is hope for it."""
    inbox_id = (
        Message.objects.filter(pk=message_id, delivery=Delivery.PENDING)
        .values_list("ticket__inbox_id", flat=True)
        .first()
    )
    if inbox_id is None:
        return
    with _lane(inbox_id) as number:
        if number is None:
            raise NotYetError(f"others deliver before message {message_id}", timezone.now() + _AFTER_OTHERS)
        with lines_kept():
            try:
                deliver(message_id)
            finally:
                if number == 0:
                    _go_on(inbox_id, message_id)


@contextmanager
def _lane(inbox_id: int, number: int = 0) -> Iterator[int | None]:
    """Give the number of a lane of this inbox, held until the block ends; None when all are taken."""
    with only_one(f"lane {number}", inbox_id) as is_mine:
        if is_mine:
            yield number
            return
    if number + 1 == LANES:
        yield None
        return
    with _lane(inbox_id, number + 1) as found:
        yield found


def _go_on(inbox_id: int, but_not: int) -> None:
    """Deliver what has not been tried yet, until it is all gone, the time is up or the server takes no more.

    The messages' own jobs are put off meanwhile, and come if this process does not live to deliver them.
    """
    waiting = _untried(inbox_id, but_not)
    _put_off(waiting, timezone.now() + WORK_MAX + GRACE)
    until, again_at = time.monotonic() + WORK_MAX.total_seconds(), timezone.now()
    done = 0
    while done < len(waiting) and time.monotonic() < until:
        some = waiting[done : done + AT_ONCE]
        with held("deliver", some) as mine:
            begun = begin(mine)
            tried = _try_each(begun.attempts, until)
        if tried < len(begun.attempts) or (begun.not_yet is not None and begun.not_yet.is_for_all):
            again_at = begun.not_yet.at if begun.not_yet else again_at
            done += tried
            break
        done += len(some)
    _put_off(waiting[done:], again_at)


def _try_each(attempts: Sequence[OutboundAttempt], until: float) -> int:
    """Try one after the other, for as long as it is worth going on. Returns how many were tried."""
    ended: list[int] = []
    tried = 0
    for attempt in attempts:
        if time.monotonic() > until:
            break
        tried += 1
        try:
            try_once(attempt)
            ended.append(attempt.message_id)
        except Exception as error:
            # Noted as a try. Its own job comes back to it, and meets the same fault if it is one of ours.
            if not isinstance(error, TryLaterError):
                logger.exception("message %s could not be delivered", attempt.message_id)
            _put_off([attempt.message_id], timezone.now() + _SECOND_TRY_AFTER)
            if isinstance(error, ServerFaultError):
                break
    give_back(attempts[tried:])
    _remove_jobs(ended)
    return tried


def _untried(inbox_id: int, but_not: int) -> list[int]:
    tries = OutboundAttempt.objects.filter(message=OuterRef("pk"), started_at__gte=OuterRef("queued_at"))
    waiting = Message.objects.filter(
        Q(send_at=None) | Q(send_at__lte=timezone.now()),
        ~Exists(tries),
        delivery=Delivery.PENDING,
        held_at=None,
        is_scheduled=False,  # its job looks first whether the requester has written since
        ticket__inbox=inbox_id,
    )
    found = waiting.exclude(pk=but_not).order_by("created_at", "pk")
    return list(found.values_list("pk", flat=True)[:MOST_IN_A_BATCH])


def _put_off(ids: Collection[int], to: datetime) -> None:
    """The messages' own jobs come then."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE procrastinate_jobs SET scheduled_at = %s WHERE {_JOBS}",  # noqa: S608 -- a constant
                [to, DELIVER, list(ids)],
            )


def _remove_jobs(ids: Collection[int]) -> None:
    """Jobs of messages that have ended would find nothing to do."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM procrastinate_jobs WHERE {_JOBS}", [DELIVER, list(ids)])  # noqa: S608
