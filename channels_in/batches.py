"""Delivering many: a job delivers its own message and, the connection being there, others that wait at the same inbox.

Every message keeps a job of its own until it has ended, so whatever happens to a batch loses nothing.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from channels_in import rates
from channels_in.delivery import NotYetError, TryLaterError, deliver
from channels_in.email.lines import lines_kept
from channels_in.locks import only_one
from channels_in.models import OutboundAttempt
from tickets.actions.reply import DELIVER
from tickets.models import Delivery, Message

logger = logging.getLogger(__name__)
# Jobs that deliver for one inbox at once, over all workers. The first goes on with others' messages. Mail servers
# take only a few connections from one sender, and a slow one must not hold every worker.
LANES = 2
MOST_IN_A_BATCH = 500
WORK_MAX = 10.0  # seconds a job goes on with others' messages
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
            raise NotYetError(f"others deliver before message {message_id}", _after_others(message_id))
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


def _after_others(message_id: int) -> datetime:
    """Those before it are on their way; when they are gone, so, most likely, is this one."""
    message = Message.objects.select_related("ticket").get(pk=message_id)
    return timezone.now() + timedelta(seconds=min(300, 5 + rates.ahead_of(message) // 20))


def _go_on(inbox_id: int, but_not: int) -> None:
    """Deliver what has not been tried yet, until it is all gone, the time is up or the server takes no more."""
    until = time.monotonic() + WORK_MAX
    ended: list[int] = []
    for message_id in _untried(inbox_id, but_not):
        try:
            deliver(message_id)
            ended.append(message_id)
        except NotYetError:
            break  # the rate, or the server's rest: it holds for the others too
        except TryLaterError:
            _put_off([message_id])
        except Exception:
            # Noted as a try; its own job meets the same fault and comes back.
            logger.exception("message %s could not be delivered", message_id)
            _put_off([message_id])
        if len(ended) >= 50:
            _remove_jobs(ended)
            ended = []
        if time.monotonic() > until:
            break
    _remove_jobs(ended)


def _untried(inbox_id: int, but_not: int) -> Sequence[int]:
    tries = OutboundAttempt.objects.filter(message=OuterRef("pk"), started_at__gte=OuterRef("queued_at"))
    waiting = Message.objects.filter(
        Q(send_at=None) | Q(send_at__lte=timezone.now()),
        ~Exists(tries),
        delivery=Delivery.PENDING,
        held_at=None,
        ticket__inbox=inbox_id,
    )
    found = waiting.exclude(pk=but_not).order_by("created_at", "pk")
    return list(found.values_list("pk", flat=True)[:MOST_IN_A_BATCH])


def _put_off(ids: Sequence[int]) -> None:
    """The messages' own jobs wait a little: they have just been tried."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE procrastinate_jobs SET scheduled_at = %s WHERE {_JOBS}",  # noqa: S608 -- a constant
            [timezone.now() + _SECOND_TRY_AFTER, DELIVER, list(ids)],
        )


def _remove_jobs(ids: Sequence[int]) -> None:
    """Jobs of messages that have ended would find nothing to do."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM procrastinate_jobs WHERE {_JOBS}", [DELIVER, list(ids)])  # noqa: S608
